"""A reader that reads nothing: statements and events as people annotated them, so that linking is measured alone.

Everything after the network goes the pipeline's own way: names within the report, times and counts against the text, the
codebook's modes and contexts, places and actors by `resolve`. Only the answers of the network (what is a statement, an event, a
role, a value) and what hangs on them in words (the speaker's fullest name, days, numbers) are the annotators'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from incidents.gold import GoldError, Row, rows
from tocsin.model import Actor, Count, Event, Held, Place, Record, Report, Span, Statement, When
from tocsin.model.vocabulary import WhenPrecision
from tocsin.read.assembly import actors_of, places_of
from tocsin.read.coding.apply import coder, trigger_of
from tocsin.read.coding.matching import Sentences
from tocsin.read.coreference import Names
from tocsin.read.counts.attach import in_words
from tocsin.read.counts.words import words
from tocsin.read.document import Document
from tocsin.read.happenings import speakers_at
from tocsin.read.reader import Reader
from tocsin.read.reading import Reading
from tocsin.read.statements import name_actor
from tocsin.read.time import attach, time_expressions

SPANS: Final[tuple[tuple[int, WhenPrecision], ...]] = ((1, "day"), (8, "week"), (31, "month"), (92, "season"), (366, "year"))
"""Most days of an interval of each precision."""


def annotated_rows(paths: Iterable[Path]) -> dict[str, Row]:
    """The annotated rows by report id, of files in the format of models/en/data (README there)."""
    return {row["id"]: row for path in paths for row in rows(path)}


class Annotated:
    """Takes the reader's place in a `Pipeline`: the parse is the network's, the reading the annotation's. A report that
    nobody annotated the reader reads. Raises GoldError for one whose text is not that of its annotation."""

    def __init__(self, reader: Reader, by_id: dict[str, Row]) -> None:
        self._reader = reader
        self._by_id = by_id

    def read(self, report: Report) -> Reading:
        """One report."""
        row = self._by_id.get(report.ref or "")
        if row is None:
            return self._reader.read(report)  # nobody annotated it: some reports of the half "wide"
        if report.text.split()[:3] != row["text"].split()[:3] and row["text"].split()[-3:] != report.text.split()[-3:]:
            raise GoldError(f"{report.ref}: another text in the annotations")
        if not row["text"].startswith(report.text):
            return self._reader.read(report)  # cleaning took out a heading: the annotated places are others
        (document,) = self._reader.syntax_only([report.text])
        return Reading(_Row(document, row, report).record(self._reader), document.doc)

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Reports in order."""
        return map(self.read, reports)


class _Row:
    """One annotated report on its parse. Cleaning may have cut a credit off the end: what is marked there is left out."""

    def __init__(self, document: Document, row: Row, report: Report) -> None:
        self.document, self.row, self.report = document, row, report
        self.names = Names(document.doc)
        self.times = time_expressions(document.doc, document.text, report.published)
        self.statements: list[Statement] = []

    def record(self, reader: Reader) -> Record:
        """The record before names are resolved."""
        self.statements = statements = self._statements()
        known = {statement.id for statement in statements}
        events = [self._event(one, known) for one in self.row["events"] if self._span(one["trigger"])]
        record = Record(self.report, statements, events, [], [])
        book, sentences = coder(reader.codebook), Sentences()
        about = book.subjects.of(self.document.doc)
        for event in events:
            token = trigger_of(event.trigger, self.document.doc)
            event.mode, event.contexts = book.mode(event.type, token, sentences), about.at(token)
        record.version.codebook = reader.codebook.fingerprint
        record.places = places_of(self.document, events)
        record.actors = actors_of(self.document, statements, events, self.names)
        return record

    def _span(self, offsets: Sequence[int] | None) -> Span | None:
        inside = offsets is not None and offsets[1] <= len(self.document.text)
        return Span.of(self.document.text, *offsets) if offsets is not None and inside else None

    def _spans(self, listed: Iterable[Sequence[int] | None]) -> list[Span]:
        return [span for offsets in listed if (span := self._span(offsets))]

    def _statements(self) -> list[Statement]:
        made = {one["id"]: statement for one in self.row["statements"] if (statement := self._statement(one))}
        own = {id: list(statement.holders) for id, statement in made.items()}
        for statement in made.values():
            outer, seen = statement.within, {statement.id}
            while outer is not None and outer in made and outer not in seen and own[statement.id]:
                seen.add(outer)
                statement.holders = own[outer] + statement.holders
                outer = made[outer].within
        return list(made.values())

    def _statement(self, one: Row) -> Statement | None:
        content, cue, said = self._spans(one["content"]), self._span(one["cue"]), self._span(one["speaker"])
        if not content:
            return None
        every = [*content, *(part for part in (cue, said) if part)]
        return Statement(
            id=one["id"],
            holders=[self._actor(said, one.get("speaker_name"))] if said else [],
            cue=cue,
            stance=one["stance"],
            negated=one["negated"],
            kind=one["kind"],
            content=content,
            evidence=self._around(every),
            channel=self._span(one["channel"]),
            within=one["within"],
        )

    def _around(self, every: Sequence[Span]) -> Span:
        return Span.of(self.document.text, min(span.start for span in every), max(span.end for span in every))

    def _actor(self, span: Span, name: str | None = None) -> Actor:
        actor = Actor(span.text, span)
        name_actor(self.document, self.names, actor, *speakers_at(self.statements, span))
        return Actor(name, span, why="annotated") if name and name != span.text else actor

    def _event(self, one: Row, known: set[str]) -> Event:
        trigger = Span.of(self.document.text, *one["trigger"])
        actors, recipients, places = (
            self._spans(part["span"] for part in one[role]) for role in ("actors", "recipients", "places")
        )
        counts = [count for part in one["counts"] if (count := self._count(part, trigger))]
        when = self._when(one["when"], trigger) if one["when"] else None
        told = [span for span in (when.mention if when else None, *(count.mention for count in counts)) if span]
        held = [(part["holder"], part) for part in one["held"] if part["holder"] in ("author", *known)]
        return Event(
            id=one["id"],
            type=one["type"],
            trigger=trigger,
            held=[Held(by, part["value"], part["mode"], None if by == "author" else by) for by, part in held],
            evidence=self._around([trigger, *actors, *recipients, *places, *told]),
            actors=[self._actor(span) for span in actors],
            recipients=[self._actor(span) for span in recipients],
            places=[Place(span.text, span) for span in places],
            when=when,
            counts=counts,
        )

    def _count(self, one: Row, trigger: Span) -> Count | None:
        """The annotated range, open where its words are ("at least 60", of which some annotators gave the number alone); the unit
        as the reader finds it in the words."""
        span = self._span(one["span"])
        if span is None:
            return None
        read = in_words(span, trigger_of(trigger, self.document.doc), self.document.doc)
        fate = words().fates.get(one["of"], one["of"])
        low, high = _number(one.get("low")), _number(one.get("high"))
        if read and low == high and None in (read.low, read.high) and low in (read.low, read.high):
            low, high = read.low, read.high
        return Count(low, high, read.unit if read else None, fate, span)

    def _when(self, one: Row, trigger: Span) -> When:
        """The annotated days; the precision is the reader's where it found the same days in the words."""
        span = self._span(one["span"])
        read = attach(span, trigger_of(trigger, self.document.doc), self.times, self.document.doc)
        start, end = one["start"] or None, one["end"] or None
        if read and ((read.start or "")[:10], (read.end or "")[:10]) == (start or "", end or ""):
            return When(read.start, read.end, read.precision, span, read.why)
        return When(start, end, _precision(start, end), span)


def _number(value: Any) -> int | None:
    return int(value) if str(value or "").strip().isdecimal() else None  # "dozens", "half"


def _precision(start: str | None, end: str | None) -> WhenPrecision:
    if not start or not end:
        return "open"
    days = (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days + 1
    return next((precision for most, precision in SPANS if days <= most), "year")
