"""The terminal view of a record: a head line, who says what, what happened and who holds what about it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tocsin.model import Event, Record, Statement
from tocsin.report import phrases
from tocsin.report.wording import UNNAMED, Tone, factuality

PLAIN_WIDTH: Final = 110
"""Columns of the view in a file or a pipe."""
TONES: Final[dict[Tone, tuple[str, str]]] = {
    "fact": ("●", "green"),
    "claim": ("○", "cyan"),
    "denial": ("✕", "red"),
    "possible": ("◐", "yellow"),
    "plan": ("➝", "magenta"),
    "open": ("·", "bright_black"),
}


def printed(record: Record) -> None:
    """Print the view to the terminal, in colour where it has any."""
    Console(highlight=False).print(view(record))


def plain(record: Record) -> str:
    """The view as text without colour."""
    return as_text(view(record))


def as_text(renderable: RenderableType, width: int = PLAIN_WIDTH) -> str:
    """Anything that rich can show, as text without colour or trailing blanks."""
    console = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False, highlight=False)
    with console.capture() as capture:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def view(record: Record) -> RenderableType:
    """The whole view of one report."""
    parts: list[RenderableType] = [head(record)]
    parts += [Text(f"! {warning}", style="yellow") for warning in record.report.warnings]
    if record.statements:
        parts += [Text(), Text("Who says what", style="bold underline"), statements(record)]
    if record.events:
        parts += [Text(), Text("What happened, and who holds it", style="bold underline"), events(record)]
    if not record.statements and not record.events and not record.report.warnings:
        parts.append(Text("No statement and no event was found in this report.", style="yellow"))
    return Group(*parts, Text())


def head(record: Record) -> RenderableType:
    """Outlet, date and title; then what was found."""
    report = record.report
    line = " · ".join(filter(None, [report.outlet.name or report.outlet.domain, phrases.published(record), report.title]))
    numbers = [plural(len(record.statements), "statement"), plural(len(record.events), "event")]
    if report.furniture:
        numbers.append(f"{plural(len(report.furniture), 'line')} of page furniture taken out")
    names = [name for name in (report.ref, report.url) if name]
    return Group(
        Rule(style="bright_black"),
        Text(" ".join(line.split()), style="bold"),
        Text(" · ".join([*names, ", ".join(numbers)]), style="bright_black"),
    )


def plural(number: int, noun: str) -> str:
    """ "1 event", "2 events"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def statements(record: Record) -> RenderableType:
    """Who – stance – content, those within others set in."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=False)
    table.add_column(ratio=None, min_width=18, max_width=34)
    table.add_column(no_wrap=True, max_width=18)
    table.add_column(ratio=1)
    for level, statement in phrases.nested(record):
        table.add_row(*_statement(level, statement))
    return Padding(table, (0, 0, 0, 1))


def _statement(level: int, statement: Statement) -> tuple[Text, Text, Text]:
    who = Text("  " * max(0, level - 1) + ("└ " if level else ""))
    if not statement.holders:
        who.append(UNNAMED, style="italic")
    for number, holder in enumerate(reversed(statement.holders[-1:] if level else statement.holders)):
        who.append(", according to " if number else "")
        who.append(phrases.actor(holder), style="bold" if number == 0 else "")
    stance = Text(phrases.stance(statement), style="red" if statement.stance in ("denies", "rejects") else "cyan")
    said = Text(phrases.quoted(statement))
    if statement.addressees:
        said.append(f"  to {', '.join(map(phrases.actor, statement.addressees))}", style="bright_black")
    if statement.channel:
        said.append(f"  [{' '.join(statement.channel.text.split())}]", style="bright_black")
    said.append(doubt(statement.score), style="yellow")
    return who, stance, said


def doubt(score: float) -> str:
    """A mark behind what the reader is not sure of; nothing where it is."""
    return f"  (doubtful: {score:.0%} sure)" if score < phrases.DOUBTFUL else ""


def events(record: Record) -> RenderableType:
    """Each event in two or three lines: what and who to whom; where, when, how many; who holds what."""
    ordered = sorted(record.events, key=lambda event: event.trigger.start)
    return Padding(Group(*(line for event in ordered for line in _event(event, record))), (0, 0, 0, 1))


def _event(event: Event, record: Record) -> Iterator[Text]:
    first = Text()
    first.append(phrases.kind(event), style="bold")
    first.append(f"  “{' '.join(event.trigger.text.split())}”", style="bright_black")
    if event.actors or event.recipients:
        first.append(f"  {phrases.who_to_whom(event)}")
    first.append(doubt(event.score), style="yellow")
    yield first
    details = [
        *map(phrases.place, event.places),
        *([phrases.when(event.when)] if event.when else []),
        *map(phrases.count, event.counts),
    ]
    if details:
        yield Text("   " + " · ".join(details))
    for words in factuality(event, record):
        mark, colour = TONES[words.tone]
        yield Text(f"   {mark} {words.text}", style=colour)
