"""How surely two mentions are one happening, and why."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.link.incidents.plain import Plain


@dataclass(slots=True)
class Score(Plain):
    """`value` from 0 to 1, comparable with `IdentityRule.threshold`; `reasons` one for each facet that was compared, those that
    speak for it first ("same town: Yavoriv", "a day apart"). `apart` is the reason that alone excludes it, None where none
    does."""

    value: float
    reasons: tuple[str, ...] = ()
    apart: str | None = None
