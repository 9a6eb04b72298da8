"""The time, with precision: what the texts state counts most, the days of publication bound the rest."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile

SAME_DAY: Final = 1.2
OVERLAP: Final = 0.4
WINDOW: Final = (0.8, 0.7, 0.4, 0.2)
"""By days from a stated day to the publication of the other, which states none; each day more speaks against."""
FRESH: Final = (0.8, 0.4, -0.7, -1.4)
"""The same where the other tells it as its news: what has no day in the news was today or last night."""
LASTING: Final = -0.4
"""For each day between the days that are stated of an act that may last."""
WEEK: Final = 7
AHEAD: Final = 0.2
AHEAD_DAYS: Final = 10
"""Days after publication in which what is announced without a date is thought to come."""
PER_DAY: Final = -0.45
PER_DAY_RETOLD: Final = -0.12
"""The same for what is not the report's news: it may go back a good while."""
FARTHEST: Final = -4.0
DISJOINT: Final = -3.0
PUBLISHED: Final = (0.5, 0.4, 0.1, -0.2, -0.5)
"""By days between two publications, where neither text states a time; then a little less for each day."""
FRESH_BOTH: Final = (0.6, -0.2, -1.0, -1.6, -2.0)
"""The same where both tell it as their news."""


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
        if gap == WEEK and (one.weekday or other.weekday):
            return Facet(0.0, "the same weekday")
        if one.lasting and other.lasting:
            return Facet(max(DISJOINT, LASTING * gap), f"{_days(gap)}, of what may last")
        return Facet(DISJOINT, _days(gap), gap > days)
    if gap == 0:
        return Facet(OVERLAP, "times that overlap")
    return Facet(max(DISJOINT, PER_DAY * (gap + 2)), _days(gap))


def _gap(one: Profile, other: Profile) -> int:
    """Days between two intervals, nought where they overlap; an open end reaches as far as the other. Two nights that are named
    by the evening ("Sunday night", "Monday night") are as many days apart as their names."""
    if one.evening and other.evening and one.first is not None and other.first is not None:
        return abs(one.first - other.first)
    late = max((p.first for p in (one, other) if p.first is not None), default=0)
    early = min((p.last for p in (one, other) if p.last is not None), default=late)
    return max(late - early, 0)


def _bounded(stated: Profile, bounded: Profile) -> Facet:
    """A stated time against the day on which the other was published."""
    day = bounded.published
    if day is None:
        return NOTHING
    last = stated.last if stated.last is not None else day
    ahead = (stated.first or last) - day
    if bounded.reality == "mooted" and ahead >= 0:
        return Facet(AHEAD if ahead <= AHEAD_DAYS else -1.0, f"{ahead} days after the other announced it")
    if stated.first is not None and stated.first > day:
        return Facet(FARTHEST, f"{stated.first - day} days after the other was published", stated.exact)
    gap = day - last
    window = FRESH if bounded.fresh else WINDOW
    if gap < len(window):
        return Facet(window[max(gap, 0)] if stated.exact else 0.0, "in the days before the other was published")
    per_day = PER_DAY_RETOLD if bounded.retold and _tied(stated, bounded) else PER_DAY
    return Facet(
        max(FARTHEST, per_day * (gap - len(window) + 1) + min(window[-1], 0)), f"{gap} days before the other was published"
    )


def _tied(one: Profile, other: Profile) -> bool:
    """Whether more than the act ties two together: a place, or what it was done to."""
    return bool(one.points.keys() & other.points.keys() or one.objects & other.objects)


def _published(one: Profile, other: Profile) -> Facet:
    if one.published is None or other.published is None:
        return NOTHING
    gap = abs(one.published - other.published)
    if one.reality != other.reality and gap <= AHEAD_DAYS:
        return Facet(AHEAD, f"published {_days(gap)}")
    by_day = FRESH_BOTH if one.fresh and other.fresh else PUBLISHED
    if one.retold or other.retold:
        return Facet(max(FARTHEST, PUBLISHED[0] + PER_DAY_RETOLD * gap), f"published {_days(gap)}, one of them telling it again")
    score = by_day[gap] if gap < len(by_day) else max(FARTHEST, PUBLISHED[-1] + PER_DAY * (gap - len(PUBLISHED) + 1))
    return Facet(score, "published on the same day" if gap == 0 else f"published {_days(gap)}")


def _days(gap: int) -> str:
    return "a day apart" if gap == 1 else f"{gap} days apart"
