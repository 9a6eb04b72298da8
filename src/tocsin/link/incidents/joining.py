"""Joining: to which incident a mention belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.link.incidents.incident import Link
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.plain import Plain
from tocsin.link.incidents.review import Review
from tocsin.link.incidents.rule import PER_CLAIMANT, IdentityRule


@dataclass(slots=True)
class Joined(Plain):
    """The decision on a set of mentions (all of one report that are one happening within it): `incident` is the id of the one
    they join, None to start a new one; `merges` the ids of others that the same evidence shows to be the same (the desk merges
    them into the oldest); `links` why, one for each mention."""

    mentions: tuple[str, ...]
    incident: str | None
    links: tuple[Link, ...] = ()
    merges: tuple[str, ...] = ()


def join(
    report: Sequence[Mention],
    candidates: Mapping[str, Sequence[Mention]],
    rule: IdentityRule = PER_CLAIMANT,
    reviews: Sequence[Review] = (),
) -> list[Joined]:
    """For all mentions of one report: which of them are one happening, and which incident each happening joins. `candidates`
    are the incidents found by blocking, by id, each with its mentions (a bounded sample will do). "same as" and "not the same"
    of reviews win over every score."""
    raise NotImplementedError


def grouped(
    mentions: Sequence[Mention], rule: IdentityRule = PER_CLAIMANT, reviews: Sequence[Review] = ()
) -> list[tuple[list[Mention], list[Link]]]:
    """The same in memory, for views and measurements without a desk: mentions of many reports (in the order of publication) as
    incidents, each with why its mentions were linked. Deterministic."""
    raise NotImplementedError
