"""Days, weeks, months and longer as closed intervals of dates."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tocsin.model.vocabulary import WhenPrecision

ONE_DAY: Final = timedelta(days=1)
DAYS_IN: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Dates:
    """A closed interval; None at an end that is open or unknown. `resolved` is false where the words alone are known. `clock` is
    a time of day ("10:30"), for expressions of one moment."""

    start: date | None
    end: date | None
    precision: WhenPrecision
    why: str
    clock: str | None = None

    @property
    def resolved(self) -> bool:
        return self.start is not None or self.end is not None

    @property
    def single_day(self) -> bool:
        return self.start is not None and self.start == self.end

    def because(self, why: str) -> Dates:
        """The same dates with a further reason."""
        return replace(self, why=f"{self.why}; {why}" if self.why else why)


def unresolved(precision: WhenPrecision, why: str) -> Dates:
    """Words of time that no date can be given for."""
    return Dates(None, None, precision, why)


def day(of: date, why: str = "") -> Dates:
    return Dates(of, of, "day", why)


def week(of: date, why: str = "") -> Dates:
    """Monday to Sunday."""
    monday = of - of.weekday() * ONE_DAY
    return Dates(monday, monday + 6 * ONE_DAY, "week", why)


def weekend(of: date, why: str = "") -> Dates:
    """Saturday and Sunday of the week of a date."""
    saturday = of + (5 - of.weekday()) * ONE_DAY
    return Dates(saturday, saturday + ONE_DAY, "day", why)


def month(year_: int, month_: int, why: str = "") -> Dates:
    return Dates(date(year_, month_, 1), date(year_, month_, monthrange(year_, month_)[1]), "month", why)


def year(year_: int, why: str = "") -> Dates:
    return Dates(date(year_, 1, 1), date(year_, 12, 31), "year", why)


def years(first: int, last: int, why: str = "") -> Dates:
    return Dates(date(first, 1, 1), date(last, 12, 31), "year", why)


def season(year_: int, first_month: int, why: str = "") -> Dates:
    """The three months from the first one on; a winter ends in the next year."""
    end = months_after(date(year_, first_month, 1), 3) - ONE_DAY
    return Dates(date(year_, first_month, 1), end, "season", why)


def months_after(of: date, count: int) -> date:
    """The same day `count` months on (or back), or the month's last day where it has no such day. Stays in years 1–9998."""
    index = min(max(of.year * 12 + of.month - 1 + count, 12), 9998 * 12)
    year_, month_ = index // 12, index % 12 + 1
    return date(year_, month_, min(of.day, monthrange(year_, month_)[1]))


def shifted(of: date, count: int, unit: str) -> date:
    """A date `count` units on; units of less than a day stay on the day."""
    if unit in MONTHS_IN:
        return months_after(of, count * MONTHS_IN[unit])
    days = count * DAYS_IN.get(unit, 0)
    return date.fromordinal(min(max(of.toordinal() + days, 1), date.max.toordinal()))


def around(of: date, unit: str, why: str = "") -> Dates:
    """The day, week, month, quarter, year, decade or century that a date lies in."""
    if unit == "week" or unit == "fortnight":
        return week(of, why)
    if unit == "month":
        return month(of.year, of.month, why)
    if unit == "quarter":
        return replace(season(of.year, (of.month - 1) // 3 * 3 + 1, why), precision="season")
    if unit == "year":
        return year(of.year, why)
    if unit in ("decade", "century"):
        length = 10 if unit == "decade" else 100
        first = max(1, of.year // length * length)
        return years(first, first + length - 1, why)
    return day(of, why)


def third(of: Dates, which: str) -> Dates:
    """The early, middle or late third of an interval, its precision kept; months and years are cut by whole days and months."""
    if of.start is None or of.end is None or of.single_day:
        return of
    number = {"early": 0, "mid": 1, "late": 2}[which]
    if of.precision == "year":
        length = (of.end.year - of.start.year + 1) * 4
        start = months_after(of.start, number * length)
        return replace(of, start=start, end=of.end if number == 2 else months_after(start, length) - ONE_DAY).because(
            f"{which} part"
        )
    length = ((of.end - of.start).days + 1) // 3
    start = of.start + number * length * ONE_DAY
    return replace(of, start=start, end=of.end if number == 2 else start + (length - 1) * ONE_DAY).because(f"{which} part")


def published_day(published: str | None) -> date | None:
    """The calendar day of publication, as the outlet's own clock had it: the zone that is given decides, none is converted. None
    for a missing or unreadable date."""
    try:
        return date.fromisoformat(published.strip()[:10]) if published else None
    except ValueError:
        return None
