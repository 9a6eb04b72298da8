"""The page of one record: the text with its passages highlighted, a card for each statement and event, all in one file.

The page loads nothing and runs no script (its Content-Security-Policy forbids both); cards and passages light each other up by
style rules alone. Everything that comes from a report is escaped by the template engine.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined

from tocsin.model import Event, Record, Span, Statement
from tocsin.report import phrases
from tocsin.report.inert import inert
from tocsin.report.passages import Mark, paragraphs
from tocsin.report.terminal import TONES, plural
from tocsin.report.wording import called, factuality, outlet_name, source_name

COLOURS: Final = 7
"""Sides that get a colour of their own, those with most statements; all others share the neutral one."""


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
    return environment().get_template("report.html").render(**parts(record))


def parts(record: Record, found: Span | None = None) -> dict[str, Any]:
    """What the templates `report.html` and `cards.html` ask for; `found` is a passage that somebody was led to."""
    cards = {statement.id: f"s{number}" for number, statement in enumerate(record.statements, 1)}
    voices = voice_numbers(record)
    events = {f"e{number}": event for number, event in enumerate(record.events, 1)}
    by_id = {statement.id: statement for statement in record.statements}
    text = record.report.text
    return {
        "record": record,
        "report": record.report,
        "outlet": outlet_name(record),
        "headed": bool(record.report.title and text.lstrip().startswith(record.report.title.strip())),
        "speakers": speakers(record, voices, cards),
        "paragraphs": paragraphs(text, [*marks(record, cards, events, voices), *found_mark(found)]),
        "statements": [(cards[one.id], level, voices[one.id], one) for level, one in phrases.nested(record)],
        "events": sorted(events.items(), key=lambda item: item[1].trigger.start),
        "cards": cards,
        "within_name": lambda statement: source_name(by_id[statement.within]),
        "all_cards": [*cards.values(), *events],
    }


def speaker(statement: Statement) -> str:
    """The name of whoever speaks, the innermost holder; empty for an unnamed source."""
    return called(statement.holders[-1]) if statement.holders else ""


def side(statement: Statement, by_country: bool) -> str:
    """What a statement's colour stands for: the speaker's country, or the speaker; empty (neutral) where it is unknown."""
    if not by_country:
        return speaker(statement)
    return (statement.holders[-1].country or "") if statement.holders else ""


def voice_numbers(record: Record) -> dict[str, int]:
    """A colour number for every statement by its id, from 1 for the side with most statements; 0 is the neutral colour. Sides are
    countries where speakers of several countries are known, so that a page shows them at a glance; else each speaker is one."""
    by_country = len({holder.country for one in record.statements for holder in one.holders[-1:] if holder.country}) > 1
    sides = {statement.id: side(statement, by_country) for statement in record.statements}
    counts = Counter(name for name in sides.values() if name)
    numbers = {name: number for number, (name, _) in enumerate(counts.most_common(COLOURS), 1)}
    return {statement: numbers.get(name, 0) for statement, name in sides.items()}


def speakers(record: Record, voices: dict[str, int], cards: dict[str, str]) -> list[Speaker]:
    """The legend: who speaks how often, side by side, those with most statements first."""
    by_name: dict[str, list[Statement]] = {}
    for statement in record.statements:
        by_name.setdefault(speaker(statement), []).append(statement)
    found = []
    for name, said in sorted(by_name.items(), key=lambda item: (voices[item[1][0].id] or COLOURS + 1, -len(item[1]))):
        codes = next((text for one in said if one.holders and (text := phrases.codes(one.holders[-1]))), "")
        found.append(Speaker(name or "unnamed source", codes, voices[said[0].id], len(said), cards[said[0].id]))
    return found


def marks(record: Record, cards: dict[str, str], events: dict[str, Event], voices: dict[str, int]) -> list[Mark]:
    """All passages to highlight."""
    found = [Mark("trigger", card, event.trigger) for card, event in events.items()]
    for statement in record.statements:
        card, voice = cards[statement.id], voices[statement.id]
        found += [Mark("content", card, piece, voice) for piece in statement.content]
        if statement.cue:
            found.append(Mark("cue", card, statement.cue, voice))
        if statement.holders and (mention := statement.holders[-1].mention):
            found.append(Mark("speaker", card, mention, voice))
    return found


def found_mark(found: Span | None) -> list[Mark]:
    """The mark of a passage that somebody was led to: of no card, under the name "at"."""
    return [Mark("found", "at", found)] if found else []


@cache
def environment() -> Environment:
    """The templates of this folder, with everything escaped that is put into them."""
    return templates(PackageLoader("tocsin.report"))


def templates(loader: BaseLoader) -> Environment:
    """Templates of any folder with the words that all views share. Whatever is put into one is made inert and escaped."""
    found = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=inert
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
