"""When: the days on which it may have happened."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.link.incidents.plain import Plain
from tocsin.link.incidents.site import Given


@dataclass(slots=True)
class Interval(Plain):
    """A closed interval of days, as proleptic ordinals (`datetime.date.toordinal`), so that nothing parses a date while
    comparing. An open end is None. `precision` is that of `model.When`; `words` those of the text. `given` is "report" where
    the event's sentence has no time and the day of publication (or the report's other times) bounds it. `evening` marks a night
    that is named by the day on which it begins ("on Sunday night")."""

    first: int | None = None
    last: int | None = None
    precision: str = "open"
    words: str = ""
    given: Given = "event"
    evening: bool = False
