"""Offices: a minister, the ministry and its spokeswoman are one source, by whatever words a report goes on calling them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from tocsin.codebook.actors import ActorWords, NameWords
from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.coded import coded
from tocsin.link.incidents.halves import joint
from tocsin.link.incidents.movements import is_movement, meant
from tocsin.link.incidents.own_people import ours
from tocsin.link.incidents.parties import (
    AGAINST_THE_STATE,
    CUTS,
    NOBODY,
    SMALL,
    country_words,
    is_person,
    name_words,
    names_state,
    outlet_party,
    party,
)
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.private import QUANTITY, speaks_for_nobody
from tocsin.link.incidents.sites import in_dateline
from tocsin.link.incidents.stems import folded, sentence_span, stem
from tocsin.link.incidents.taking_part import country_name
from tocsin.model import Actor, Record, Statement

SHORT: Final = 3
"""Letters of words that do not tell an outlet from others."""
JUST_SPOKEN: Final = 300
"""Characters after a statement within which a pronoun that speaks is its speaker."""
GUESSED: Final = "inferred: "
"""How `resolve` says that a country is the report's, the place's or the army's and not told of the actor itself."""
TAKEN_UP: Final = "named before"
"""How `resolve` says that a country is that of an office named before, which may itself have been guessed."""
POSSESSIVE: Final = re.compile(r"(?:its|his|her|their|our|my)\b", re.IGNORECASE)
"""Whose body it is: the last speaker's."""
ITS: Final = re.compile(r"(?:its|their)\b", re.IGNORECASE)
"""Of these a state may be whose body it is; "his army" is a person's."""
LOCATED: Final = re.compile(r"(?<=\w) (?:in|at) (?=(?:the |northern |southern |eastern |western |central )?[A-Z])")
"""Before where an office sits, which is no part of its name: "the police in Baidoa"."""
STORY: Final = frozenset({"story", "report", "article"})
"""As what an outlet speaks of what it has written: "this story corrects …"."""
ARMY: Final = frozenset({"army"})
PRESS: Final = re.compile(
    r"\b(?:information|press|media|public relations|public affairs|communications?|news) "
    r"(?:office|team|cent(?:re|er)|department|service|wing|arm|unit|bureau|desk|section|directorate)\b"
    r"|\b(?:military|war|official) media\b",
    re.IGNORECASE,
)
"""The part of a body that speaks for it, which is no body of its own: "its information office", "the military media of …"."""
OFFICE: Final = "office"
COMMAND: Final = "command"
KINDS_OF_COMMAND: Final = frozenset({"military", "operational"})
HEADS: Final = frozenset(f"{OFFICE} head chief chairman chairwoman chairperson chair director same".split())
"""Tell nothing beside other words: "prosecutors" speak for the prosecutor's office, "the bureau's head" for the bureau."""


class Speakers:
    """The speakers of one report, in the order of the text: each bare office or pronoun is the fuller one before it. `actors` are
    all mentions of actors, in the order of the text."""

    def __init__(self, record: Record) -> None:
        self._name = record.report.outlet.name or ""
        self._outlet = folded(self._name)
        self._text = record.report.text
        self._known: list[Party] = []
        self._last: tuple[int, Party] | None = None
        self._home = home(record)
        speakers = [actor for statement in record.statements for actor in statement.holders]
        self._guessed = {one.name for one in (*record.actors, *speakers) if GUESSED in (one.why or "")}
        listed = [*record.actors, *(actor for event in record.events for actor in event.actors)]
        self.actors = sorted((one for one in listed if one.mention), key=lambda one: one.mention.start if one.mention else 0)
        self.holders = {
            statement.id: self._holder(statement)
            for statement in sorted(record.statements, key=lambda one: (one.evidence.start, -one.evidence.end))
        }

    def _holder(self, statement: Statement) -> Holder:
        chain = [self._party(actor, statement.evidence.start) for actor in statement.holders]
        if chain and (self._own(chain[-1]) or (len(chain) == 1 and ours(chain[-1]))):
            itself = self._name if self._shortened(chain[-1].name) else chain[-1].mention or chain[-1].name
            return Holder("outlet", (outlet_party(self._name, itself),))
        if chain and chain[-1].key != NOBODY and not nobody_known(chain[-1]):
            self._last = statement.evidence.end, chain[-1]
            self._known.append(chain[-1])
        if chain and chain[-1].key != NOBODY and nobody_known(chain[-1]):
            return Holder("unnamed", tuple(chain[:-1]))
        kept = [one for i, one in enumerate(chain) if i == 0 or chain[i - 1].key != one.key]
        return Holder("source", tuple(kept)) if kept else Holder("unnamed")

    def _own(self, one: Party) -> bool:
        """Whether it is the outlet that speaks, or one of its own people."""
        name = folded(one.name)
        staff = set(name.split()) & IncidentWords.load().own_staff
        own = {word for word in self._outlet.split() if len(word) > SHORT} | {"our"}
        words = set(folded(f"{name} {one.mention}").split())
        story = {"this"} <= words and bool(words & STORY)
        return bool(self._outlet) and (self._outlet in name or story or bool(staff and own & words) or self._shortened(one.name))

    def _shortened(self, name: str) -> bool:
        """Whether it is by the end of its name that an outlet calls itself: "the Courier" in the Northern Courier."""
        article, _, last = name.partition(" ")
        short = last[:1].isupper() and len(last) > SHORT and folded(article) == "the"
        return (
            short and self._outlet.endswith(f" {folded(last)}") and bool(set(folded(last).split()) & IncidentWords.load().media)
        )

    def _party(self, actor: Actor, start: int) -> Party:
        one = party(actor)
        words = office_words(one.name, one.role)
        if not words and one.country and names_state(one.name):
            return replace(one, office=office_key(one.country, ()))
        if is_person(one.name):
            if same := next((known for known in reversed(self._known) if (known.name, known.id) == (one.name, one.id)), None):
                return replace(same, mention=one.mention or one.name)
            words = words or office_words(one.mention.replace(one.name, " ").strip(" ,"), None)
            if not words and not set(folded(one.role or "").split()) & IncidentWords.load().speaks_for:
                return one
        if not words and not self._last and (agent := self._agent(actor, start)):
            return replace(agent, mention=one.mention or one.name)
        if not words or stands_for(one):
            if self._last and start - self._last[0] < JUST_SPOKEN:
                return replace(self._last[1], mention=one.mention or one.name)
            return one
        firm = actor.name not in self._guessed and not any(word in (actor.why or "") for word in (GUESSED, TAKEN_UP))
        told = firm and one.country is not None
        if POSSESSIVE.match(one.mention or one.name) and self._last and self._last[1].country and one.id is None and not told:
            one, firm = replace(one, country=self._last[1].country), True
        fuller = next((k for k in reversed(self._known) if self._same(one, words, k, firm)), None)
        fuller = fuller or self._only_body(one, words, actor.mention.start if actor.mention else start)
        fuller = fuller or meant(actor, self.actors)
        if fuller is not None:
            return self._as(one, fuller)
        one = self._of_its_state(one, words, actor)
        if self._home and (one.country is None or not firm) and words & IncidentWords.load().state_bodies:
            one = replace(one, country=self._home)
        at_home = self._home == one.country and bool(words & IncidentWords.load().state_bodies)
        office = office_key(one.country if firm or at_home else None, words)
        return replace(one, office=one.id or office)

    def _only_body(self, one: Party, words: frozenset[str], start: int) -> Party | None:
        """Whose spokesman "the spokesman of the force" is where no force has spoken yet: that of the only body of the kind that
        the report has named."""
        if one.id or len(words) != 1 or not words <= _kinds_of_bodies():
            return None
        named = (party(actor) for actor in self.actors if actor.mention and actor.mention.start < start and actor.id)
        bodies = {body.key: body for body in named if words < office_words((body.id or "").replace("-", " "), None)}
        if len(bodies) != 1:
            return None
        (body,) = bodies.values()
        return replace(body, office=body.id or body.office)

    def _of_its_state(self, one: Party, words: frozenset[str], actor: Actor) -> Party:
        """ "Its Defence Ministry" is named after the state whose it is, where that is also the first to be named in its sentence,
        or else in the one before: who reads the name alone could not tell whose."""
        pronoun, state = ITS.match(one.name), country_name(one.country) if one.country else ""
        if pronoun is None or one.id or state in ("", one.country) or not words & _whole_states():
            return one
        if actor.mention is None or self._subject(actor.mention.start) != one.country:
            return one
        whose = f"{state}'" if state.endswith("s") else f"{state}'s"
        return replace(one, name=f"{whose}{one.name[pronoun.end() :]}", mention=one.mention or one.name)

    def _subject(self, at: int) -> str | None:
        """The country of the first actor that is named before a point of the text in its sentence, or else in the one before."""
        for _ in range(2):
            start = sentence_span(self._text, at, at)[0]
            named = (one for one in self.actors if one.mention and start <= one.mention.start < at)
            if country := next((one.country for one in named if one.country), None):
                return country
            at = max(len(self._text[:start].rstrip()) - 1, 0)
        return None

    def _agent(self, actor: Actor, start: int) -> Party | None:
        """Whose spokesman "their spokesman" is, and who "it" is, where nobody has spoken yet: the body or people named first in
        the statement."""
        end = actor.mention.start if actor.mention else start
        for other in self.actors:
            if other.mention and start <= other.mention.start < end and (other.id or other.country or other.sectors):
                one = party(other)
                if words := office_words(one.name, one.role):
                    return replace(one, office=one.id or office_key(one.country, words))
        return None

    def _same(self, one: Party, words: frozenset[str], known: Party, firm: bool) -> bool:
        other = office_words(known.name, known.role)
        agree = not firm or one.country in (None, known.country) or known.country is None
        several = joint(known.name) and not joint(one.name)
        kinds = words & _kinds_of_bodies()
        short = kinds and words != kinds and known.id and one.id is None  # "the Karen force": the Karen National Liberation Army
        named = (words - kinds if short else words) <= other or (words == {OFFICE} and OFFICE in folded(known.name).split())
        return agree and not several and one.id in (None, known.id) and named

    def _as(self, one: Party, fuller: Party) -> Party:
        """A person keeps its name and has the office of the fuller one; a bare office is the fuller one."""
        if is_person(one.name):
            return replace(one, office=fuller.office, country=one.country or fuller.country)
        return replace(fuller, mention=one.mention or one.name)


@cache
def _whole_states() -> frozenset[str]:
    """The words for bodies of which a state has one of each kind, and no region, unit or agency its own."""
    return frozenset(map(stem, ("ministry", "government", "parliament", "president", "army")))


@cache
def _kinds_of_bodies() -> frozenset[str]:
    """The words for kinds of bodies: "force", "union"."""
    return frozenset(stem(word) for word in NameWords.load().bodies)


def stands_for(one: Party) -> bool:
    """Whether the words are a pronoun for somebody who has no name either: nobody, or the last who spoke."""
    pronoun = set(folded(one.mention or one.name).split()) <= ActorWords.load().pronouns
    return one.key == NOBODY or (pronoun and one.id is None and one.role is None and not is_person(one.name))


def nobody_known(one: Party) -> bool:
    """Whether the words name nobody who could answer for it: "half of Europe", "nothing", a paper that nobody has issued."""
    known, words = IncidentWords.load(), folded(one.name).split()
    if one.id or one.role or is_person(one.name) or set(words) & (NameWords.load().bodies | known.state_bodies | known.private):
        return False
    told = set(words) - known.speaks_for - known.papers - known.stop_words - QUANTITY - ActorWords.load().pronouns
    return not told or (words[0] in known.few and not (one.country or one.sectors))


def retracts(statement: Statement) -> bool:
    """Whether a statement takes back what its holder said before."""
    text = f" {folded(statement.evidence.text)} "
    return any(f" {phrase} " in text for phrase in IncidentWords.load().retracting)


def home(record: Record) -> str | None:
    """The country of the report's dateline: whose ministry "the ministry" is there. None where the report has no dateline."""
    return next((p.country for p in record.places if p.mention and in_dateline(p.mention)), None)


@lru_cache(maxsize=8192)
def office_words(name: str, role: str | None) -> frozenset[str]:
    """The words that tell which office somebody is or speaks for; a person's are those of the role. Empty for who is nothing
    but a spokesman."""
    known = IncidentWords.load()
    short = role or "" if is_person(name) and role else name
    for cut in CUTS:
        short = short.split(cut)[0]
    short = PRESS.sub("", _patron().sub("", short))
    line = (known.same_office.get(word, word) for word in name_words(short.replace("’s", "'s").replace("'s", "")))
    dull = known.speaks_for | known.papers | known.place_kinds | ActorWords.load().titles | country_words() | known.stop_words
    told = [word for word in line if word not in dull]
    return frozenset(stem(word) for word in told if word not in HEADS) or frozenset(told)


@cache
def _patron() -> re.Pattern[str]:
    """By whose grace somebody holds an office ("Moscow-backed", "Kremlin-appointed"), which is no part of its name."""
    return re.compile(rf"\b[\w’'.]+-(?:appointed|{'|'.join(sorted(ActorWords.load().foreign))})\b", re.IGNORECASE)


def office_key(country: str | None, words: Iterable[str]) -> str:
    """The key of an office."""
    return f"{country or '?'}/{' '.join(sorted(words))}"


def seats(holders: Sequence[Holder], states: bool = False, near: Sequence[Party] = ()) -> dict[str, str]:
    """Holder's office -> the office that it stands for among all these holders: the fullest of those whose words hold its own,
    if the countries agree. "the command" and "the Operational Command South" of one country, told on one happening, are one; a
    state that "says" is its office that speaks most. `near` are those who only speak close by."""
    named = [one for holder in holders if (one := holder.innermost) and holder.kind == "source"]
    often = Counter(one.seat for one in named)
    named += near
    parties = {one.seat: one for one in named}
    words = {seat: _told_apart(one) for seat, one in parties.items()}
    found: dict[str, str] = {}
    for seat, one in parties.items():
        held = (other for other in parties if words[seat] <= words[other] or _short_for(words[seat], parties[other]))
        fuller = [other for other in held if _may_be(one, parties[other], states, words)]
        rank = {
            other: (len(words[other]), parties[other].id is not None, other[:1] != "?", often[other], other) for other in fuller
        }
        if words[seat]:
            found[seat] = max(fuller, key=rank.__getitem__, default=seat)
        else:
            # some office and not itself, rather one of this country than one whose country nothing tells
            land = {other for other in fuller if other != seat and parties[other].country}
            found[seat] = max(fuller, key=lambda other: (other in land, other != seat, often[other]), default=seat)
    return {seat: found[fuller] for seat, fuller in found.items()}


def _told_apart(one: Party) -> frozenset[str]:
    """The words that tell an office from the others of an incident: not where it sits; the army by any of its names is the
    army."""
    words = office_words(LOCATED.split(one.name)[0], one.role)
    body = office_words((one.id or "").removeprefix("org:").replace("-", " "), None)
    if (words and words <= _army()) or (body and body <= _army()):
        return ARMY
    if COMMAND in words and len(words - KINDS_OF_COMMAND) > 1:
        words -= KINDS_OF_COMMAND  # "the southern military command" is the Operational Command South
    known = IncidentWords.load()
    if body and words and (words <= _kinds_of_bodies() or words <= _initials(one.name, one.id)):
        return body  # "the RSF", "the group": whose identity is known has its full name
    head, of, _ = one.name.partition(" of ")
    last = folded(head).split()[-1:]
    speaks = not last or last[0] in (known.speaks_for | known.papers) - NameWords.load().bodies
    return words | set(last) if of and not speaks and not office_words(head, None) else words


def _short_for(words: frozenset[str], other: Party) -> bool:
    """Whether a single word is made of the first letters of a name, or stands behind it in brackets: "the RSF"."""
    return len(words) == 1 and bool(words & _initials(other.name, other.id))


@lru_cache(maxsize=8192)
def _initials(name: str, identity: str | None) -> frozenset[str]:
    """By what a name may be shortened: the first letters of its capital words, of all its words, of those of its identity, and
    what stands in brackets."""
    capital = [word for word in name.replace("’", "'").split(" (")[0].split() if word[:1].isupper()]
    lines = (capital, folded(name).split(), (identity or "").removeprefix("org:").split("-"))
    bracketed = re.findall(r"\(([A-Z][A-Za-z]{1,6})\)", name)
    short = {"".join(word[0] for word in line if word.lower() not in SMALL).lower() for line in lines if len(line) > 1}
    return frozenset(short | {stem(folded(word)) for word in bracketed})


@cache
def _state_bodies() -> frozenset[str]:
    return frozenset(stem(word) for word in IncidentWords.load().state_bodies)


@cache
def _army() -> frozenset[str]:
    return frozenset(stem(word) for word in IncidentWords.load().armed_forces)


def _may_be(one: Party, other: Party, states: bool, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a party named with fewer words may be the other, by country and identity. A state is none of its private people;
    a part of an organisation ("a front of the …") speaks for it, though it has another identity or none."""
    if one is other:
        return True
    if speaks_for_nobody(other) or speaks_for_nobody(one) or (joint(other.name) and not joint(one.name)):
        return False
    if one.seat.endswith("/"):
        if _against(other):
            return False
        homeless = other.country is None
        body = homeless and bool(words[other.seat] & _state_bodies())
        return states and one.country is not None and (one.country == other.country or body)
    if words[one.seat] == ARMY and AGAINST_THE_STATE & set(other.sectors):
        return False  # "the army" is no rebels' army
    part = words[one.seat] < words[other.seat] and (folded(one.name) in folded(other.name) or is_movement(one))
    if one.id not in (None, other.id) and not part and words[one.seat] != ARMY:
        return False
    unsure = one.seat.startswith("?") or other.seat.startswith("?")
    return unsure or {one.country, other.country} & {None, "IGO"} != set() or one.country == other.country


def _against(one: Party) -> bool:
    """Whether a party fights the state, or speaks for those who do ("the military spokesman of al-Shabaab")."""
    body = re.split(r" (?:of|for) ", one.name)[-1]
    return bool(AGAINST_THE_STATE & {*one.sectors, *coded(one.name).sectors, *coded(body).sectors})


def offices(outlet: str) -> bool:
    """Whether an outlet is an office that publishes, and no paper or agency of news."""
    words = set(folded(outlet).split())
    return bool(words & (NameWords.load().bodies | IncidentWords.load().state_bodies | {OFFICE})) and "agency" not in words
