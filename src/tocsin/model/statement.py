"""Who says so: a statement with its chain of holders."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.model.actor import Actor
from tocsin.model.span import Span
from tocsin.model.vocabulary import Kind, Stance


@dataclass(slots=True)
class Statement:
    """What somebody says, denies, fears, orders … `holders` outermost first, the report itself left out; empty where the source
    is unnamed. `within` names the statement that this one is part of. `score` (0 to 1) is the reader's confidence, calibrated on
    development data."""

    id: str
    holders: list[Actor]
    cue: Span | None
    stance: Stance
    negated: bool
    kind: Kind
    content: list[Span]
    evidence: Span
    channel: Span | None = None
    addressees: list[Actor] = field(default_factory=list)
    within: str | None = None
    score: float = 1.0
    why: list[str] = field(default_factory=list)
