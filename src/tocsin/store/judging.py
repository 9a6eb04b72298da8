"""What follows at once from a review: incidents merged, split, derived anew; and back again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.link.incidents import Change, Passage, Review
from tocsin.store.answers import Summary
from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.linking import Linking, Touched
from tocsin.store.mentions import Row
from tocsin.store.packing import now
from tocsin.store.page import Page, bounded
from tocsin.store.reviews import Reviews
from tocsin.store.sources import Sources

MERGED, SPLIT = "merged ", "split "
"""How the value of a review says what was done: "merged i5 into i3", "split i9 off i3"."""


class Judging:
    """Reviews over the linking of a desk."""

    def __init__(self, database: Database, linking: Linking, reviews: Reviews, sources: Sources) -> None:
        self.database = database
        self.linking = linking
        self.reviews = reviews
        self.sources = sources

    def review(self, review: Review) -> Review:
        """Keep a review and let it have its effect. Raises DeskError where a passage is of no report here."""
        if review.kind == "credibility" and review.passage is None:
            review = self._of_claim(review)
        for passage in (review.passage, review.other):
            self._known(passage)
        with self.database.transaction():
            if review.kind == "same as" and (pair := self._incidents(review)):
                kept = self._merged(review, *pair)
            else:
                kept = self.reviews.add(review)
                self._again(kept)
        return kept

    def _of_claim(self, review: Review) -> Review:
        """A review of a claim that is named with its incident ("i12#…"), with the passage where that claim was first made: the
        same words of the same holder about another happening are another claim."""
        name, _, claim = (review.claim or "").partition("#")
        if not claim:
            raise DeskError(
                f"name the claim with its incident, like i12#{review.claim or 'killed|…'} (`tocsin who-says --format json`)"
            )
        found = self.linking.incidents.body(self.linking.incidents.resolved(self.linking.incidents.number(name)))
        passage = next((one.passage for one in found.claims if one.id == claim), None) if found else None
        if passage is None:
            raise DeskError(f"{name} has no claim {claim[:80]!r}")
        return replace(review, claim=claim, passage=passage)

    def _known(self, passage: Passage | None) -> None:
        if passage is None:
            return
        sql = "SELECT 1 FROM versions WHERE report = ? AND number = ? AND body IS NOT NULL"
        if not self.database.value(sql, (passage.report, passage.version)) or not 0 <= passage.start < passage.end:
            raise DeskError(f"no passage {passage.start}–{passage.end} in version {passage.version} of report {passage.report}")

    def _incidents(self, review: Review) -> tuple[int, int] | None:
        """The two incidents of a pair of passages, where they are two."""
        found = [self._at(passage) for passage in (review.passage, review.other)]
        ones = [next((row.incident for row in rows if row.incident is not None), None) for rows in found]
        one, other = ones
        return (one, other) if one is not None and other is not None and one != other else None

    def _at(self, passage: Passage | None) -> list[Row]:
        return self.linking.at(passage.report, passage.version, passage.start, passage.end) if passage else []

    def _again(self, review: Review) -> None:
        """Derive anew what a review is about; where it says what belongs together, link its reports again."""
        touched = Touched()
        reports = dict.fromkeys(passage.report for passage in (review.passage, review.other) if passage)
        for report in reports:
            for row in self.linking.mentions.of_report(report):
                if row.incident is not None:
                    self.linking.touch(row.incident, touched)
        if review.kind in ("same as", "not the same", "not an event"):
            for report in reports:
                self.linking.relink(report, touched)
        self.linking.refresh(touched)

    def merge(self, name: str, other: str, author: str, reason: str) -> Review:
        """Make two incidents one, and say so in a review of their first passages."""
        incidents = self.linking.incidents
        pair = [incidents.resolved(incidents.number(one)) for one in (name, other)]
        if pair[0] == pair[1]:
            raise DeskError(f"{name} and {other} are one incident already")
        first, second = (self.linking.mentions.of_incident(one) for one in pair)
        if not first or not second:
            raise DeskError("nothing is linked to one of the two any more")
        review = Review("", author, "", reason, "same as", first[0].mention.evidence, second[0].mention.evidence)
        with self.database.transaction():
            return self._merged(review, pair[0], pair[1])

    def _merged(self, review: Review, one: int, other: int) -> Review:
        kept = self.reviews.add(replace(review, value=f"{MERGED}i{max(one, other)} into i{min(one, other)}"))
        touched = Touched()
        self.linking.merge(one, other, touched)
        self.linking.refresh(touched)
        return kept

    def split(self, name: str, mentions: Sequence[str], author: str, reason: str) -> list[Review]:
        """Take mentions out of an incident, into a new one."""
        linking = self.linking
        one = linking.incidents.resolved(linking.incidents.number(name))
        rows = linking.mentions.of_incident(one)
        apart = [row for row in rows if row.mention.key in mentions]
        unknown = set(mentions) - {row.mention.key for row in apart}
        if unknown or not apart:
            raise DeskError(f"{name} has no mention {', '.join(sorted(unknown)) or 'named'}: its mentions are named like 12.1/e3")
        rest = [row for row in rows if row not in apart]
        if not rest:
            raise DeskError(f"all mentions of {name} were named: nothing would be left in it")
        with self.database.transaction():
            return self._split(one, apart, rest, author, reason)

    def _split(self, one: int, apart: Sequence[Row], rest: Sequence[Row], author: str, reason: str) -> list[Review]:
        linking = self.linking
        new = linking.incidents.new()
        done = f"{SPLIT}i{new} off i{one}"
        reports = dict.fromkeys(row.mention.evidence.report for row in apart)
        said = []
        for report in reports:  # one passage of each report on either side: a passage stands for its report's happening
            mine = next(row.mention.evidence for row in apart if row.mention.evidence.report == report)
            theirs = next((row.mention.evidence for row in rest if row.mention.report != report), rest[0].mention.evidence)
            said.append(self.reviews.add(Review("", author, "", reason, "not the same", mine, theirs, value=done)))
        touched = Touched()
        linking.move(apart, new, touched, f"{author}: {reason}")
        at = now()
        linking.history.enter(one, linking.touch(one, touched), at, [Change("split", f"i{one}", f"i{new} was taken out of it")])
        linking.history.enter(new, linking.touch(new, touched), at, [Change("split", f"i{new}", f"taken out of i{one}")])
        linking.refresh(touched)
        return said

    def undo(self, name: str, author: str, reason: str) -> Review:
        """Take a review back, with what it did."""
        with self.database.transaction():
            review = self.reviews.withdraw(name, author, reason)
            words = (review.value or "").split()
            if review.kind == "same as" and len(words) == 4 and words[0] == MERGED.strip():
                self._part(*(int(word[1:]) for word in (words[1], words[3])))
            elif review.kind == "not the same" and len(words) == 4 and words[0] == SPLIT.strip():
                touched = Touched()
                self.linking.merge(int(words[1][1:]), int(words[3][1:]), touched)
                self.linking.refresh(touched)
            else:
                self._again(review)
        return review

    def _part(self, gone: int, kept: int) -> None:
        """Give an incident back what it had when it was merged into another one, as far as that is still there."""
        linking, touched = self.linking, Touched()
        head = linking.incidents.head(gone)
        if head is None or head.into is None:
            return
        sql = """SELECT mention FROM memberships WHERE incident = ?
                 AND until = (SELECT max(until) FROM memberships WHERE incident = ?)"""
        had = {row[0] for row in self.database.rows(sql, (gone, gone))}
        back = [row for row in linking.mentions.of_incident(linking.incidents.resolved(kept)) if row.id in had]
        linking.incidents.unpoint(gone)
        linking.move(back, gone, touched, "the merger was undone")
        at = now()
        linking.history.enter(
            kept, linking.touch(kept, touched), at, [Change("split", f"i{kept}", f"i{gone} is another one again")]
        )
        linking.refresh(touched)

    def queue(self, after: str | None, limit: int) -> Page[Summary]:
        """Incidents to look at, the most important and doubtful first. The cursor is how many were shown."""
        skip = int(after) if after and after.isdecimal() and len(after) < 10 else 0
        sql = "SELECT id FROM incidents WHERE queue > 0 AND into_ IS NULL ORDER BY queue DESC, id LIMIT ? OFFSET ?"
        ones = [row[0] for row in self.database.rows(sql, (bounded(limit) + 1, skip))]
        more = str(skip + limit) if len(ones) > limit else None
        return Page(self.linking.incidents.summaries(ones[:limit]), more)

    def grades(self) -> dict[str, str]:
        """The grade of each source."""
        listed = {s.source.outlet or s.source.address: s.source.grade for s in self.sources.all() if s.source.grade}
        return {**listed, **self.reviews.grades()}
