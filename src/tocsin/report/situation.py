"""What several reports say about the same thing, without a desk: incidents, disputes with their sides, who speaks.

A thin view over `link.incidents`. No winner is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tocsin.link.copies import overlap, runs
from tocsin.link.incidents import (
    Claim,
    Dispute,
    Incident,
    Mention,
    Placed,
    Position,
    grouped,
    incident,
    mentions,
    origins,
    positions,
    propositions,
)
from tocsin.link.matters import Matters
from tocsin.model import Record
from tocsin.report.phrases import stance
from tocsin.report.wording import called, outlet_name

PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "those", "one"})


@dataclass(slots=True)
class Speaker:
    """How often one speaker speaks, in which reports, and how."""

    name: str
    codes: str = ""
    statements: int = 0
    outlets: set[str] = field(default_factory=set)
    stances: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Situation:
    """`incidents` are those that several reports tell of or that are disputed, those with most reports first; `disputes` theirs
    and those on propositions, the ones with most claims first. The number of a report in a passage is its place in `records`,
    from 1."""

    records: Sequence[Record]
    incidents: list[Incident]
    disputes: list[Dispute]

    def about(self, dispute: Dispute) -> str:
        """The happening that a dispute is about, by its headline; empty for a proposition."""
        return next((one.title for one in self.incidents if one.id == dispute.about), "")


def situation(records: Iterable[Record]) -> Situation:
    """The situation in these reports."""
    listed = list(records)
    told: list[Mention] = []
    taken: list[Position] = []
    for number, record in enumerate(listed, 1):
        found = mentions(record, Placed(number))
        told += found
        taken += positions(record, Placed(number), told=found)
    copied, matters = copies(listed), Matters.of(dict(enumerate(listed, 1)))
    made = [
        incident(f"i{number}", group, origins(group, copied), links=links)
        for number, (group, links) in enumerate(grouped(told, matters=matters), 1)
    ]
    disputed = [dispute for one in made for dispute in one.disputes]
    disputed += [one.dispute for one in propositions(taken) if one.dispute]
    shown = [one for one in made if len(one.reports) > 1 or one.disputes]
    return Situation(
        listed,
        sorted(shown, key=lambda one: (-len(one.reports), one.first or "", one.id)),
        sorted(disputed, key=lambda dispute: -sum(len(side.claims) for side in dispute.sides)),
    )


def copies(records: Sequence[Record]) -> list[list[int]]:
    """Groups of reports that share text, by number from 1."""
    every = [runs(record.report.text) for record in records]
    groups: list[list[int]] = []
    for number, own in enumerate(every, 1):
        sharing = [group for group in groups if any(_copied(records, every, own, number, other) for other in group)]
        groups = [group for group in groups if group not in sharing]
        groups.append([*(other for group in sharing for other in group), number])
    return [group for group in groups if len(group) > 1]


def _copied(records: Sequence[Record], every: Sequence[frozenset[int]], own: frozenset[int], number: int, other: int) -> bool:
    same_site = outlet_name(records[number - 1]) == outlet_name(records[other - 1])
    return overlap(own, every[other - 1]).copied(same_site)


def saying(claim: Claim) -> str:
    """A claim in a line: the holder with its chain, and what it says."""
    return f"{claim.holder.words}: {claim.answer.words}"


def outlets(claim: Claim) -> list[str]:
    """The outlets that tell a claim, each once."""
    return list(dict.fromkeys(shown.outlet for shown in claim.appearances))


def speakers(records: Iterable[Record]) -> list[Speaker]:
    """Who speaks how often, those with most statements first. Speakers known by a pronoun alone are left out."""
    found: dict[str, Speaker] = {}
    for record in records:
        for statement in record.statements:
            who = statement.holders[-1] if statement.holders else None
            if who is None or called(who).lower() in PRONOUNS:
                continue
            speaker = found.setdefault(who.id or called(who), Speaker(called(who)))
            speaker.codes = speaker.codes or " ".join(filter(None, [who.country, *who.sectors]))
            speaker.statements += 1
            speaker.outlets.add(outlet_name(record))
            speaker.stances[stance(statement)] += 1
    return sorted(found.values(), key=lambda speaker: (-speaker.statements, speaker.name))
