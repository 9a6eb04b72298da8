"""Linking in the desk: the mentions of a report joined to incidents, and what follows from that, in one transaction.

What is decided is decided by the pure functions of link/; here their input is fetched, bounded, and their decisions are kept:
memberships with the versions from which on they hold, versions, history, tags. A report that was read anew, or has a new
version, is linked again; incidents keep their identifiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from tocsin.link.incidents import (
    PER_CLAIMANT,
    Change,
    Incident,
    Link,
    Mention,
    Placed,
    Review,
    changes,
    found_by,
    incident,
    join,
    keys,
    told_in,
)
from tocsin.link.incidents import mentions as mentions_of
from tocsin.link.incidents import origins as origins_of
from tocsin.link.incidents import positions as positions_of
from tocsin.link.incidents.reviewing import reviewed
from tocsin.link.matters import Matter, likeness, matter, related, terms
from tocsin.link.queue import doubt, importance
from tocsin.link.stories import Words, words_of
from tocsin.model import Record
from tocsin.store.answers import Shown
from tocsin.store.database import Database
from tocsin.store.history import History
from tocsin.store.incidents import Incidents, summary
from tocsin.store.marking import of_incident, of_report
from tocsin.store.matters import Matters
from tocsin.store.mentions import Mentions, Row
from tocsin.store.packing import now
from tocsin.store.placing import Placing
from tocsin.store.propositions import Propositions
from tocsin.store.readings import Readings
from tocsin.store.reports import Kept, Reports
from tocsin.store.reviews import Reviews, covers
from tocsin.store.sources import Sources
from tocsin.store.stories import Stories
from tocsin.store.tags import Tags, marks

KEYS: Final = 16
"""Blocking keys of one mention by which incidents are looked for, the most telling."""
NEAR: Final = 10
"""Incidents that one mention is compared with."""
SAMPLED: Final = 12
"""Mentions of an incident that a report is compared with: half its first, half its newest."""
DERIVED: Final = 300
"""Mentions that an incident is derived from, half its first, half its newest; how many more there are is said."""
REMADE: Final = 200
"""Reports from which a story is made anew after an erasure, the newest."""
BUMP: Final = "INSERT INTO state VALUES ('generation', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"
"""Counts the changes, so that what was counted before one is not shown after it."""


@dataclass(slots=True)
class Touched:
    """Incidents whose members changed, each with the version that it will have; `shrunk` are those that lost any."""

    versions: dict[int, int] = field(default_factory=dict)
    shrunk: set[int] = field(default_factory=set)


class Linking:
    """Linking, refreshing and taking apart, over the tables of a desk."""

    def __init__(self, database: Database, reports: Reports, readings: Readings, reviews: Reviews, sources: Sources):
        self.database = database
        self.reports = reports
        self.readings = readings
        self.reviews = reviews
        self.sources = sources
        self.mentions = Mentions(database)
        self.incidents = Incidents(database)
        self.history = History(database)
        self.propositions = Propositions(database)
        self.stories = Stories(database)
        self.matters = Matters(database)
        self.tags = Tags(database, "incident")
        self.report_tags = Tags(database, "report")

    def link(self, reports: Iterable[int], force: bool = False) -> list[int]:
        """Link reports by their newest readings; the incidents that changed. With `force` also what was linked before."""
        touched = Touched()
        with self.database.transaction():
            for report in reports:
                self._report(report, touched, force)
            return self.refresh(touched)

    def relink(self, report: int, touched: Touched) -> None:
        """Link a report again by the reading that it was linked by."""
        self._report(report, touched, force=True)

    def unlinked(self) -> list[int]:
        """The reports whose newest reading was not linked yet, oldest first."""
        sql = """SELECT r.id FROM reports r JOIN versions v ON v.id = r.latest
                 JOIN readings g ON g.id = (SELECT max(id) FROM readings WHERE version = r.latest)
                 LEFT JOIN linked l ON l.report = r.id
                 WHERE v.body IS NOT NULL AND g.body IS NOT NULL AND (l.reading IS NULL OR l.reading != g.id) ORDER BY r.id"""
        return [row[0] for row in self.database.rows(sql)]

    # one report

    def _report(self, report: int, touched: Touched, force: bool) -> None:
        kept = self.reports.newest(report)
        if kept is None or kept.erased:
            return
        reading = self.database.value("SELECT max(id) FROM readings WHERE version = ? AND body IS NOT NULL", (kept.version,))
        known = self.database.row("SELECT version, reading FROM linked WHERE report = ?", (report,))
        if reading is None or (known == (kept.version, reading) and not force):
            return
        record = self.readings.record(kept.version, reading)
        if record is not None:
            self.take(kept, record, reading, touched)

    def take(self, kept: Kept, record: Record, reading: int, touched: Touched) -> None:
        """Link one report after this reading of it."""
        outlet = record.report.outlet
        placed = Placed(kept.report, kept.number, self.sources.owner(outlet.domain, outlet.name))
        new = mentions_of(record, placed)
        words = terms(record, kept.title)
        story = self._story(kept, words)
        about = matter(words, self.stories.vector(words))
        self.matters.put(kept.report, about)
        sql = """INSERT INTO linked VALUES (?, ?, ?, ?, ?) ON CONFLICT (report) DO UPDATE SET version = excluded.version,
                 reading = excluded.reading, story = excluded.story, why = excluded.why"""
        self.database.connection.execute(sql, (kept.report, kept.version, reading, *story))
        self._place(kept, new, about, reading, touched)
        self.propositions.replace(kept.report, positions_of(record, placed, told=new))
        day = ordinal(kept.published or kept.added)
        self.report_tags.mark(kept.report, day, of_report(kept, record, new, day, f"s{story[0]}"))

    def _story(self, kept: Kept, words: Words) -> tuple[int, str]:
        """The story of a report, and why: that of before, else the one that it is put into now."""
        known = self.database.row("SELECT story, why FROM linked WHERE report = ? AND story IS NOT NULL", (kept.report,))
        if known is not None:
            return int(known[0]), str(known[1])
        placed = self.stories.place(words, ordinal(kept.published) or None, kept.title)
        return placed.story, placed.why

    def _place(self, kept: Kept, new: Sequence[Mention], about: Matter, reading: int, touched: Touched) -> None:
        old = self.mentions.of_report(kept.report)
        alike = likeness(about, self.matters.near(kept.report, about))
        near = self._near(new, old, related(alike))
        others = {m.report for found in near.values() for m in found} - alike.keys()
        alike |= likeness(about, self.matters.of(others))
        said = self.reviews.of_reports(sorted({kept.report, *(m.report for found in near.values() for m in found)}))
        told = reviewed(new, said)
        candidates = {f"i{one}": left for one, found in near.items() if (left := reviewed(found, said))}
        placing = Placing(self, kept, reading, touched, old, {one.key: one for one in new})
        for joined in join(told, candidates, PER_CLAIMANT, said, alike):
            chosen = placing.incident(joined.incident, joined.mentions)
            links = {link.mention: link for link in joined.links}
            for key in joined.mentions:
                placing.put(key, chosen, links.get(key, Link(key, key, 1.0)))
            for other in joined.merges:
                chosen = self.merge(int(other[1:]), chosen, touched)
        placing.finish()

    def _near(self, new: Sequence[Mention], old: Sequence[Row], related: Sequence[int]) -> dict[int, list[Mention]]:
        """The incidents that the mentions of a report may belong to, each with a sample of its mentions of other reports;
        `related` are the reports on its matter."""
        found: dict[int, None] = dict.fromkeys(row.incident for row in old if row.incident is not None)
        for mention in new:
            on_the_matter = [key for report in related for key in told_in(mention, report)]
            found |= dict.fromkeys(self.incidents.near([*on_the_matter, *keys(mention)[:KEYS]], NEAR))
        if new:
            found |= dict.fromkeys(self._reviewed_near(new[0].report))
        own = new[0].report if new else None
        near: dict[int, list[Mention]] = {}
        for one in found:
            rows = [row.mention for row in self.mentions.of_incident(one, SAMPLED) if row.mention.report != own]
            if rows:
                near[one] = rows
        return near

    def _reviewed_near(self, report: int) -> list[int]:
        """The incidents with which a user said that a report has to do."""
        found = []
        for review in self.reviews.of_reports([report]):
            for passage in (review.passage, review.other):
                if passage and passage.report != report:
                    found += [row.incident for row in self.at(passage.report, passage.version, passage.start, passage.end)]
        return [one for one in found if one is not None]

    def at(self, report: int, version: int, start: int, end: int) -> list[Row]:
        """The mentions of a report that share a character with a passage: with its trigger, else with its evidence."""
        rows = [row for row in self.mentions.of_report(report) if row.mention.version == version]
        hit = [row for row in rows if row.mention.trigger.start < end and start < row.mention.trigger.end]
        return hit or [row for row in rows if row.mention.evidence.start < end and start < row.mention.evidence.end]

    # incidents

    def touch(self, one: int, touched: Touched, shrunk: bool = False) -> int:
        """The version that an incident will have after this change."""
        if one not in touched.versions:
            head = self.incidents.head(one)
            touched.versions[one] = (head.version if head else 0) + 1
        if shrunk:
            touched.shrunk.add(one)
        return touched.versions[one]

    def merge(self, one: int, other: int, touched: Touched) -> int:
        """Make two incidents one: the older identifier stays, the other points to it. The one that stays."""
        one, other = self.incidents.resolved(one), self.incidents.resolved(other)
        if one == other:
            return one
        kept, gone = min(one, other), max(one, other)
        since, until = self.touch(kept, touched), self.touch(gone, touched, shrunk=True)
        rows = self.mentions.of_incident(gone)
        self.mentions.left(gone, [row.id for row in rows], until)
        for row in rows:
            self.mentions.joined(kept, row.id, since, row.link or Link(row.mention.key, row.mention.key, 1.0))
            self.incidents.block(kept, found_by(row.mention))
        self.incidents.point(gone, kept)
        at = now()
        self.history.enter(kept, since, at, [Change("merged", f"i{kept}", f"i{gone} is the same happening")])
        self.history.enter(gone, until, at, [Change("merged", f"i{gone}", f"it is the same happening as i{kept}")])
        return kept

    def move(self, rows: Sequence[Row], target: int, touched: Touched, why: str) -> None:
        """Put mentions into an incident, out of those that they were in."""
        for row in rows:
            if row.incident is not None:
                self.mentions.left(row.incident, [row.id], self.touch(row.incident, touched, shrunk=True))
            self.mentions.joined(target, row.id, self.touch(target, touched), Link(row.mention.key, row.mention.key, 1.0, (why,)))
            self.incidents.block(target, found_by(row.mention))

    def refresh(self, touched: Touched, erased: bool = False) -> list[int]:
        """Derive the touched incidents anew, and keep what changed; those that did. After an erasure nothing of what they said
        before is told."""
        at = now()
        found = [one for one, version in list(touched.versions.items()) if self._refresh(one, version, at, touched, erased)]
        if touched.versions:
            self.database.connection.execute(BUMP)
        return found

    def _refresh(self, one: int, version: int, at: str, touched: Touched, erased: bool) -> bool:
        rows = self.mentions.of_incident(one, DERIVED)
        made = self.derive(one, [(row.mention, row.link) for row in rows], rows) if rows else None
        if made is None:
            self.incidents.empty(one, version, at)
            self.tags.unmark(one)
            head = self.incidents.head(one)
            if head is None or head.into is None:
                self.history.enter(one, version, at, [Change("gone", f"i{one}", "nothing is linked to it any more")])
            return True
        before, now_ = self.incidents.plain(one) if version > 1 else None, made.to_dict()
        if before == now_ and not erased:
            return False
        found = changes(Incident.from_dict(before) if before is not None else None, made)
        if erased:
            found = [Change("gone", f"i{one}", "a report on it was erased")]
        self._keep(one, version, at, made, now_, rows, self.history.enter(one, version, at, found))
        if one in touched.shrunk:
            rows = self.mentions.of_incident(one)
            self.incidents.reblock(one, dict.fromkeys(key for row in rows for key in found_by(row.mention)))
        return True

    def _keep(
        self, one: int, version: int, at: str, made: Incident, plain: dict[str, Any], rows: Sequence[Row], entry: int
    ) -> None:
        said = self.reviews.of_reports(list(dict.fromkeys(row.mention.report for row in rows)))
        told = reviewed([row.mention for row in rows], said)
        judged = any(self._judges(review, told) for review in said)
        unsure = 0.0 if judged else doubt(made, told)
        line = summary(made, told, version, at, importance(made), unsure)
        self.incidents.put(one, version, at, plain, line, entry)
        sql = f"SELECT DISTINCT story FROM linked WHERE report IN ({marks(made.reports)}) AND story IS NOT NULL"
        stories = [f"s{row[0]}" for row in self.database.rows(sql, made.reports)]
        day = ordinal(line.day)
        self.tags.mark(one, day, of_incident(made, told, day, stories))

    def _judges(self, review: Review, told: Sequence[Mention]) -> bool:
        passage = review.passage
        return passage is not None and not review.withdrawn and any(
            covers(passage, m.report, m.version, m.evidence.start, m.evidence.end) for m in told
        )  # fmt: skip

    def derive(
        self, one: int, members: Sequence[tuple[Mention, Link | None]], rows: Sequence[Row] = (), until: str | None = None
    ) -> Incident | None:
        """The incident of some mentions, after the reviews made up to a time; None where these leave nothing of it."""
        told = [mention for mention, _ in members]
        numbers = list(dict.fromkeys(mention.report for mention in told))
        said = [one for one in self.reviews.of_reports(numbers) if until is None or one.at <= until]
        if not reviewed(told, said):
            return None
        links = [link for _, link in members if link is not None]
        origins = origins_of(told, self._copied(numbers))
        return incident(f"i{one}", told, origins, said, links)

    def _copied(self, numbers: Sequence[int]) -> list[list[int]]:
        """The groups of these reports that share text."""
        if len(numbers) < 2:
            return []
        asked = marks(numbers)
        sql = f"""SELECT a.report, b.report FROM versions a JOIN copies c ON c.version = a.id JOIN versions b ON b.id = c.source
                  WHERE a.report IN ({asked}) AND b.report IN ({asked})"""
        return [list(pair) for pair in dict.fromkeys((row[0], row[1]) for row in self.database.rows(sql, (*numbers, *numbers)))]

    # asking

    def shown(self, name: str, version: int | None) -> Shown | None:
        """An incident at a version of it, the newest where none is named; None where it has no such version."""
        asked = self.incidents.number(name)
        one = self.incidents.resolved(asked) if version is None else asked
        head = self.incidents.head(one)
        if head is None:
            return None
        if version is None or (version == head.version and head.into is None):
            made, at = self.incidents.body(one), self.incidents.made(one, head.version)
            count = self.database.value("SELECT count(*) FROM memberships WHERE incident = ? AND until IS NULL", (one,))
            moved = f"i{asked}" if one != asked else None
            return Shown(made, head.version, head.version, at or "", moved, max(count - DERIVED, 0)) if made else None
        at = self.incidents.made(one, version)
        members = self.mentions.at_version(one, version)[:DERIVED] if at else []
        made = self.derive(one, members, until=at) if members else None
        return Shown(made, version, head.version, at or "") if made else None

    # erasing

    def erase(self, report: int, text: str, title: str | None) -> None:
        """Take out all that came from a report. To be called within the transaction that erases it."""
        touched = Touched()
        sql = "SELECT DISTINCT s.incident FROM memberships s JOIN mentions m ON m.id = s.mention WHERE m.report = ?"
        for (one,) in list(self.database.rows(sql, (report,))):
            self.touch(one, touched, shrunk=True)
        self.mentions.erase(report)
        self.history.erase(report, list(touched.versions))
        self.propositions.replace(report, [])
        self.reviews.erase(report)
        self.report_tags.unmark(report)
        self.matters.erase(report)
        story = self.stories.of(report)
        self.database.connection.execute("DELETE FROM linked WHERE report = ?", (report,))
        if story is not None:
            self.stories.forget(words_of(title, text))
            self.stories.remake(story, [self._words(version) for version in self.stories.members(story, REMADE)])
        self.refresh(touched, erased=True)
        self.tags.forget()

    def _words(self, version: int) -> tuple[Words, int | None]:
        kept = self.reports.version(version)
        text = kept.content.text if kept and not kept.erased else ""
        return words_of(kept.title if kept else None, text), ordinal(kept.published) or None if kept else None


def ordinal(day: str | None) -> int:
    """The ordinal of the day of an ISO date or date-time; 0 where there is none, or it is no date."""
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return 0
