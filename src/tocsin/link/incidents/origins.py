"""Where reports have it from. Corroboration counts origins, never reports.

An origin is who stands behind the telling: the office or organisation that a report names as its source (of a chain the
innermost), else the owner of the outlet that had it first. A copied text, a later version and a report that credits an agency
hang on what their original hangs on; outlets of one owner are one; an office and its minister are one; whom a reporter met
speaks for the outlet. Who denies it or has taken it back is no origin of it; a telling without a source on a later day than the
first is told again, and adds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.offices import private, seats
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.times import day


@dataclass(slots=True)
class _Report:
    """What one report says of an incident, and who stands behind it."""

    number: int
    outlet: str
    owner: str
    credit: str | None
    published: str
    sources: dict[str, str] = field(default_factory=dict)  # seat of a source -> its name
    near: dict[str, str] = field(default_factory=dict)  # the same of those who are quoted close by
    own: bool = False  # told in the outlet's own voice
    met: bool = False  # told by people whom it met


def origins(mentions: Sequence[Mention], copied: Sequence[Sequence[int]] = ()) -> list[Origin]:
    """The origins of the reports of an incident. `copied` are groups of report numbers that share text (the desk knows them).
    Ids are stable: made of the source's or owner's key."""
    reports = _reports(mentions)
    first = day(reports[0].published) if reports else None
    original = _originals(reports, copied)
    found: dict[str, Origin] = {}
    for report in reports:
        for key, name, why in _behind(report, original[report.number], first):
            _add(found, key, name, report, why)
    return list(found.values())


def _reports(mentions: Sequence[Mention]) -> list[_Report]:
    """The reports in the order of publication, each with its sources."""
    near = [Holder("source", (party,)) for mention in mentions for party in mention.cites]
    same = seats([*(held.holder for mention in mentions for held in mention.held), *near], states=True)
    retracted = {same.get(seat, seat) for mention in mentions for seat in mention.retracted}
    found: dict[int, _Report] = {}
    for one in sorted(mentions, key=lambda m: (m.published or "", m.report, m.version, m.trigger.start)):
        made = _Report(one.report, one.outlet, one.owner, one.credit, one.published or "")
        report = found.setdefault(one.report, made)
        report.met = report.met or (one.met and one.leads)
        for party in one.cites:
            if not private(party.name, party.sectors, party.id) and (seat := same.get(party.seat, party.seat)) not in retracted:
                report.near.setdefault(seat, party.name)
        for held in one.held:
            if polarity(held) > 0:
                _told_by(held, report, same, retracted)
    return list(found.values())


def _told_by(held: Holding, report: _Report, same: dict[str, str], retracted: set[str]) -> None:
    source = held.holder.innermost if held.holder.kind == "source" else None
    if source is None:
        report.own = True
    elif private(source.name, source.sectors, source.id):
        report.met = True
    elif (seat := same.get(source.seat, source.seat)) not in retracted:
        report.sources.setdefault(seat, source.name)


def source_key(holder: Holder, same: dict[str, str]) -> str:
    """The key of the origin that a source is; empty for the report's own voice and for whom its reporter met."""
    source = holder.innermost if holder.kind == "source" else None
    if source is None or private(source.name, source.sectors, source.id):
        return ""
    return f"source:{same.get(source.seat, source.seat)}"


def _originals(reports: Sequence[_Report], copied: Sequence[Sequence[int]]) -> dict[int, tuple[_Report, str]]:
    """Report -> the earliest report that has its text, with why; itself where it is nobody's copy."""
    found: dict[int, tuple[_Report, str]] = {}
    for report in reports:
        group = {number for numbers in copied if report.number in numbers for number in numbers}
        earliest = next((other for other in reports if other.number in group or other.number == report.number), report)
        found[report.number] = (earliest, "" if earliest is report else f"copied from {earliest.outlet}")
    return found


def _behind(report: _Report, copy: tuple[_Report, str], first: int | None) -> list[tuple[str, str, str]]:
    """The origins behind a report: key, name, why."""
    original, copied = copy
    sources = report.sources or (report.near if report.own else {})
    found = [(f"source:{seat}", name, f"cites {name}") for seat, name in sources.items()]
    later = first is not None and (day(report.published) or first) > first
    if report.met or (report.own and not found and not later):
        name = original.owner if copied else report.credit or original.owner
        why = copied or (f"credits {report.credit}" if report.credit else f"{original.outlet} itself")
        found.append((f"owner:{folded(name)}", name, why))
    return found


def _add(found: dict[str, Origin], key: str, name: str, report: _Report, why: str) -> None:
    known = found.get(key)
    if known is None:
        found[key] = Origin(key, name, (report.number,), (report.outlet,), (why,))
    elif report.number not in known.reports:
        known.reports += (report.number,)
        known.outlets += (report.outlet,)
        known.why += (why,)
