"""The situation in the terminal: the reports, what is disputed, which numbers differ, who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tocsin.model import Record
from tocsin.report import phrases
from tocsin.report.situation import Dispute, Speaker, Toll, Voice, disputes, speakers, told, tolls
from tocsin.report.terminal import TONES
from tocsin.report.wording import in_words, outlet_name

CAUTION: Final = (
    "Put side by side for the reason in brackets. Whether it is one happening, and who is right, is for the reader to judge."
)
MOST_SPEAKERS: Final = 10
MOST_DISPUTES: Final = 10
MOST_VOICES: Final = 5
"""What one screen holds of speakers, of disputes, and of voices on one side of a dispute; what is left out is counted."""


def overview(records: list[Record]) -> RenderableType:
    """The situation in these reports."""
    disputed, differing, speaking = disputes(records), tolls(records), speakers(records)
    parts: list[RenderableType] = [Rule("[bold]The situation in these reports[/]"), reports_table(records)]
    if disputed:
        parts += [heading("Claimed and denied"), *map(dispute_view, disputed[:MOST_DISPUTES]), left_out(disputed, MOST_DISPUTES)]
    if differing:
        parts += [heading("Numbers that differ"), *map(toll_view, differing[:MOST_DISPUTES]), left_out(differing, MOST_DISPUTES)]
    if disputed or differing:
        parts.append(
            Text(
                CAUTION,
                "italic bright_black",
            )
        )
    if speaking:
        parts += [heading("Who speaks"), speakers_table(speaking[:MOST_SPEAKERS]), left_out(speaking, MOST_SPEAKERS)]
    return Group(*parts, Text())


def heading(words: str) -> RenderableType:
    return Group(Text(), Text(words, style="bold underline"))


def left_out(found: list[Dispute] | list[Toll] | list[Speaker], shown: int) -> RenderableType:
    """How many are not shown."""
    return Text(f" … and {len(found) - shown} more", style="bright_black") if len(found) > shown else Text("", end="")


def reports_table(records: list[Record]) -> RenderableType:
    """One line a report, by date."""
    table = Table(box=None, header_style="bright_black", padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column("date", no_wrap=True, width=10)
    table.add_column("outlet", no_wrap=True, overflow="ellipsis", max_width=34)
    table.add_column("report", no_wrap=True, overflow="ellipsis", ratio=1)
    table.add_column("says", justify="right", width=4)
    table.add_column("events", justify="right", width=6)
    for record in sorted(records, key=lambda one: (one.report.published or "", outlet_name(one))):
        title = " ".join((record.report.title or record.report.text[:80]).split())
        numbers = str(len(record.statements)), str(len(record.events))
        table.add_row(phrases.day(record), outlet_name(record), title, *numbers)
    return table


def dispute_view(dispute: Dispute) -> RenderableType:
    """Two columns: who says that it happened, who says that it did not."""
    table = Table(box=None, header_style="bold", padding=(0, 3, 0, 0), expand=True, pad_edge=False)
    table.add_column("says that it happened", ratio=1)
    table.add_column("says that it did not", ratio=1)
    table.add_row(sayings(dispute.yes), sayings(dispute.no))
    head = Text(f" {dispute.type}", style="bold").append(f"  [{'; '.join(dispute.reasons)}]", style="bright_black")
    return Group(head, Padding(table, (0, 0, 0, 3)))


def sayings(voices: Iterable[Voice]) -> Text:
    """One entry for each holder: the words, then the passage and the outlets."""
    lines = told(voices)
    entries = [saying(voice, outlets) for voice, outlets in lines[:MOST_VOICES]]
    if len(lines) > MOST_VOICES:
        entries.append(Text(f"… and {len(lines) - MOST_VOICES} more", style="bright_black"))
    return Text("\n").join(entries)


def saying(voice: Voice, outlets: list[str]) -> Text:
    words = in_words(voice.held, voice.event, voice.record)
    mark, colour = TONES[words.tone]
    line = Text(f"{mark} {words.text}", style=colour)
    source = "" if words.text.endswith(outlets[0]) else f" ({', '.join(outlets)})"
    return line.append(f"\n  “{' '.join(voice.event.evidence.text.split())}”{source}", style="bright_black")


def toll_view(toll: Toll) -> RenderableType:
    """One line a number, the smallest first."""
    lines: dict[str, None] = {}
    for count, voice in toll.given:
        source = outlet_name(voice.record)
        reported = "" if voice.holder == source else f" ({source})"
        lines.setdefault(f"   {phrases.count(count)}: {voice.holder}{reported}, {phrases.day(voice.record)}")
    head = Text(f" {toll.of}", style="bold").append(f"  [{toll.reason}]", style="bright_black")
    return Group(head, *map(Text, lines))


def speakers_table(found: list[Speaker]) -> RenderableType:
    """Who speaks how often, in how many outlets, and how."""
    table = Table.grid(padding=(0, 2, 0, 1))
    table.add_column(max_width=44)
    table.add_column(style="bright_black", no_wrap=True)
    table.add_column(ratio=1)
    for one in found:
        stances = ", ".join(f"{stance} {number}" for stance, number in one.stances.most_common(4))
        places = "one outlet" if len(one.outlets) == 1 else f"{len(one.outlets)} outlets"
        table.add_row(Text(one.name, style="bold").append(f" {one.codes}", style="not bold bright_black"), places, stances)
    return table
