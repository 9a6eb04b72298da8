"""Answers of the API that no other part has a shape for."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.store.answers import StoryShown
from tocsin.store.reports import Kept


@dataclass(frozen=True, slots=True)
class About:
    """What is served: the desk, its versions, the rules by which its incidents are one, and what it holds."""

    desk: str
    program: str
    seq: int
    head: str
    reports: int
    versions: int
    readings: int
    unread: int
    first: str | None
    last: str | None
    languages: dict[str, int]
    identity: str
    count: str
    holders: str
    places: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """The newest version of a report. `report` is its number, `version` 1, 2, 3 … of it; `sha256` that of its text; the whole is
    under /reports/{report}."""

    report: int
    version: int
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    added: str
    seen: str
    sha256: str
    erased: bool

    @classmethod
    def of(cls, kept: Kept) -> ReportLine:
        """The line of a kept version."""
        return cls(
            kept.report,
            kept.number,
            kept.title,
            kept.outlet,
            kept.published,
            kept.language,
            kept.added,
            kept.seen,
            kept.id,
            kept.erased,
        )


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A running story. `moved` is the identifier asked for, where that story became part of this one."""

    id: str
    title: str | None
    reports: int
    first: str | None
    last: str | None
    moved: str | None

    @classmethod
    def of(cls, story: StoryShown) -> StoryLine:
        """The line of a story."""
        return cls(story.id, story.title, story.reports, story.first, story.last, story.moved)


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its reports, newest first."""

    story: StoryLine
    members: list[ReportLine]


@dataclass(frozen=True, slots=True)
class Day:
    """How many incidents on a day."""

    day: str
    count: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with the state of its last visit; times are UTC."""

    id: int
    address: str
    kind: str
    outlet: str | None
    owner: str | None
    country: str | None
    side: str | None
    language: str | None
    grade: str | None
    tried: str | None
    succeeded: str | None
    newest: str | None
    failures: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a request (RFC 9457)."""

    title: str
    status: int
    detail: str
