"""Who did what was told, in words that lay a deed at somebody's door."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.parties import party, party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.taking_part import named_countries
from tocsin.link.incidents.telling import ASSERTING, HARMING
from tocsin.link.incidents.weapons import means
from tocsin.model import Actor, Record, Statement

CLOSE_WORDS: Final = 4
"""Words before those that lay a deed at a door, among which a negation rules it out."""
DOORS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:work|deed|doing|handiwork|act|crime|provocation) (?:of|by) (?P<who>[^.,;]+)",
        r"(?P<who>[^.,;]+?) (?:is|was|were|are|had been|stood|stands) (?:behind|responsible|to blame)\b",
        r"\b(?:come|came|fired|launched|shot|sent|planted|laid|dropped|staged|committed|carried out|done|caused) (?:from|by) "
        r"(?P<who>[^.;]+)",
        r"\b(?:it|this|that) (?:was|is|had been) (?P<weapon>[^.,;]+)",
    )
)
"""Words that lay a deed at somebody's door."""


def attributed(
    statement: Statement, record: Record, holders: Mapping[str, Holder], mentions: Sequence[Mention], report: int, version: int
) -> Holding | None:
    """Who did it, in words that lay it at somebody's door and tell of no deed with a doer: "the work of …", "… was behind it",
    "the shells had come from …"."""
    by = holders[statement.id]
    if statement.stance not in ASSERTING or statement.negated or by.kind != "source" or by.innermost is None:
        return None
    passage = Passage.of(statement.evidence, report, version)
    if any(m.type in HARMING and m.actors and passage.start <= m.trigger.start < passage.end for m in mentions):
        return None
    for span in statement.content:
        for found in (match for door in DOORS for match in door.finditer(span.text)):
            ((group, words),) = found.groupdict().items()
            if group == "weapon" and not means(words):
                continue
            if doers := _parties_in(record, span.start + found.start(group), span.start + found.end(group)):
                before = folded(span.text[: found.start()]).split()[-CLOSE_WORDS:]
                no = bool(set(before) & IncidentWords.load().negations)
                return Holding(by, "CT-" if no else "CT+", passage, stance=statement.stance, doers=doers)
    return None


def _parties_in(record: Record, start: int, end: int) -> tuple[Party, ...]:
    """The party that a stretch of text names: the first actor in it, else the first country."""
    inside = [one for one in record.actors if one.mention and start <= one.mention.start and one.mention.end <= end]
    known = [one for one in inside if one.id or one.sectors or one.country]
    if known:
        return (party(min(known, key=_place)),)
    words = " ".join(record.report.text[start:end].split())
    lands = named_countries(f" {folded(words)} ")
    return (Party(words, party_key(words, lands[0], ()), country=lands[0]),) if lands else ()


def _place(one: Actor) -> tuple[int, int]:
    """Where an actor stands; of two that begin in one place the longer comes first."""
    return (one.mention.start, -one.mention.end) if one.mention else (0, 0)
