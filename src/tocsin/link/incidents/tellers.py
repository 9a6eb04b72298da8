"""Who tells of an incident, report by report: those it cites, those it met, the outlet itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.going_on import DONE
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.offices import seats
from tocsin.link.incidents.own_people import contact_with, names_outlet, own_staff
from tocsin.link.incidents.parties import NOBODY
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.private import names_nobody, shows, speaks_for_nobody
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.spoken import SAID, SPOKEN
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.telling import ASSERTING, commenting, denies_harm, sources_of, tells
from tocsin.link.incidents.together import apart, each
from tocsin.link.incidents.voice import investigates, is_body


@dataclass(slots=True)
class Report:
    """What one report says of an incident, and who stands behind it. `sources` maps the office of a source to its party."""

    number: int
    outlet: str
    owner: str
    credit: str | None
    published: str
    sources: dict[str, Party] = field(default_factory=dict)
    own: bool = False  # told in the outlet's own voice
    met: bool = False  # told by people whom it met
    silenced: bool = False  # told by somebody who has taken it back
    body: Party | None = None  # that publishes for itself
    seat: str = ""  # its office among those of the incident
    finds: bool = False  # published by those who look into it themselves

    @property
    def tells(self) -> bool:
        """Whether it says that it happened: to announce or to deny it is not to tell it."""
        return bool(self.sources) or self.own or self.met or self.silenced


class Tellers:
    """The reports of an incident in the order of publication, each with who stands behind what it tells."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        kind = Counter(one.type for one in mentions).most_common(1)[0][0] if mentions else ""
        near = [party for one in mentions for party in (*one.cites, *one.going_on, *speaking(one))]
        near += [who for one in mentions for holder in sources_of(one) if (who := holder.innermost)]
        near += [who for one in mentions for held in one.held if is_body(held.holder) and (who := held.holder.innermost)]
        near = [part for party in near for part in apart(party)]
        near += [part for one in mentions for held in one.held if held.holder.kind == "source" for part in each(held.holder)]
        self._same = seats([held.holder for one in mentions for held in one.held], states=True, near=near)
        self._deny = {
            (one.report, self._same.get(held.holder.key, held.holder.key))
            for one in mentions
            for held in one.held
            if polarity(held) < 0
        }
        self._retracted = {self._same.get(seat, seat) for one in mentions for seat in one.retracted if kind not in SAID}
        self._outlets = frozenset(one.outlet for one in mentions)
        self._speaker = self._whose_words(mentions) if kind in SPOKEN else None
        found: dict[int, Report] = {}
        ordered = sorted(mentions, key=lambda m: (m.published or "", m.report, m.version, m.trigger.start))
        for one in ordered:
            made = Report(
                one.report, one.outlet, one.owner, one.credit, one.published or "", finds=investigates(one.outlet, one.owner)
            )
            self._add(one, found.setdefault(one.report, made))
        self.reports = list(found.values())
        self._fall_back(ordered, found)
        for one in ordered:
            if withdraws(one):
                self._withdrawn(one.owner, one.published or "")

    def _fall_back(self, ordered: Sequence[Mention], found: Mapping[int, Report]) -> None:
        """What no source tells: a report has it from people whom it met, if it was done and not said; else it stands behind the
        first who speaks of it as done. Last come those who deny it and say what it was instead."""
        explain = {one.report for one in ordered if one.explained}
        for one in ordered:
            report = found[one.report]
            report.met |= one.met and one.type in DONE and not report.tells and one.report not in explain
        for one in ordered:
            if not any(report.tells for report in self.reports):
                self._speaks_of(one, found[one.report])
        for one in ordered:
            for party in one.explained:
                found[one.report].sources.setdefault(self._same.get(party.seat, party.seat), party)

    def _add(self, one: Mention, report: Report) -> None:
        report.met = report.met or (one.met and one.leads) or any(told_to_it(held, one.outlet) for held in one.held)
        carried = carriers(one)
        for held in one.held:
            if is_body(held.holder) and (who := held.holder.innermost):
                report.body, report.seat = who, self._same.get(who.seat, who.seat)
            if tells(one, held) and held.holder.key not in carried:
                self._told_by(held, report)
        for party in one.going_on if not one.refers else ():
            self._source(party, report)
        for holder in sources_of(one) if one.reality == "told" else ():
            if holder.innermost and holder.key not in carried:
                self._source(holder.innermost, report)

    def _told_by(self, held: Holding, report: Report) -> None:
        """Of what is done in words who speaks is the source, and nobody else who says that he did."""
        who = held.holder.innermost
        if held.holder.kind == "outlet" and held.stance is not None:
            report.met = report.met or (who is not None and own_staff(who))
        elif self._speaker:
            self._source(self._speaker, report)
        elif held.holder.kind == "source" and who is not None:
            blames = held.detail and (report.number, self._same.get(who.seat, who.seat)) in self._deny
            if not blames:  # who denies it and points at another does not tell it
                self._source(who, report)
        else:
            report.own = True

    def _withdrawn(self, owner: str, until: str) -> None:
        """An outlet that says in its own words that it was not so no longer tells what it told before."""
        earlier = [one for one in self.reports if one.owner == owner and one.published <= until]
        if any((one.own or one.met) and one.published < until for one in earlier):
            for one in earlier:
                one.silenced, one.own, one.met = True, False, False

    def _speaks_of(self, one: Mention, report: Report) -> None:
        """Behind what nobody tells, and reports only come to speak of, stands the first who speaks of it as done."""
        said = [held for held in one.held if polarity(held) > 0] if one.reality == "told" else []
        sources = [who for held in said if held.holder.kind == "source" and (who := held.holder.innermost)]
        for who in [self._speaker] if said and self._speaker else sources:
            self._source(who, report)
        report.own |= bool(said) and not report.tells

    def _whose_words(self, mentions: Sequence[Mention]) -> Party | None:
        """Who speaks, of what is done in words: whose they are makes them one happening, by whatever name the reports call
        him ("Damascus", "the command", "its soldiers"); the name that most of them use, of these the first."""
        said = [(one, party) for one in mentions if one.reality == "told" for party in speaking(one)]
        seat = {party.seat: self._same.get(party.seat, party.seat) for _, party in said}
        often = Counter(seat for _, seat in {(one.report, seat[party.seat]) for one, party in said})
        return max((party for _, party in said), key=lambda party: often[seat[party.seat]], default=None)

    def _took_back(self, seat: str) -> bool:
        """Whether an office has taken it back, under this name or a shorter one."""
        country, _, words = seat.partition("/")
        for retracted in self._retracted:
            land, _, named = retracted.partition("/")
            if retracted == seat:
                return True
            if named and words and land in ("?", country) and set(named.split()) <= set(words.split()):
                return True
        return False

    def _source(self, party: Party, report: Report) -> None:
        for one in apart(party):
            self._one_source(one, report)

    def _one_source(self, party: Party, report: Report) -> None:
        if own_staff(party) and names_outlet(party.name, report.outlet):
            report.met = True
            return
        outlet = any(names_outlet(party.name, outlet) for outlet in self._outlets)
        seat = self._same.get(party.seat, party.seat)
        if not outlet and shows(party.name):
            report.met = True
        elif not outlet and commenting(Holder("source", (party,))):
            return
        elif not outlet and speaks_for_nobody(party):
            report.met = True
        elif names_nobody(party.name):
            return
        elif self._took_back(seat):
            report.silenced = True
        else:
            report.sources.setdefault(seat, party)


def told_to_it(held: Holding, outlet: str) -> bool:
    """Whether a private person tells the outlet itself what happened, be it in words that only refer to it ("told the Record that
    the bus had burnt out when he came")."""
    who = held.holder.innermost
    said = held.holder.kind == "source" and who is not None and polarity(held) > 0 and held.stance in ASSERTING
    return said and who is not None and speaks_for_nobody(who) and bool(contact_with(outlet).search(held.passage.text))


def withdraws(mention: Mention) -> bool:
    """Whether an outlet of news says in its own words that something it could have told did not happen."""
    own = (held for held in mention.held if held.holder.kind == "outlet" and not is_body(held.holder) and not held.detail)
    return mention.reality == "told" and any(polarity(held) < 0 and not denies_harm(held, mention) for held in own)


def carriers(mention: Mention) -> frozenset[str]:
    """The papers and stations that only carry what another says: "Radio Kivu reported, citing the hospital"."""
    said = [(one.passage, who) for one in mention.held if one.holder.kind == "source" and (who := one.holder.innermost)]
    telling = {who.seat for one in mention.held if one.value != "Uu" and (who := one.holder.innermost)}
    silent = {who.seat for _, who in said} - telling  # only quotes another
    offices = [passage for passage, who in said if not (is_medium(who) or who.seat in silent)]
    media = ((passage, who) for passage, who in said if is_medium(who) or who.seat in silent)
    return frozenset(who.seat for one, who in media if any(other.start < one.end and one.start < other.end for other in offices))


def is_medium(party: Party) -> bool:
    """Whether a source is a paper, a station, an agency of news."""
    words = set(folded(party.name).split())
    return "MED" in party.sectors or bool(words & IncidentWords.load().media)


def speaking(mention: Mention) -> tuple[Party, ...]:
    """Of what is done in words (a threat, an order, sanctions that are announced) those who speak: the outlet has it from
    them."""
    named = (party for party in mention.actors if party.key != NOBODY and not speaks_for_nobody(party))
    return tuple(named) if mention.type in SPOKEN else ()
