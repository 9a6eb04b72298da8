"""Questions over the tables of incidents, reports and history: filters to things, page by page."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final, Literal

from tocsin.link.incidents import Claim, Dispute, Incident, Proposition
from tocsin.store.answers import Entered, Facet, Facets, Said, Summary
from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters
from tocsin.store.history import Headed
from tocsin.store.linking import Linking
from tocsin.store.page import Page, bounded, cursor
from tocsin.store.page import after as numbers
from tocsin.store.search import fts
from tocsin.store.tags import COUNTED, MOST_TEXTS, Asked, Key, Of, Tags, marks

Order = Literal["day", "changed", "reports"]
COLUMNS: Final = {"changed": "touched", "reports": "reports"}
SORTED: Final = 2_000
"""Incidents that are sorted when asked for; more are found sooner by reading all of them in order."""
TOGETHER: Final = 200
"""Entries of history, or incidents, whose fitting to a filter is looked up at once."""
READ_TOGETHER: Final = 8
"""Incidents whose bodies are read at once where their claims or disputes are asked for."""
MOST_READ: Final = 2_000
"""Entries of history, or incidents, that are read through for one page of a filter; then the page ends early, with a cursor."""
REMEMBERED: Final = 200
"""Counts of filters kept in memory until the next change."""


class Questions:
    """What the desk is asked, answered from its indices."""

    def __init__(self, database: Database, linking: Linking) -> None:
        self.database = database
        self.linking = linking
        self._counts: dict[tuple[str, Of, Filters], tuple[float, Any]] = {}
        self._guard = threading.Lock()

    def asked(self, filters: Filters, of: Of) -> tuple[Tags, Asked | None]:
        """The filters as the index of incidents or reports knows them."""
        tags = self.linking.tags if of == "incident" else self.linking.report_tags
        if not filters.q:
            return tags, tags.asked(filters)
        texts, cut = self._remembered("texts", Filters(q=filters.q), of, lambda: self._texts(filters.q, of))
        return tags, tags.asked(filters, texts, cut)

    def _texts(self, words: str, of: Of) -> tuple[tuple[Key, ...], bool]:
        """The things whose texts have the words, of the newest reports that have them, in the order of lists."""
        rows = [row[0] for row in self.database.rows(TEXTS, (fts(words), MOST_TEXTS + 1))]
        found: set[Key] = set()
        for start in range(0, min(len(rows), MOST_TEXTS), 900):
            part = rows[start : start + 900]
            sql = (OF_REPORTS if of == "report" else OF_MENTIONS).format(marks(part))
            found |= {(row[0], row[1]) for row in self.database.rows(sql, part)}
        return tuple(sorted(found, reverse=True)), len(rows) > MOST_TEXTS

    def incidents(self, filters: Filters, after: str | None, limit: int, order: Order) -> Page[Summary]:
        """Incidents with their lines, in one of three orders."""
        bounded(limit)
        tags, asked = self.asked(filters, "incident")
        at = numbers(after)
        keys = tags.page(asked, _key(at), limit + 1) if order == "day" else self._ordered(asked, tags, at, limit + 1, order)
        more = len(keys) > limit
        found = self.linking.incidents.summaries([thing for _, thing in keys[:limit]])
        return Page(found, cursor(*keys[limit - 1]) if more else None, tags.total(asked))

    def _ordered(self, asked: Asked | None, tags: Tags, at: Sequence[int] | None, limit: int, order: Order) -> list[Key]:
        """Incidents by another order than their day. Where few fit they are sorted; where many do, the incidents are read in that
        order and those that do not fit are passed over."""
        if order not in COLUMNS:
            raise DeskError(f"order is day, changed or reports, not {order!r}")
        if asked is None:
            return []
        few = tags.page(asked, None, SORTED + 1) if tags.narrow(asked) else None
        if few is not None and len(few) <= SORTED:
            return self._sorted([one for _, one in few], at, limit, COLUMNS[order])
        rows = self._in_order(at, COLUMNS[order])
        found: list[Key] = []
        while len(found) < limit and (part := list(islice(rows, limit if few is None else TOGETHER))):
            fitting = tags.only(asked, [one for _, one in part]) if few is not None else None
            found += [key for key in part if fitting is None or key[1] in fitting]
        return found[:limit]

    def _in_order(self, at: Sequence[int] | None, column: str) -> Iterator[Key]:
        """All incidents in the order of a column, the highest first, after a place in it."""
        sql = f"""SELECT {column}, id FROM incidents WHERE into_ IS NULL AND summary IS NOT NULL AND ({column}, id) < (?, ?)
                  ORDER BY {column} DESC, id DESC"""
        return ((row[0], row[1]) for row in self.database.rows(sql, at or (1 << 62, 1 << 62)))

    def _sorted(self, ones: Sequence[int], at: Sequence[int] | None, limit: int, column: str) -> list[Key]:
        """Some incidents in the order of a column."""
        sql = f"""SELECT {column}, id FROM incidents WHERE into_ IS NULL AND summary IS NOT NULL AND id IN ({marks(ones)})
                  AND ({column}, id) < (?, ?) ORDER BY {column} DESC, id DESC LIMIT ?"""
        return [(row[0], row[1]) for row in self.database.rows(sql, (*ones, *(at or (1 << 62, 1 << 62)), limit))]

    def reports(self, filters: Filters, after: str | None, limit: int) -> tuple[list[int], str | None, int | None]:
        """Numbers of reports, a cursor, and how many there are in all where that is known."""
        tags, asked = self.asked(filters, "report")
        keys = tags.page(asked, _key(numbers(after)), bounded(limit) + 1)
        more = cursor(*keys[limit - 1]) if len(keys) > limit else None
        return [thing for _, thing in keys[:limit]], more, tags.total(asked)

    # counts

    def facets(self, filters: Filters, of: Of) -> Facets:
        """How many there are of each value, for these filters."""
        found: Facets = self._remembered("facets", filters, of, lambda: self._facets(filters, of))
        return found

    def _facets(self, filters: Filters, of: Of) -> Facets:
        tags, asked = self.asked(filters, of)
        if not filters:
            groups, counted, complete = tags.everything(), tags.total(asked) or 0, True
        else:
            keys = tags.page(asked, None, COUNTED + 1)
            complete = len(keys) <= COUNTED and not (asked and asked.cut)
            things = [thing for _, thing in keys[:COUNTED]]
            groups, counted = tags.counted(things), len(things)
        named = {kind: [Facet(*row) for row in rows] for kind, rows in groups.items()}
        return Facets(named, counted, complete)

    def days(self, filters: Filters, of: Of) -> list[tuple[str, int]]:
        """How many there are of each day, oldest first."""
        found: list[tuple[str, int]] = self._remembered("days", filters, of, lambda: self._days(filters, of))
        return found

    def _days(self, filters: Filters, of: Of) -> list[tuple[str, int]]:
        tags, asked = self.asked(filters, of)
        return [(date.fromordinal(row[0]).isoformat(), row[1]) for row in tags.days(asked)]

    def _remembered(self, what: str, filters: Filters, of: Of, count: Callable[[], Any]) -> Any:
        """What was counted since the last change of the record, else counted now."""
        generation = self.database.value("SELECT value FROM state WHERE name = 'generation'") or 0.0
        with self._guard:
            known = self._counts.get((what, of, filters))
        if known is not None and known[0] == generation:
            return known[1]
        found = count()
        with self._guard:
            if len(self._counts) >= REMEMBERED:
                self._counts.clear()
            self._counts[what, of, filters] = (generation, found)
        return found

    # what is in incidents

    def each(
        self, filters: Filters, after: str | None, read: Callable[[Sequence[int]], dict[int, list[Any]]]
    ) -> Iterator[tuple[Key, list[Any]]]:
        """What is read of the incidents of a filter, the latest day first; of at most MOST_READ."""
        tags, asked = self.asked(filters, "incident")
        at = _key(numbers(after))
        for _ in range(MOST_READ // READ_TOGETHER):
            keys = tags.page(asked, at, READ_TOGETHER)
            found = read([one for _, one in keys])
            yield from ((key, found.get(key[1], [])) for key in keys)
            if len(keys) < READ_TOGETHER:
                return
            at = keys[-1]

    def gathered(
        self, filters: Filters, after: str | None, limit: int, read: Callable[[Sequence[int]], dict[int, list[Any]]]
    ) -> Page[Any]:
        """What each incident gives, a page of about `limit`: incidents are never cut, so that the cursor names one."""
        bounded(limit)
        found: list[Any] = []
        last: Key | None = None
        count = 0
        for key, parts in self.each(filters, after, read):
            if found and len(found) >= limit:
                return Page(found, cursor(*last) if last else None)
            found += parts
            last, count = key, count + 1
        return Page(found, cursor(*last) if last and count >= MOST_READ else None)

    def bodies(self, filters: Filters, after: str | None, limit: int) -> Page[Incident]:
        """Incidents with all that is in them."""

        def read(ones: Sequence[int]) -> dict[int, list[Any]]:
            return {one: [Incident.from_dict(body)] for one, body in self.linking.incidents.bodies(ones).items()}

        return self.gathered(filters, after, limit, read)

    def disputes(self, filters: Filters, after: str | None, limit: int) -> Page[Dispute]:
        """The disputes about incidents."""

        def read(ones: Sequence[int]) -> dict[int, list[Any]]:
            found: dict[int, list[Any]] = {}
            for one, dispute in self.linking.incidents.disputes(ones):
                found.setdefault(one, []).append(dispute)
            return found

        return self.gathered(filters.having(dispute="yes"), after, limit, read)

    def who_says(self, filters: Filters, question: str | None, after: str | None, limit: int) -> Page[Said]:
        """The claims about the incidents of a filter: those of the holders, stances and values asked for."""

        def read(ones: Sequence[int]) -> dict[int, list[Any]]:
            bodies = self.linking.incidents.bodies(ones)
            return {one: list(said(body, filters, question)) for one, body in bodies.items()}

        return self.gathered(filters, after, limit, read)

    def propositions(self, after: str | None, limit: int, disputed: bool) -> Page[Proposition]:
        """Who takes part in what: the denied ones first."""
        [skip] = numbers(after, 1) or (0,)
        keys = self.linking.propositions.keys(disputed, skip, bounded(limit) + 1)
        found = [made for key in keys[:limit] if (made := self.linking.propositions.one(key)) is not None]
        return Page([one for one in found if one.dispute or not disputed], cursor(skip + limit) if len(keys) > limit else None)

    # history

    def history(
        self, incident: str | None, since: str | int | None, filters: Filters, after: str | None, limit: int, kinds: Sequence[str]
    ) -> Page[Entered]:
        """Changes, newest first."""
        bounded(limit)
        found: list[int] = []
        read = 0
        last = None
        for entry in self._entries(incident, since, filters, after):
            read += 1
            last = entry.seq
            if kinds and entry.kind not in kinds:
                continue
            if len(found) == limit:
                return Page(list(self.linking.history.entries(found)), cursor(found[-1]))
            found.append(entry.seq)
        return Page(list(self.linking.history.entries(found)), cursor(last) if last and read >= MOST_READ else None)

    def history_counts(self, since: str | int | None, filters: Filters) -> dict[str, int]:
        """How many changes of each kind there are, of the newest MOST_READ."""
        return dict(Counter(entry.kind for entry in self._entries(None, since, filters, None)))

    def _entries(self, incident: str | None, since: str | int | None, filters: Filters, after: str | None) -> Iterator[Headed]:
        """The heads of the entries of the incidents of a filter, some hundred looked at together; at most MOST_READ are."""
        [before] = numbers(after, 1) or (None,)
        ones = self._with_merged(self.linking.incidents.number(incident)) if incident else []
        tags, asked = self.asked(filters, "incident") if filters else (None, None)
        entries = islice(self.linking.history.newest(before, moment(since), ones), MOST_READ)
        while part := list(islice(entries, TOGETHER)):
            if tags is not None:
                fitting = tags.only(asked, list({one.incident for one in part}))
                part = [one for one in part if one.incident in fitting]
            yield from part

    def _with_merged(self, incident: int) -> list[int]:
        """An incident, and those that became part of it."""
        sql = """WITH RECURSIVE part (id) AS (SELECT ? UNION SELECT i.id FROM incidents i JOIN part ON i.into_ = part.id)
                 SELECT id FROM part"""
        return [row[0] for row in self.database.rows(sql, (self.linking.incidents.resolved(incident),))]


WORD: Final = re.compile(r"(?<![-\w])\w+")
"""A word that is asked for; not one that is excluded (-word)."""
TEXTS: Final = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
OF_REPORTS: Final = """SELECT t.day, t.thing FROM versions v CROSS JOIN reports r ON r.id = v.report AND r.latest = v.id
  CROSS JOIN report_tags t ON t.thing = r.id AND t.tag = (SELECT id FROM tags WHERE "of" = 'report' AND kind = 'all')
  WHERE v.id IN ({})"""
OF_MENTIONS: Final = """SELECT DISTINCT i.day, i.id FROM versions v CROSS JOIN reports r ON r.id = v.report AND r.latest = v.id
  CROSS JOIN mentions m ON m.report = r.id AND m.gone = 0 CROSS JOIN memberships s ON s.mention = m.id AND s.until IS NULL
  CROSS JOIN incidents i ON i.id = s.incident WHERE v.id IN ({})"""


def said(one: dict[str, Any], filters: Filters, question: str | None) -> Iterator[Said]:
    """The claims of an incident (as plain JSON types: most claims need not be made) by the holders, of the stances and values, on
    the question asked for; where words are, those whose passages, with the incident's title, have them all."""
    holders = [text.casefold() for text in filters.holder]
    words = [word.casefold() for word in WORD.findall(filters.q)]
    for plain in one.get("claims", ()):
        if question and plain["question"] != question:
            continue
        if filters.stance and plain.get("stance") not in filters.stance:
            continue
        if filters.value and plain["answer"].get("value") not in filters.value:
            continue
        about = f"{one['title']} {' '.join(at['passage']['text'] for at in plain['appearances'])}".casefold() if words else ""
        if not all(word in about for word in words):
            continue
        claim = Claim.from_dict(plain)
        names = f"{claim.holder.key}\n{claim.holder.words}".casefold()
        if not holders or any(name in names for name in holders):
            yield Said(one["id"], one["title"], claim)


def _key(at: Sequence[int] | None) -> Key | None:
    return (at[0], at[1]) if at else None


def moment(since: str | int | None) -> str | int | None:
    """A number of history, or a time in UTC, as the log has it. Raises DeskError for anything else."""
    if since is None or isinstance(since, int):
        return since
    text = since.strip()
    if text.isdecimal() and len(text) < 18:
        return int(text)
    from datetime import UTC, datetime

    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise DeskError(
            f"since wants a day or a time like 2022-03-01 or 2022-03-01T09:15:00Z, or a number, not {since!r}"
        ) from None
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when.tzinfo else when.strftime("%Y-%m-%dT%H:%M:%SZ")
