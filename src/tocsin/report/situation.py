"""What several reports say about the same thing: who claims what, and where they contradict each other.

A simple grouping and no more: two events are put side by side where type and place agree. Whether they are one happening is for
the reader to judge (linking events across reports is another part's work), and no winner is computed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tocsin.model import Count, Event, Held, Place, Record
from tocsin.report import phrases
from tocsin.report.terminal import TONES
from tocsin.report.wording import AUTHOR, in_words, outlet_name, source_name, statement_of

POSITIVE: Final = frozenset({"CT+", "PR+", "PS+"})
NEGATIVE: Final = frozenset({"CT-", "PR-", "PS-"})
UNSETTLING: Final = frozenset({"planned", "promised", "ordered", "demanded", "threatened", "conditional", "asked"})
"""Modes under which a positive value does not say that something happened."""
MOST_SPEAKERS: Final = 12
"""Speakers shown in the situation; how many more there are is said."""
MOST_DISPUTES: Final = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """One holder's value of one event in one report."""

    record: Record
    event: Event
    held: Held

    @property
    def holder(self) -> str:
        statement = statement_of(self.held, self.record)
        return outlet_name(self.record) if statement is None else source_name(statement)

    @property
    def positive(self) -> bool:
        return self.held.value in POSITIVE and self.held.mode not in UNSETTLING

    @property
    def negative(self) -> bool:
        return self.held.value in NEGATIVE


@dataclass(frozen=True, slots=True)
class Dispute:
    """Voices on the same type of event at the same place, of which some say that it happened and others that it did not."""

    type: str
    place: str
    voices: list[Voice]


@dataclass(frozen=True, slots=True)
class Toll:
    """Different counts of the same at the same place, each with who gives it."""

    type: str
    place: str
    of: str
    given: list[tuple[Count, Voice]]


def place_of(event: Event) -> Place | None:
    """The first place of an event that can be named across reports: with an identity, and not a country or a vague area."""
    for place in event.places:
        if place.literal and place.geonameid is not None and place.precision not in ("country", *phrases.VAGUE):
            return place
    return None


def groups(records: Iterable[Record]) -> dict[tuple[str, str], list[Voice]]:
    """All voices on events that have a place, by type and place."""
    found: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for record in records:
        for event in record.events:
            place = place_of(event)
            if place:
                found[event.type, place.name] += [Voice(record, event, held) for held in event.held]
    return found


def disputes(records: Iterable[Record]) -> list[Dispute]:
    """The groups in which different holders hold opposite values (both at least possible)."""
    found = []
    for (type_, place), voices in groups(records).items():
        yes = {voice.holder for voice in voices if voice.positive}
        no = {voice.holder for voice in voices if voice.negative}
        if no and yes - no:
            found.append(Dispute(type_, place, [voice for voice in voices if voice.positive or voice.negative]))
    return sorted(found, key=lambda dispute: -len(dispute.voices))


def tolls(records: Iterable[Record]) -> list[Toll]:
    """The counts of the same at the same place that differ."""
    found: dict[tuple[str, str, str], list[tuple[Count, Voice]]] = defaultdict(list)
    for (type_, place), voices in groups(records).items():
        for voice in voices:
            if voice.positive:
                for count in voice.event.counts:
                    if count.of:
                        found[type_, place, count.of].append((count, voice))
    differing = [Toll(*key, given) for key, given in found.items() if len({(c.low, c.high) for c, _ in given}) > 1]
    return sorted(differing, key=lambda toll: -len(toll.given))


def view(records: list[Record]) -> RenderableType:
    """The situation in the terminal."""
    parts = [Rule("[bold]The situation in these reports"), reports_table(records), Text(), speakers_table(records)]
    found = disputes(records)
    if found:
        parts += [Text(), Text("Contradictions: same type of event, same place, opposite sides", style="bold underline")]
        parts += [_dispute(dispute) for dispute in found[:MOST_DISPUTES]]
    counts = tolls(records)
    if counts:
        parts += [Text(), Text("Numbers that differ", style="bold underline"), *map(_toll, counts[:MOST_DISPUTES])]
    if found or counts:
        parts.append(
            Text(
                "Put side by side by type and place alone; whether it is one happening, and who is right, is not computed.",
                style="italic bright_black",
            )
        )
    return Group(*parts, Text())


def reports_table(records: list[Record]) -> RenderableType:
    """One line a report."""
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("outlet", "published", "report", "says", "events"):
        table.add_column(column, justify="right" if column in ("says", "events") else "left", no_wrap=column != "report")
    for record in sorted(records, key=lambda one: (one.report.published or "", outlet_name(one))):
        title = record.report.title or record.report.text[:60]
        numbers = [str(len(record.statements)), str(len(record.events))]
        table.add_row(outlet_name(record), (record.report.published or "no date")[:10], " ".join(title.split()), *numbers)
    return table


def speakers_table(records: list[Record]) -> RenderableType:
    """Who speaks most, and what of: the types of event with how each speaker holds them."""
    said: dict[str, int] = defaultdict(int)
    codes: dict[str, str] = {}
    for record in records:
        for statement in record.statements:
            if statement.holders:
                who = statement.holders[-1]
                said[who.name] += 1
                codes.setdefault(who.name, " ".join(filter(None, [who.country, *who.sectors])))
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("who speaks", "", "statements", "claims or reports", "denies"):
        table.add_column(column, justify="right" if column == "statements" else "left")
    voices = _voices_by_holder(records)
    ranked = sorted(said, key=lambda name: (-said[name], name))
    for name in ranked[:MOST_SPEAKERS]:
        table.add_row(name, codes[name], str(said[name]), _types(voices[name], "positive"), _types(voices[name], "negative"))
    if len(ranked) > MOST_SPEAKERS:
        table.add_row(f"… and {len(ranked) - MOST_SPEAKERS} more", "", "", "", "", style="bright_black")
    return table


def _voices_by_holder(records: list[Record]) -> dict[str, list[Voice]]:
    found: dict[str, list[Voice]] = defaultdict(list)
    for record in records:
        for event in record.events:
            for held in event.held:
                statement = statement_of(held, record)
                if held.holder != AUTHOR and statement and statement.holders:
                    found[statement.holders[-1].name].append(Voice(record, event, held))
    return found


def _types(voices: list[Voice], side: str) -> str:
    numbers: dict[str, int] = defaultdict(int)
    for voice in voices:
        if getattr(voice, side):
            numbers[voice.event.type] += 1
    return ", ".join(
        f"{type_} {number}" if number > 1 else type_ for type_, number in sorted(numbers.items(), key=lambda one: -one[1])
    )


def _dispute(dispute: Dispute) -> RenderableType:
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), expand=True)
    table.add_column("says that it happened", ratio=1)
    table.add_column("says that it did not", ratio=1)
    sides = [
        _sayings(voice for voice in dispute.voices if voice.positive),
        _sayings(voice for voice in dispute.voices if voice.negative),
    ]
    table.add_row(*(Text("\n").join(side) for side in sides))
    return Group(Text(f" {dispute.type} · {dispute.place}", style="bold"), Padding(table, (0, 0, 0, 3)))


def _sayings(voices: Iterable[Voice]) -> list[Text]:
    """One line for each holder and report, with the words of the passage."""
    lines: dict[str, Text] = {}
    for voice in voices:
        words = in_words(voice.held, voice.event, voice.record)
        mark, colour = TONES[words.tone]
        line = Text(f"{mark} {words.text}", style=colour)
        line.append(f"  “{' '.join(voice.event.evidence.text.split())}” ({outlet_name(voice.record)})", style="bright_black")
        lines.setdefault(line.plain, line)
    return list(lines.values())


def _toll(toll: Toll) -> RenderableType:
    lines: dict[str, None] = {}
    for count, voice in sorted(toll.given, key=lambda one: (one[0].low or 0, one[0].high or 0)):
        date = (voice.record.report.published or "no date")[:10]
        lines.setdefault(f"   {phrases.count(count)}: {voice.holder} ({outlet_name(voice.record)}, {date})")
    return Group(Text(f" {toll.type} · {toll.place} · {toll.of}", style="bold"), *map(Text, lines))
