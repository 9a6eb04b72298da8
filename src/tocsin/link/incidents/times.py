"""From the time of an event to an interval of days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.interval import Interval
from tocsin.link.incidents.stems import folded
from tocsin.model import Event, Span, Statement, When

BEFORE: Final = 3
"""Days before publication in which something without a date is thought to have happened."""
NIGHT: Final = "night"
"""The precision of a night: the day that is named, or the one before or after."""
DAYS: Final = frozenset({"moment", "day", NIGHT})
"""Precisions of a single day."""
WEEK: Final = 7
OF_THE_EVENING: Final = re.compile(r"\b\w+day (?:night|evening)\b|\b(?:evening|night) of\b", re.IGNORECASE)
"""Words that name a night by the day on which it begins ("on Sunday night"); "late on Sunday" may be told of either."""
PUBLISHED: Final = "published"
"""The precision of an interval that only the day of publication gives."""


def interval(when: When | None, published: str | None, sentence: str = "") -> Interval:
    """The days of an event; without a time of its own, the last days before publication, marked as the report's. What happened
    by night is of either of two days: one report dates it by the evening, the next by the morning."""
    if when and (when.start or when.end):
        words = " ".join(when.mention.text.split()) if when.mention else ""
        first, last = day(when.start), day(when.end)
        if when.precision in ("moment", "day") and first is not None and last is not None:
            if OF_THE_EVENING.search(words):
                return Interval(first, last + 1, NIGHT, words, evening=True)
            if at_night(f"{words} {sentence}"):
                return Interval(first - 1, last + 1, NIGHT, words)
            if late_on(f"{words} {sentence}"):
                return Interval(first, last + 1, NIGHT, words)
        return Interval(first, last, when.precision, words)
    last = day(published)
    if last is not None and at_night(sentence):
        return Interval(last - 1, last, NIGHT, given="report")
    return Interval(None if last is None else last - BEFORE, last, PUBLISHED, given="report")


def own_time(event: Event, statements: Mapping[str, Statement]) -> When | None:
    """The time of an event; none where the words give the time at which somebody said so ("said on Tuesday that …")."""
    span = event.when.mention if event.when else None
    said = [statements[held.statement] for held in event.held if held.statement and held.statement in statements]
    return None if span and any(_of_saying(span, event.trigger, one) for one in said) else event.when


def _of_saying(time: Span, trigger: Span, statement: Statement) -> bool:
    """Whether a time stands in a statement outside of what is said there, while the event stands within it."""
    within = any(part.holds(trigger) for part in statement.content)
    return within and statement.evidence.holds(time) and not any(part.overlaps(time) for part in statement.content)


def to_come(when: Interval, published: str | None) -> Interval:
    """The time of what is only announced: a weekday that was read as past is the next one."""
    last = day(published)
    if last is None or when.first is None or when.last is None or when.last >= last or not weekday_alone(when.words):
        return when
    return Interval(when.first + WEEK, when.last + WEEK, when.precision, when.words)


def gone_by(when: Interval, published: str | None) -> Interval:
    """The time of what is told: a weekday that was read as still to come is the last one."""
    last = day(published)
    if last is None or when.first is None or when.last is None or when.first <= last or not weekday_alone(when.words):
        return when
    return Interval(when.first - WEEK, when.last - WEEK, when.precision, when.words)


@lru_cache(maxsize=8192)
def day(text: str | None) -> int | None:
    """The ordinal of an ISO date or date-time; None for None and for what is no date."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None


def on_a_day(when: Interval) -> bool:
    """Whether the text states the single day of something."""
    return when.given == "event" and when.precision in DAYS


def at_night(words: str) -> bool:
    """Whether words say that it was by night."""
    line = f" {folded(words)} "
    return any(f" {word} " in line for word in IncidentWords.load().night)


def late_on(words: str) -> bool:
    """Whether words say that it was late in the day."""
    return bool(set(folded(words).split()) & IncidentWords.load().late)


def weekday_alone(words: str) -> bool:
    """Whether nothing but a weekday dates an event ("on Wednesday"): such a day may be a week off, past or to come."""
    line = set(folded(f"{words} ".replace("'s ", " ").replace("’s ", " ")).split())
    return bool(line & IncidentWords.load().weekdays) and len(line) <= 2
