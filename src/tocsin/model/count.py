"""How many: a count that a holder gives, kept as a range."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model.span import Span


@dataclass(slots=True)
class Count:
    """`low` to `high` (None: open, as in "at least 13") of `unit` ("soldiers", "battalion tactical groups"); `of` says what
    happened to them or what they are: killed, wounded, detained, missiles …"""

    low: int | None
    high: int | None
    unit: str | None
    of: str | None
    mention: Span | None
