"""Linking what was read: a few reports in one transaction; one that breaks it is named and does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from tocsin.store.desk import Desk

TOGETHER: Final = 20
"""Reports linked at once: incidents that several of them touch are derived anew only once."""


@dataclass(frozen=True, slots=True)
class LinkedReport:
    """A report and the incidents that changed with it (with those linked beside it in one transaction)."""

    report: int
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A report on which linking failed, and why. It is tried again the next time."""

    report: int
    why: str


def link(desk: Desk, reports: Iterable[int], *, again: bool = False) -> Iterator[LinkedReport | Unlinked]:
    """Link reports in the order given. `again` also links those whose newest reading was linked before."""
    rest = iter(reports)
    while batch := list(islice(rest, TOGETHER)):
        try:
            changed = tuple(desk.link_reports(batch, again=again))
        except Exception:  # one of them breaks it: which one shows when they are linked one by one
            yield from (_alone(desk, report, again) for report in batch)
        else:
            yield from (LinkedReport(report, changed) for report in batch)


def link_unlinked(desk: Desk) -> Iterator[LinkedReport | Unlinked]:
    """Link all whose newest reading was not linked yet."""
    yield from link(desk, desk.unlinked())


def _alone(desk: Desk, report: int, again: bool) -> LinkedReport | Unlinked:
    try:
        return LinkedReport(report, tuple(desk.link_reports([report], again=again)))
    except Exception as error:
        return Unlinked(report, f"linking failed on it ({type(error).__name__}: {error})")
