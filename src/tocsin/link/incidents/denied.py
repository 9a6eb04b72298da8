"""Who denies one deed and tells of another beside it: "no force was applied; bottles were thrown"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.answer import Answer
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.stems import stem
from tocsin.link.incidents.telling import denies_harm

SHARED: Final = 3
"""Letters that two forms of a word share: "used", "use"."""


class Denied:
    """The denials among the mentions of one incident, by the seats of those who deny."""

    def __init__(self, mentions: Sequence[Mention], same: Mapping[str, str]) -> None:
        """`same` maps the key of a holder to its seat."""
        self._by: dict[str, list[Mention]] = {}
        for mention in mentions:
            for held in mention.held:
                if held.tells and polarity(held) < 0 and not denies_harm(held, mention):
                    self._by.setdefault(same.get(held.holder.key, held.holder.key), []).append(mention)

    def answer(self, mention: Mention, seat: str, answer: Answer) -> Answer:
        """What a claim that it happened says of one who denies: of another deed than the denied one it says nothing of that."""
        denied = self._by.get(seat)
        if not denied or answer.polarity <= 0 or any(_one_deed(mention, other) for other in denied):
            return answer
        return replace(answer, words="something else happened", polarity=0)


def _one_deed(one: Mention, other: Mention) -> bool:
    """Whether two words may be for one deed; a word that names no deed ("the cells") may be for any done to the same people."""
    known = IncidentWords.load()
    acts, others = known.acts_of(one.lemma, one.type), known.acts_of(other.lemma, other.type)
    if stem(one.lemma)[:SHARED] == stem(other.lemma)[:SHARED] or acts & others:
        return True
    if acts and others:
        return any((a, b) in known.near_acts for a in acts for b in others)
    return bool({party.key for party in one.recipients} & {party.key for party in other.recipients})
