"""The page of one record: the text with its passages highlighted, a card for each statement and event, all in one file.

The page loads nothing and runs no script (its Content-Security-Policy forbids both); cards and passages light each other up by
style rules alone. Everything that comes from a report is escaped by the template engine.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from tocsin.model import Event, Record, Statement
from tocsin.report import phrases
from tocsin.report.passages import Mark, paragraphs
from tocsin.report.terminal import TONES, plural
from tocsin.report.wording import called, factuality, outlet_name, source_name

COLOURS: Final = 7
"""Speakers that get a colour of their own, those with most statements; all others share the neutral one."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker in the page's legend: the number of the colour (0: neutral), what is known, and the first card."""

    name: str
    codes: str
    voice: int
    statements: int
    first_card: str


def page(record: Record) -> str:
    """One self-contained HTML page."""
    cards = {statement.id: f"s{number}" for number, statement in enumerate(record.statements, 1)}
    voices = voice_numbers(record)
    events = {f"e{number}": event for number, event in enumerate(record.events, 1)}
    by_id = {statement.id: statement for statement in record.statements}
    text = record.report.text
    return environment().get_template("report.html").render(
        record=record,
        report=record.report,
        outlet=outlet_name(record),
        headed=bool(record.report.title and text.lstrip().startswith(record.report.title.strip())),
        speakers=speakers(record, voices, cards),
        paragraphs=paragraphs(text, marks(record, cards, events, voices)),
        statements=[(cards[one.id], level, voices.get(speaker(one), 0), one) for level, one in phrases.nested(record)],
        events=sorted(events.items(), key=lambda item: item[1].trigger.start),
        cards=cards,
        within_name=lambda statement: source_name(by_id[statement.within]),
        all_cards=[*cards.values(), *events],
    )  # fmt: skip


def speaker(statement: Statement) -> str:
    """The name of whoever speaks, the innermost holder; empty for an unnamed source."""
    return called(statement.holders[-1]) if statement.holders else ""


def voice_numbers(record: Record) -> dict[str, int]:
    """A colour number from 1 for each of the speakers with most statements."""
    counts = Counter(speaker(statement) for statement in record.statements if statement.holders)
    return {name: number for number, (name, _) in enumerate(counts.most_common(COLOURS), 1)}


def speakers(record: Record, voices: dict[str, int], cards: dict[str, str]) -> list[Speaker]:
    """The legend: who speaks how often, those with most statements first."""
    by_name: dict[str, list[Statement]] = {}
    for statement in record.statements:
        by_name.setdefault(speaker(statement), []).append(statement)
    found = []
    for name, said in sorted(by_name.items(), key=lambda item: -len(item[1])):
        codes = next((text for one in said if one.holders and (text := phrases.codes(one.holders[-1]))), "")
        found.append(Speaker(name or "unnamed source", codes, voices.get(name, 0), len(said), cards[said[0].id]))
    return found


def marks(record: Record, cards: dict[str, str], events: dict[str, Event], voices: dict[str, int]) -> list[Mark]:
    """All passages to highlight."""
    found = [Mark("trigger", card, event.trigger) for card, event in events.items()]
    for statement in record.statements:
        card, voice = cards[statement.id], voices.get(speaker(statement), 0)
        found += [Mark("content", card, piece, voice) for piece in statement.content]
        if statement.cue:
            found.append(Mark("cue", card, statement.cue, voice))
        if statement.holders and (mention := statement.holders[-1].mention):
            found.append(Mark("speaker", card, mention, voice))
    return found


@cache
def environment() -> Environment:
    """The templates of this folder, with everything escaped that is put into them."""
    found = Environment(
        loader=PackageLoader("tocsin.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.globals.update(
        phrases=phrases, called=called, factuality=factuality, plural=plural, tones=TONES,
        web_address=web_address,
    )  # fmt: skip
    found.filters["oneline"] = lambda words: " ".join(str(words).split())
    found.filters["phrase_actor"] = phrases.actor
    return found


def web_address(url: str | None) -> str | None:
    """The address if it is one that a page may safely link to."""
    return url if url and url.startswith(("https://", "http://")) else None
