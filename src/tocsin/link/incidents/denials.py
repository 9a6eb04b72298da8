"""Who denies what was told before, in words that hold no deed of their own: "which the neighbour denies", "called the report a
lie", "denied any involvement"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.settling import settles
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.telling import HARMING, harms
from tocsin.model import Record, Statement

FARTHEST: Final = 500
"""Characters from what was told to the words that deny it."""
BRIEF: Final = 12
"""Words of a content that only says that something is not so."""
DENYING: Final = frozenset({"denies", "rejects"})


def add_denials(mentions: Sequence[Mention], record: Record, holders: Mapping[str, Holder], report: int, version: int) -> None:
    """Gives what somebody else told last before a denial that names no deed its denier."""
    settled = {
        held.statement for event in record.events for held in event.held if held.statement and held.value not in ("Uu", "CTu")
    }
    for statement in record.statements:
        by = holders[statement.id]
        if by.kind != "source" or by.innermost is None or statement.id in settled or statement.negated:
            continue
        passage = Passage.of(statement.evidence, report, version)
        denied = Holding(by, "CT-", passage, stance="denies", pointing=True)
        if _own_hand(statement):
            for mention in _last_harm(mentions, statement):
                mention.held += (Holding(by, "CT-", passage, stance="denies", doers=(by.innermost,)),)
        elif _points_back(statement):
            before = _told_before(statement, record, holders)
            for mention in _deed(before, mentions) if before else ():
                mention.held += (denied,)


def _words(statement: Statement) -> list[str]:
    return [word for span in statement.content for word in folded(span.text).split()]


def _denying_cue(statement: Statement) -> bool:
    cue = folded(statement.cue.text).split() if statement.cue else []
    return statement.stance in DENYING and bool(set(cue) & IncidentWords.load().denying)


def _own_hand(statement: Statement) -> bool:
    """Whether the denial is one of having had a hand in it."""
    said = _words(statement)
    return _denying_cue(statement) and bool(set(said[:BRIEF]) & IncidentWords.load().guilt)


def _points_back(statement: Statement) -> bool:
    """Whether a statement says of what was told that it is not so."""
    said, known = _words(statement), IncidentWords.load()
    if not said or len(said) > BRIEF:
        return False
    return bool(_denying_cue(statement) and set(said) & known.told_before) or bool(set(said) & known.falsehood)


def _last_harm(mentions: Sequence[Mention], statement: Statement) -> list[Mention]:
    last = statement.evidence.end
    before = [one for one in harms(mentions) if one.trigger.start < last and last - one.trigger.end < FARTHEST]
    return [max(before, key=lambda one: one.trigger.start)] if before else []


def _told_before(statement: Statement, record: Record, holders: Mapping[str, Holder]) -> Statement | None:
    """The nearest statement before by somebody else."""
    by = holders[statement.id].key
    start = statement.evidence.start
    before = [
        other
        for other in record.statements
        if holders[other.id].key != by and other.evidence.start < start and start - other.evidence.end < FARTHEST
    ]
    return max(before, key=lambda other: (other.evidence.end, other.evidence.start), default=None)


def _deed(before: Statement, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What a statement tells: its first harm, else its first deed."""
    told = [
        mention
        for mention in sorted(mentions, key=lambda one: one.trigger.start)
        if any(
            held.holder.kind != "outlet" and settles(held) and held.value.endswith("+") and _of(held, before)
            for held in mention.held
        )
    ]
    yield from [mention for mention in told if mention.type in HARMING][:1] or told[:1]


def _of(held: Holding, statement: Statement) -> bool:
    return (held.passage.start, held.passage.end) == (statement.evidence.start, statement.evidence.end) and held.tells
