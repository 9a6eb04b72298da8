"""From a record to its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.credits import credit
from tocsin.link.incidents.accusations import add_accusations
from tocsin.link.incidents.denials import add_denials
from tocsin.link.incidents.going_on import going_on
from tocsin.link.incidents.interval import Interval
from tocsin.link.incidents.mention import Holding, Mention, Placed, Reality
from tocsin.link.incidents.movements import meant
from tocsin.link.incidents.offices import GUESSED, POSSESSIVE, Speakers, office_key, office_words, retracts
from tocsin.link.incidents.own_people import contact
from tocsin.link.incidents.parties import NOBODY, party, party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.places_near import names_place, own_places, places_near
from tocsin.link.incidents.pointing import LOOKBACK, points_back, present_verb
from tocsin.link.incidents.rare_names import named
from tocsin.link.incidents.repeats import add_repeats
from tocsin.link.incidents.said_counts import add_said_counts, add_told_counts
from tocsin.link.incidents.sections import Section, section_at, sections
from tocsin.link.incidents.settling import settles
from tocsin.link.incidents.site import Site
from tocsin.link.incidents.sites import Places, gazetteer, setting, sites
from tocsin.link.incidents.spoken import SPEECH
from tocsin.link.incidents.stems import folded, sentence_span, stems
from tocsin.link.incidents.tally import Tally
from tocsin.link.incidents.telling import ASSERTING, COUNTING, ESTIMATING, explained, refers, witnessed
from tocsin.link.incidents.times import PUBLISHED, day, gone_by, interval, on_a_day, own_time, to_come
from tocsin.link.incidents.voice import in_own_pages, voice
from tocsin.link.incidents.weapons import means
from tocsin.model import Actor, Count, Event, Held, Record, Span, Statement

AUTHOR: Final = "author"
FUTURE: Final = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were|about|due|set) to)\s+(?:(?:also|soon|again|then)\s+)?(?:be\s+)?$", re.IGNORECASE
)
INTENDED: Final = re.compile(
    r"\b(?:intention|intentions|intends?|intended|plans?|planned|planning|preparing|ready|wants?|wanted|wish(?:es)?)\b"
    r"(?:\s+(?:of|to|for|on|any|an|a|the|its|their|such)){0,3}\s+$", re.IGNORECASE,
)  # fmt: skip
"""What stands before what is only meant to be done; to deny the intention is not to deny the deed."""
SHIFT: Final = re.compile(
    r"\b(?:a|an|one|two|three|four|five|six|seven|ten|\d+|several|some|few|hours?|days?|weeks?|months?|years?)\s+"
    r"(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before|earlier|later)\b"
    r"|\bthe (?:previous|next|following) (?:day|night|week)\b",
    re.IGNORECASE,
)  # fmt: skip
"""What sets one happening apart in time from another of the same sentence or the one before."""
OTHERS: Final = frozenset({"they", "them", "he", "she"})
"""As what nobody speaks of himself, or of his own, in his own words."""
PARTICLES: Final = frozenset({"down"})
PARTICLE: Final = 12
"""Characters after a verb in which its particle stands."""
OLD: Final = 10
"""Days before publication from which an event is prehistory."""
PERIOD: Final = 45
"""The same in a bulletin, which tells of a period."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What all mentions of a record share."""

    record: Record
    placed: Placed
    outlet: str
    voice: Holder
    owner: str
    credit: str | None
    sections: tuple[Section, ...]
    settings: dict[int, tuple[str, ...]]
    title: tuple[str, ...]
    named: tuple[str, ...]
    statements: dict[str, Statement]
    holders: dict[str, Holder]
    actors: tuple[Actor, ...]
    retracted: tuple[str, ...]
    met: dict[int, bool]

    def passage(self, span: Span) -> Passage:
        return Passage.of(span, self.placed.report, self.placed.version)


def mentions(record: Record, placed: Placed, places: Places | None = None) -> list[Mention]:
    """One mention for each event of the record, in the order of the text. Pure, but for looking up provinces in the gazetteer."""
    places = places or gazetteer()
    shared = _shared(record, placed, places)
    found = [_mention(event, shared, places) for event in record.events]
    news = (m for m in sorted(found, key=lambda m: m.trigger.start) if m.type not in SPEECH and not m.background)
    for lead in {m.section: m for m in reversed([*news])}.values():
        lead.leads = True
    going_on(found, record, shared.holders)
    for add in (add_accusations, add_denials, add_said_counts, add_told_counts):
        add(found, record, shared.holders, placed.report, placed.version)
    add_repeats(found)
    return found


def _shared(record: Record, placed: Placed, places: Places) -> _Report:
    report = record.report
    outlet = outlet_of(record, placed)
    credited = credit(report)
    parts, own = sections(record), voice(outlet, placed.owner or outlet)
    speakers = Speakers(record)
    holders = {id: in_own_pages(one, own) for id, one in speakers.holders.items()}
    return _Report(
        record,
        placed,
        outlet,
        own,
        placed.owner or outlet,
        credited.name if credited else None,
        parts,
        {part.number: setting(record, places, part.bounds) for part in parts},
        stems(report.title or ""),
        named(record),
        {statement.id: statement for statement in record.statements},
        holders,
        tuple(speakers.actors),
        tuple(dict.fromkeys(holders[s.id].key for s in record.statements if holders[s.id].kind == "source" and retracts(s))),
        {part.number: witnessed(record, holders, contact(record), part.bounds) for part in parts},
    )


def outlet_of(record: Record, placed: Placed) -> str:
    """What to call the outlet of a report."""
    return record.report.outlet.name or record.report.outlet.domain or f"report {placed.report}"


def _mention(event: Event, shared: _Report, places: Places) -> Mention:
    report, placed = shared.record.report, shared.placed
    part = section_at(shared.sections, event.trigger.start)
    first, last = sentence_span(report.text, event.trigger.start, event.trigger.end)
    told, shifted = report.text[first:last], bool(SHIFT.search(report.text, first, event.trigger.start))
    holdings = tuple(holding(held, event.evidence, shared) for held in event.held)
    real: Reality = "mooted" if ahead(report.text, event.trigger.start, holdings) else reality(holdings)
    when = interval(own_time(event, shared.statements), report.published, "" if shifted else told)
    when = to_come(when, report.published) if real == "mooted" else gone_by(when, report.published)
    found = _sites(event, shared, (first, last), part, places)
    lemma = act_word(event.trigger, report.text)
    definite = points_back(report.text, event.trigger.start, lemma) and not present_verb(event, report.text)
    speaking = next((one.holder for one in reversed(holdings) if one.holder.kind == "source"), None)
    return Mention(
        key=f"{placed.report}.{placed.version}/{event.id}",
        report=placed.report,
        version=placed.version,
        event=event.id,
        type=event.type,
        trigger=shared.passage(event.trigger),
        evidence=shared.passage(event.evidence),
        outlet=shared.outlet,
        owner=shared.owner,
        reality=real,
        mode=event.mode,
        contexts=tuple(event.contexts),
        lemma=lemma,
        headline=report.title or "",
        url=report.url,
        published=report.published,
        credit=shared.credit,
        actors=tuple(_they(actor, shared) or meant(actor, shared.actors) or acting(actor, speaking) for actor in event.actors),
        recipients=tuple(meant(actor, shared.actors) or _suffering(actor) for actor in event.recipients),
        sites=found,
        when=when,
        tallies=tuple(_tally(count, shared) for count in event.counts if (count.low, count.high) != (None, None)),
        means=means(told),
        retracted=shared.retracted,
        met=shared.met[part.number],
        cites=cited(event.trigger, shared),
        held=(*holdings, *others(event, shared, places)),
        setting=shared.settings[part.number],
        words=stems(told),
        title=shared.title,
        named=shared.named,
        shifted=shifted,
        definite=definite,
        explained=explained(event, shared.statements, shared.holders, report.text),
        refers=refers(report.text, (first, last), event, definite, shifted),
        background=_wide(lemma, found, when) or _old(when, report.published, PERIOD if part.number > 0 else OLD),
        section=part.number,
        score=round(event.score, 3),
    )


def _sites(event: Event, shared: _Report, sentence: tuple[int, int], part: Section, places: Places) -> tuple[Site, ...]:
    """Where an event is said to be; if that is no point, with the points that stand nearest, or that head its part of the
    report."""
    found = sites(own_places(event, shared.record), places)
    if any(one.level == "point" for one in found):
        return found
    near = places_near(event, shared.record, sentence, places) or part.places
    own = [one for one in near if names_place(event, one)]
    return (*found, *sites(own, places), *sites([one for one in near if one not in own], places, "report"))


def _wide(lemma: str, found: Sequence[Site], when: Interval) -> bool:
    """Whether a word means what lasts and is everywhere at once ("the war"), and neither a point nor ("the fighting on Monday") a
    day narrows it."""
    known = IncidentWords.load()
    narrowed = any(one.level == "point" for one in found) or (lemma in known.passing and on_a_day(when))
    return lemma in known.wide and not narrowed


def _old(when: Interval, published: str | None, days: int) -> bool:
    """Whether it was over long before the report."""
    told = day(published)
    return when.precision != PUBLISHED and when.last is not None and told is not None and told - when.last > days


@lru_cache(maxsize=4096)
def trigger_word(trigger: str) -> str:
    """The folded head of a trigger: its last word that the codebook knows as an act, else its last word. What a hyphen joins is
    looked for as one word first: a cease-fire is no fire."""
    known = IncidentWords.load()
    line = folded(trigger).split()
    joined = folded(trigger.replace("-", "")).split() if "-" in trigger else []
    asked = (*reversed(joined), *reversed(line))
    return next((word for word in asked if word in known.acts or word in known.wide), line[-1] if line else "")


def act_word(trigger: Span, text: str) -> str:
    """The word that names the act: of a verb that names none by itself its particle, where that does ("brought down")."""
    lemma, known = trigger_word(trigger.text), IncidentWords.load()
    after = folded(text[trigger.end : trigger.end + PARTICLE]).split()
    return after[0] if lemma in known.light and after and after[0] in known.acts and after[0] in PARTICLES else lemma


def holding(held: Held, evidence: Span, shared: _Report) -> Holding:
    """One holder's value. A value whose statement is missing from the record is an unnamed source's, never the report's."""
    if held.holder == AUTHOR:
        return Holding(shared.voice, held.value, shared.passage(evidence), held.mode, factive=held.factive)
    statement = shared.statements.get(held.statement or held.holder)
    if statement is None:
        return Holding(Holder("unnamed"), held.value, shared.passage(evidence), held.mode)
    passage = shared.passage(statement.evidence)
    return Holding(
        shared.holders[statement.id], held.value, passage, held.mode, statement.stance, statement.negated, held.factive
    )


def told_by(part: Span | None, event: Event, shared: _Report) -> Statement | None:
    """Whose words a part of an event stands in, if none of those who tell of the event says it: "hit a camp, the army said;
    relatives said that the victims were guests"."""
    if part is None:
        return None
    around = [one for one in shared.statements.values() if any(span.holds(part) for span in one.content)]
    own = {held.statement for held in event.held}
    if not around or any(one.id in own for one in around):
        return None
    return min(around, key=lambda one: (one.evidence.end - one.evidence.start, one.id))


def others(event: Event, shared: _Report, places: Places) -> Iterator[Holding]:
    """Who names only whom it hit, or where."""
    for actor in event.recipients:
        if by := told_by(actor.mention, event, shared):
            yield replace(_naming(by, shared), targets=(party(actor),))
    for place in event.places:
        if by := told_by(place.mention, event, shared):
            yield replace(_naming(by, shared), sites=sites([place], places))


def _naming(by: Statement, shared: _Report) -> Holding:
    return Holding(shared.holders[by.id], "CT+", shared.passage(by.evidence), stance=by.stance)


def cited(trigger: Span, shared: _Report) -> tuple[Party, ...]:
    """Whose words stand in the sentence of a trigger: from whom a report has what it tells there in its own voice."""
    text = shared.record.report.text
    told = sentence_span(text, trigger.start, trigger.end)
    found: dict[str, Party] = {}
    for statement in shared.statements.values():
        who = shared.holders[statement.id]
        here = statement.evidence.start < told[1] and told[0] < statement.evidence.end
        if who.innermost and who.kind == "source" and here and not statement.negated and statement.stance in ASSERTING:
            found.setdefault(who.key, who.innermost)
    return tuple(found.values())


def _suffering(actor: Actor) -> Party:
    return replace(party(actor), guessed=GUESSED in (actor.why or ""))


def acting(actor: Actor, speaking: Holder | None) -> Party:
    """Who acts. "its forces" are the speaker's; a country that is only that of the report's setting is not taken for the actor's:
    who did it is what is asked."""
    one = party(actor)
    if one.id is None:
        one = replace(one, office=office_key(one.country, office_words(one.name, one.role)))
    if POSSESSIVE.match(one.mention or one.name) and speaking and speaking.innermost and one.id is None:
        country = speaking.innermost.country
    elif GUESSED in (actor.why or ""):
        country = None
    else:
        return one
    return replace(one, country=country, key=party_key(one.name, country, one.sectors))


def _they(actor: Actor, shared: _Report) -> Party | None:
    """Somebody unknown, where who speaks says in his own words that "they" did it and the reader took them for himself: "They
    came by night", says the bureau."""
    if actor.mention is None or folded(actor.mention.text) not in OTHERS:
        return None
    quoted = (one for one in shared.statements.values() if one.kind == "direct")
    by = next((one for one in quoted if any(span.holds(actor.mention) for span in one.content)), None)
    who = shared.holders[by.id].innermost if by else None
    if who is None:
        return None
    named, own = office_words(actor.name or "", actor.role), office_words(who.name, who.role)
    himself = party(actor).key == who.key or bool(named and own and (named <= own or own <= named))
    return Party(actor.mention.text, NOBODY) if himself else None


def reality(held: tuple[Holding, ...]) -> Reality:
    """Whether anybody says that it happened or that it did not, or leaves just that open ("could not confirm that …"): who
    announces, orders or fears it has a mode for it."""
    return "told" if any(settles(one) for one in held) or not any(one.mode for one in held) else "mooted"


def ahead(text: str, start: int, held: Sequence[Holding]) -> bool:
    """Whether a trigger is only intended, or stands under an auxiliary of the future ("would be bombed") and nobody denies it."""
    before = text[max(0, start - LOOKBACK) : start]
    return bool(INTENDED.search(before)) or (bool(FUTURE.search(before)) and not any(one.value.endswith("-") for one in held))


def _tally(count: Count, shared: _Report) -> Tally:
    """A count with who gives it: the holder of the narrowest statement in which its words stand, the report where none holds
    them. What somebody estimates he gives, and the report does not."""
    words = " ".join(count.mention.text.split()) if count.mention else ""
    said = (one for one in shared.statements.values() if one.stance in ESTIMATING)
    within = [one for one in said if count.mention and one.evidence.holds(count.mention)]
    by = min(within, key=lambda one: (one.evidence.end - one.evidence.start, one.id), default=None)
    holder = shared.holders[by.id] if by and not by.negated else None
    place = by.evidence if by else count.mention
    passage, estimate = shared.passage(place) if place else None, by is not None and by.stance not in COUNTING
    return Tally(count.low, count.high, count.unit, count.of, words, passage, holder, estimate)
