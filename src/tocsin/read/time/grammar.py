"""Which words make an expression of time. The patterns name classes of words (`codebook/time.yaml`), one after the other; the
longest match wins. Each rule is resolved by the function of its name in `resolve.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tocsin.read.time.words import LETTERS

MACROS: Final = {
    "num": "(?:number|dayno|number dash (?:number|dayno)|few|a few of?|half a|a)",
    "roughly": "(?:about|more than|only)",
    "date": "(?:weekdays|short_weekdays)",
    "mon": "(?:months|short_months)",
    "dom": "(?:dayno|ordinal)",
    "which": "(?:last|next|this|that)",
    "join": "(?:and|to|until|dash)",
}
RULES: Final = {
    "iso": "yearno dash dayno dash dayno",
    "days_month": "the? {dom} {join} the? {dom} of? {mon} (?:comma? yearno)?",  # 3 to 5 March
    "month_days": "{mon} {dom} {join} {dom} (?:comma? yearno)?",  # March 3-5
    "day_month": "(?:{date} comma?)? the? {dom} of? {mon} (?:comma? yearno|of {which} units)?",  # Tuesday, 1 March 2022
    "month_day": "(?:{date} comma?)? {mon} the? {dom} (?:comma? yearno)?",  # Feb. 24, 2022
    "day_of_month": "the {dom} of {which} units|by the ordinal",  # the 18th of this month, by the 15th
    "month_year": "{mon} comma? of? yearno|months of {which} units",  # October 2014, September of last year
    "month": "(?:the? {which})? months",
    "weekday": "(?:the? {which})? {date}",
    "weekend": "(?:the|the? {which})? weekend",
    "alone": "alone",  # today, yesterday, overnight
    "day_beside_alone": "the units (?:earlier|later) alone",  # the day before yesterday
    "unit": "the? {which} (?:units|seasons)|(?:this|the? that|the next) parts",  # last week, this morning, last autumn
    "whole_unit": "in the units",  # (later) in the week
    "rest": "(?:for the)? rest of (?:the|this) units",
    "season": "seasons of? yearno",
    "ago": "{roughly}? (?:{num} of? )?units ago",  # two days ago
    "beside": "(?:{roughly}? {num}|the)? units (?:earlier|later)",  # a day earlier, hours later, the day before
    "span": "the? (?:last|next|recent) (?:few|number|dayno|few of)? units|few recent units",  # the past two weeks, recent months
    "lasting": "for {roughly}? {num} of? units|for units",  # for several weeks
    "within": "(?:within|in) {roughly}? {num} of? units|within units",  # within six months, in two days
    "decade": "the? decade|the? yearno genitive",
    "years": "yearno dash (?:yearno|dayno|number)|between yearno and yearno",
    "year": "yearno",
    "clock": "at? (?:clock|dayno|number) am|at clock|at (?:dayno|number) (?=on|in the parts)",  # 10.30 a.m., at six on …
    "part": "parts",
    "early_hours": "in the (?:early|only) units",  # in the early hours
}


def _letters(name: str) -> str:
    """The letter of a class; a night is a unit and a part of the day."""
    return f"[{LETTERS[name]}{LETTERS['nights']}]" if name in ("units", "parts") else LETTERS[name]


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over names of classes as one over their letters."""
    for name, meaning in MACROS.items():
        pattern = pattern.replace(f"{{{name}}}", meaning)
    letters = re.sub(r"[a-z_]+", lambda name: _letters(name.group()), pattern)
    return re.compile(letters.replace(" ", ""))


COMPILED: Final = {name: compiled(pattern) for name, pattern in RULES.items()}
TELLING: Final = (
    "weekdays short_weekdays months short_months seasons units nights parts alone yearno decade clock am weekend rest"
)
TIMELY: Final = re.compile("[" + "".join(LETTERS[name] for name in TELLING.split()) + "]")
"""A word that some expression must have: without one, nothing is looked for."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's words: positions `start` to `stop` (half-open) in the letters of a text."""

    rule: str
    start: int
    stop: int


def matches(letters: str) -> list[Match]:
    """The expressions of a text, in order, none overlapping: the longest first, then the earliest."""
    if not TIMELY.search(letters):
        return []
    found = [Match(name, m.start(), m.end()) for name, pattern in COMPILED.items() for m in pattern.finditer(letters)]
    found.sort(key=lambda m: (m.start - m.stop, m.start))
    taken = bytearray(len(letters))
    kept = []
    for match in found:
        if not any(taken[match.start : match.stop]):
            taken[match.start : match.stop] = b"\1" * (match.stop - match.start)
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)
