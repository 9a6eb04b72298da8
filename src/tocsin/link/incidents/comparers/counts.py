"""The counts. Tolls of one happening differ and rise; that two agree says more than that they do not."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile, Range

SAME: Final = 1.0
SAME_SMALL: Final = 0.5
SMALL: Final = 3
"""Up to this, two counts agree by chance."""
DIFFERENT: Final = 0.3
"""Tolls of one happening differ oftener than those of two are both told: on all development sets they speak for it."""
FAR: Final = -0.5
FAR_FACTOR: Final = 5


def counts(one: Profile, other: Profile) -> Facet:
    """Whether a count of the same kind of harm agrees."""
    shared = one.tallies.keys() & other.tallies.keys()
    if not shared:
        return NOTHING
    same = [of for of in sorted(shared) if one.tallies[of] == other.tallies[of]]
    if same:
        size = max(_size(one.tallies[of]) for of in same)
        return Facet(SAME if size > SMALL else SAME_SMALL, f"same count: {size} {same[0]}")
    if not any(_overlap(one.tallies[of], other.tallies[of]) for of in shared):
        apart = FAR if all(_far(one.tallies[of], other.tallies[of]) for of in shared) else DIFFERENT
        return Facet(apart, f"other counts: {min(shared)}")
    return NOTHING


def _overlap(one: Range, other: Range) -> bool:
    return (one[0] or 0) <= (other[1] or 10**9) and (other[0] or 0) <= (one[1] or 10**9)


def _far(one: Range, other: Range) -> bool:
    low, high = sorted((_size(one), _size(other)))
    return high > SMALL and high >= FAR_FACTOR * max(low, 1)


def _size(count: Range) -> int:
    return count[1] if count[1] is not None else count[0] or 0
