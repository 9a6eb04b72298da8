"""Whether two answers to one question can both hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import cos, hypot, radians
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.answer import Answer
from tocsin.link.incidents.parties import POSSESSIVE, REBELS, STATE
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.targets import classes

LOOSE: Final = 0.5
"""An upper bound ("up to 60") says that it is near it: not below this part of it."""
NEAR_KM, FAR_KM, KM_PER_DEGREE = 10.0, 250.0, 111.2
NIGHT: Final = 1
"""Days from the first to the last of a night."""
ONE_ACT: Final = frozenset({"PROTEST", "RETREAT"})
"""Types that are one act each, by whatever word it is told."""
CLOSE: Final = 0.1
"""Counts that differ by no more than this part are the same count, rounded."""


def clash(question: str, a: Answer, b: Answer) -> str | None:
    """Why two answers to one question cannot both hold; None where they can, or where nothing tells."""
    if a.kind != b.kind:
        return None
    if a.kind == "polarity":
        return "one says that it happened, the other that it did not" if a.polarity * b.polarity < 0 and _one_deed(a, b) else None
    if a.kind == "party" and question == "to whom":
        return _hit(a, b)
    if a.kind == "party":
        return _parties(a, b) if _of_one_act(a, b) else None
    if question == "with what":
        return _classes(_ways(a), _ways(b))
    if a.kind == "place":  # places of one country may lie side by side, or one in the other
        return None if set(a.keys) & set(b.keys) or not _beside(a, b) else f"{a.words} against {b.words}"
    if a.kind == "time":
        return _times(a, b)
    if a.kind == "count":
        return _counts(a, b)
    return None


def _one_deed(one: Answer, other: Answer) -> bool:
    """Whether what one denies is what the other tells: who denies that live rounds were fired denies no arrests, whatever report
    tells of both together; who denies having stormed the town denies having taken it. A word that names no act may be for any of
    its type."""
    if one.doers and other.doers and same_party(replace(one, keys=one.doers), replace(other, keys=other.doers)) is False:
        return False
    known = IncidentWords.load()
    acts, others = _acts(one.keys), _acts(other.keys)
    if not acts or not others:
        return bool(set(one.keys) & set(other.keys))
    if one.keys[0] == other.keys[0] and one.keys[0] in ONE_ACT:  # whatever words tell of it: to gather is to protest
        return True
    told, denied = (acts, others) if one.polarity > 0 else (others, acts)
    return bool(acts & others) or any((a, b) in known.one_act | known.entails for a in told for b in denied)


def _of_one_act(one: Answer, other: Answer) -> bool:
    """Whether the doers that two name are those of one act: who vacated a camp is not who then took it, and who shot down a plane
    not who sent it. A word that names no act may be for any of its type; who rules himself out for what goes with an act rules
    himself out for it."""
    if not one.deeds or not other.deeds or any(deed.isupper() for deed in {*one.deeds, *other.deeds}):
        return True
    known = IncidentWords.load()
    same = known.one_act if one.polarity * other.polarity > 0 else known.one_act | known.near_acts
    return bool(set(one.deeds) & set(other.deeds)) or any((a, b) in same for a in one.deeds for b in other.deeds)


def _acts(deeds: Sequence[str]) -> set[str]:
    """The acts among the types and acts of what was done."""
    return {key for key in deeds if not key.isupper()}


def _beside(one: Answer, other: Answer) -> bool:
    """Whether two places are so near that one happening may be laid at either; what lies farther off was looked up wrongly."""
    if one.spot is None or other.spot is None:  # of names that no map has nothing tells that they are two places
        return False
    (lat, lon), (other_lat, other_lon) = one.spot, other.spot
    east = (lon - other_lon) * cos(radians((lat + other_lat) / 2))
    return NEAR_KM < KM_PER_DEGREE * hypot(east, lat - other_lat) < FAR_KM


def _parties(one: Answer, other: Answer) -> str | None:
    """Different parties cannot both have done it, and nobody both has and has not. Within one country it is the camps that
    differ; of parties of which neither is known nothing tells them apart."""
    if one.polarity < 0 and other.polarity < 0:
        return None
    same = same_party(one, other)
    if one.polarity * other.polarity < 0:
        return "one names whom the other rules out" if same else None
    return "each names another" if same is False else None


def same_party(one: Answer, other: Answer) -> bool | None:
    """Whether two answers name the same party; None where that cannot be told: "gunmen" may be anybody's."""
    lands, others = countries(one), countries(other)
    unknown = nobody_s(one) or nobody_s(other)
    if lands and others and not lands & others and not unknown:
        return False
    camps, other_camps = ({key for key in answer.keys if key.startswith("~")} for answer in (one, other))
    if camps and other_camps and not camps & other_camps:
        return False
    if unknown:
        return None
    if set(one.keys) & set(other.keys) - camps:
        return True
    return True if camps & other_camps == {REBELS} else None


def nobody_s(answer: Answer) -> bool:
    """Whether the words name no side: "the armed group", "some gunmen"; "its fighters" are its holder's."""
    known = IncidentWords.load()
    if answer.words.removeprefix("not ").startswith(POSSESSIVE):
        return False
    words = [word for word in folded(answer.words).split() if word not in known.stop_words and not word.isdigit()]
    return bool(words) and all(word in known.no_side for word in words)


def _ways(answer: Answer) -> set[str]:
    """The ways in which it may have been done with the weapons named; of several those that all allow ("rockets from a jet"), if
    there are any."""
    known = IncidentWords.load().ways
    each = [set(known[key]) for key in answer.keys if key in known]
    return set.intersection(*each) or set.union(*each) if each else set()


def _hit(a: Answer, b: Answer) -> str | None:
    """Whether targets exclude each other by their class, or one says that nothing was there of what the other names."""
    one, other = classes(a.words), classes(b.words)
    if a.polarity * b.polarity > 0:
        return _classes(one, other) if a.polarity > 0 else None
    return "one names what the other says was not there" if one & other else None


def _classes(one: set[str], other: set[str]) -> str | None:
    """Classes of weapons or of targets of which one excludes the other."""
    if one and other and not one & other:
        return f"{', '.join(sorted(one))} against {', '.join(sorted(other))}"
    return None


def _times(one: Answer, other: Answer) -> str | None:
    """Single days, or nights, that share no day."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    if max(one.high - one.low, other.high - other.low) > NIGHT or (one.low <= other.high and other.low <= one.high):
        return None
    return f"{one.words} against {other.words}"


def countries(answer: Answer) -> frozenset[str]:
    """The countries among the keys of parties."""
    return frozenset(key for key in answer.keys if len(key) == 3 and key.isupper())


def _counts(one: Answer, other: Answer) -> str | None:
    if each_its_own(one, other):
        return None
    if (one.high == 0 and set(one.keys) - set(other.keys)) or (other.high == 0 and set(other.keys) - set(one.keys)):
        return None  # "no soldier was hurt" says nothing of farm hands
    (low, high), (other_low, other_high) = _range(one), _range(other)
    if low * (1 - CLOSE) <= other_high and other_low * (1 - CLOSE) <= high:
        return None
    return f"{one.words} against {other.words}"


def each_its_own(one: Answer, other: Answer) -> bool:
    """Whether two count different people: each its own country's, or the one soldiers and the other rebels."""
    mine, theirs, camps = set(one.keys), set(other.keys), {REBELS, STATE}
    return _apart(mine & camps, theirs & camps) or _apart(mine - camps, theirs - camps)


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and not one & other


def _range(answer: Answer) -> tuple[float, float]:
    """The ends of a count: an open upper end is open, an upper bound alone is near it."""
    low, high = answer.low, answer.high
    if low is None:
        return (high or 0) * LOOSE, float(high or 0)
    return float(low), float("inf") if high is None else float(high)
