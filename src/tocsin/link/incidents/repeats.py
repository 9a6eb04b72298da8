"""Denials that repeat what they deny: "soldiers shelled the mill, the mayor said; the army denied having fired at it". The reader
finds the deed once as told and once as denied; who denies it answers who told it last before him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.telling import DENYING

FARTHEST: Final = 400
"""Characters from what was told to the words that deny it."""


def add_repeats(mentions: Sequence[Mention]) -> None:
    """Gives what somebody else told last before a denial of the same deed its denier."""
    ordered = sorted(mentions, key=lambda one: one.trigger.start)
    found = [(told, held) for at, mention in enumerate(ordered) for told, held in _answered(mention, ordered[:at])]
    for told, held in found:
        told.answered += (replace(held, pointing=True),)


def _answered(mention: Mention, before: Sequence[Mention]) -> Iterator[tuple[Mention, Holding]]:
    """What a mention denies that was told before it, with the denial."""
    said = [held for held in mention.held if held.tells and polarity(held) and held.holder.kind == "source"]
    if mention.reality != "told" or not said or any(polarity(held) > 0 for held in said):
        return
    for held in (one for one in said if one.stance in DENYING):
        near = (one for one in reversed(before) if mention.trigger.start - one.trigger.end < FARTHEST)
        told = next((one for one in near if _told_by_another(one, held) and _same_deed(one, mention)), None)
        if told and not any(other.holder.key == held.holder.key for other in told.held):
            yield told, held


def _told_by_another(mention: Mention, held: Holding) -> bool:
    return mention.reality == "told" and any(
        one.tells and one.holder.kind == "source" and one.holder.key != held.holder.key and polarity(one) > 0
        for one in mention.held
    )


def _same_deed(told: Mention, denied: Mention) -> bool:
    """Whether whoever did the one did the other: all that is denied was told, or comes with it."""
    known = IncidentWords.load()
    if told.type != denied.type:
        return False
    acts, others = (known.acts_of(one.lemma, one.type) for one in (told, denied))
    return bool(others) and all(b in acts or any((a, b) in known.entails for a in acts) for b in others)
