"""The parts of a situation report, as templates get them: every sentence in them has passed the checker."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tocsin.link.incidents import Dispute, Incident
from tocsin.report.exports.content import Numbered
from tocsin.report.exports.incidents import counts
from tocsin.report.sitrep.checker import Problem, problems
from tocsin.report.sitrep.material import Material
from tocsin.report.sitrep.sentence import Figure, Sentence
from tocsin.report.sitrep.telling import changed, lead, numbers, quoted, standing, voices, withdrawn
from tocsin.store.places import country_name

MOST_HIGHLIGHTS: Final = 5
MOST_SILENT: Final = 20
MOST_NAMED: Final = 5
"""Incidents named beside a question that they leave open."""
VERBAL: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""PLOVER's types of what is only said: highlights go to what is done before them."""
NEW: Final = frozenset({"new"})
REVISED: Final = frozenset({"revised toll", "revised", "superseded", "admitted", "second origin", "claim"})
NO_COUNTRY: Final = "Place not settled"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A sentence that its passages do not bear out, and why; it stands nowhere in the report but in this list."""

    sentence: Sentence
    why: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as a report tells it: a lead, who else says so, who denies it, the numbers of each claimant."""

    name: str
    type: str
    origins: int
    reports: int
    lead: Sentence
    voices: list[Sentence]
    denials: list[Sentence]
    numbers: list[Sentence]


@dataclass(frozen=True, slots=True)
class Area:
    """A country with its incidents, those of most weight first."""

    name: str
    incidents: list[Told]

    def distinct(self, most: int) -> list[Told]:
        """The first incidents, one for each passage that leads: a sentence may tell of several."""
        return list({told.lead.cited[0].key: told for told in reversed(self.incidents)}.values())[::-1][:most]

    def rest(self, most: int) -> list[Sentence]:
        """The leads of all others."""
        shown = {id(told) for told in self.distinct(most)}
        return [told.lead for told in self.incidents if id(told) not in shown]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A disputed question: the question itself where passages bear its words out, and what each side says."""

    question: Sentence | None
    sides: list[list[Sentence]]


@dataclass(slots=True)
class Sections:
    """All that a template may use."""

    first: str
    last: str
    basis: list[Sentence] = field(default_factory=list)
    highlights: list[Told] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    ranked: list[Told] = field(default_factory=list)
    new: list[Sentence] = field(default_factory=list)
    revised: list[Sentence] = field(default_factory=list)
    withdrawn: list[Sentence] = field(default_factory=list)
    disputes: list[Disputed] = field(default_factory=list)
    sides: list[tuple[str, list[Sentence]]] = field(default_factory=list)
    gaps: list[Sentence] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def numbers(self) -> list[Sentence]:
        """The numbers of all claimants, incidents of most weight first."""
        return [number for told in self.ranked for number in told.numbers]

    @property
    def incidents(self) -> list[Told]:
        """All incidents, area by area."""
        return [told for area in self.areas for told in area.incidents]


class Builder:
    """Makes the sections of one material, every sentence checked once."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.made = Sections(material.first, material.last)
        self._known: dict[str, bool] = {}

    def build(self) -> Sections:
        """All parts."""
        told = {one.name: found for one in self.material.incidents if (found := self.told(one))}
        self.made.basis = list(self.checked(self.basis()))
        self.made.ranked = [told[one.name] for one in self.ranked() if one.name in told]
        self.made.highlights = Area("", self.made.ranked).distinct(MOST_HIGHLIGHTS)
        self.made.areas = self.areas(told)
        self.made.new = self.changes(NEW)
        self.made.revised = self.changes(REVISED)
        self.made.withdrawn = list(self.checked(self.each(withdrawn)))
        self.made.disputes = [found for one in self.material.incidents for found in self.disputes(one.incident)]
        self.made.disputes += [self.disputed(p.dispute, p.key) for p in self.material.propositions if p.dispute]
        self.made.sides = self.sides()
        self.made.gaps = list(self.checked(self.gaps()))
        return self.made

    def checked(self, sentences: Iterable[Sentence | None]) -> Iterator[Sentence]:
        """Those that their passages bear out; the others are kept as rejected, once."""
        for sentence in sentences:
            if sentence is None:
                continue
            known = self._known.get(sentence.text)
            if known is None:
                found = problems(sentence.text, sentence.cited, sentence.figures)
                self._known[sentence.text] = known = not found
                if found:
                    self.made.rejected.append(Rejected(sentence, tuple(found)))
            if known:
                yield sentence

    def told(self, numbered: Numbered) -> Told | None:
        """An incident; None where no sentence about it holds."""
        found = numbered.incident
        said = next(self.checked([lead(self.material, found)]), None)
        others, denials = (list(self.checked(voices(self.material, found, polarity))) for polarity in (1, -1))
        if said is None and (others or denials):
            said = (others or denials).pop(0)
        if said is None:
            return None
        kind = f"{found.type.lower()}, {found.mode.replace('-', ' ')}" if found.mode else found.type.lower()
        figures = list(self.checked(numbers(self.material, found)))
        return Told(numbered.name, kind, len(found.origins), len(found.reports), said, others, denials, figures)

    def ranked(self) -> list[Numbered]:
        """The incidents of most weight first: told by several origins, disputed, deadly by somebody's words, changed."""
        touched = {change.incident for change in self.material.changes}
        return sorted(self.material.incidents, key=lambda one: (-_weight(one.incident, touched), one.name))

    def areas(self, told: dict[str, Told]) -> list[Area]:
        """The incidents by country, those with most first."""
        found: dict[str, list[Told]] = {}
        for one in self.ranked():
            if one.name in told:
                found.setdefault(country_of(one.incident), []).append(told[one.name])
        return [
            Area(name, group)
            for name, group in sorted(found.items(), key=lambda item: (item[0] == NO_COUNTRY, -len(item[1]), item[0]))
        ]

    def changes(self, kinds: frozenset[str]) -> list[Sentence]:
        """The changes of some kinds, each sentence once."""
        told = (changed(self.material, change) for change in self.material.changes if change.kind in kinds)
        return list({sentence.text: sentence for sentence in self.checked(told)}.values())

    def each(self, tell: Callable[[Material, Incident], Iterable[Sentence]]) -> Iterator[Sentence]:
        """What a function tells of every incident."""
        for one in self.material.incidents:
            yield from tell(self.material, one.incident)

    def disputes(self, incident: Incident) -> list[Disputed]:
        """The disputes about an incident."""
        return [self.disputed(dispute, incident.id) for dispute in incident.disputes]

    def disputed(self, dispute: Dispute, incident: str) -> Disputed:
        """One dispute: a side without a sentence that holds stays empty, and the template says so."""
        cited = tuple(self.material.cite(claim) for side in dispute.sides for claim in side.claims)
        question = next(self.checked([Sentence(dispute.words, cited, incident=incident)]), None)
        sides = [list(self.checked(quoted(self.material, claim, incident) for claim in side.claims)) for side in dispute.sides]
        return Disputed(question, sides)

    def sides(self) -> list[tuple[str, list[Sentence]]]:
        """What each side says: sides are the countries of the holders."""
        found: dict[str, dict[str, Sentence]] = {}
        for one in self.material.incidents:
            for claim in (*standing(one.incident, 1), *standing(one.incident, -1)):
                country = claim.holder.innermost.country if claim.holder.innermost else None
                for sentence in self.checked([quoted(self.material, claim, one.incident.id)]):
                    found.setdefault(country_name(country) if country else "Others", {})[sentence.text] = sentence
        ordered = sorted(found.items(), key=lambda item: (item[0] == "Others", -len(item[1]), item[0]))
        return [(name, list(group.values())) for name, group in ordered]

    def basis(self) -> Iterator[Sentence]:
        """What the report rests on: figures of the record."""
        m = self.material
        figures = (
            Figure(m.first, "first day of the period"), Figure(m.last, "last day of the period"),
            Figure(f"{m.reports:,}", "reports published in the period"), Figure(f"{m.outlets:,}", "outlets that published them"),
            Figure(f"{len(m.incidents):,}", f"incidents by the rule: {m.colophon.identity}"),
        )  # fmt: skip
        yield Sentence(
            f"Period {m.first} to {m.last}: {m.reports:,} reports by {m.outlets:,} outlets on {len(m.incidents):,} incidents.",
            (),
            figures,
        )

    def gaps(self) -> Iterator[Sentence]:
        """What is not known: silent sources, languages that nobody read, questions that nobody answers."""
        m = self.material
        for silence in list(m.silent)[:MOST_SILENT]:
            figures = [Figure(silence.name, silence.why or "on the list of sources")]
            since = f" since {silence.since[:10]}" if silence.since else ""
            if silence.since:
                figures.append(Figure(silence.since[:10], "its newest report"))
            yield Sentence(f"Silent{since}: {silence.name}.", (), tuple(figures))
        if len(m.silent) > MOST_SILENT:
            rest = f"{len(m.silent) - MOST_SILENT:,}"
            yield Sentence(f"Silent: {rest} more sources.", (), (Figure(rest, "further sources on the list without a report"),))
        for language, count in m.unread.items():
            figures = [
                Figure(f"{count:,}", "reports of the period in this language"),
                Figure(language, "language of the reports"),
            ]
            yield Sentence(f"Unread: {count:,} reports in {language}.", (), tuple(figures))
        yield from self.open()

    def open(self) -> Iterator[Sentence]:
        """The questions that nobody answers, each with how many incidents leave it open and some of them."""
        asked: dict[str, list[str]] = {}
        for one in self.material.incidents:
            for question in one.incident.open:
                asked.setdefault(question, []).append(one.name)
        for question, names in sorted(asked.items(), key=lambda item: (-len(item[1]), item[0])):
            count, some = f"{len(names):,}", ", ".join(names[:MOST_NAMED])
            why = "incidents about which no claim answers it, or claims contradict each other"
            figures = (Figure(f"{question} {count}", why), Figure(some, "the first of them"))
            yield Sentence(
                f"Open in {count} incidents ({some}{', …' if len(names) > MOST_NAMED else ''}): {question}", (), figures
            )


def some(sentences: Sequence[Sentence], most: int) -> list[Sentence]:
    """The first sentences of a list, and one that counts the rest."""
    return [*sentences[:most], *more(sentences, most)]


def more(found: Sequence[object], most: int) -> list[Sentence]:
    """A sentence that counts what a list holds beyond so many; none where it holds no more."""
    rest = f"{len(found) - most:,}"
    figure = Figure(rest, "further ones, which exports and a shorter period show")
    return [Sentence(f"And {rest} more.", (), (figure,))] if len(found) > most else []


def _weight(incident: Incident, touched: set[str]) -> float:
    deadly = max((claim.answer.high or claim.answer.low or 0 for claim in counts(incident, "killed")), default=0)
    acted = incident.type not in VERBAL
    return len(incident.origins) + 2 * len(incident.disputes) + math.log10(1 + deadly) + 2 * acted + (incident.id in touched)


def country_of(incident: Incident) -> str:
    """The country of an incident's place, as a heading."""
    code = next((site.country for site in incident.sites if site.country), None)
    return country_name(code) if code else NO_COUNTRY
