"""Tags: what incidents and reports can be asked by, each with how many have it. One index serves filters, lists and facets.

`incident_tags` and `report_tags` hold (tag, day, thing): the things of a tag lie in the order of lists, so that a page of any
single filter is read off the index, and further filters are looked up for what is read.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from tocsin.resolve.place_names import place_key
from tocsin.store.database import Database, Row
from tocsin.store.filters import KINDS, Filters
from tocsin.store.packing import plain
from tocsin.store.places import spelt
from tocsin.store.search import fts

Of = Literal["incident", "report"]
Marks = Mapping[tuple[str, str], str]
"""(kind, value) -> words."""
EVERY: Final = ("all", "")
NAMED: Final = frozenset({"actor", "holder", "source", "status", "place"})
"""Kinds that may be asked for by a part of their words."""
MOST_ALIKE: Final = 30
"""Tags that one asked name may stand for: those that most things have."""
MOST_TEXTS: Final = 2_000
"""Reports that are looked at for words of the text, the newest; more are left out, and the answer says so."""
COUNTED: Final = 500
"""Things whose tags are counted for the facets of a filter."""
SHOWN: Final = 20
"""Values of one facet."""
Key = tuple[int, int]
"""Day and number of a thing: the order of lists."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters as the index knows them: groups of tags, of which a thing has one each; `texts` the things with the words, None
    where no words were asked for; `cut` whether there were more of these than MOST_TEXTS."""

    groups: tuple[tuple[int, ...], ...]
    first: int | None
    last: int | None
    bbox: tuple[float, float, float, float] | None = None
    texts: tuple[Key, ...] | None = None
    cut: bool = False


class Tags:
    """The index over incidents, or over reports."""

    def __init__(self, database: Database, of: Of) -> None:
        self.database = database
        self.of = of
        self.table = f"{of}_tags"

    # writing

    def mark(self, thing: int, day: int, marks: Marks) -> None:
        """Give a thing these tags and no others. To be called within a transaction."""
        wanted = {self._tag(kind, value, words) for (kind, value), words in {**marks, EVERY: ""}.items()}
        had = {row[0]: row[1] for row in self.database.rows(f"SELECT tag, day FROM {self.table} WHERE thing = ?", (thing,))}
        run = self.database.connection.executemany
        gone = [(tag, before, thing) for tag, before in had.items() if tag not in wanted or before != day]
        new = [(tag, day, thing) for tag in wanted if had.get(tag) != day]
        run(f"DELETE FROM {self.table} WHERE tag = ? AND day = ? AND thing = ?", gone)
        run(f"INSERT INTO {self.table} VALUES (?, ?, ?)", new)
        run("UPDATE tags SET n = n + 1 WHERE id = ?", [(tag,) for tag in wanted - had.keys()])
        run("UPDATE tags SET n = n - 1 WHERE id = ?", [(tag,) for tag in had.keys() - wanted])

    def unmark(self, thing: int) -> None:
        """Take all tags from a thing."""
        tags = [row[0] for row in self.database.rows(f"SELECT tag FROM {self.table} WHERE thing = ?", (thing,))]
        run = self.database.connection.execute
        run(f"DELETE FROM {self.table} WHERE thing = ?", (thing,))
        for tag in tags:
            run("UPDATE tags SET n = n - 1 WHERE id = ?", (tag,))

    def forget(self) -> None:
        """Take out the tags that nothing has any more, with their words: after an erasure these may be somebody's name."""
        run = self.database.connection.execute
        for tag, words in list(self.database.rows("SELECT id, words FROM tags WHERE n <= 0")):
            run("INSERT INTO tag_words (tag_words, rowid, words) VALUES ('delete', ?, ?)", (tag, words))
            run("DELETE FROM tags WHERE id = ?", (tag,))
        run("INSERT INTO tag_words (tag_words) VALUES ('optimize')")

    def _tag(self, kind: str, value: str, words: str) -> int:
        value, words = plain(value) or "", plain(words or value) or ""
        sql = 'SELECT id FROM tags WHERE "of" = ? AND kind = ? AND value = ?'
        if known := self.database.value(sql, (self.of, kind, value)):
            return int(known)
        run = self.database.connection.execute
        done = run('INSERT INTO tags ("of", kind, value, words, n) VALUES (?, ?, ?, ?, 0)', (self.of, kind, value, words))
        run("INSERT INTO tag_words (rowid, words) VALUES (?, ?)", (done.lastrowid, words))
        return int(done.lastrowid or 0)

    # asking

    def asked(self, filters: Filters, texts: tuple[Key, ...] | None = None, cut: bool = False) -> Asked | None:
        """The filters by the index's own numbers; None where nothing can have them all."""
        groups: list[tuple[int, ...]] = []
        for kind in KINDS:
            if values := getattr(filters, kind):
                groups.append(tuple(dict.fromkeys(tag for value in values for tag in self._meant(kind, value))))
        if filters.report:
            groups.append(tuple(filter(None, (self._exact("report", str(number)) for number in filters.report))))
        if filters.dispute:
            groups.append(tuple(filter(None, [self._exact("dispute", "yes")])))
        if not groups:
            groups.append(tuple(filter(None, [self._exact(*EVERY)])))
        return Asked(tuple(groups), *filters.span, filters.bbox, texts, cut) if all(groups) else None

    def _exact(self, kind: str, value: str) -> int | None:
        sql = 'SELECT id FROM tags WHERE "of" = ? AND kind = ? AND value = ?'
        found = self.database.value(sql, (self.of, kind, plain(value)))
        return None if found is None else int(found)

    def _meant(self, kind: str, text: str) -> list[int]:
        """The tags that an asked value may stand for: its own, else those whose words are, or hold, it."""
        if kind == "story":
            text = f"s{text.lstrip('s')}"
        kinds = ("country", "place") if kind == "place" else (kind,)
        exact = [tag for one in kinds if (tag := self._exact(one, text)) is not None]
        if exact or kind not in NAMED:
            return exact
        found = list(self._worded(kinds, text))
        wanted = place_key(text)
        same = [tag for tag, words in found if place_key(words) == wanted]
        if kind == "place":
            same += [tag for value in spelt(text) for one in kinds if (tag := self._exact(one, value)) is not None]
        return same or [tag for tag, _ in found][:MOST_ALIKE]

    def _worded(self, kinds: Sequence[str], text: str) -> Iterator[tuple[int, str]]:
        if not any(sign.isalnum() for sign in text):
            return
        sql = f"""SELECT t.id, t.words FROM tag_words w CROSS JOIN tags t ON t.id = w.rowid WHERE tag_words MATCH ? AND t."of" = ?
                  AND t.kind IN ({marks(kinds)}) AND t.n > 0 ORDER BY t.n DESC LIMIT {10 * MOST_ALIKE}"""
        words = fts(f'"{text.replace(chr(34), " ")}"')
        yield from ((row[0], row[1]) for row in self.database.rows(sql, (words, self.of, *kinds)))

    def page(self, asked: Asked | None, after: Key | None, limit: int) -> list[Key]:
        """The next things, the latest day first."""
        if asked is None:
            return []
        if asked.texts is not None:
            return self._of_texts(asked, after, limit)
        driver, others = self._driver(asked)
        streams = [self._stream(tag, others, asked, after, limit) for tag in driver]
        found: list[Key] = []
        for key in heapq.merge(*streams, reverse=True):
            if not found or found[-1] != key:
                found.append(key)
            if len(found) == limit:
                break
        return found

    def _driver(self, asked: Asked) -> tuple[tuple[int, ...], list[tuple[int, ...]]]:
        """The group that fewest things have, which is read through, and the others, which are looked up."""
        sizes = [self._size(group) for group in asked.groups]
        least = sizes.index(min(sizes))
        return asked.groups[least], [group for n, group in enumerate(asked.groups) if n != least]

    def _size(self, group: Sequence[int]) -> int:
        return int(self.database.value(f"SELECT coalesce(sum(n), 0) FROM tags WHERE id IN ({marks(group)})", group))

    def _stream(self, tag: int, others: Sequence[Sequence[int]], asked: Asked, after: Key | None, limit: int) -> Iterator[Key]:
        where, values = self._where(others, asked)
        if after is not None:
            where, values = f"{where} AND (t.day, t.thing) < (?, ?)", [*values, *after]
        sql = f"SELECT t.day, t.thing FROM {self.table} t WHERE t.tag = ?{where} ORDER BY t.day DESC, t.thing DESC LIMIT ?"
        return ((row[0], row[1]) for row in self.database.rows(sql, (tag, *values, limit)))

    def _where(self, others: Sequence[Sequence[int]], asked: Asked) -> tuple[str, list[Any]]:
        """The conditions on a thing t."""
        where, values = "", list[Any]()
        for group in others:
            where += f" AND EXISTS (SELECT 1 FROM {self.table} u WHERE u.thing = t.thing AND u.tag IN ({marks(group)}))"
            values += group
        if asked.first is not None:
            where, values = where + " AND t.day >= ?", [*values, asked.first]
        if asked.last is not None and self.of == "report":
            where, values = where + " AND t.day <= ?", [*values, asked.last]
        elif asked.last is not None:
            where += " AND (t.day <= ? OR (SELECT first_day FROM incidents i WHERE i.id = t.thing) BETWEEN 1 AND ?)"
            values += [asked.last, asked.last]
        if asked.bbox and self.of == "incident":
            west, south, east, north = asked.bbox
            across = "lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)"
            where += f" AND EXISTS (SELECT 1 FROM incidents i WHERE i.id = t.thing AND lat BETWEEN ? AND ? AND {across})"
            values += [south, north, west, east]
        return where, values

    def _of_texts(self, asked: Asked, after: Key | None, limit: int) -> list[Key]:
        keys = [key for key in asked.texts or () if after is None or key < after]
        where, values = self._where(asked.groups, asked)
        found: list[Key] = []
        for start in range(0, len(keys), 500):
            part = [thing for _, thing in keys[start : start + 500]]
            sql = f"""SELECT DISTINCT t.day, t.thing FROM {self.table} t WHERE t.tag = ? AND t.thing IN ({marks(part)}){where}
                      ORDER BY t.day DESC, t.thing DESC"""
            every = self._exact(*EVERY)
            found += [(row[0], row[1]) for row in self.database.rows(sql, (every, *part, *values))]
            if len(found) >= limit:
                break
        return found[:limit]

    def only(self, asked: Asked | None, things: Sequence[int]) -> set[int]:
        """Those of some things that have what is asked for."""
        if asked is None or not things:
            return set()
        where, values = self._where(asked.groups, asked)
        sql = f"SELECT t.thing FROM {self.table} t WHERE t.tag = ? AND t.thing IN ({marks(things)}){where}"
        found = {row[0] for row in self.database.rows(sql, (self._exact(*EVERY), *things, *values))}
        return found if asked.texts is None else found & {thing for _, thing in asked.texts}

    def narrow(self, asked: Asked) -> bool:
        """Whether anything is asked for that not all things have."""
        return asked != Asked(((self._exact(*EVERY) or 0,),), None, None)

    def total(self, asked: Asked | None) -> int | None:
        """How many there are, where the index knows it without counting."""
        if asked is None:
            return 0
        plain_ = asked.texts is None and asked.bbox is None and asked.first is None and asked.last is None
        single = len(asked.groups) == 1 and len(asked.groups[0]) == 1
        return self._size(asked.groups[0]) if plain_ and single else None

    def everything(self) -> dict[str, list[Row]]:
        """The most frequent values of each kind over all things."""
        sql = f'SELECT value, words, n FROM tags WHERE "of" = ? AND kind = ? AND n > 0 ORDER BY n DESC, id LIMIT {SHOWN}'
        kinds = [row[0] for row in self.database.rows('SELECT DISTINCT kind FROM tags WHERE "of" = ?', (self.of,))]
        return {kind: list(self.database.rows(sql, (self.of, kind))) for kind in kinds if kind not in ("all", "report")}

    def counted(self, things: Sequence[int]) -> dict[str, list[Row]]:
        """The most frequent values of each kind over some things."""
        sql = f"""SELECT g.kind, g.value, g.words, c.n FROM
                    (SELECT u.tag, count(*) n FROM json_each(?) j CROSS JOIN {self.table} u ON u.thing = j.value GROUP BY u.tag) c
                  CROSS JOIN tags g ON g.id = c.tag ORDER BY c.n DESC, g.id"""
        found: dict[str, list[Row]] = {}
        for kind, *rest in self.database.rows(sql, (f"[{','.join(map(str, things))}]",)):
            row = found.setdefault(kind, [])
            if len(row) < SHOWN and kind not in ("all", "report"):
                row.append(tuple(rest))
        return {kind: rows for kind, rows in found.items() if rows}

    def days(self, asked: Asked | None) -> list[Row]:
        """How many things there are of each day, oldest first; those without a day are left out."""
        if asked is None:
            return []
        if asked.texts is not None:
            return list(_by_day(self._of_texts(asked, None, MOST_TEXTS)))
        driver, others = self._driver(asked)
        where, values = self._where(others, asked)
        what = "count(*)" if len(driver) == 1 else "count(DISTINCT t.thing)"
        which = f"t.tag IN ({marks(driver)}) AND t.day > 0{where}"
        sql = f"SELECT t.day, {what} FROM {self.table} t WHERE {which} GROUP BY 1 ORDER BY 1"
        return list(self.database.rows(sql, (*driver, *values)))


def _by_day(keys: Sequence[Key]) -> Iterator[Row]:
    counts: dict[int, int] = {}
    for day, _ in keys:
        if day:
            counts[day] = counts.get(day, 0) + 1
    yield from sorted(counts.items())


def marks(values: Sequence[Any]) -> str:
    """Question marks for values in SQL."""
    return ", ".join("?" * len(values))
