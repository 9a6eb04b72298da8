"""Records of generated reports, put together without the reader: reading 100,000 reports would take a day, and linking needs only
what a reader finds. Three events a report: that of the lead, and two of later sentences; places, parties, counts and holders are
those that stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

import generated

from tocsin.model import Actor, Count, Event, Held, Place, Record, Span, Statement, Version, When
from tocsin.resolve.gazetteer import Entry, Gazetteer

STAMP: Final = Version("0.1.0", "generated", "generated")
TYPES: Final = {
    "aid": "AID", "talks": "CONSULT", "protest": "PROTEST", "deployment": "MOBILIZE", "strike": "ASSAULT", "shelling": "ASSAULT",
    "arrest": "COERCE", "clash": "ASSAULT",
}  # fmt: skip
LATER: Final = ("ACCUSE", "REQUEST", "MOBILIZE", "ASSAULT")
WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SENTENCE: Final = re.compile(r"[^.!?\n]{25,}[.!?]")
SAID: Final = re.compile(r", (?:according to )?((?:a |the |two |[A-Z])[^,.]{3,50}?)(?: said| reported)?\.$")
VERB: Final = re.compile(r"\b(?:[a-z]{3,}ed|said|held|left|met|sat|told|fire|took|shut)\b")
NUMBER: Final = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:weeks|days|families))"
)
WORDS: Final = "no one two three four five six seven eight nine ten eleven twelve".split()


def record(made: generated.Made) -> Record:
    """What a reader might find in a generated report."""
    text = made.report.text
    found = [m.span() for m in SENTENCE.finditer(text)]
    lead = next((at for at in found if made.report.tags[0].lower() in text[at[0] : at[1]].lower()), found[0])
    rest = [at for at in found if at != lead and SAID.search(text[at[0] : at[1]])][:2]
    statements: list[Statement] = []
    events = [_event(made, "e1", TYPES[made.type], lead, statements)]
    for number, at in enumerate(rest, 2):
        events.append(_event(made, f"e{number}", LATER[(made.incident + number) % len(LATER)], at, statements))
    actors = [actor for event in events for actor in event.actors]
    return Record(made.report, statements, events, [place for e in events for place in e.places], actors, STAMP)


def _event(made: generated.Made, key: str, type_: str, at: tuple[int, int], statements: list[Statement]) -> Event:
    text = made.report.text
    evidence = _span(text, *at)
    verb = VERB.search(text, *at)
    trigger = _span(text, *verb.span()) if verb else evidence
    held = [Held("author", "CT+")]
    if said := SAID.search(evidence.text):
        who = Actor(said[1], _span(text, at[0] + said.start(1), at[0] + said.end(1)))
        name = f"s{len(statements) + 1}"
        statements.append(Statement(name, [who], None, "asserts", False, "indirect", [evidence], evidence))
        held = [Held("author", "Uu"), Held(name, "CT+", None, name)]
    parties = [_actor(text, *span) for span in _parties(evidence.text, at[0])]
    counts = [_count(text, at[0] + m.start(), at[0] + m.end(), type_) for m in NUMBER.finditer(evidence.text)][:1]
    when = _when(made, evidence)
    return Event(
        key, type_, trigger, held, evidence, actors=parties[:1], recipients=parties[1:2], places=list(_places(made, at)),
        when=when, counts=counts, score=0.8,
    )  # fmt: skip


def _span(text: str, start: int, end: int) -> Span:
    return Span.of(text, start, end)


def _parties(sentence: str, shift: int) -> Iterator[tuple[int, int]]:
    for found in _party().finditer(sentence):
        yield shift + found.start(), shift + found.end()


@cache
def _party() -> re.Pattern[str]:
    names = generated.ITEM.split(generated.book()["parties"].strip())
    return re.compile("|".join(re.escape(name) for name in names), re.IGNORECASE)


def _actor(text: str, start: int, end: int) -> Actor:
    name = text[start:end]
    return Actor(name.removeprefix("the ").removeprefix("The "), _span(text, start, end), sectors=["MIL"])


def _count(text: str, start: int, end: int, type_: str) -> Count:
    words = text[start:end]
    value = WORDS.index(words) if words in WORDS else int(words)
    return Count(value, value, "people", "killed" if type_ == "ASSAULT" else "detained", _span(text, start, end))


def _places(made: generated.Made, at: tuple[int, int]) -> Iterator[Place]:
    town, text = made.report.tags[0], made.report.text
    found = re.search(re.escape(town), text[at[0] : at[1]], re.IGNORECASE)
    entry = _entry(town)
    if found and entry:
        mention = _span(text, at[0] + found.start(), at[0] + found.end())
        yield Place(town, mention, entry.geonameid, entry.country, entry.lat, entry.lon, "town", role="at")


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@cache
def _entry(town: str) -> Entry | None:
    return max(_gazetteer().exact(town), key=lambda entry: entry.population, default=None)


def _when(made: generated.Made, evidence: Span) -> When | None:
    published = date.fromisoformat((made.report.published or "")[:10])
    for number, name in enumerate(WEEKDAYS):
        place = evidence.text.find(name)
        if place >= 0:
            day = (published - timedelta(days=(published.weekday() - number) % 7)).isoformat()
            start = evidence.start + place
            return When(day, day, "day", _span(made.report.text, start, start + len(name)))
    return None
