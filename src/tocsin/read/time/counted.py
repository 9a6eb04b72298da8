"""Expressions counted from publication or from a day spoken of: "on Tuesday", "two weeks ago", "the next day", "overnight"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.model.vocabulary import WhenPrecision
from tocsin.read.time.calendar import (
    ONE_DAY,
    Dates,
    around,
    day,
    season,
    shifted,
    unresolved,
    weekend,
)
from tocsin.read.time.setting import UNANCHORED, UNDATED, Setting, has, number_of, pick, unit_of
from tocsin.read.time.words import words

DURATION: Final = "a length of time, not placed on the calendar"
UNIT_PRECISION: Final[dict[str, WhenPrecision]] = {
    "second": "day", "minute": "day", "hour": "day", "day": "day", "night": "day", "week": "week", "fortnight": "week",
    "month": "month", "quarter": "season", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip


def weekday(said: Sequence[str], at: Setting) -> Dates | None:
    wanted = words().values[pick(said, "weekdays") or pick(said, "short_weekdays") or ""]
    if at.published is None:
        return unresolved("day", UNDATED)
    base = at.focus if has(said, "that") and at.focus else at.published
    back, on = (base.weekday() - wanted) % 7, (wanted - base.weekday()) % 7
    name = (pick(said, "weekdays") or pick(said, "short_weekdays") or "").capitalize()
    if has(said, "last"):
        return day(base - (back or 7) * ONE_DAY, f"the last {name} before publication ({base})")
    if has(said, "next"):
        return day(base + (on or 7) * ONE_DAY, f"the next {name} after publication ({base})")
    if at.outlook == "future":
        return day(base + on * ONE_DAY, f"the next {name} on or after publication ({base}): the verb looks ahead")
    return day(base - back * ONE_DAY, f"the last {name} on or before publication ({base})")


def weekend_(said: Sequence[str], at: Setting) -> Dates | None:
    if at.published is None:
        return unresolved("day", UNDATED)
    this = weekend(at.published)
    if has(said, "next") or (at.outlook == "future" and not has(said, "last")):
        ahead = (
            this.start if this.start and this.start > at.published and not has(said, "next") else shifted(at.published, 1, "week")
        )
        return weekend(ahead, f"the weekend after publication ({at.published})")
    begun = this.start is not None and this.start <= at.published and not has(said, "last")
    return weekend(
        at.published if begun else shifted(at.published, -1, "week"), f"the weekend before publication ({at.published})"
    )


def alone(said: Sequence[str], at: Setting) -> Dates | None:
    what = words().values[said[-1]]
    precision: WhenPrecision = "open" if what in ("recently", "soon") else "day"
    if at.published is None:
        return unresolved(precision, UNDATED)
    now, why = at.published, f"counted from publication ({at.published})"
    if what == "overnight":
        return Dates(now, now + ONE_DAY, "day", why) if at.outlook == "future" else Dates(now - ONE_DAY, now, "day", why)
    if what == "recently":
        return Dates(None, now, "open", why)
    if what == "soon":
        return Dates(now, None, "open", why)
    return day(now + {"yesterday": -1, "tomorrow": 1}.get(what, 0) * ONE_DAY, why)


def day_beside_alone(said: Sequence[str], at: Setting) -> Dates | None:
    base = alone(said[-1:], at)
    if base is None or base.start is None or unit_of(said) not in ("day", "night"):
        return base
    return day(base.start + (1 if has(said, "later") else -1) * ONE_DAY, base.why)


def unit(said: Sequence[str], at: Setting) -> Dates | None:
    """Last week, this morning, the next day, that year, last autumn."""
    if name := pick(said, "seasons"):
        return _season_beside(said, at, words().values[name])
    what = unit_of(said)
    precision = UNIT_PRECISION[what]
    told = has(said, "that") or "following" in said or "preceding" in said
    told |= said[0] == "the" and what in ("day", "night") and not has(said, "this")
    spoken = at.focus if what in ("day", "night") else at.period
    base, lacking = (spoken, UNANCHORED) if told else (at.published, UNDATED)
    if base is None:
        return unresolved(precision, lacking)
    why = f"counted from {base}" if told else f"counted from publication ({base})"
    step = -1 if has(said, "last") else 1 if has(said, "next") else 0
    if not told and step and what not in ("day", "night") and ("past" in said or said[0] == "the"):
        other = shifted(base, step, what)
        return Dates(min(base, other), max(base, other), precision, why)
    found = around(shifted(base, step, what), what, why)
    if step == 0 and not told and at.outlook == "past" and found.end and found.end > base:
        return Dates(found.start, base, precision, f"{why}; up to publication, for the verb looks back")
    return found


def _season_beside(said: Sequence[str], at: Setting, first_month: int) -> Dates:
    base = at.focus if has(said, "that") else at.published
    if base is None:
        return unresolved("season", UNDATED)
    why = f"counted from publication ({base}); seasons of the northern hemisphere"
    known = [season(base.year + y, first_month, why) for y in (-2, -1, 0, 1)]
    if has(said, "last"):
        return max((s for s in known if s.end and s.end < base), key=lambda s: s.end or base)
    if has(said, "next"):
        return min((s for s in known if s.start and s.start > base), key=lambda s: s.start or base)
    return season(base.year, first_month, why)


def rest(said: Sequence[str], at: Setting) -> Dates | None:
    if at.published is None:
        return unresolved(UNIT_PRECISION[unit_of(said)], UNDATED)
    whole = around(at.published, unit_of(said))
    return Dates(at.published, whole.end, whole.precision, f"from publication ({at.published}) on")


def season_(said: Sequence[str], at: Setting) -> Dates | None:
    return season(int(said[-1]), words().values[said[0]], "season and year given; seasons of the northern hemisphere")


def ago(said: Sequence[str], at: Setting) -> Dates | None:
    what, number = unit_of(said), number_of(said)
    if at.published is None:
        return unresolved(UNIT_PRECISION[what] if number else "open", UNDATED)
    why = f"counted back from publication ({at.published})"
    if number is None:
        return Dates(None, at.published, "open", f"some time before publication ({at.published})")
    base = shifted(at.published, -round(number), what) if number >= 1 else at.published
    if number % 1:
        base = shifted(base, -6, "month") if what == "year" else base
    if has(said, "more"):
        return Dates(None, base, "open", f"{why}, at the latest" if "more" in said else why)
    if what == "week" and number == 1:
        return day(base, why)
    return around(base, what, why)


def beside(said: Sequence[str], at: Setting) -> Dates | None:
    """A day earlier, the night before, hours later: counted from the day last spoken of."""
    what, number = unit_of(said), number_of(said)
    precision = UNIT_PRECISION[what]
    if at.complement:
        return unresolved(precision, "counted from something that the report does not date here")
    small = what in ("second", "minute", "hour")
    if at.focus is None or (number is None and not small):
        return unresolved(precision, UNANCHORED)
    if small:
        return day(at.focus, f"on the day last spoken of ({at.focus})")
    sign = 1 if has(said, "later") else -1
    return around(shifted(at.focus, sign * round(number or 0), what), what, f"counted from the day last spoken of ({at.focus})")


def span(said: Sequence[str], at: Setting) -> Dates | None:
    what, number = unit_of(said), number_of(said)
    if at.published is None:
        return unresolved("open", UNDATED)
    why = f"counted from publication ({at.published})"
    ahead = has(said, "next")
    if number is None:
        return Dates(at.published, None, "open", why) if ahead else Dates(None, at.published, "open", why)
    other = shifted(at.published, round(number) * (1 if ahead else -1), what)
    return Dates(min(at.published, other), max(at.published, other), UNIT_PRECISION[what], why)


def lasting(said: Sequence[str], at: Setting) -> Dates | None:
    """For several weeks: up to publication in the perfect, from it on in the future; else a length of time without a place."""
    what, number = unit_of(said), number_of(said)
    if at.published is None or not (at.perfect or at.outlook == "future"):
        return unresolved("open", DURATION if at.published else UNDATED)
    if at.outlook == "future":
        end = shifted(at.published, round(number), what) if number else None
        return Dates(at.published, end, "open", f"from publication ({at.published}) on: the verb looks ahead")
    start = shifted(at.published, -round(number), what) + ONE_DAY if number and not has(said, "more") else None
    return Dates(start, at.published, "open", f"up to publication ({at.published})")


def within(said: Sequence[str], at: Setting) -> Dates | None:
    """Within six months, in two days: from publication on, if the verb looks ahead."""
    what, number = unit_of(said), number_of(said)
    if at.published is None or at.outlook != "future":
        return unresolved("open", DURATION if at.published else UNDATED)
    why = f"counted from publication ({at.published})"
    if number is None:
        return Dates(at.published, None, "open", why)
    end = shifted(at.published, round(number), what)
    return around(end, what, why) if said[0] == "in" else Dates(at.published, end, "open", why)


def part(said: Sequence[str], at: Setting) -> Dates | None:
    """A time of day without its day: of the day last spoken of."""
    if at.focus is None:
        return unresolved("day", "a time of day; the report does not give the day")
    return day(at.focus, f"a time of day; on the day last spoken of ({at.focus})")
