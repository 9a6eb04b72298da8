"""Reviews: a user's judgements, in the log and beside the readings, applied over each new reading by their passages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from tocsin.link.incidents import REVIEW_KINDS, Passage, Review
from tocsin.store.answers import ErrorRate
from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.log import Log
from tocsin.store.packing import now, packed, sha256, to_json, unpacked
from tocsin.store.tags import marks

GRADES: Final = tuple("ABCDEF")
CREDIBILITIES: Final = tuple("123456")
ABOUT_PASSAGE: Final = frozenset({
    "wrong speaker", "wrong type", "wrong place", "wrong value", "not an event", "not a statement", "accepted", "same as",
    "not the same",
})  # fmt: skip
JUDGED: Final = {
    "event": ("not an event", "accepted"),
    "type": ("wrong type", "accepted"),
    "place": ("wrong place", "accepted"),
    "statement": ("not a statement", "accepted"),
    "speaker": ("wrong speaker", "accepted"),
    "value": ("wrong value", "accepted"),
    "linked": ("not the same", "same as"),
}
"""What is judged: the kind of review that finds it wrong, and that which finds it right (for links: one that was missed)."""


class Reviews:
    """The reviews of a desk."""

    def __init__(self, database: Database, log: Log) -> None:
        self.database = database
        self.log = log

    def add(self, review: Review) -> Review:
        """Keep a review; it comes back with identifier and time. Raises DeskError where something is missing or wrong."""
        check(review)
        with self.database.transaction() as connection:
            number = int(self.database.value("SELECT coalesce(max(id), 0) FROM reviews")) + 1
            kept = replace(review, id=f"v{number}", at=review.at or now())
            body = to_json(kept.to_dict())
            reports = [one.report if one else None for one in (kept.passage, kept.other)]
            row = (number, kept.at, kept.author, kept.kind, *reports, kept.source, kept.claim, sha256(body), packed(body))
            columns = "id, at, author, kind, report, other_report, source, claim, digest, body"
            connection.execute(f"INSERT INTO reviews ({columns}) VALUES ({marks(row)})", row)
            self.log.append("review", {"review": number, "kind": kept.kind, "body": sha256(body).hex()}, kept.at)
        return kept

    def withdraw(self, name: str, author: str, reason: str) -> Review:
        """Take a review back: it stays, and has no effect. Raises DeskError where there is none, or it was taken back before."""
        found = self.find(name)
        if found.withdrawn:
            raise DeskError(f"review {name} was taken back before")
        said(author, reason)
        with self.database.transaction() as connection:
            connection.execute("UPDATE reviews SET withdrawn = 1 WHERE id = ?", (_number(name),))
            body = {"review": _number(name), "author": author, "why": sha256(reason.encode("utf8", "replace")).hex()}
            self.log.append("review withdrawn", body)
        return replace(found, withdrawn=True)

    def find(self, name: str) -> Review:
        """A review by its identifier ("v12"). Raises DeskError where there is none."""
        found = next(self._rows("id = ?", (_number(name),)), None)
        if found is None:
            raise DeskError(f"no review {name[:40]!r} in this desk, or its report was erased")
        return found

    def of_reports(self, reports: Sequence[int]) -> list[Review]:
        """The reviews about passages of some reports, oldest first."""
        if not reports or not self.any:
            return []
        asked = marks(reports)
        return list(self._rows(f"(report IN ({asked}) OR other_report IN ({asked})) ORDER BY id", (*reports, *reports)))

    @property
    def any(self) -> bool:
        """Whether there is any review: most desks have none, and need not be asked for each report."""
        return self.database.value("SELECT 1 FROM reviews LIMIT 1") is not None

    def newest(self, before: int | None, limit: int, report: int | None = None, source: str | None = None) -> list[Review]:
        """Reviews, the newest first."""
        where, values = ["id < ?"], list[Any]([before or 1 << 62])
        if report is not None:
            where, values = [*where, "(report = ? OR other_report = ?)"], [*values, report, report]
        if source is not None:
            where, values = [*where, "source = ?"], [*values, source]
        return list(self._rows(f"{' AND '.join(where)} ORDER BY id DESC LIMIT ?", (*values, limit)))

    def grades(self) -> dict[str, str]:
        """The reliability of each source that was graded, A to F, by the last judgement on it."""
        graded = self._rows("kind = 'grade' AND withdrawn = 0 ORDER BY id", ())
        return {str(review.source): str(review.value) for review in graded}

    def error_rates(self) -> list[ErrorRate]:
        """How often readings were found wrong, of what was judged. A passage counts once for each kind, by the last judgement."""
        counts: dict[tuple[str, Any], str] = {}
        for kind, (wrong, right) in JUDGED.items():
            sql = "SELECT id, kind, body FROM reviews WHERE kind IN (?, ?) AND withdrawn = 0 AND body IS NOT NULL ORDER BY id"
            for _, given, body in self.database.rows(sql, (wrong, right)):
                at = json.loads(unpacked(body)).get("passage", {})
                counts[kind, (at.get("report"), at.get("version"), at.get("start"))] = given
        return [
            ErrorRate(kind, sum(k == kind for k, _ in counts), sum(k == kind and g == wrong for (k, _), g in counts.items()))
            for kind, (wrong, _) in JUDGED.items()
        ]

    def erase(self, report: int) -> None:
        """Take out the content of all reviews about a report; that they were made stays in the log."""
        sql = "UPDATE reviews SET body = NULL, withdrawn = 1, source = NULL, claim = NULL WHERE report = ? OR other_report = ?"
        self.database.connection.execute(sql, (report, report))

    def _rows(self, where: str, values: Sequence[Any]) -> Iterator[Review]:
        for body, withdrawn in self.database.rows(
            f"SELECT body, withdrawn FROM reviews WHERE body IS NOT NULL AND {where}", values
        ):
            yield replace(Review.from_dict(json.loads(unpacked(body))), withdrawn=bool(withdrawn))


def check(review: Review) -> None:
    """Raise DeskError, in a line, for a review that says nothing, or something else than its kind asks for."""
    said(review.author, review.reason)
    if review.kind not in REVIEW_KINDS:
        raise DeskError(f"a review is one of {', '.join(REVIEW_KINDS)}, not {review.kind!r}")
    if review.kind in ABOUT_PASSAGE and review.passage is None:
        raise DeskError(f"a review {review.kind!r} needs the passage that it is about")
    if review.kind in ("same as", "not the same") and review.other is None:
        raise DeskError(f"a review {review.kind!r} needs two passages")
    if review.kind in ("wrong type", "wrong speaker", "wrong place", "wrong value") and not review.value:
        raise DeskError(f"a review {review.kind!r} needs the right value")
    if review.kind == "grade" and (review.value not in GRADES or not review.source):
        raise DeskError("a grade is a letter from A (reliable) to E (unreliable), or F (cannot be judged), of a source")
    if review.kind == "credibility" and (review.value not in CREDIBILITIES or not review.claim):
        raise DeskError(
            "a credibility is a number from 1 (confirmed by others) to 5 (improbable), or 6 (cannot be judged), of a claim"
        )


def said(author: str, reason: str) -> None:
    """Raise DeskError where nobody says it, or no reason is given."""
    if not author.strip():
        raise DeskError("say who judges: a review has an author")
    if not reason.strip():
        raise DeskError("say why: a review has a reason")


def covers(passage: Passage, report: int, version: int, start: int, end: int) -> bool:
    """Whether a passage is of this version of this report and shares a character with these offsets."""
    return (passage.report, passage.version) == (report, version) and passage.start < end and start < passage.end


def _number(name: str) -> int:
    digits = name.strip().lstrip("v")
    if not digits.isdecimal() or len(digits) > 18:
        raise DeskError(f"no review {name[:40]!r}: an identifier is like v12 (`tocsin review list`)")
    return int(digits)
