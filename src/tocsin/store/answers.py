"""What the desk answers about incidents, stories and reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tocsin.link.incidents import Change, Claim, Incident
from tocsin.store.reports import Kept


@dataclass(frozen=True, slots=True)
class Summary:
    """An incident as a line of a list. `first` and `last` are the days on which it may have happened, None where unknown; `day`
    is the one that lists go by (the last of them, else that of publication). `lat` and `lon` are those of the most precise
    place; a `place_precision` of area or line must not be drawn as a point. `sides` are the countries of its actors (ISO 3166-1
    alpha-3), as far as they are known. The counts are of its newest version. `says` are a
    few lines of who holds what on whether it happened."""

    id: str
    version: int
    type: str
    title: str
    day: str | None
    mode: str | None = None
    first: str | None = None
    last: str | None = None
    precision: str = "open"
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_precision: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    reports: int = 0
    mentions: int = 0
    origins: int = 0
    claims: int = 0
    disputes: int = 0
    status: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    importance: float = 0.0
    doubt: float = 0.0
    changed: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON types."""
        return asdict(self)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Summary:
        """The summary of a dictionary."""
        known: dict[str, Any] = {name: tuple(part) if isinstance(part, list) else part for name, part in value.items()}
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident at a version. `newest` is its newest version, `at` when this one was made (UTC); `moved` the identifier asked
    for, where that was merged into this one. `left_out` counts mentions beyond those that it was derived from."""

    incident: Incident
    version: int
    newest: int
    at: str
    moved: str | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Entered:
    """A change with its place in the record: `at` is when it entered it (UTC), `change.at` when a source said so."""

    seq: int
    at: str
    incident: str
    version: int
    change: Change


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the incident that it is about."""

    incident: str
    title: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that can be asked by, in words, and how many have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Values by kind, the most frequent first. `counted` are the incidents or reports that were looked at; where not `complete`,
    they are the newest of more."""

    groups: dict[str, list[Facet]]
    counted: int
    complete: bool = True


@dataclass(frozen=True, slots=True)
class StoryShown:
    """A running story. `moved` is the identifier asked for, where that story became part of this one; `members` its newest
    reports, where a single story was asked for."""

    id: str
    title: str | None
    reports: int
    first: str | None
    last: str | None
    moved: str | None = None
    members: list[Kept] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Related:
    """A report that has to do with another one, and why."""

    report: Kept
    why: str


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How often one kind of judgement found the reading wrong: `wrong` of `judged`. Only what was reviewed is counted."""

    kind: str
    judged: int
    wrong: int

    @property
    def rate(self) -> float | None:
        """The share that was wrong; None where nothing was judged."""
        return self.wrong / self.judged if self.judged else None
