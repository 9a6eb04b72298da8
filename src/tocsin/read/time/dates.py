"""Expressions that name a day, a month or a year: "24 February", "in March 2003", "the 1990s"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tocsin.read.time.calendar import (
    Dates,
    day,
    month,
    months_after,
    unresolved,
    year,
    years,
)
from tocsin.read.time.setting import UNANCHORED, UNDATED, Setting, has, month_of, nearest, pick, unit_of, year_of
from tocsin.read.time.words import ordinal


def day_in_month(said: Sequence[str], at: Setting, number: int) -> Dates | None:
    """A day and a month, with or without a year."""
    month_, year_ = month_of(said), year_of(said, at)
    if month_ is None or not 1 <= number <= 31:
        return None
    if year_ is not None:
        return _day(year_, month_, number, "a full date")
    if at.published is None:
        return unresolved("day", "no year given, and the date of publication is not known")
    around_ = [d for y in (-1, 0, 1) if (d := _date(at.published.year + y, month_, number))]
    if not around_:
        return None
    return day(*nearest(around_, at, at.published))


def _date(year_: int, month_: int, number: int) -> date | None:
    try:
        return date(year_, month_, number)
    except ValueError:
        return None


def _day(year_: int, month_: int, number: int, why: str) -> Dates | None:
    found = _date(year_, month_, number)
    return day(found, why) if found else None


def day_numbers(said: Sequence[str]) -> list[int]:
    """The days of a month that are named, in figures or words."""
    return [n for word in said if (n := int(word) if word.isdecimal() and len(word) <= 2 else ordinal(word)) is not None]


def iso(said: Sequence[str], at: Setting) -> Dates | None:
    return _day(int(said[0]), int(said[2]), int(said[4]), "a full date")


def day_month(said: Sequence[str], at: Setting) -> Dates | None:
    numbers = day_numbers(said)
    return day_in_month(said, at, numbers[0]) if numbers else None


def days_month(said: Sequence[str], at: Setting) -> Dates | None:
    numbers = day_numbers(said)
    first, last = (day_in_month(said, at, n) for n in numbers[:2])
    if not first or not last or first.start is None or last.end is None or first.start > last.end:
        return first
    return Dates(first.start, last.end, "day", first.why)


def day_of_month(said: Sequence[str], at: Setting) -> Dates | None:
    numbers = day_numbers(said)
    if not numbers or (pick(said, "units") and unit_of(said) != "month"):
        return None
    if at.published is None:
        return unresolved("day", UNDATED)
    if not pick(said, "units"):  # by the 15th
        found = _date(at.published.year, at.published.month, numbers[0])
        if found and found < at.published and at.outlook != "past":
            found = months_after(found, 1)
        return day(found, f"the next after publication ({at.published})") if found else None
    base = months_after(at.published, -1 if has(said, "last") else 1 if has(said, "next") else 0)
    return _day(base.year, base.month, numbers[0], f"counted from publication ({at.published})")


def month_year(said: Sequence[str], at: Setting) -> Dates | None:
    month_, year_ = month_of(said), year_of(said, at)
    if month_ is None:
        return None
    if year_ is None:
        return unresolved("month", UNDATED)
    return month(year_, month_, "month and year given")


def month_alone(said: Sequence[str], at: Setting) -> Dates | None:
    month_ = month_of(said)
    if month_ is None:
        return None
    base = at.period if has(said, "that") else at.published
    if base is None:
        return unresolved("month", UNANCHORED if has(said, "that") else "no year given, and the date of publication is not known")
    if has(said, "that") or has(said, "this"):
        return month(base.year, month_, f"in the year of {base}")
    if has(said, "last"):
        return month(base.year - (month_ >= base.month), month_, f"the last before publication ({base})")
    if has(said, "next"):
        return month(base.year + (month_ <= base.month), month_, f"the next after publication ({base})")
    middle = base.replace(day=15)
    found, why = nearest([date(base.year + y, month_, 15) for y in (-1, 0, 1)], at, middle)
    return month(found.year, month_, why.replace(str(middle), str(base)))


def decade(said: Sequence[str], at: Setting) -> Dates | None:
    digits = "".join(c for word in said for c in word if c.isdecimal())
    if len(digits) == 2:
        this = at.published.year if at.published else 2000
        digits = str(max(c + int(digits) for c in (1800, 1900, 2000) if c + int(digits) <= this))
    first = int(digits) // 10 * 10
    return years(first, first + 9, "a decade") if int(digits) % 10 == 0 else year(int(digits), "a year")


def years_(said: Sequence[str], at: Setting) -> Dates | None:
    numbers = [word for word in said if word.isdecimal()]
    if len(numbers) < 2 or len(numbers[1]) not in (2, 4):
        return None
    first = int(numbers[0])
    last = int(numbers[1]) if len(numbers[1]) == 4 else first // 100 * 100 + int(numbers[1])
    return years(first, last, "years given") if first < last else None


def year_alone(said: Sequence[str], at: Setting) -> Dates | None:
    return year(int(said[0]), "a year")
