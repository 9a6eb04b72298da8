"""What the linker's weights are learned from: pairs of mentions, or of all that two reports tell, with what its comparers
find and whether the gold has them as one happening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from incidents.gold import Gold, Row
from incidents.predictions import aligned, answer
from tocsin.link.incidents import Mention, Placed, found_by, keys, mentions, told_in
from tocsin.link.incidents.compare import facets as across
from tocsin.link.incidents.comparers.facet import Facet
from tocsin.link.incidents.profile import profile
from tocsin.link.incidents.scenes import facets as within
from tocsin.link.matters import Matters, related
from tocsin.model import Record

Scene = tuple[int, str, list[Mention]]
"""A report, a happening of the gold, and the mentions that the one makes of the other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """`found`: finding -> amount; `hand` whose reports they are of."""

    found: Mapping[str, float]
    one: bool
    hand: str


@dataclass(frozen=True, slots=True)
class Told:
    """All mentions of a half, in the order of publication; `meant` the happening of each that the gold has, `names` the rows'
    ids by number."""

    mentions: Sequence[Mention]
    meant: Mapping[str, str]
    names: Mapping[int, str]
    matters: Matters

    @classmethod
    def of(cls, gold: Gold, given: Sequence[Row], records: Sequence[Record], placed: Sequence[Placed]) -> Told:
        """Those that the linker makes of the records."""
        names = {number: str(row["id"]) for number, row in enumerate(given)}
        ordered = sorted(zip(placed, records, strict=True), key=lambda one: (given[one[0].report]["published"], one[0].report))
        told = [mention for where, record in ordered for mention in mentions(record, where)]
        spans = [{"report": names[m.report], "start": m.trigger.start, "end": m.trigger.end, "type": m.type} for m in told]
        found = aligned(gold, answer({"incident": m.key, "mentions": [at]} for m, at in zip(told, spans, strict=True)))
        meant = {found[m].incident: incident.id for incident in gold.incidents for m in incident.mentions if m in found}
        return cls(told, meant, names, Matters.of(dict(enumerate(records))))


def pairs_within(told: Told, hand: Mapping[str, str]) -> Iterator[Pair]:
    """The pairs of mentions of one report, as `link.incidents.scenes` compares them."""
    for report in _by_report(told.mentions).values():
        ordered = sorted(report, key=lambda one: (one.trigger.start, one.key))
        for (a, one), (b, other) in combinations(enumerate(ordered), 2):
            if one.key in told.meant and other.key in told.meant and (found := within(one, other, b - a - 1)):
                same = told.meant[one.key] == told.meant[other.key]
                yield Pair(_amounts(found), same, hand[told.names[one.report]])


def pairs_across(told: Told, hand: Mapping[str, str]) -> Iterator[Pair]:
    """The pairs of what an earlier and a later report tell of a happening, of those that blocking brings together and nothing
    keeps apart, as `link.incidents.joining` compares them."""
    earlier: list[Scene] = []
    blocks: dict[str, set[int]] = {}
    for number, happening, scene in _scenes(told):
        alike = told.matters.alike(number)
        asked = {key for m in scene for key in (*keys(m), *(key for near in related(alike) for key in told_in(m, near)))}
        for other in sorted({n for key in asked for n in blocks.get(key, ())}):
            report, meant, before = earlier[other]
            found = across(profile(scene), profile(before), alike=alike.get(report))
            if report != number and not any(facet.apart for facet in found):
                yield Pair(_amounts(found), meant == happening, hand[told.names[number]])
        for key in (key for mention in scene for key in found_by(mention)):
            blocks.setdefault(key, set()).add(len(earlier))
        earlier.append((number, happening, scene))


def _amounts(found: Sequence[Facet]) -> dict[str, float]:
    return {facet.finding: facet.amount for facet in found if facet.finding}


def _by_report(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.report, []).append(mention)
    return found


def _scenes(told: Told) -> Iterator[Scene]:
    for number, report in _by_report(told.mentions).items():
        happenings: dict[str, list[Mention]] = {}
        for mention in report:
            if mention.key in told.meant:
                happenings.setdefault(told.meant[mention.key], []).append(mention)
        yield from ((number, happening, scene) for happening, scene in happenings.items())
