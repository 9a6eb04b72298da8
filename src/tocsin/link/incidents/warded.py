"""What was warded off: who throws an attack back did not attack, and says of a town that others claim that it was not taken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tocsin.link.incidents.answer import Answer
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.telling import denies_harm, takes, wards_off

DOWNED: Final = re.compile(
    r"^(?:down(?:ed|ing|s)?|intercept\w*|(?:shot|shoot\w*|br(?:ing\w*|ought))(?: [\w-]+){0,3} down)\b", re.IGNORECASE
)
DOWN: Final = 40
"""Characters from a verb in which its "down" stands."""
NEAR: Final = 200
"""Characters between the warding off and the attack that it wards off."""


class Warded:
    """The warding off among the mentions of one incident."""

    def __init__(self, mentions: Sequence[Mention], same: Mapping[str, str]) -> None:
        """`same` maps the key of a holder to its seat."""
        self._off = [mention for mention in mentions if wards_off(mention)]
        self._attacked = len(self._off) < len(mentions)
        self._keys = {mention.key for mention in self._off}
        taken = [mention for mention in mentions if takes(mention) and not self.off(mention)]
        claimed = [held.holder.key for mention in taken for held in mention.held if polarity(held) > 0 and held.tells]
        self._takers = {same.get(key, key) for key in claimed}
        against = [(mention, held) for mention in self._off for held in mention.held if polarity(held) > 0]
        against += [(mention, held) for mention in taken for held in mention.held if polarity(held) < 0]
        self._repelled = {(mention.report, same.get(held.holder.key, held.holder.key)) for mention, held in against}
        self._foiled = self._foiling(mentions, same)

    def _foiling(self, mentions: Sequence[Mention], same: Mapping[str, str]) -> set[tuple[int, str]]:
        """Who says in which report that it warded something off, or brought it down, and that no blow fell."""
        off, no = set(), set()
        for mention in mentions:
            wards = self.off(mention) or downed(mention)
            for held in mention.held:
                who = (mention.report, same.get(held.holder.key, held.holder.key))
                if wards and polarity(held) > 0:
                    off.add(who)
                elif not wards and polarity(held) < 0 and not denies_harm(held, mention):
                    no.add(who)
        return off & no

    def off(self, mention: Mention) -> bool:
        """Whether a mention is the warding off itself."""
        return mention.key in self._keys

    def aside(self, mention: Mention) -> bool:
        """Whether those whom a mention names are not who attacked and was attacked: it tells of the warding off, or of the
        attack with those as its doers who ward it off."""
        if not self._attacked or not self._off:
            return False
        doers = {one.key for one in mention.actors}
        return self.off(mention) or any(
            doers and doers == {one.key for one in other.actors} and abs(other.trigger.start - mention.trigger.start) < NEAR
            for other in self._off
            if (other.report, other.version) == (mention.report, mention.version)
        )

    def answer(self, mention: Mention, seat: str, answer: Answer) -> Answer:
        """What a claim that it happened says where others claim to have taken something, and somebody says that this was warded
        off: who wards it off says that it came to nothing; who tells of the attack alone says nothing of the taking. Nor does who
        warded something off, and says besides that no blow fell, tell of one."""
        again = seat in {who for _, who in self._foiled} and (self.off(mention) or downed(mention))
        if answer.polarity > 0 and (again or (mention.report, seat) in self._foiled):
            return replace(answer, words="it was tried", polarity=0)
        if not self._takers or not self._repelled or answer.polarity <= 0 or (takes(mention) and not self.off(mention)):
            return answer
        if self.off(mention) and seat in self._takers:
            return answer  # who took the town wards off something else
        if self.off(mention):
            return replace(answer, words="it was tried and repelled", polarity=-1)
        return replace(answer, words="it was tried", polarity=0)


def downed(mention: Mention) -> bool:
    """Whether something was brought down out of the air."""
    said = (mention.evidence, *(held.passage for held in mention.held))
    after = (one.text[max(0, mention.trigger.start - one.start) :][:DOWN] for one in said if one.start <= mention.trigger.start)
    return any(DOWNED.search(words) for words in after)
