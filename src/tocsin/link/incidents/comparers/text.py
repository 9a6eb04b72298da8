"""How two mentions stand in the text of one report: how far apart, in which part, and whether the later points back."""

from __future__ import annotations

from collections.abc import Iterator
from math import log2
from typing import Final

from tocsin.link.incidents.comparers.facet import Facet
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.sections import parted

SIDE_BY_SIDE: Final = 80
NEAR: Final = 300
REACH: Final = 900
"""Characters between two triggers."""
LEAD: Final = 300
"""Characters from a headline within which the news itself is told."""


def text(one: Mention, other: Mention, between: int) -> Iterator[Facet]:
    """What the text says of two mentions, `one` the earlier, with so many others between them."""
    yield _distance(other.trigger.start - one.trigger.end)
    yield Facet("text: mentions between", log2(between + 1), "" if between else "one right after the other")
    if one.evidence.start <= other.trigger.start < one.evidence.end or other.evidence.start <= one.trigger.start:
        yield Facet("text: in each other's words")
    if _headlined(one, other):
        yield Facet("text: under its headline", 1.0, "told under its headline")
    if parted(one.section, other.section):
        yield Facet("text: other parts", 1.0, "in other parts of the report")
    if other.definite:
        yield Facet("text: points back", 1.0, "it points back")
    if one.definite:
        yield Facet("text: the earlier points back")
    if one.leads:
        yield Facet("text: back to the lead" if other.definite else "text: the lead and what follows")
    if other.leads:
        yield Facet("text: before the lead")
    if one.background != other.background:
        yield Facet("text: news and prehistory", 1.0, "one of them is prehistory")
    if one.shifted != other.shifted:
        yield Facet("text: set apart in time", 1.0, "one is set apart in time")
    if one.refers or other.refers:
        yield Facet("text: only referred to")
    if one.reality != other.reality:
        yield Facet("text: told and mooted", 1.0, "one is told, the other planned or feared")
    if _denied(one) != _denied(other):
        yield Facet("text: denied and told")


def voices(one: Mention, other: Mention) -> Iterator[Facet]:
    """Whose words the two stand in."""
    some, others = ({held.holder.key for held in m.held if held.holder.kind == "source"} for m in (one, other))
    if some & others:
        yield Facet("voices: one")
    elif some and others:
        yield Facet("voices: another")
    elif some or others:
        yield Facet("voices: a source's and the report's")


def _distance(gap: int) -> Facet:
    if gap < SIDE_BY_SIDE:
        return Facet("text: side by side", 1.0, "side by side")
    if gap < NEAR:
        return Facet("text: near")
    if gap < REACH:
        return Facet("text: in reach")
    return Facet("text: far off", 1 + log2(gap / REACH))


def _headlined(head: Mention, mention: Mention) -> bool:
    """Whether a headline is followed by the news under it, of its type: the two tell of one thing, whatever either leaves out."""
    end = len(head.headline) if head.words and set(head.words) <= set(head.title) else 0
    return head.type == mention.type and head.trigger.end <= end < mention.trigger.start < end + LEAD


def _denied(mention: Mention) -> bool:
    return any(held.value.endswith("-") for held in mention.held)
