"""Told as a happening, or only planned, ordered, threatened, feared."""

from __future__ import annotations

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.comparers.ties import tied
from tocsin.link.incidents.profile import Profile


def reality(one: Profile, other: Profile) -> Facet:
    """Whether one may be what the other announces. The act of announcing (ordering, threatening) has its own type, and is never
    what it announces."""
    if one.reality == other.reality:
        return NOTHING
    mooted, told = (one, other) if one.reality == "mooted" else (other, one)
    if mooted.published is not None and told.published is not None and mooted.published > told.published:
        return Facet("reality: announced later", 1.0, "one is told, the other only announced or feared, and later")
    if tied(one, other) or one.actors & other.actors or one.recipients & other.recipients:
        return Facet("reality: announced before", 1.0, "one was announced, the other is told")
    return Facet(
        "reality: something announced", 1.0, "one is only announced or feared, and nothing tells that it is the other", True
    )
