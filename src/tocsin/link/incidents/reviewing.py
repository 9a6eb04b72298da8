"""Reviews applied over a reading: what a user corrected holds for every new reading of the same passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.review import Review
from tocsin.link.incidents.site import Site
from tocsin.link.incidents.stems import folded


def reviewed(mentions: Sequence[Mention], reviews: Sequence[Review]) -> list[Mention]:
    """The mentions as the reviews have them: copies where something is corrected, without those that are no events. A review
    that was withdrawn has no effect; where two are about one thing, the later holds."""
    found = list(mentions)
    for review in sorted((one for one in reviews if not one.withdrawn and one.passage), key=lambda one: (one.at, one.id)):
        found = [after for mention in found if (after := _applied(mention, review))]
    return found


def _applied(mention: Mention, review: Review) -> Mention | None:
    passage = review.passage
    if passage is None:
        return mention
    if passage.overlaps(mention.trigger) or _same(passage, mention.evidence):
        if review.kind == "not an event":
            return None
        if review.kind == "wrong type" and review.value:
            return _copied(mention, type=review.value)
        if review.kind == "wrong place" and review.value:
            return _copied(mention, sites=(Site(review.value, folded(review.value), "point"),))
    if review.kind in ("wrong speaker", "not a statement", "wrong value"):
        held = tuple(after for one in mention.held if (after := _holding(one, review, passage)))
        return _copied(mention, held=held) if held != mention.held else mention
    return mention


def _holding(one: Holding, review: Review, passage: Passage) -> Holding | None:
    if not passage.overlaps(one.passage) or one.holder.kind == "outlet":
        return one
    if review.kind == "not a statement":
        return None
    if review.kind == "wrong value" and review.value:
        return replace(one, value=review.value)
    if review.kind == "wrong speaker" and review.value:
        return replace(one, holder=Holder("source", (Party(review.value, folded(review.value)),)))
    return one


def _same(one: Passage, other: Passage) -> bool:
    return (one.report, one.version, one.start, one.end) == (other.report, other.version, other.start, other.end)


def _copied(mention: Mention, **changed: object) -> Mention:
    """A copy with other values; nothing precomputed of the old one is kept."""
    copy = replace(mention, **changed)  # type: ignore[arg-type]
    copy.profile = None
    return copy
