"""Where reports have it from. Corroboration counts origins, never reports.

An origin is who stands behind the telling: the office or organisation that a report names as its source (of a chain the
innermost), else the owner of the outlet that had it first. A copied text, a later version and a report that credits an agency
hang on what their original hangs on; outlets of one owner are one; an office and its minister are one; whom a reporter met
speaks for the outlet. Who denies it or has taken it back is no origin of it; a telling without a source on a later day than the
first is told again, and adds nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.offices import own_staff, seats, speaks_for_nobody
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.parties import NOBODY
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.telling import commenting, sources_of, tells
from tocsin.link.incidents.times import day

SPOKEN: Final = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT", "SANCTION"})
"""Types that are done in words: an outlet has them from those who speak, also where it says no more than that they spoke."""


@dataclass(slots=True)
class _Report:
    """What one report says of an incident, and who stands behind it. `sources` and `near` map the office of a source to its name:
    of those who hold what is told, and of those who are quoted in the same sentence."""

    number: int
    outlet: str
    owner: str
    credit: str | None
    published: str
    sources: dict[str, str] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)
    own: bool = False  # told in the outlet's own voice
    met: bool = False  # told by people whom it met
    silenced: bool = False  # told by somebody who has taken it back

    @property
    def tells(self) -> bool:
        """Whether it says that it happened: to announce or to deny it is not to tell it."""
        return bool(self.sources) or self.own or self.met or self.silenced


Behind = list[tuple[str, str, str]]
"""Key, name and why of each origin behind a report."""


def origins(mentions: Sequence[Mention], copied: Sequence[Sequence[int]] = ()) -> list[Origin]:
    """The origins of the reports of an incident. `copied` are groups of report numbers that share text (the desk knows them).
    Ids are stable: made of the source's or owner's key."""
    reports = _reports(mentions)
    behind: dict[int, Behind] = {}
    found: dict[str, Origin] = {}
    for report in reports:
        behind[report.number] = _behind(report, reports, copied, behind)
        for key, name, why in behind[report.number]:
            _add(found, key, name, report, why)
    return list(found.values())


def _reports(mentions: Sequence[Mention]) -> list[_Report]:
    """The reports in the order of publication, each with its sources."""
    spoken = Counter(mention.type for mention in mentions).most_common(1)[0][0] in SPOKEN if mentions else False
    near = [Holder("source", (party,)) for mention in mentions for party in (*mention.cites, *speaking(mention))]
    same = seats([*(held.holder for mention in mentions for held in mention.held), *near], states=True)
    retracted = {same.get(seat, seat) for mention in mentions for seat in mention.retracted}
    speakers: dict[int, tuple[Party, ...]] = {}
    for mention in mentions:
        speakers[mention.report] = (*speakers.get(mention.report, ()), *speaking(mention))
    outlets = frozenset(folded(mention.outlet) for mention in mentions)
    found: dict[int, _Report] = {}
    for one in sorted(mentions, key=lambda m: (m.published or "", m.report, m.version, m.trigger.start)):
        made = _Report(one.report, one.outlet, one.owner, one.credit, one.published or "")
        report = found.setdefault(one.report, made)
        report.met = report.met or (one.met and one.leads)
        for party in one.cites if not one.refers else ():
            _source(party, report.near, report, same, retracted, outlets)
        for held in one.held:
            if tells(one, held):
                _told_by(speakers.get(one.report, ()) if spoken else (), held, report, same, retracted, outlets)
        for holder in sources_of(one) if one.reality == "told" and not one.refers else ():
            if holder.innermost:
                _source(holder.innermost, report.sources, report, same, retracted, outlets)
    return list(found.values())


def _told_by(
    spoken: tuple[Party, ...], held: Holding, report: _Report, same: dict[str, str], retracted: set[str], outlets: frozenset[str]
) -> None:
    source = held.holder.innermost if held.holder.kind == "source" else None
    if source is not None and not spoken:
        _source(source, report.sources, report, same, retracted, outlets)
    elif held.stance is not None and held.holder.kind == "outlet":
        who = held.holder.innermost
        report.met = report.met or (who is not None and own_staff(who))
    elif spoken:
        for party in spoken:
            _source(party, report.sources, report, same, retracted, outlets)
    else:
        report.own = True


def _source(
    party: Party, into: dict[str, str], report: _Report, same: dict[str, str], retracted: set[str], outlets: frozenset[str]
) -> None:
    known = any(outlet in folded(party.name) for outlet in outlets)
    if not known and commenting(Holder("source", (party,))):
        return
    if not known and speaks_for_nobody(party):
        report.met = report.met or into is report.sources
    elif (seat := same.get(party.seat, party.seat)) in retracted:
        report.silenced = True
    else:
        into.setdefault(seat, party.name)


def speaking(mention: Mention) -> tuple[Party, ...]:
    """Of what is done in words (a threat, an order, sanctions that are announced) those who speak: the outlet has it from
    them."""
    named = (party for party in mention.actors if party.key != NOBODY and not speaks_for_nobody(party))
    return tuple(named) if mention.type in SPOKEN else ()


def source_key(holder: Holder, same: dict[str, str]) -> str:
    """The key of the origin that a source is; empty for the report's own voice and for whom its reporter met."""
    source = holder.innermost if holder.kind == "source" else None
    if source is None or speaks_for_nobody(source):
        return ""
    return f"source:{same.get(source.seat, source.seat)}"


def _original(report: _Report, reports: Sequence[_Report], copied: Sequence[Sequence[int]]) -> _Report:
    """The earliest report that has the same text; the report itself where it is nobody's copy."""
    group = {number for numbers in copied if report.number in numbers for number in numbers}
    return next((other for other in reports if other.number in group), report)


def _behind(report: _Report, reports: Sequence[_Report], copied: Sequence[Sequence[int]], behind: dict[int, Behind]) -> Behind:
    """The origins behind a report. A copy hangs on what its original hangs on, and so does what another outlet is cited for; a
    later version of an outlet's own adds whom it cites anew."""
    original = _original(report, reports, copied)
    before = behind.get(original.number, []) if original is not report else []
    if before and original.owner != report.owner:
        return [(key, name, f"copied from {original.outlet}") for key, name, _ in before]
    found = [(key, name, f"as {original.outlet} before") for key, name, _ in before]
    for seat, name in (report.sources or (report.near if report.own else {})).items():
        cited = next((other for other in reports if other is not report and folded(other.outlet) in folded(name)), None)
        if cited is None or not (behind.get(cited.number) or cited.silenced):
            found.append((f"source:{seat}", name, f"cites {name}"))
        else:
            found += [(key, title, f"cites {cited.outlet}") for key, title, _ in behind.get(cited.number, [])]
    first = next((day(other.published) for other in reports if other.tells), None)
    later = first is not None and (day(report.published) or first) > first
    if report.met or (report.own and not found and not later and not report.silenced):
        name = report.credit or report.owner
        why = f"credits {report.credit}" if report.credit else f"{report.outlet} itself"
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
