"""Armed movements, and who "the group" and "the militants" are: the only one that a report has named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tocsin.link.incidents.parties import AGAINST_THE_STATE, party
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.stems import folded
from tocsin.model import Actor

BARE: Final = frozenset(
    f"the {word}" for word in "group movement faction organisation organization militants insurgents rebels jihadists".split()
)
"""As what a report goes on speaking of an armed movement that it has named."""


def is_movement(one: Party) -> bool:
    """Whether a party is known as an armed movement: whose fronts and spokesmen are named after it."""
    return one.id is not None and bool(AGAINST_THE_STATE & set(one.sectors))


def meant(actor: Actor, named: Iterable[Actor]) -> Party | None:
    """The movement that bare words mean, of the actors that the report names before them; None where it is none or more than
    one."""
    if actor.mention is None or not BARE & {folded(actor.mention.text), folded(actor.name)}:
        return None
    before = (party(one) for one in named if one.id and one.mention and one.mention.start < actor.mention.start)
    found = {one.key: one for one in before if is_movement(one)}
    return replace(*found.values(), mention=actor.mention.text) if len(found) == 1 else None
