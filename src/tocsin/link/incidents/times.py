"""From the time of an event to an interval of days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from tocsin.link.incidents.interval import Interval
from tocsin.model import When

BEFORE: Final = 3
"""Days before publication in which something without a date is thought to have happened."""
PUBLISHED: Final = "published"
"""The precision of an interval that only the day of publication gives."""


def interval(when: When | None, published: str | None) -> Interval:
    """The days of an event; without a time of its own, the last days before publication, marked as the report's."""
    if when and (when.start or when.end):
        words = " ".join(when.mention.text.split()) if when.mention else ""
        return Interval(day(when.start), day(when.end), when.precision, words)
    last = day(published)
    return Interval(None if last is None else last - BEFORE, last, PUBLISHED, given="report")


@lru_cache(maxsize=8192)
def day(text: str | None) -> int | None:
    """The ordinal of an ISO date or date-time; None for None and for what is no date."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None
