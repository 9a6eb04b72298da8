"""From the desk to the material of a situation report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from babel import Locale

from tocsin.link.incidents import Change, Proposition
from tocsin.report.exports.content import Numbered
from tocsin.report.exports.gather import content, incidents
from tocsin.report.sitrep.material import Material, Silence, Texts
from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters

if TYPE_CHECKING:
    from tocsin.store.desk import Desk

MOST_CHANGES: Final = 5_000
MOST_INCIDENTS: Final = 2_000
"""What one report is made of at most; a longer period is for the exports."""
PAGE: Final = 200


def material(desk: Desk, first: str, last: str, readable: frozenset[str] = frozenset({"en"})) -> Material:
    """What the period brought: the incidents of its days, and those that a report published in it changed. `readable` are the
    languages that a reader knows."""
    period = Filters(first=first, last=last)
    changes = list(_changes(desk, first, last))
    found = {one.incident.id: one for one in _limited(incidents(desk, period))}
    for change in changes:
        if change.incident not in found and len(found) < MOST_INCIDENTS:
            found |= {one.incident.id: one for one in _known(desk, change.incident)}
    counts = desk.facets(period, of="reports").groups
    languages = {facet.value: facet.count for facet in counts.get("language", [])}
    return Material(
        first, last, content(desk, "incident", period).colophon, list(found.values()), changes, _texts(desk),
        list(_disputed(desk, first, last)), desk.reports(period, limit=1).total or sum(languages.values()),
        len(counts.get("source", [])), list(_silent(desk, first)),
        {_language(code): count for code, count in languages.items() if code and code not in readable},
    )  # fmt: skip


def _limited(found: Iterator[Numbered]) -> Iterator[Numbered]:
    for _, one in zip(range(MOST_INCIDENTS), found, strict=False):
        yield one


def _known(desk: Desk, name: str) -> Iterator[Numbered]:
    try:
        shown = desk.incident(name)
    except DeskError:  # merged away or gone since
        return
    yield Numbered(shown.incident, shown.version, shown.at)


def _changes(desk: Desk, first: str, last: str) -> Iterator[Change]:
    """The changes that reports of the period brought, oldest first."""
    found: list[Change] = []
    after: str | None = None
    for _ in range(MOST_CHANGES // PAGE):
        page = desk.history(since=first, after=after, limit=PAGE)
        found += [entered.change for entered in page.items if first <= (entered.change.at or entered.at)[:10] <= last]
        after = page.next
        if after is None:
            break
    return reversed(found)


def _disputed(desk: Desk, first: str, last: str) -> Iterator[Proposition]:
    """Disputed propositions on which somebody spoke in the period."""
    for found in desk.propositions(disputed=True, limit=PAGE).items:
        if any(first <= (position.published or "")[:10] <= last for position in found.positions):
            yield found


def _silent(desk: Desk, first: str) -> Iterator[Silence]:
    """The listed sources without a report in the period."""
    for listed in desk.sources.all():
        newest = listed.state.newest
        if newest is None or newest[:10] < first:
            why = f"on the list of sources; {listed.state.problem}" if listed.state.problem else None
            yield Silence(listed.source.outlet or listed.source.address, newest, why)


def _language(code: str) -> str:
    """The English name of a language."""
    try:
        return str(Locale(code).english_name or code)
    except ValueError:
        return code


def _texts(desk: Desk) -> Texts:
    """The whole texts of versions, those used last kept in memory."""

    @lru_cache(maxsize=256)
    def text(report: int, version: int) -> str | None:
        try:
            kept = next((one for one in desk.versions(report) if one.number == version), None)
            return kept.content.text if kept else None
        except DeskError:  # erased
            return None

    return text
