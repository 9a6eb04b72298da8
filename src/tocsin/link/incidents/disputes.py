"""Disputes about an incident: standing claims of different holders that cannot both hold. No winner is computed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.claim import Claim
from tocsin.link.incidents.contradictions import clash, same_party
from tocsin.link.incidents.dispute import Dispute, Side
from tocsin.link.incidents.offices import office_words
from tocsin.link.incidents.open_questions import open_questions, worded
from tocsin.link.incidents.parties import POSSESSIVE, REBELS, STATE, camp
from tocsin.link.incidents.private import speaks_for_nobody
from tocsin.link.incidents.stems import stem
from tocsin.link.incidents.voice import is_body, watches

VALUES: Final = frozenset({"by whom", "where", "to whom", "with what", "when"})


def disputes(incident: str, claims: Sequence[Claim]) -> list[Dispute]:
    """Every question of an incident on which standing claims of different holders contradict each other: opposite polarity, or
    values that cannot both hold. What commits to nothing (Uu) contradicts nothing; no winner."""
    standing = [claim for claim in claims if claim.stands]
    found = []
    for question in dict.fromkeys(claim.question for claim in standing):
        on_it = _of_one_mind([claim for claim in standing if claim.question == question and _weighs(claim)])
        against = [(a, b, why) for i, a in enumerate(on_it) for b in on_it[i + 1 :] if (why := contradiction(a, b))]
        if against:
            found.append(_dispute(incident, question, on_it, against))
    return found


def _weighs(claim: Claim) -> bool:
    """Whether a claim can be a side. Who is not named is none, and an outlet only where it speaks of itself: what it tells is
    somebody's, or what it takes for known. On where, when and with what, only the accounts of parties to it are (or of offices
    whose country is not known, and which do not only watch): details that bystanders tell differ without contradicting anybody.
    But who did it, and to whom, anybody may say who is named, and when, those who knew them."""
    if claim.holder.kind == "unnamed" or _told(claim):
        return False
    if claim.question not in VALUES:
        return True
    who = claim.holder.innermost
    if who is None or (claim.holder.kind != "source" and not is_body(claim.holder)):
        return False
    private = speaks_for_nobody(who)
    if claim.question == "by whom":
        return not private or claim.answer.polarity > 0
    if claim.question == "to whom":
        return True
    if private:
        return claim.question == "when"
    return claim.party or (who.country is None and not watches(who.name))


def _told(claim: Claim) -> bool:
    """Whether an outlet of news only tells it, and does not speak of itself."""
    return claim.holder.kind == "outlet" and claim.stance is None and not is_body(claim.holder)


def _of_one_mind(claims: Sequence[Claim]) -> list[Claim]:
    """Without the claims of holders that would contradict themselves: a reading that makes them do so is not to be trusted."""
    return [
        claim
        for claim in claims
        if not any(one.seat == claim.seat and _contrary(one, claim) for one in claims if claim.question in VALUES)
    ]


def _contrary(one: Claim, other: Claim) -> bool:
    """Whether two answers of one holder exclude each other: to rule out one's own side and to name another of the same country do
    not."""
    if one.answer.polarity * other.answer.polarity < 0 and one.question == "by whom":
        names = {key for key in one.answer.keys if "/" in key or ":" in key}
        return bool(names & set(other.answer.keys))
    return bool(clash(one.question, one.answer, other.answer))


def contradiction(one: Claim, other: Claim) -> str | None:
    """Why two claims on one question contradict each other; None where they do not, or where the holder is the same. Of an
    exchange each side tells its own blows: who owns to a deed does not contradict who owns to another."""
    if one.seat == other.seat or one.question != other.question or (_told(one) and _told(other)):
        return None
    blamed = one.question == "by whom" and one.answer.kind == other.answer.kind == "party"
    if blamed and (why := _each_other(one, other)):
        return why
    return None if blamed and _owns(one) and _owns(other) else clash(one.question, one.answer, other.answer)


def _each_other(one: Claim, other: Claim) -> str | None:
    """Whether each names the other's side, though both may be of one country; or one names the other's side, which names somebody
    else."""
    if min(one.answer.polarity, other.answer.polarity) < 0 or "unnamed" in (one.holder.kind, other.holder.kind):
        return None
    named = [office_words(claim.answer.words, None) for claim in (one, other)]
    speaking = [_side(claim) for claim in (one, other)]
    blamed = [bool(named[0] & speaking[1]), bool(named[1] & speaking[0])]
    owns = [bool(named[at] & speaking[at]) or claim.answer.words.startswith(POSSESSIVE) for at, claim in enumerate((one, other))]
    if all(blamed) and not all(owns):  # two names of one side, each owning to it, blame nobody
        return "each names the other"
    if any(blamed) and not any(owns) and same_party(one.answer, other.answer) is None:
        return "one names the other's side, which names another"
    return None


def _owns(claim: Claim) -> bool:
    """Whether a holder names its own side as the doer."""
    who, keys = claim.holder.innermost, set(claim.answer.keys)
    if who is None or claim.answer.polarity < 0:
        return False
    camps = keys & {REBELS, STATE}
    home = who.country in keys and (not camps or camp(who) in camps)
    return home or bool({who.key, who.seat} & keys) or claim.answer.words.startswith(POSSESSIVE)


def _side(claim: Claim) -> frozenset[str]:
    """The words that tell whose side a holder is on, in its name here and in its fullest name."""
    named = claim.seat.partition("/")[2] or claim.seat.partition("org:")[2].replace("-", " ")
    short = "".join(word[0] for word in named.split())  # "RSF artillery" is that of the Rapid Support Forces
    own = office_words(claim.holder.name, None) | office_words(named, None) | frozenset((*named.split(), short))
    return own - _bodies()


@cache
def _bodies() -> frozenset[str]:
    """Words for bodies that any side has, and so tell no side."""
    known = IncidentWords.load()
    return frozenset(stem(word) for word in known.state_bodies | known.armed_forces | known.no_side)


def _dispute(incident: str, question: str, claims: Sequence[Claim], against: Sequence[tuple[Claim, Claim, str]]) -> Dispute:
    sides = _sides(claims, against)
    since = max((side[0].first or "" for side in sides), default="") or None
    return Dispute(
        f"{incident}|{question}",
        incident,
        question,
        worded(question),
        tuple(Side(side[0].answer.words, tuple(side)) for side in sides),
        against[0][2],
        open_questions(question, [claim for side in sides for claim in side]),
        since,
    )


def _sides(claims: Sequence[Claim], against: Sequence[tuple[Claim, Claim, str]]) -> list[list[Claim]]:
    """The claims that contradict another, in sides: each stands with the first whom none of it contradicts."""
    pairs = {(a.id, b.id) for a, b, _ in against} | {(b.id, a.id) for a, b, _ in against}
    involved = [claim for claim in claims if any(claim.id == one for one, _ in pairs)]
    sides: list[list[Claim]] = []
    for claim in involved:
        side = next((side for side in sides if all((claim.id, other.id) not in pairs for other in side)), None)
        if side is None:
            sides.append([claim])
        else:
            side.append(claim)
    return sides
