"""The counts. Tolls of one happening differ and rise; that two agree says more than that they do not."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile, Range

SMALL: Final = 3
"""Up to this, two counts agree by chance."""
FAR_FACTOR: Final = 5


def counts(one: Profile, other: Profile) -> Facet:
    """Whether a count of the same kind of harm agrees."""
    shared = one.tallies.keys() & other.tallies.keys()
    if not shared:
        return NOTHING
    same = [of for of in sorted(shared) if one.tallies[of] == other.tallies[of]]
    if same:
        size = max(_size(one.tallies[of]) for of in same)
        return Facet("counts: same" if size > SMALL else "counts: same and small", 1.0, f"same count: {size} {same[0]}")
    if not any(_overlap(one.tallies[of], other.tallies[of]) for of in shared):
        far = all(_far(one.tallies[of], other.tallies[of]) for of in shared)
        return Facet("counts: far apart" if far else "counts: other", 1.0, f"other counts: {min(shared)}")
    return Facet("counts: overlap")


def _overlap(one: Range, other: Range) -> bool:
    return (one[0] or 0) <= (other[1] or 10**9) and (other[0] or 0) <= (one[1] or 10**9)


def _far(one: Range, other: Range) -> bool:
    low, high = sorted((_size(one), _size(other)))
    return high > SMALL and high >= FAR_FACTOR * max(low, 1)


def _size(count: Range) -> int:
    return count[1] if count[1] is not None else count[0] or 0
