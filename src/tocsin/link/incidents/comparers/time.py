"""The time, with precision: what the texts state counts most, the days of publication bound the rest."""

from __future__ import annotations

from math import log2
from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.comparers.ties import tied
from tocsin.link.incidents.profile import Profile

WINDOW: Final = 4
"""Days from a stated day to a publication, or between two publications, each of which is a finding of its own; what lies
farther off counts by the doublings of its distance."""
WEEK: Final = 7
AHEAD_DAYS: Final = 10
"""Days after publication in which what is announced without a date is thought to come."""


def time(one: Profile, other: Profile, days: int) -> Facet:
    """Whether the times can be one; `days` is how many days two stated days may differ."""
    if _stated(one) and _stated(other):
        return _both(one, other, days)
    if _stated(one) or _stated(other):
        stated, bounded = (one, other) if _stated(one) else (other, one)
        return _bounded(stated, bounded)
    return _published(one, other)


def dated(one: Profile, other: Profile) -> Facet:
    """Whether both of one report, or only one of them, have a time of their own."""
    return {
        (True, True): Facet("dated: both"),
        (True, False): Facet("dated: the earlier"),
        (False, True): Facet("dated: the later"),
    }.get((_stated(one), _stated(other)), NOTHING)


def _stated(profile: Profile) -> bool:
    return profile.first is not None or profile.last is not None


def _both(one: Profile, other: Profile, days: int) -> Facet:
    gap = _gap(one, other)
    if one.exact and other.exact:
        if gap == 0:
            return Facet("time: same day", 1.0, "same day")
        if gap == WEEK and (one.weekday or other.weekday):
            return Facet("time: same weekday", 1.0, "the same weekday")
        if one.lasting and other.lasting:
            return Facet("time: days apart, of what may last", _far(gap), f"{_days(gap)}, of what may last")
        return Facet("time: days apart", _far(gap), _days(gap), gap > days)
    if gap == 0:
        return Facet("time: overlap", 1.0, "times that overlap")
    return Facet("time: stretches apart", _far(gap), _days(gap))


def _gap(one: Profile, other: Profile) -> int:
    """Days between two intervals, nought where they overlap; an open end reaches as far as the other. Two nights that are named
    by the evening ("Sunday night", "Monday night") are as many days apart as their names."""
    if one.evening and other.evening and one.first is not None and other.first is not None:
        return abs(one.first - other.first)
    late = max((p.first for p in (one, other) if p.first is not None), default=0)
    early = min((p.last for p in (one, other) if p.last is not None), default=late)
    return max(late - early, 0)


def _far(gap: int) -> float:
    """One, and a little more with each doubling of a distance."""
    return 1 + log2(max(gap, 1))


def _bounded(stated: Profile, bounded: Profile) -> Facet:
    """A stated time against the day on which the other was published."""
    day = bounded.published
    if day is None:
        return NOTHING
    last = stated.last if stated.last is not None else day
    ahead = (stated.first or last) - day
    if bounded.reality == "mooted" and ahead >= 0:
        finding = "time: announced before" if ahead <= AHEAD_DAYS else "time: announced long before"
        return Facet(finding, 1.0, f"{ahead} days after the other announced it")
    if stated.first is not None and stated.first > day:
        gap = stated.first - day
        return Facet("time: after publication", 1.0, f"{gap} days after the other was published", stated.exact)
    gap = day - last
    if gap < WINDOW:
        news = "as news " if bounded.fresh else ""
        finding = f"time: published {news}{max(gap, 0)} days on" if stated.exact else "time: published then"
        return Facet(finding, 1.0, "in the days before the other was published")
    again = bounded.retold and tied(stated, bounded)
    reason = f"{gap} days before the other was published"
    return Facet("time: published long after, told again" if again else "time: published long after", _far(gap // WINDOW), reason)


def _published(one: Profile, other: Profile) -> Facet:
    if one.published is None or other.published is None:
        return NOTHING
    gap = abs(one.published - other.published)
    if one.reality != other.reality and gap <= AHEAD_DAYS:
        return Facet("time: announced, published near", 1.0, f"published {_days(gap)}")
    if one.retold or other.retold:
        near = gap < WINDOW
        finding = "time: told again, published near" if near else "time: told again, published far"
        return Facet(finding, 1.0 if near else _far(gap // WINDOW), f"published {_days(gap)}, one of them telling it again")
    reason = "published on the same day" if gap == 0 else f"published {_days(gap)}"
    news = "as news " if one.fresh and other.fresh else ""
    if gap < WINDOW:
        return Facet(f"time: both published {news}{gap} days apart", 1.0, reason)
    return Facet(f"time: both published {news}far apart", _far(gap // WINDOW), reason)


def _days(gap: int) -> str:
    return "a day apart" if gap == 1 else f"{gap} days apart"
