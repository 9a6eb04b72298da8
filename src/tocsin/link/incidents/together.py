"""Who speaks together with another: "the mission and residents", "the mayor and a spokesman for the army", "Paris and Rome"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.link.incidents.coded import coded
from tocsin.link.incidents.halves import halves
from tocsin.link.incidents.offices import office_key, office_words
from tocsin.link.incidents.parties import names_state, party_key
from tocsin.link.incidents.party import Holder, Party


def apart(one: Party) -> tuple[Party, ...]:
    """The parties that a name joins; the party itself where it joins none."""
    two = halves(one.name)
    body = one.id is not None and not one.id.startswith("state:") and one.id not in {coded(half).id for half in two}
    return tuple(_part(half, one) for half in two) if two and not body else (one,)


def each(holder: Holder) -> tuple[Party, ...]:
    """Those whose claim it is."""
    return apart(holder.innermost) if holder.innermost else ()


def _part(name: str, whole: Party) -> Party:
    known = coded(name)
    country, sectors = known.country or (None if names_state(name) else whole.country), tuple(known.sectors)
    key = known.id or party_key(name, country, sectors)
    words = () if names_state(name) else office_words(name, None)
    return replace(
        whole, name=name, key=key, id=known.id, country=country, sectors=sectors, role=None, mention="",
        office=known.id if words and known.id else office_key(country, words),
    )  # fmt: skip
