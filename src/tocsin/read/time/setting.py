"""What an expression of time is resolved against, and what its words name: number, unit, month, year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tocsin.read.numerals import value
from tocsin.read.time.tense import Outlook
from tocsin.read.time.words import LETTERS, letter, words

UNDATED: Final = "counted from the date of publication, which is not known"
UNANCHORED: Final = "counted from a day that the report does not give"
LONG: Final = 270
"""Days from which on a report names the year: a bare date farther back looks ahead even where the verb does not say so, and one
farther ahead lies back whatever the verb says ("could not visit the site of the strike of 9 January")."""


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
    old, near = (published - past).days, (ahead - published).days
    if at.outlook == "future" and (near <= LONG or old > LONG):
        return ahead, f"the next after publication ({published}): the verb looks ahead"
    if at.begun or (old <= LONG and (at.outlook == "past" or old <= near)):
        return past, f"the last before publication ({published})"
    return ahead, f"the nearest to publication ({published})"
