"""Actors in a row: "U.S. and NATO troops" are two where the words tell two countries, though the reader takes them as one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tocsin.codebook.actors import ActorWords
from tocsin.model import Actor, Record
from tocsin.model.span import Span
from tocsin.resolve.coding import Coding

CUT: Final = re.compile(r",?\s+(?:and|as well as)\s+|,\s+")
LINK: Final = re.compile(r"\s(?:and|as well as)\s")
PAIR: Final = re.compile(r"(?:(?:the|an?)\s+)?[A-Z][a-z]+(?P<cut>-)(?P<second>[A-Z][a-z]+)(?:\s[^-]*)?")
""" "Israeli-Palestinian talks"."""
QUANTITY: Final = re.compile(r"(?:\w+ )?(?:scores|dozens|hundreds|thousands|millions) of ", re.I)
"""How many they are: "scores of Polish and Lithuanian students"."""
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
    text, start = (actor.mention.text, actor.mention.start) if actor.mention else ("", 0)
    cuts = _cuts(text)
    bounds = list(zip([0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(text)], strict=True))
    pieces = [text[a:b] for a, b in bounds]
    codings = [code(QUANTITY.sub("", piece)) for piece in pieces] if cuts else []
    countries = {c.country for c in codings}
    if (
        not cuts
        or None in countries
        or len(countries) < 2
        or any(c.certain < 3 for c in codings)
        or any(map(ADDED.match, pieces[1:]))
    ):
        return []
    if code(QUANTITY.sub("", text)).country not in countries:
        return []
    spans = [Span(start + a, start + b, text[a:b]) for a, b in bounds]
    return [Actor(span.text, span, why=actor.why) for span in spans]


def _cuts(text: str) -> list[tuple[int, int]]:
    """Where a row of actors is cut; "Cuban-American" is one people."""
    if LINK.search(text):
        return [m.span() for m in CUT.finditer(text)]
    pair = PAIR.fullmatch(text)
    return [pair.span("cut")] if pair and pair.group("second").lower() not in ActorWords.load().citizens else []
