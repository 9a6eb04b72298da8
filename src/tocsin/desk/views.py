"""Small shapes that several pages show: a report in a list, a source in a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from tocsin.report.public import public_listed
from tocsin.store.reports import Kept
from tocsin.store.sources import Listed

SILENT_HOURS: Final = 48
"""A source that answers and has had nothing new for so long is silent."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list. `report` is its number, `number` that of the version; `passage` the words found, in a search."""

    report: int
    number: int
    title: str | None
    outlet: str | None
    published: str | None
    added: str
    language: str | None
    erased: bool
    passage: str | None = None

    @property
    def address(self) -> str:
        return f"/d/{self.report}"


def line(kept: Kept, passage: str | None = None) -> ReportLine:
    """A kept version as a line of a list."""
    about = (kept.report, kept.number, kept.title, kept.outlet, kept.published, kept.added, kept.language, kept.erased)
    return ReportLine(*about, passage)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with how its last collection went. `state` is a word: well, silent, failing, not asked yet; `why` says more."""

    id: int
    name: str
    address: str
    kind: str
    owner: str | None
    country: str | None
    side: str | None
    language: str | None
    wire: list[str]
    grade: str
    note: str | None
    tried: str | None
    succeeded: str | None
    newest: str | None
    failures: int
    state: str
    why: str


def source_line(listed: Listed, now: datetime | None = None, public: bool = False) -> SourceLine:
    """A listed source as a line; for the public without a place on this machine."""
    listed = public_listed(listed) if public else listed
    source, state = listed.source, listed.state
    word, why = health(listed, now or datetime.now(UTC))
    return SourceLine(
        listed.id, source.name, source.address, source.kind, source.owner, source.country, source.side, source.language,
        list(source.wire), source.grade, source.note, state.tried, state.succeeded, state.newest, state.failures, word, why,
    )  # fmt: skip


def health(listed: Listed, now: datetime) -> tuple[str, str]:
    """Whether a source speaks, in a word, and why."""
    state = listed.state
    if state.tried is None:
        return "not asked yet", "no collection has visited it"
    if state.failures:
        return "failing", f"{state.failures} in a row: {state.problem or 'no answer'}"
    hours = _hours_since(state.newest or state.succeeded, now)
    if hours is not None and hours >= SILENT_HOURS:
        return "silent", f"it answers, and has had nothing new for {int(hours // 24)} days"
    return "well", "it answers"


def _hours_since(text: str | None, now: datetime) -> float | None:
    try:
        when = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return (now - when).total_seconds() / 3600
