"""A larger desk out of a smaller one: everything in it again and again, each time some months later.

Linking 100,000 reports one after the other takes most of an hour of one core. What linking and questions cost depends on how much
lies in the tables, and on how much of it a question meets; so the rows are laid down again under other numbers and on later days.
Blocking keys and the terms of stories are each layer's own, as those of later days would be; tags (names, places, types) are
shared. Texts can be searched in the first layers alone: a search looks at the newest hits only.
"""

from __future__ import annotations

from typing import Any, Final

from tocsin.store.desk import Desk
from tocsin.store.packing import plain

APART: Final = 400
"""Days between two layers."""
SEARCHED: Final = 3
"""Layers whose texts are put into the index of words."""
LATER: Final = "CASE {0} WHEN 0 THEN 0 ELSE {0} + :d END"
COPIED: Final = (
    "INSERT INTO reports SELECT id + :r, key || '#' || :n, latest + :v, seen FROM reports WHERE id <= :r1",
    "INSERT INTO versions SELECT id + :v, report + :r, number, added, text_sha256, content, digest, evidence, title, outlet,"
    " domain, date(published, '+' || :d || ' days'), language, body FROM versions WHERE id <= :v1",
    'INSERT INTO mentions SELECT id + :m, key, report + :r, version + :v, reading, start, "end", type, gone, body FROM mentions'
    " WHERE id <= :m1",
    f"INSERT INTO incidents SELECT id + :i, into_ + :i, version, {LATER.format('day')}, {LATER.format('first_day')}, reports,"
    " touched + :h, lat, lon, queue, json_set(summary, '$.id', 'i' || (id + :i)), body FROM incidents WHERE id <= :i1",
    "INSERT INTO incident_versions SELECT incident + :i, version, at FROM incident_versions WHERE incident <= :i1",
    "INSERT INTO memberships SELECT incident + :i, mention + :m, since, until, link FROM memberships WHERE incident <= :i1",
    "INSERT INTO blocks SELECT key + :k, incident + :i FROM blocks WHERE incident <= :i1",
    "INSERT INTO history SELECT seq + :h, at, incident + :i, version, kind, report + :r, body FROM history WHERE seq <= :h1",
    "INSERT INTO disputes SELECT incident + :i, number, body FROM disputes WHERE incident <= :i1",
    "INSERT INTO stories SELECT id + :s, into_ + :s, size, first_day + :d, last_day + :d, title, body FROM stories"
    " WHERE id <= :s1",
    "INSERT INTO story_keys SELECT term || :n, story + :s FROM story_keys WHERE story <= :s1",
    "INSERT INTO linked SELECT report + :r, version + :v, reading, story + :s, why FROM linked WHERE report <= :r1",
    f"INSERT INTO incident_tags SELECT tag, {LATER.format('day')}, thing + :i FROM incident_tags WHERE thing <= :i1",
    f"INSERT INTO report_tags SELECT tag, {LATER.format('day')}, thing + :r FROM report_tags WHERE thing <= :r1",
    "INSERT INTO copies SELECT version + :v, source + :v, share, cover FROM copies WHERE version <= :v1",
)
NUMBERED: Final = {"m": ("mentions", "id"), "i": ("incidents", "id"), "s": ("stories", "id"), "r": ("reports", "id"),
                   "v": ("versions", "id"), "h": ("history", "seq")}  # fmt: skip


def enlarged(desk: Desk, layers: int) -> None:
    """Lay everything down so many more times. Not for a desk that is to be kept: the log knows nothing of it."""
    value = desk.database.value
    highest = {key: int(value(f"SELECT coalesce(max({id}), 0) FROM {table}")) for key, (table, id) in NUMBERED.items()}
    for layer in range(1, layers + 1):
        shift: dict[str, Any] = {key: n * layer for key, n in highest.items()} | {f"{key}1": n for key, n in highest.items()}
        shift |= {"d": APART * layer, "k": 7919 * layer, "n": f" {layer}"}
        with desk.transaction() as connection:
            for sql in COPIED:
                connection.execute(sql, {name: shift[name] for name in shift if f":{name}" in sql})
            if layer < SEARCHED:
                _words(desk, highest["v"], shift["v"])
        print(f"layer {layer} of {layers}", flush=True)
    with desk.transaction() as connection:
        connection.execute("UPDATE tags SET n = n * ?", (layers + 1,))
        connection.execute("UPDATE state SET value = value * ? WHERE name LIKE 'story %'", (layers + 1,))


def _words(desk: Desk, highest: int, shift: int) -> None:
    for kept in list(desk.all()):
        if kept.version <= highest:
            row = (kept.version + shift, plain(kept.title) or "", plain(kept.content.text))
            desk.database.connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", row)
