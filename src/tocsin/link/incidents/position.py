"""A position: one holder's answer to whether somebody takes part in something; a proposition gathers them over all reports."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.link.incidents.dispute import Dispute
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.plain import Plain


@dataclass(slots=True)
class Position(Plain):
    """`key` is REPORT.VERSION/EVENT or REPORT.VERSION/STATEMENT. `proposition` is subject, kind of act and target
    ("BLR>force>UKR"; of kind "words" the stems of what is said): positions are gathered by it. `polarity` 1 or -1. `act` says
    what the position is made of: that somebody "takes part", "does not take part", an act by it or from its territory, or the
    words themselves."""

    key: str
    proposition: str
    subject: Party
    kind: str
    target: str | None
    polarity: int
    act: str
    holder: Holder
    passage: Passage
    outlet: str
    owner: str
    report: int
    version: int
    value: str = "CT+"
    mode: str | None = None
    stance: str | None = None
    published: str | None = None
    credit: str | None = None


@dataclass(slots=True)
class Proposition(Plain):
    """A question that is no incident: does X take part in Y. `dispute` is None while nobody contradicts."""

    key: str
    words: str
    positions: tuple[Position, ...]
    dispute: Dispute | None = None
