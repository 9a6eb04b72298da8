"""Numbers and ranges in a text: "at least 13", "between 10 and 15", "dozens", "1.2 million", "three or four thousand".

Policy (as the annotated reports have it): "at least" and "more than" open the range above, "up to" and "fewer than" below;
"nearly 90" is nine tenths to the number; "about" and "some" keep the number. Vague words take the ranges of
`codebook/units.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tocsin.read.counts.words import Range, letter, words
from tocsin.read.numerals import value

UNIT: Final = r"n(?:-n)?"
NUMBER: Final = rf"(?:(?:{UNIT}|a|ha|h)?-?s+(?:&?{UNIT}(?:s+(?:&?{UNIT})?)?)?|{UNIT})"
QUANTITY: Final = re.compile(
    rf"(?P<between>b)?(?:(?P<first>{NUMBER})(?P<joint>[t&])(?P<second>{NUMBER})|(?P<one>{NUMBER})|(?P<vague>a?v(?:ov)?))"
)
LONGEST_BOUND: Final = 4


@dataclass(frozen=True, slots=True)
class Quantity:
    """Positions `start` to `stop` (half-open) in the words of a text, and the range that they say."""

    start: int
    stop: int
    low: int | None
    high: int | None


def quantities(said: Sequence[str]) -> list[Quantity]:
    """The quantities in words in small letters, in order."""
    letters = "".join(map(letter, said))
    out: list[Quantity] = []
    position = 0
    while found := QUANTITY.search(letters, position):
        position = found.end()
        for quantity in _read(said, found):
            while out and out[-1].stop > quantity.start:  # the "no" of "no fewer than 30"
                out.pop()
            out.append(quantity)
    return out


def _read(said: Sequence[str], found: re.Match[str]) -> list[Quantity]:
    start, stop = found.span()
    if found["vague"]:
        return _vague(said, start, stop)
    if found["one"]:
        start += bool(found["between"])
        return _single(said, start, stop)
    return _pair(said, found)


def _pair(said: Sequence[str], found: re.Match[str]) -> list[Quantity]:
    """Two numbers with "to", "or", a dash or (after "between") "and": one range, or two numbers beside each other."""
    first, second = (said[slice(*found.span(name))] for name in ("first", "second"))
    low, high = value(first), value(second)
    if found["joint"] == "&" and not found["between"]:
        if value(said[found.start() : found.end()]) is not None:  # "one hundred and sixty-five"
            return _single(said, *found.span())
        return _single(said, *found.span("first")) + _single(said, *found.span("second"))
    if low is not None and high is not None and low < high:
        scale = high / (value(second[:1]) or high)  # "three or four thousand": the scale is meant for both
        shared = scale >= 100 and low * scale < high
        return [Quantity(found.start(), found.end(), round(low * (scale if shared else 1)), round(high))]
    return _single(said, *found.span("first")) + _single(said, *found.span("second"))


def _single(said: Sequence[str], start: int, stop: int) -> list[Quantity]:
    """One number with the words of bound around it."""
    here = said[start:stop]
    number = 6.0 if "half" in here and "dozen" in here else value(here)
    if number is None:  # "3-5": a range
        ends = [value([word]) for word in here if word not in ("-", "–")]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
            return [Quantity(start, stop, round(ends[0]), round(ends[1]))]
        return []
    first, bound = _bound_before(said, start)
    last = stop
    for phrase, name in words().after.items():
        if tuple(said[stop : stop + len(phrase)]) == phrase:
            bound, last = name, stop + len(phrase)
    low, high = _bounded(round(number), bound)
    return [Quantity(first, last, low, high)]


def _bounded(number: int, bound: str | None) -> Range:
    if bound == "low":
        return number, None
    if bound == "high":
        return None, number
    if bound == "nearly":
        return number * 9 // 10, number
    return number, number


def _bound_before(said: Sequence[str], start: int) -> tuple[int, str | None]:
    """Where the words of bound before a number begin, and which bound they say: "at least" in "at least some 20"."""
    bound: str | None = None
    grew = True
    while grew:
        grew = False
        for length in range(min(LONGEST_BOUND, start), 0, -1):
            name = words().before.get(tuple(said[start - length : start]))
            if name is not None:
                start, grew = start - length, True
                bound = name if bound in (None, "about") else bound
                break
    return start, bound


def _vague(said: Sequence[str], start: int, stop: int) -> list[Quantity]:
    for first, last in ((start, stop), (start, start + 1), (stop - 1, stop)):
        if (ends := words().vague.get(tuple(said[first:last]))) is not None:
            begun, _ = _bound_before(said, first)
            return [Quantity(begun, last, *ends)]
    return []
