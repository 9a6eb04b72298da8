"""Disputes about an incident: standing claims of different holders that cannot both hold. No winner is computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.answer import HAPPENED, Answer
from tocsin.link.incidents.claim import Claim
from tocsin.link.incidents.claims import REBELS
from tocsin.link.incidents.dispute import Dispute, Side
from tocsin.link.incidents.open_questions import open_questions, worded
from tocsin.link.incidents.stems import folded

LOOSE: Final = 0.5
"""An upper bound ("up to 60") says that it is near it: not below this part of it."""
VALUES: Final = frozenset({"by whom", "where", "to whom", "with what", "when"})
CLOSE: Final = 0.1
"""Counts that differ by no more than this part are the same count, rounded."""


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
    """Whether a claim can be a side. Details that an outlet tells in passing are none: only whether it happened, and how many."""
    return claim.question not in VALUES or claim.holder.kind == "source"


def _of_one_mind(claims: Sequence[Claim]) -> list[Claim]:
    """Without the claims of holders that would contradict themselves: a reading that makes them do so is not to be trusted."""
    return [
        claim
        for claim in claims
        if not any(one.seat == claim.seat and _values_clash(one, claim) for one in claims if claim.question in VALUES)
    ]


def contradiction(one: Claim, other: Claim) -> str | None:
    """Why two claims on one question contradict each other; None where they do not, or where the holder is the same."""
    if one.seat == other.seat or one.question != other.question:
        return None
    return _values_clash(one, other)


def _values_clash(one: Claim, other: Claim) -> str | None:
    """Why two answers to one question cannot both hold."""
    a, b = one.answer, other.answer
    if a.kind == "polarity":
        return "one says that it happened, the other that it did not" if a.polarity * b.polarity < 0 else None
    if a.kind == "party" and one.question == "to whom":
        return _classes(_targets(a), _targets(b))
    if a.kind == "party":
        return _parties(a, b)
    if one.question == "with what":
        known = IncidentWords.load().means_classes
        return _classes({known[k] for k in a.keys if k in known}, {known[k] for k in b.keys if k in known})
    if a.kind == "place":
        return None if set(a.keys) & set(b.keys) else f"{a.words} against {b.words}"
    if a.kind == "time":
        return _times(a, b)
    if a.kind == "count":
        return _counts(a, b)
    return None


def _parties(one: Answer, other: Answer) -> str | None:
    """Different parties cannot both have done it, and nobody both has and has not. Within one country it is the camps that
    differ; of parties of which neither is known nothing tells them apart."""
    if one.polarity < 0 and other.polarity < 0:
        return None
    same = _same_party(one, other)
    if one.polarity * other.polarity < 0:
        return "one names whom the other rules out" if same else None
    return "each names another" if same is False else None


def _same_party(one: Answer, other: Answer) -> bool | None:
    """Whether two answers name the same party; None where that cannot be told."""
    lands, others = countries(one), countries(other)
    if lands and others and not lands & others:
        return False
    camps, other_camps = ({key for key in answer.keys if key.startswith("~")} for answer in (one, other))
    if camps and other_camps and not camps & other_camps:
        return False
    if set(one.keys) & set(other.keys) - camps:
        return True
    return True if camps & other_camps == {REBELS} else None


def _targets(answer: Answer) -> set[str]:
    known = IncidentWords.load().targets
    return {known[word] for word in folded(answer.words).split() if word in known}


def _classes(one: set[str], other: set[str]) -> str | None:
    """Classes of weapons or of targets of which one excludes the other."""
    if one and other and not one & other:
        return f"{', '.join(sorted(one))} against {', '.join(sorted(other))}"
    return None


def _times(one: Answer, other: Answer) -> str | None:
    """Single days that differ."""
    if one.low != one.high or other.low != other.high or None in (one.low, other.low) or one.low == other.low:
        return None
    return f"{one.words} against {other.words}"


def countries(answer: Answer) -> frozenset[str]:
    """The countries among the keys of parties."""
    return frozenset(key for key in answer.keys if len(key) == 3 and key.isupper())


def _counts(one: Answer, other: Answer) -> str | None:
    (low, high), (other_low, other_high) = _range(one), _range(other)
    if low <= other_high and other_low <= high:
        return None
    return f"{one.words} against {other.words}"


def _range(answer: Answer) -> tuple[float, float]:
    """A count with its slack: an open upper end is open, an upper bound alone is near it, all else may be rounded."""
    low, high = answer.low, answer.high
    if low is None:
        return (high or 0) * LOOSE, float(high or 0)
    if high is None:
        return low * (1 - CLOSE), float("inf")
    return low * (1 - CLOSE), high * (1 + CLOSE)


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


def settled_by_denial(claims: Sequence[Claim]) -> bool:
    """Whether everybody who says anything says that it did not happen."""
    told = [claim for claim in claims if claim.question == HAPPENED and claim.stands]
    return bool(told) and all(claim.answer.polarity < 0 for claim in told)
