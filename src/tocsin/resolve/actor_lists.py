"""Actors in a row: "U.S. and NATO troops" are two where the words tell two countries, though the reader takes them as one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tocsin.model import Actor, Record
from tocsin.model.span import Span
from tocsin.resolve.coding import Coding

CUT: Final = re.compile(r",?\s+(?:and|as well as)\s+|,\s+")
LINK: Final = re.compile(r"\s(?:and|as well as)\s")
ADDED: Final = re.compile(
    r"(?:an?|the (?!united|netherlands|philippines|european|palestin)|who|which|including|his|her|its|their)\b", re.I
)
"""How a piece begins that is added to the one before it and is no further member of the row."""
Code = Callable[[str], Coding]


def split_actors(record: Record, code: Code) -> None:
    """Divides the actors and recipients of events, and the record's mentions, in place. Holders stay whole: their list is a
    chain."""
    for event in record.events:
        event.actors = _split(event.actors, code)
        event.recipients = _split(event.recipients, code)
    record.actors = _split(record.actors, code)


def _split(actors: list[Actor], code: Code) -> list[Actor]:
    found: dict[tuple[int, int] | int, Actor] = {}
    for actor in actors:
        pieces = _pieces(actor, code)
        for one in pieces or [actor]:
            found.setdefault((one.mention.start, one.mention.end) if one.mention else id(one), one)
    return list(found.values())


def _pieces(actor: Actor, code: Code) -> list[Actor]:
    """The members of a row, each of a known country and not all of one; empty for everything else."""
    if actor.mention is None or not LINK.search(actor.mention.text):
        return []
    text, start = actor.mention.text, actor.mention.start
    cuts = [(m.start(), m.end()) for m in CUT.finditer(text)]
    bounds = list(zip([0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(text)], strict=True))
    pieces = [text[a:b] for a, b in bounds]
    codings = [code(piece) for piece in pieces]
    countries = {c.country for c in codings}
    if None in countries or len(countries) < 2 or any(c.certain < 3 for c in codings) or any(map(ADDED.match, pieces[1:])):
        return []
    if code(text).country not in countries:
        return []
    spans = [Span(start + a, start + b, text[a:b]) for a, b in bounds]
    return [Actor(span.text, span, why=actor.why) for span in spans]
