"""What several reports say about the same thing: who claims what, who contradicts whom, which numbers differ.

No winner is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from tocsin.model import Count, Event, Held, Record
from tocsin.report.alike import Happening, alike
from tocsin.report.phrases import stance
from tocsin.report.wording import called, in_words, outlet_name, source_name, statement_of

POSITIVE: Final = frozenset({"CT+", "PR+", "PS+"})
NEGATIVE: Final = frozenset({"CT-", "PR-", "PS-"})
UNSETTLING: Final = frozenset({"planned", "promised", "ordered", "demanded", "threatened", "conditional", "asked"})
"""Modes under which a value does not say that something has happened."""
PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "those", "one"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One holder's value of one event in one report."""

    record: Record
    event: Event
    held: Held

    @property
    def holder(self) -> str:
        """Who holds it: a source, or the outlet."""
        statement = statement_of(self.held, self.record)
        return outlet_name(self.record) if statement is None else source_name(statement)

    @property
    def says_yes(self) -> bool:
        """Whether the holder says that it happened, or may have."""
        return self.held.value in POSITIVE and self.held.mode not in UNSETTLING

    @property
    def says_no(self) -> bool:
        """Whether the holder says that it did not, or may not have."""
        return self.held.value in NEGATIVE and self.held.mode not in UNSETTLING


@dataclass(slots=True)
class Dispute:
    """Voices that say of events which may be the same that they happened, and others that they did not; `reasons` say why the
    events stand together."""

    type: str
    yes: list[Voice] = field(default_factory=list)
    no: list[Voice] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Toll:
    """Different counts of the same kind for events that may be the same, each with who gives it."""

    of: str
    reason: str
    given: list[tuple[Count, Voice]]


@dataclass(slots=True)
class Speaker:
    """How often one speaker speaks, in which reports, and how."""

    name: str
    codes: str = ""
    statements: int = 0
    outlets: set[str] = field(default_factory=set)
    stances: Counter[str] = field(default_factory=Counter)


def disputes(records: Iterable[Record]) -> list[Dispute]:
    """Every denial beside the claims that it may be about, those with most voices first. Denials of the same claims stand
    together; a holder does not contradict itself."""
    voices = _voices(records)
    found: list[Dispute] = []
    for no in (voice for voice in voices if voice.says_no):
        reasons = {id(yes): why for yes in voices if (why := _contradiction(yes, no))}
        if reasons:
            _join(found, no, [voice for voice in voices if id(voice) in reasons], list(reasons.values()))
    return sorted(found, key=lambda dispute: -len(dispute.yes) - len(dispute.no))


def _contradiction(yes: Voice, no: Voice) -> str | None:
    """Why two voices contradict each other; None where they do not, or where it is the same holder."""
    if not yes.says_yes or yes.holder == no.holder:
        return None
    if yes.event is no.event:
        return "the same event"
    return alike(Happening(yes.record, yes.event), Happening(no.record, no.event))


def _join(found: list[Dispute], no: Voice, yes: list[Voice], reasons: list[str]) -> None:
    """Adds a denial with its claims to the dispute that shares one of them, or as a new dispute."""
    ids = {id(voice) for voice in yes}
    dispute = next((one for one in found if ids & {id(voice) for voice in one.yes}), None)
    if dispute is None:
        dispute = Dispute(no.event.type)
        found.append(dispute)
    known = {id(voice) for voice in dispute.yes}
    dispute.no.append(no)
    dispute.yes += [voice for voice in yes if id(voice) not in known]
    dispute.reasons = list(dict.fromkeys([*dispute.reasons, *reasons]))


def tolls(records: Iterable[Record]) -> list[Toll]:
    """Counts of the same kind for events that may be the same, where they differ."""
    counted = [(count, voice) for voice in _voices(records) if voice.says_yes for count in voice.event.counts if count.of]
    groups: list[list[tuple[Count, Voice]]] = []
    for count, voice in counted:
        group = next((one for one in groups if one[0][0].of == count.of and _same(one[0][1], voice)), None)
        if group is None:
            groups.append([(count, voice)])
        else:
            group.append((count, voice))
    differing = [group for group in groups if len({(count.low, count.high) for count, _ in group}) > 1]
    found = [
        Toll(str(group[0][0].of), str(_same(group[0][1], group[-1][1])), sorted(group, key=lambda one: size(one[0])))
        for group in differing
    ]
    return sorted(found, key=lambda toll: -len(toll.given))


def size(count: Count) -> int:
    """A count as one number, the upper end of a range, to order and draw it."""
    return count.high or count.low or 0


def _same(one: Voice, other: Voice) -> str | None:
    if one.event is other.event:
        return "the same event"
    return alike(Happening(one.record, one.event), Happening(other.record, other.event))


def speakers(records: Iterable[Record]) -> list[Speaker]:
    """Who speaks how often, those with most statements first. Speakers known by a pronoun alone are left out."""
    found: dict[str, Speaker] = {}
    for record in records:
        for statement in record.statements:
            who = statement.holders[-1] if statement.holders else None
            if who is None or called(who).lower() in PRONOUNS:
                continue
            speaker = found.setdefault(who.id or called(who), Speaker(called(who)))
            speaker.codes = speaker.codes or " ".join(filter(None, [who.country, *who.sectors]))
            speaker.statements += 1
            speaker.outlets.add(outlet_name(record))
            speaker.stances[stance(statement)] += 1
    return sorted(found.values(), key=lambda speaker: (-speaker.statements, speaker.name))


def told(voices: Iterable[Voice]) -> list[tuple[Voice, list[str]]]:
    """One entry for each holder's words, with the outlets that tell them."""
    found: dict[str, tuple[Voice, list[str]]] = {}
    for voice in voices:
        _, outlets = found.setdefault(in_words(voice.held, voice.event, voice.record).text, (voice, []))
        if outlet_name(voice.record) not in outlets:
            outlets.append(outlet_name(voice.record))
    return list(found.values())


def _voices(records: Iterable[Record]) -> list[Voice]:
    return [Voice(record, event, held) for record in records for event in record.events for held in event.held]
