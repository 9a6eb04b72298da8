"""Stories in the desk: the shelf that the grouping stands on between two reports, and what is shown of a story."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from tocsin.link.stories import Background, Grouping, Placed, Story, Words
from tocsin.link.stories.background import Frequency, Vector
from tocsin.link.stories.shelf import MOST
from tocsin.store.answers import StoryShown
from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.packing import packed, plain, to_json, unpacked
from tocsin.store.tags import marks

OVER: Final = 30
"""Days without a report after which a story is over: nothing joins it any more."""
OF_TERM: Final = 50
"""Stories looked at for one term, the newest."""
REMEMBERED: Final = 5_000
"""Stories kept unpacked in memory."""
Seen = dict[int, tuple[bytes, dict[str, Any]]]
DIGITS: Final = 4
"""Of a term's weight in the file."""


class Shelf:
    """The stories of a desk, as link.stories asks for them."""

    def __init__(self, database: Database, seen: Seen) -> None:
        self.database = database
        self.seen = seen
        state = {row[0]: row[1] for row in database.rows("SELECT name, value FROM state")}
        known = {name: state[f"story {name}"] for name in ("reports", "likeness", "likened") if f"story {name}" in state}
        self.background = Background(**known)

    def count(self, words: Words) -> None:
        sql = """INSERT INTO story_terms VALUES (?, 1, ?, ?) ON CONFLICT (term) DO UPDATE SET
                 reports = reports + 1, capital = capital + excluded.capital, small = small + excluded.small"""
        rows = [(plain(term), term in words.capital, term in words.small) for term in words.terms]
        self.database.connection.executemany(sql, rows)

    def frequencies(self, terms: Iterable[str]) -> Mapping[str, Frequency]:
        asked = list(terms)
        sql = f"SELECT term, reports, capital, small FROM story_terms WHERE term IN ({marks(asked)})"
        return {row[0]: Frequency(*row[1:]) for row in self.database.rows(sql, asked)}

    def new(self) -> Story:
        done = self.database.connection.execute("INSERT INTO stories (size) VALUES (0)")
        return Story(int(done.lastrowid or 0))

    def near(self, terms: Iterable[str], day: int | None) -> list[Story]:
        found: Counter[int] = Counter()
        sql = f"SELECT story FROM story_keys WHERE term = ? ORDER BY story DESC LIMIT {OF_TERM}"
        for term in terms:
            found.update(row[0] for row in self.database.rows(sql, (term,)))
        best = [story for story, _ in sorted(found.items(), key=lambda pair: (-pair[1], -pair[0]))[:MOST]]
        fresh = "AND (last_day IS NULL OR last_day >= ?)"
        sql = f"SELECT id, size, first_day, last_day, body FROM stories WHERE id IN ({marks(best)}) {fresh} AND body IS NOT NULL"
        rows = {row[0]: row for row in self.database.rows(sql, (*best, day - OVER if day else 0))}
        return [self._story(*rows[story]) for story in best if story in rows]

    def _story(self, number: int, size: int, first: int | None, last: int | None, frame: bytes) -> Story:
        """A story of its row. What was unpacked before is not unpacked again, where the row still holds the same."""
        known = self.seen.get(number)
        if known is None or known[0] != frame:
            if len(self.seen) >= REMEMBERED:
                self.seen.clear()
            known = self.seen[number] = (frame, json.loads(unpacked(frame)))
        body = known[1]
        return Story(number, size, dict(body["sums"]), body["square"], first, last, body["looked"])

    def put(self, story: Story) -> None:
        run = self.database.connection.execute
        sums = {term: round(weight, DIGITS) for term, weight in story.sums.items()}
        body = {"sums": sums, "square": round(story.square, DIGITS), "looked": story.looked}
        run(
            "UPDATE stories SET size = ?, first_day = ?, last_day = ?, body = ? WHERE id = ?",
            (story.size, story.first, story.last, packed(to_json(body)), story.id),
        )
        had = {row[0] for row in self.database.rows("SELECT term FROM story_keys WHERE story = ?", (story.id,))}
        keys = set(story.keys())
        many = self.database.connection.executemany
        many("DELETE FROM story_keys WHERE term = ? AND story = ?", [(term, story.id) for term in sorted(had - keys)])
        many("INSERT INTO story_keys VALUES (?, ?)", [(term, story.id) for term in sorted(keys - had)])

    def merge(self, kept: Story, gone: Story) -> None:
        run = self.database.connection.execute
        run("DELETE FROM story_keys WHERE story = ?", (gone.id,))
        run("UPDATE stories SET into_ = ?, body = NULL WHERE id = ?", (kept.id, gone.id))
        run("UPDATE linked SET story = ? WHERE story = ?", (kept.id, gone.id))
        self.put(kept)

    def save(self) -> None:
        """Keep what is common among all reports so far."""
        known = self.background
        rows = [("story reports", known.reports), ("story likeness", known.likeness), ("story likened", known.likened)]
        self.database.connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", rows)


class Stories:
    """The stories of a desk, and which report is in which."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._seen: Seen = {}

    def place(self, words: Words, day: int | None, title: str | None) -> Placed:
        """Put a new report into its story. To be called within a transaction."""
        shelf = Shelf(self.database, self._seen)
        placed = Grouping(shelf).place(words, day)
        shelf.save()
        sql = "UPDATE stories SET title = coalesce(title, ?) WHERE id = ?"
        self.database.connection.execute(sql, (plain(title), placed.story))
        return placed

    def vector(self, words: Words) -> Vector:
        """The terms of a report by weight, as it stands among all reports so far."""
        shelf = Shelf(self.database, self._seen)
        return shelf.background.vector(words, shelf.frequencies(words.terms))

    def forget(self, words: Words) -> None:
        """Take an erased report's words out of the frequencies."""
        run = self.database.connection.execute
        for term in words.terms:
            row = (term in words.capital, term in words.small, plain(term))
            run("UPDATE story_terms SET reports = reports - 1, capital = capital - ?, small = small - ? WHERE term = ?", row)
        run("DELETE FROM story_terms WHERE reports <= 0")

    def remake(self, story: int, left: Sequence[tuple[Words, int | None]]) -> None:
        """Make a story anew from the reports that are left in it; without any it stays as an empty identifier."""
        run = self.database.connection.execute
        if not left:
            run("DELETE FROM story_keys WHERE story = ?", (story,))
            run("UPDATE stories SET size = 0, title = NULL, body = NULL WHERE id = ?", (story,))
            return
        shelf = Shelf(self.database, self._seen)
        made = Story(story)
        for words, day in left:
            made.take(shelf.background.vector(words, shelf.frequencies(words.terms)), day)
        shelf.put(made)
        self._retitle(story)

    def _retitle(self, story: int) -> None:
        sql = """UPDATE stories SET title = (SELECT v.title FROM linked l JOIN versions v ON v.id = l.version
                 WHERE l.story = stories.id AND v.title IS NOT NULL ORDER BY l.report LIMIT 1) WHERE id = ?"""
        self.database.connection.execute(sql, (story,))

    def of(self, report: int) -> int | None:
        """The story of a report."""
        found = self.database.value("SELECT story FROM linked WHERE report = ?", (report,))
        return None if found is None else int(found)

    def number(self, name: str) -> int:
        """The number of an identifier ("s12"). Raises DeskError where there is none."""
        digits = name.strip().lstrip("s")
        if digits.isdecimal() and len(digits) < 19 and self.database.value("SELECT 1 FROM stories WHERE id = ?", (int(digits),)):
            return int(digits)
        raise DeskError(f"no story {name[:40]!r} in this desk: an identifier is like s12 (`tocsin stories`)")

    def resolved(self, story: int) -> int:
        """The story that an identifier means now."""
        while into := self.database.value("SELECT into_ FROM stories WHERE id = ?", (story,)):
            story = int(into)
        return story

    def shown(self, story: int, moved: str | None = None) -> StoryShown:
        """A story without its members."""
        sql = "SELECT id, title, size, first_day, last_day FROM stories WHERE id = ?"
        return _shown(self.database.row(sql, (story,)) or (story, None, 0, None, None), moved)

    def members(self, story: int, limit: int) -> list[int]:
        """The newest versions of a story's reports, the last added first."""
        sql = "SELECT version FROM linked WHERE story = ? ORDER BY report DESC LIMIT ?"
        return [row[0] for row in self.database.rows(sql, (story, limit))]

    def cursor(self, name: str) -> tuple[int, int]:
        """What lists go by: the day of a story's latest report, and its number."""
        number = int(name.lstrip("s"))
        return int(self.database.value("SELECT coalesce(last_day, 0) FROM stories WHERE id = ?", (number,)) or 0), number

    def newest(self, after: Sequence[int] | None, limit: int) -> list[StoryShown]:
        """Stories of two reports or more, the one with the latest report first."""
        day, story = after or (1 << 40, 1 << 62)
        sql = """SELECT id, title, size, first_day, last_day FROM stories
                 WHERE into_ IS NULL AND size > 1 AND (coalesce(last_day, 0), id) < (?, ?)
                 ORDER BY coalesce(last_day, 0) DESC, id DESC LIMIT ?"""
        return [_shown(row) for row in self.database.rows(sql, (day, story, limit))]


def _shown(row: Sequence[object], moved: str | None = None) -> StoryShown:
    story, title, size, first, last = row
    name = str(title) if title else None
    return StoryShown(f"s{story}", name, int(str(size)), _iso(first), _iso(last), moved)


def _iso(day: object) -> str | None:
    return date.fromordinal(day).isoformat() if isinstance(day, int) and day else None
