"""The time, with precision: what the texts state counts most, the days of publication bound the rest."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile

SAME_DAY: Final = 1.2
OVERLAP: Final = 0.4
WINDOW: Final = 0.4
WINDOW_DAYS: Final = 3
"""Days before publication in which an event without a date is thought to lie; after them each day speaks against."""
PER_DAY: Final = -0.45
FARTHEST: Final = -4.0
DISJOINT: Final = -3.0
PUBLISHED: Final = (0.5, 0.4, 0.1, -0.2, -0.5)
"""By days between two publications, where neither text states a time; then a little less for each day."""


def time(one: Profile, other: Profile, days: int) -> Facet:
    """Whether the times can be one; `days` is how many days two stated days may differ."""
    if _stated(one) and _stated(other):
        return _both(one, other, days)
    if _stated(one) or _stated(other):
        stated, bounded = (one, other) if _stated(one) else (other, one)
        return _bounded(stated, bounded)
    return _published(one, other)


def _stated(profile: Profile) -> bool:
    return profile.first is not None or profile.last is not None


def _both(one: Profile, other: Profile, days: int) -> Facet:
    gap = _gap(one, other)
    if one.exact and other.exact:
        if gap == 0:
            return Facet(SAME_DAY, "same day")
        return Facet(DISJOINT, _days(gap), gap > days)
    if gap == 0:
        return Facet(OVERLAP, "times that overlap")
    return Facet(max(DISJOINT, PER_DAY * (gap + 2)), _days(gap))


def _gap(one: Profile, other: Profile) -> int:
    """Days between two intervals, nought where they overlap; an open end reaches as far as the other."""
    late = max((p.first for p in (one, other) if p.first is not None), default=0)
    early = min((p.last for p in (one, other) if p.last is not None), default=late)
    return max(late - early, 0)


def _bounded(stated: Profile, bounded: Profile) -> Facet:
    """A stated time against the day on which the other was published."""
    day = bounded.published
    if day is None:
        return NOTHING
    last = stated.last if stated.last is not None else day
    if stated.first is not None and stated.first > day:
        return Facet(FARTHEST, f"{stated.first - day} days after the other was published", stated.exact)
    gap = day - last
    if gap <= WINDOW_DAYS:
        return Facet(WINDOW if stated.exact else 0.0, "in the days before the other was published")
    return Facet(max(FARTHEST, PER_DAY * (gap - WINDOW_DAYS)), f"{gap} days before the other was published")


def _published(one: Profile, other: Profile) -> Facet:
    if one.published is None or other.published is None:
        return NOTHING
    gap = abs(one.published - other.published)
    score = PUBLISHED[gap] if gap < len(PUBLISHED) else max(FARTHEST, PUBLISHED[-1] + PER_DAY * (gap - len(PUBLISHED) + 1))
    return Facet(score, "published on the same day" if gap == 0 else f"published {_days(gap)}")


def _days(gap: int) -> str:
    return "a day apart" if gap == 1 else f"{gap} days apart"
