"""Armed movements, and who "the group" and "the militants" are: the only one that a report has named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tocsin.codebook.actors import NameWords
from tocsin.link.incidents.parties import AGAINST_THE_STATE, party
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.stems import folded
from tocsin.model import Actor

FIGHTERS: Final = frozenset(f"the {word}" for word in "militants insurgents rebels jihadists".split())
"""As what a report goes on speaking of an armed movement that it has named."""
NEUTRAL: Final = frozenset(f"the {word}" for word in "group movement faction organisation organization".split())
"""The same, which may also be a body without arms: a group for human rights."""


def is_movement(one: Party) -> bool:
    """Whether a party is known as an armed movement: whose fronts and spokesmen are named after it."""
    return one.id is not None and bool(AGAINST_THE_STATE & set(one.sectors))


def meant(actor: Actor, named: Iterable[Actor]) -> Party | None:
    """The movement that bare words mean, of the actors that the report names before them; None where it is none or more than
    one. "The group" is the body named last, of whatever kind."""
    words = {folded(actor.mention.text), folded(actor.name)} if actor.mention else set()
    if actor.mention is None or not words & (FIGHTERS | NEUTRAL):
        return None
    before = [party(one) for one in named if one.mention and one.mention.start < actor.mention.start]
    found = {one.key: one for one in before if is_movement(one)}
    bodies = [one.key for one in before if _is_body(one)]
    if len(found) != 1 or (words & NEUTRAL and bodies[-1] not in found):
        return None
    return replace(*found.values(), mention=actor.mention.text)


def _is_body(one: Party) -> bool:
    """Whether a party is a movement, or another body that is no state's: a committee, a society, a union."""
    named = (one.id or "").startswith("org:") or bool(set(folded(one.name).split()) & NameWords.load().bodies)
    return is_movement(one) or (named and folded(one.name) not in NEUTRAL)
