"""Told as a happening, or only planned, ordered, threatened, feared."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile

FULFILLED: Final = 0.0
"""What was announced and what then happened are one where the rest agrees: of what never comes about nobody tells."""
UNFULFILLED: Final = -2.0
"""What is only feared or planned after something was told to have happened is as a rule the next one."""


def reality(one: Profile, other: Profile) -> Facet:
    """Whether one may be what the other announces. The act of announcing (ordering, threatening) has its own type, and is never
    what it announces."""
    if one.reality == other.reality:
        return NOTHING
    mooted, told = (one, other) if one.reality == "mooted" else (other, one)
    if mooted.published is not None and told.published is not None and mooted.published > told.published:
        return Facet(UNFULFILLED, "one is told, the other only announced or feared, and later")
    return Facet(FULFILLED, "one was announced, the other is told")
