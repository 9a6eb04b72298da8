"""How a claim stands, in words for readers. Never "true": what is shown is who says it, and how many stand behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.link.incidents.answer import BY_WHOM, HAPPENED
from tocsin.link.incidents.claim import Claim
from tocsin.link.incidents.contradictions import each_its_own
from tocsin.link.incidents.disputes import contradiction
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.voice import is_body


@dataclass(slots=True)
class Sides:
    """Who is a party to what happened: the keys and countries of those who act and are acted upon, and whose country it is in."""

    actors: frozenset[str]
    recipients: frozenset[str]

    def acted(self, claim: Claim) -> bool:
        """Whether the holder is, or belongs to, those who are said to have done it."""
        return self._is(claim, self.actors)

    def party(self, claim: Claim) -> bool:
        """Whether the holder belongs to either side."""
        return self._is(claim, self.actors | self.recipients)

    def _is(self, claim: Claim, keys: frozenset[str]) -> bool:
        who = claim.holder.innermost if claim.holder.kind == "source" or is_body(claim.holder) else None
        return who is not None and bool({who.key, who.seat, who.country or ""} & keys)


def retractions(told: Sequence[Mention]) -> dict[str, str]:
    """Office -> when it took back what it had said before, as told in one of the reports."""
    return {seat: mention.published or "" for mention in reversed(told) for seat in mention.retracted}


def stand(claims: Sequence[Claim], sides: Sides, retracted: Mapping[str, str]) -> None:
    """Fill in how each claim stands: party, superseded, withdrawn, denied, and the words."""
    for claim in claims:
        claim.party = sides.party(claim)
        if claim.seat in retracted and (claim.first or "") < retracted[claim.seat]:
            claim.withdrawn_by = claim.id
    _later(claims)
    standing = [claim for claim in claims if claim.stands]
    for claim in standing:
        claim.denied_by = tuple(other.id for other in standing if contradiction(claim, other))
    for claim in claims:
        claim.status = _words(claim, claims, sides)


def _later(claims: Sequence[Claim]) -> None:
    """What the same holder says later takes the place of what it said before."""
    for claim in claims:
        for other in claims:
            if other.question != claim.question or other.seat != claim.seat or not _after(other, claim):
                continue
            if claim.question == HAPPENED and claim.answer.polarity > 0 > other.answer.polarity:
                claim.withdrawn_by = other.id
            elif (claim.answer.kind == "count" and not each_its_own(claim.answer, other.answer)) or (
                claim.answer.kind == "polarity" and other.answer.polarity
            ):
                claim.superseded_by = other.id


def _after(one: Claim, other: Claim) -> bool:
    """Whether one first appears later: to repeat an old number is not to give a new one. Of two counts that first stand in one
    report the higher is the later."""
    last, first = one.appearances[0], other.appearances[0]
    if one.id == other.id:
        return False
    if one.answer.kind == "count" and first.passage.report == last.passage.report:
        return (one.answer.high or one.answer.low or 0) > (other.answer.high or other.answer.low or 0)
    return (last.published or "", last.passage.report) > (first.published or "", first.passage.report)


def _words(claim: Claim, claims: Sequence[Claim], sides: Sides) -> tuple[str, ...]:
    by_id = {one.id: one for one in claims}
    if claim.withdrawn_by:
        return (f"withdrawn by {claim.holder.name}",)
    if claim.superseded_by:
        later = by_id[claim.superseded_by]
        return (f"superseded by the same source: {later.answer.words}",)
    words = [_backing(claim, claims)]
    if claim.answer.polarity > 0 and claim.question in (HAPPENED, BY_WHOM) and sides.acted(claim) and _own(claim, claims):
        words.append("admitted by the actor itself")
    if claim.denied_by:
        deniers = dict.fromkeys(by_id[id].holder.name for id in claim.denied_by)
        words += [f"denied by {', '.join(deniers)}" if claim.question == HAPPENED else f"disputed by {', '.join(deniers)}"]
    return tuple(words)


def _own(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a holder does not say that it was somebody else's deed: who tells that others have crossed its border admits
    nothing."""
    who = claim.holder.innermost
    named = [one for one in claims if one.question == BY_WHOM and one.seat == claim.seat and one.answer.polarity > 0]
    own = {who.key, who.seat, who.country} if who else set()
    return not named or any(own & set(one.answer.keys) for one in named)


def _backing(claim: Claim, claims: Sequence[Claim]) -> str:
    """Who stands behind an answer: all origins of those who give the same."""
    same = [one for one in claims if one.question == claim.question and one.stands and _agree(one, claim)]
    origins = {origin for one in same for origin in one.origins}
    if len(origins) > 1:
        return f"reported by {len(origins)} independent origins"
    if claim.party:
        return "claimed by one party"
    return "reported by one origin"


def _agree(one: Claim, other: Claim) -> bool:
    a, b = one.answer, other.answer
    if a.kind in ("count", "time"):
        return (a.low, a.high) == (b.low, b.high)
    return a.polarity == b.polarity and (a.kind == "polarity" or bool(set(a.keys) & set(b.keys)))
