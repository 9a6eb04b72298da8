"""When: a time expression, resolved against the date of publication."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model.span import Span
from tocsin.model.vocabulary import WhenPrecision


@dataclass(slots=True)
class When:
    """A closed interval of ISO dates (or date-times for `moment`). Either end is None where the text leaves it open or where it
    cannot be resolved; `why` says how the dates came about."""

    start: str | None
    end: str | None
    precision: WhenPrecision
    mention: Span | None
    why: str | None = None
