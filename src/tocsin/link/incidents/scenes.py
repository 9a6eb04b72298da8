"""Scenes: which mentions of one report tell of the same happening.

A report names its event again and again, each time with a part of what it knows: "struck … on Sunday", "the strike", "killed at
…". How likely two mentions are one is learned; the likeliest are put together first, as long as those of two scenes are likelier
one than not, taken all together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tocsin.link.incidents.comparers.counts import counts
from tocsin.link.incidents.comparers.facet import Facet
from tocsin.link.incidents.comparers.kind import kind, known_acts, types
from tocsin.link.incidents.comparers.parties import actors, recipients, speakers
from tocsin.link.incidents.comparers.place import place, placed
from tocsin.link.incidents.comparers.text import text, voices
from tocsin.link.incidents.comparers.time import dated, time
from tocsin.link.incidents.comparers.words import means, things, words
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.profile import profile
from tocsin.link.incidents.weights import Weights

Scene = list[Mention]
Pair = tuple[int, int]
ONE: Final = 0.5
"""Mean likelihood from which two scenes are one."""
HARDLY: Final = 0.2
"""Likelihood of two mentions below which no others make their scenes one."""
BESIDE: Final = 3
"""Mentions between two of types that do not go together beyond which nothing makes them one."""
FARTHEST: Final = 100
"""Mentions between two of any kind beyond which they are not compared: a long chronicle must not cost the square of its
length."""


def scenes(report: Sequence[Mention]) -> list[Scene]:
    """The mentions of one report version in scenes, in the order of the text."""
    ordered = sorted(report, key=lambda one: (one.trigger.start, one.key))
    groups = {number: [number] for number in range(len(ordered))}
    sums = _likenesses(ordered)
    while sums:
        mean, (a, b) = max(((_mean(sums, groups, pair), pair) for pair in sums), key=lambda found: (found[0], -found[1][0]))
        if mean < ONE:
            break
        _join(a, b, groups, sums)
    return [[ordered[number] for number in sorted(group)] for group in groups.values()]


def _likenesses(ordered: Sequence[Mention]) -> dict[Pair, float]:
    """How likely each two mentions are one, of those that may be."""
    pairs = ((a, b) for b in range(len(ordered)) for a in range(max(0, b - FARTHEST - 1), b))
    found = ((pair, _likelihood(ordered, pair)) for pair in pairs)
    return {pair: likely for pair, likely in found if likely >= HARDLY}


def _likelihood(ordered: Sequence[Mention], pair: Pair) -> float:
    one, other = pair
    found = facets(ordered[one], ordered[other], other - one - 1)
    return Weights.load("within").likelihood(found) if found else 0.0


def _mean(sums: Mapping[Pair, float], groups: Mapping[int, Sequence[int]], pair: Pair) -> float:
    return sums[pair] / (len(groups[pair[0]]) * len(groups[pair[1]]))


def _join(a: int, b: int, groups: dict[int, list[int]], sums: dict[Pair, float]) -> None:
    """Put group b into a. Only what might have been one with either may be with both."""
    groups[a] += groups.pop(b)
    del sums[a, b]
    for other in groups:
        if other == a:
            continue
        mine, its = sums.pop(_ordered(a, other), None), sums.pop(_ordered(b, other), None)
        if mine is not None and its is not None:
            sums[_ordered(a, other)] = mine + its


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def why(one: Mention, other: Mention) -> tuple[str, ...]:
    """What was found of two mentions of one scene, `one` the earlier, what speaks most for it first."""
    return Weights.load("within").reasons(facets(one, other, 1))


def facets(one: Mention, other: Mention, between: int) -> list[Facet]:
    """What the comparers find of two mentions of one report, `one` the earlier, with so many others between them; nothing where
    they cannot be one."""
    first, second = profile([one]), profile([other])
    act = kind(first, second)
    if act.apart and (between > BESIDE or first.wide != second.wide):
        return []
    when = time(first, second, 0)
    return [
        act,
        *([] if "publish" in when.finding else [when]),
        types(first, second),
        known_acts(first, second),
        place(first, second),
        placed(first, second),
        dated(first, second),
        actors(first, second),
        recipients(first, second),
        counts(first, second),
        words(first, second),
        things(first, second),
        means(first, second),
        speakers(first, second),
        *text(one, other, between),
        *voices(one, other),
    ]
