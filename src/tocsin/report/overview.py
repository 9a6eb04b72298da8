"""The situation in the terminal: the reports, what is disputed, which numbers differ, who speaks."""

from __future__ import annotations

from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tocsin.link.incidents import Claim, Dispute, Incident, Side
from tocsin.model import Record
from tocsin.report import phrases
from tocsin.report.situation import Situation, Speaker, outlets, saying, situation, speakers
from tocsin.report.wording import outlet_name

CAUTION: Final = "Put side by side because the reports seem to speak of the same. Who is right is for the reader to judge."
MOST_SPEAKERS: Final = 10
MOST_DISPUTES: Final = 12
MOST_INCIDENTS: Final = 10
MOST_CLAIMS: Final = 3
"""What one screen holds of speakers, disputes, incidents, and of claims on one side of a dispute; what is left out is counted."""


def overview(records: list[Record]) -> RenderableType:
    """The situation in these reports."""
    found, speaking = situation(records), speakers(records)
    parts: list[RenderableType] = [Rule("[bold]The situation in these reports[/]"), reports_table(records)]
    if found.disputes:
        shown = found.disputes[:MOST_DISPUTES]
        parts += [heading("Disputed"), *(dispute_view(one, found) for one in shown), left_out(found.disputes, MOST_DISPUTES)]
        parts.append(Text(CAUTION, "italic bright_black"))
    if told := [one for one in found.incidents if len(one.reports) > 1]:
        parts += [heading("Told by several"), *map(incident_view, told[:MOST_INCIDENTS]), left_out(told, MOST_INCIDENTS)]
    if speaking:
        parts += [heading("Who speaks"), speakers_table(speaking[:MOST_SPEAKERS]), left_out(speaking, MOST_SPEAKERS)]
    return Group(*parts, Text())


def heading(words: str) -> RenderableType:
    return Group(Text(), Text(words, style="bold underline"))


def left_out(found: list[Dispute] | list[Incident] | list[Speaker], shown: int) -> RenderableType:
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


def dispute_view(dispute: Dispute, found: Situation) -> RenderableType:
    """A column for each side: who says so, in which words, told by whom; below, what would settle it."""
    table = Table(box=None, header_style="bold", padding=(0, 3, 0, 0), expand=True, pad_edge=False)
    for side in dispute.sides:
        table.add_column(side.words, ratio=1)
    table.add_row(*(sayings(side) for side in dispute.sides))
    head = Text(f" {dispute.words}", style="bold").append(f"  {found.about(dispute)}", style="not bold")
    asked = Text(f"   Open: {' '.join(dispute.open)}", style="bright_black")
    return Group(head, Padding(table, (0, 0, 0, 3)), asked, Text())


def sayings(side: Side) -> Text:
    """One entry for each claim of a side; what is left out is counted."""
    entries = [claim_view(claim) for claim in side.claims[:MOST_CLAIMS]]
    if len(side.claims) > MOST_CLAIMS:
        entries.append(Text(f"… and {len(side.claims) - MOST_CLAIMS} more", style="bright_black"))
    return Text("\n").join(entries)


def claim_view(claim: Claim) -> Text:
    """Who says what, how it stands (but for who denies it: they stand beside it), the passage, the outlets."""
    line = Text(saying(claim))
    if status := [words for words in claim.status if not words.startswith(("denied by", "disputed by"))]:
        line.append(f" [{'; '.join(status)}]", style="bright_black")
    return line.append(f"\n  “{claim.passage.text}” ({', '.join(outlets(claim))})", style="bright_black")


def incident_view(one: Incident) -> RenderableType:
    """A happening in three lines: headline, where its claims come from, how it stands."""
    head = Text(f" {one.title}", style="bold").append(f"  {one.type}", style="not bold bright_black")
    names = ", ".join(origin.name for origin in one.origins) or "nobody says that it happened"
    reports = f"{len(one.reports)} report{'s' if len(one.reports) > 1 else ''}"
    origins = f"{len(one.origins)} origin{'' if len(one.origins) == 1 else 's'}"
    return Group(head, Text(f"   {reports}, {origins}: {names}"), Text(f"   {'; '.join(one.status)}", style="bright_black"))


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
