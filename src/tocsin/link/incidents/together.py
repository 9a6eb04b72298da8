"""Who speaks together with another: "the mission and residents", "the mayor and a spokesman for the army", "Paris and Rome"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.coded import coded
from tocsin.link.incidents.offices import names_state, office_key, office_words
from tocsin.link.incidents.parties import party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.stems import folded

RELATIVE: Final = re.compile(r",? (?:who|whom|whose|which|that)\b.*|\s*\(.*")
AND: Final = re.compile(r",? and ")
BEGINS: Final = re.compile(r"(?:the|a|an|its|their|his|her|some|two|three|several)\b", re.IGNORECASE)
"""Another begins with an article of its own: "Peace and Security" is one."""
PARALLEL: Final = re.compile(r" (?:of|for) (?:the|its|their)\b", re.IGNORECASE)
"""After this "and the" may go on with whose it is: "the Command of the Army and the Navy"."""


def apart(one: Party) -> tuple[Party, ...]:
    """The parties that a name joins; the party itself where it joins none."""
    name = RELATIVE.sub("", one.name)
    halves = AND.split(name)
    body = one.id is not None and not one.id.startswith("state:")
    if body or len(halves) != 2 or not _two(*halves):
        return (one,)
    return tuple(_part(half, one) for half in halves)


def each(holder: Holder) -> tuple[Party, ...]:
    """Those whose claim it is."""
    return apart(holder.innermost) if holder.innermost else ()


def _two(first: str, second: str) -> bool:
    if names_state(first) and names_state(second):
        return True
    if set(folded(second).split()) & IncidentWords.load().private:
        return True
    return bool(BEGINS.match(second)) and not PARALLEL.search(first)


def _part(name: str, whole: Party) -> Party:
    known = coded(name)
    country, sectors = known.country or (None if names_state(name) else whole.country), tuple(known.sectors)
    key = known.id or party_key(name, country, sectors)
    words = () if names_state(name) else office_words(name, None)
    return replace(
        whole, name=name, key=key, id=known.id, country=country, sectors=sectors, role=None, mention="",
        office=known.id if words and known.id else office_key(country, words),
    )  # fmt: skip
