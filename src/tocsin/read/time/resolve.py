"""What the words of each rule of `grammar.py` mean on the calendar.

Every function takes the words (in small letters, bare of "on" and the like) and the setting, and gives dates with a reason, or
None where the words are no expression of time after all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tocsin.model.vocabulary import WhenPrecision
from tocsin.read.numerals import value
from tocsin.read.time.calendar import (
    ONE_DAY,
    Dates,
    around,
    day,
    month,
    months_after,
    season,
    shifted,
    unresolved,
    weekend,
    year,
    years,
)
from tocsin.read.time.tense import Outlook
from tocsin.read.time.words import LETTERS, letter, ordinal, words

UNDATED: Final = "counted from the date of publication, which is not known"
UNANCHORED: Final = "counted from a day that the report does not give"
DURATION: Final = "a length of time, not placed on the calendar"
LONG_AGO: Final = 270
"""Days after which a report names the year: beyond, a bare date looks ahead even where the verb does not say so."""
UNIT_PRECISION: Final[dict[str, WhenPrecision]] = {
    "second": "day", "minute": "day", "hour": "day", "day": "day", "night": "day", "week": "week", "fortnight": "week",
    "month": "month", "quarter": "season", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against: the day of publication; the day (`focus`) and the day, month or year (`period`)
    last spoken of; where the verb looks, and whether it is in the perfect; whether the words that follow say what is counted from
    (`complement`: "a day before the vote"), and whether "since" or "after" says that it has `begun`."""

    published: date | None
    focus: date | None = None
    period: date | None = None
    outlook: Outlook = ""
    perfect: bool = False
    complement: bool = False
    begun: bool = False


def has(said: Sequence[str], name: str) -> bool:
    """Whether one of the words is of a class."""
    return any(letter(word) == LETTERS[name] for word in said)


def pick(said: Sequence[str], name: str) -> str | None:
    """The first word of a class; months in small letters count too."""
    letters = words().letters
    return next((word for word in said if letters.get(word, letter(word)) == LETTERS[name]), None)


def month_of(said: Sequence[str]) -> int | None:
    """The month that is named."""
    word = pick(said, "months") or pick(said, "short_months")
    return words().values[word] if word else None


def unit_of(said: Sequence[str]) -> str:
    """The unit that is named, in the singular."""
    return str(words().values[pick(said, "units") or pick(said, "nights") or "day"])


def year_of(said: Sequence[str], at: Setting) -> int | None:
    """The year that is named or pointed at ("of last year")."""
    if number := pick(said, "yearno"):
        return int(number)
    if at.published and "of" in said and pick(said, "units"):
        return at.published.year + (-1 if has(said, "last") else 1 if has(said, "next") else 0)
    return None


def number_of(said: Sequence[str]) -> float | None:
    """How many units; one for "a", "the" or none, None for "several" and bare plurals."""
    if pick(said, "few"):
        return None
    numbers = [word for word in said if letter(word) in (LETTERS["number"], LETTERS["dayno"], LETTERS["ordinal"])]
    if numbers:
        return value(numbers)
    plural = (pick(said, "units") or pick(said, "nights") or "").endswith("s")
    return None if plural else 0.5 if "half" in said else 1


def nearest(candidates: Sequence[date], at: Setting, published: date) -> tuple[date, str]:
    """Of the same day in several years, the one that the verb points at; without a verb, the nearest to publication."""
    past = max((d for d in candidates if d <= published), default=candidates[0])
    ahead = min((d for d in candidates if d >= published), default=candidates[-1])
    if at.outlook == "future":
        return ahead, f"the next after publication ({published}): the verb looks ahead"
    old, near = (published - past).days, (ahead - published).days
    if at.begun or (old <= LONG_AGO and (at.outlook == "past" or old <= near)):
        return past, f"the last before publication ({published})"
    return ahead, f"the nearest to publication ({published})"


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


def part(said: Sequence[str], at: Setting) -> Dates | None:
    """A time of day without its day: of the day last spoken of."""
    if at.focus is None:
        return unresolved("day", "a time of day; the report does not give the day")
    return day(at.focus, f"a time of day; on the day last spoken of ({at.focus})")


RESOLVE: Final[dict[str, Callable[[Sequence[str], Setting], Dates | None]]] = {
    "iso": iso, "days_month": days_month, "month_days": days_month, "day_month": day_month, "month_day": day_month,
    "day_of_month": day_of_month, "month_year": month_year, "month": month_alone, "weekday": weekday, "weekend": weekend_,
    "alone": alone, "day_beside_alone": day_beside_alone, "unit": unit, "whole_unit": part, "rest": rest, "season": season_,
    "ago": ago,
    "beside": beside, "span": span, "lasting": lasting, "within": within, "decade": decade, "years": years_, "year": year_alone,
    "clock": part, "part": part, "early_hours": part,
}  # fmt: skip
