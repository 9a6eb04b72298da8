"""Where reports have it from. Corroboration counts origins, never reports.

An origin is who stands behind the telling: the office or organisation that a report names as its source (of a chain the
innermost), else the owner of the outlet that had it first. A copied text, a later version and a report that credits an agency
hang on what their original hangs on; outlets of one owner are one; an office and its minister are one; whom a reporter met
speaks for the outlet. Who denies it or has taken it back is no origin of it; a telling without a source on a later day than the
first is told again, and adds nothing."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.own_people import names_outlet
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.private import speaks_for_nobody
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.tellers import Report, Tellers
from tocsin.link.incidents.times import day
from tocsin.link.incidents.together import each

Behind = list[tuple[str, str, str]]
"""Key, name and why of each origin behind a report."""


def origins(mentions: Sequence[Mention], copied: Sequence[Sequence[int]] = ()) -> list[Origin]:
    """The origins of the reports of an incident. `copied` are groups of report numbers that share text (the desk knows them).
    Ids are stable: made of the source's or owner's key."""
    reports = Tellers(mentions).reports
    behind: dict[int, Behind] = {}
    found: dict[str, Origin] = {}
    for report in reports:
        behind[report.number] = _behind(report, reports, copied, behind)
        for key, name, why in behind[report.number]:
            _add(found, key, name, report, why)
    return list(found.values())


def source_key(holder: Holder, same: dict[str, str]) -> str:
    """The key of the origin that a source is; empty for the report's own voice and for whom its reporter met."""
    source = next(iter(each(holder)), None) if holder.kind == "source" else None
    if source is None or speaks_for_nobody(source):
        return ""
    return f"source:{same.get(source.seat, source.seat)}"


def _original(report: Report, reports: Sequence[Report], copied: Sequence[Sequence[int]]) -> Report:
    """The earliest report that has the same text; the report itself where it is nobody's copy."""
    group = {number for numbers in copied if report.number in numbers for number in numbers}
    return next((other for other in reports if other.number in group), report)


def _behind(report: Report, reports: Sequence[Report], copied: Sequence[Sequence[int]], behind: dict[int, Behind]) -> Behind:
    """The origins behind a report. A copy hangs on what its original hangs on, and so does what another outlet is cited for; a
    later version of an outlet's own adds whom it cites anew."""
    original = _original(report, reports, copied)
    before = behind.get(original.number, []) if original is not report else []
    if before and original.owner != report.owner:
        return [(key, name, f"copied from {original.outlet}") for key, name, _ in before]
    found = [(key, name, f"as {original.outlet} before") for key, name, _ in before]
    for seat, party in report.sources.items():
        name = party.name
        cited = next((other for other in reports if other is not report and names_outlet(name, other.outlet)), None)
        if cited is None or not (behind.get(cited.number) or cited.silenced):
            found.append((f"source:{seat}", name, f"cites {name}"))
        else:
            found += [(key, title, f"cites {cited.outlet}") for key, title, _ in behind.get(cited.number, [])]
    first = next((day(other.published) for other in reports if other.tells), None)
    later = first is not None and (day(report.published) or first) > first
    if report.met or (report.own and not found and (report.finds or not later) and not report.silenced):
        found.append(_itself(report))
    return found


def _itself(report: Report) -> tuple[str, str, str]:
    """An outlet that tells by itself: the agency that it credits, the body that publishes it, else its owner."""
    if report.credit:
        return f"owner:{folded(report.credit)}", report.credit, f"credits {report.credit}"
    if report.body is not None:
        return f"source:{report.seat}", report.body.name, f"{report.outlet} itself"
    return f"owner:{folded(report.owner)}", report.owner, f"{report.outlet} itself"


def _add(found: dict[str, Origin], key: str, name: str, report: Report, why: str) -> None:
    known = found.get(key)
    if known is None:
        found[key] = Origin(key, name, (report.number,), (report.outlet,), (why,))
    elif report.number not in known.reports:
        known.reports += (report.number,)
        known.outlets += (report.outlet,)
        known.why += (why,)
