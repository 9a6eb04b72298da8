"""What happened, and who holds what about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.model.actor import Actor
from tocsin.model.count import Count
from tocsin.model.place import Place
from tocsin.model.span import Span
from tocsin.model.vocabulary import Mode, Value
from tocsin.model.when import When


@dataclass(slots=True)
class Held:
    """A factuality value, always of a holder: "author" for the report itself, else a statement's id (repeated in
    `statement`). `factive` marks an author's value that was taken over from a source by a factive cue."""

    holder: str
    value: Value
    mode: Mode | None = None
    statement: str | None = None
    factive: bool = False


@dataclass(slots=True)
class Event:
    """One mention of a happening. `type` is one of the PLOVER types or a type of the analyst's own codebook; `mode` and
    `contexts` are PLOVER's. `score` as in Statement."""

    id: str
    type: str
    trigger: Span
    held: list[Held]
    evidence: Span
    mode: str | None = None
    contexts: list[str] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    when: When | None = None
    counts: list[Count] = field(default_factory=list)
    score: float = 1.0
    why: list[str] = field(default_factory=list)
