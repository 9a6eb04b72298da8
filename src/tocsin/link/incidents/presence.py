"""Whose forces are said to be in another country: "no soldier of ours is there", "has sent soldiers across the border"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.taking_part import OPEN_CLAUSE, OWN, SENTENCE, UNSETTLED, Participation, named_countries
from tocsin.link.incidents.telling import denying_cue
from tocsin.model import Statement

FORCES: Final = re.compile(
    r"\b(?:soldiers?|troops|forces|army|units?|battalions?|brigades?|compan(?:y|ies)|mercenaries|servicemen|fighters|paratroopers)\b"
)
THERE: Final = re.compile(
    r"\b(?:is|are|was|were|been|remains?|stays?|has|have|had|keeps?|sent|sends|sending|send|deploy\w*|moved|stationed|entered|crossed"
    r"|operates?|operating)\b"
)
DOING: Final = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been) (?:\w+ly |not |ever |never )?"
    r"(?!(?:deploy|mov|station|enter|cross|operat)|(?:been|seen|sent)\b)\w+(?:ed|en|ing)\b"
)
"""An act that forces did: who denies it does not say that they were not there."""
INTO: Final = re.compile(r"\b(?:in|into|inside|across)\b")
AT_THE_EDGE: Final = re.compile(r"\b(?:borders?|frontiers?|near|towards?|closer|along)\b")
"""Forces that are sent to a border are not in the country behind it."""
BORDER: Final = re.compile(r"\bacross (?:the|their|its|our) (?:common )?border\b")
BEFORE: Final = 4
"""Words before a word for forces that say whose they are."""


def presence(statement: Statement, holder: Holder, places: Mapping[str, str | None]) -> Participation | None:
    """What a statement says on it; None where it says nothing, asks, orders or fears. `places` are the countries of
    the places that the report names, by their folded names."""
    if statement.negated or statement.stance in UNSETTLED:
        return None
    sentences = (part for span in statement.content for part in SENTENCE.split(span.text))
    found = (_in_sentence(f" {folded(part)} ", statement, holder, places) for part in sentences)
    return next((one for one in found if one), None)


def _in_sentence(text: str, statement: Statement, holder: Holder, places: Mapping[str, str | None]) -> Participation | None:
    forces = FORCES.search(text)
    if forces is None or not THERE.search(text) or OPEN_CLAUSE.search(text[: forces.start()]):
        return None
    before, after = text[: forces.start()], text[forces.end() - 1 :]
    into = INTO.search(after)
    subject = _whose(before, statement, holder)
    if into is None or subject is None or (AT_THE_EDGE.search(after) and not BORDER.search(after)):
        return None
    target = _into(after[into.start() :], subject, holder, places)
    if target is None:
        return None
    sign = -1 if set(text.split()) & IncidentWords.load().negations else 1
    sign = -sign if denying_cue(statement) else sign
    return None if sign < 0 and DOING.search(after[: into.start()]) else Participation(subject, target, sign)


def _whose(before: str, statement: Statement, holder: Holder) -> str | None:
    """Whose forces: the country named right before the word, or that has or sends them; the holder's where it says "our"."""
    close = named_countries(f" {' '.join(before.split()[-BEFORE:])} ")
    if close:
        return close[-1]
    named = named_countries(before)
    who = holder.innermost
    if named and THERE.search(before):
        return named[-1]
    accused = named_countries(f" {folded(statement.evidence.text)} ") if not before.strip() or THERE.match(before.strip()) else []
    others = [code for code in accused if who is None or code != who.country]
    if who and OWN.search(before):
        return who.country
    return others[0] if others else None


def _into(after: str, subject: str, holder: Holder, places: Mapping[str, str | None]) -> str | None:
    """Into which country: that of the first place named there; of who speaks of "across the border" its own. A place of the
    country itself is no other country."""
    found = [(after.find(f" {name} "), land) for name, land in places.items() if f" {name} " in after]
    named = [land for _, land in sorted(found, key=lambda one: one[0])] or list(named_countries(after))
    who = holder.innermost
    if named:
        return named[0] if named[0] != subject else None
    return who.country if BORDER.search(after) and who and who.country != subject else None
