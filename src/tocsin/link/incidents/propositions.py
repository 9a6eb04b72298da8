"""Propositions: who takes part in what, by whose words, without an incident.

"Our country takes no part in this war" contradicts no single strike; it contradicts all who say that the country's forces
fight, or that missiles start from its soil. Both are positions on one proposition: subject, kind of act, target. What else one
says and another denies right beside it, where no happening is told, is a proposition of its own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.credits import credit
from tocsin.link.incidents.answer import HAPPENED, Answer
from tocsin.link.incidents.claim import Appearance, Claim
from tocsin.link.incidents.dispute import Dispute, Side
from tocsin.link.incidents.from_record import mentions, outlet_of
from tocsin.link.incidents.gainsaid import Gainsaid, gainsaid, named_by
from tocsin.link.incidents.mention import Holding, Mention, Placed
from tocsin.link.incidents.offices import Speakers, seats
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.position import Position, Proposition
from tocsin.link.incidents.presence import presence
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.sites import Places, gazetteer
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.taking_part import Participation, country_name, participation, theatre
from tocsin.model import Record, Statement

ACTS = {"force": ("does not take part", "takes part"), "presence": ("has no forces there", "has forces there")}
"""What a position in words says: no, yes."""
ASKED = {
    "force": "Does {0} take part in the fighting against {1}?",
    "presence": "Does {0} have forces in {1}?",
}
TAKING_PART = frozenset(yes for _, yes in ACTS.values())
WORDS = "words"
"""Kind of a proposition that only its own words name, and what stands for its subject."""
FORCE = frozenset({"ASSAULT", "MOBILIZE"})
OPEN = (
    "Who of its forces was where, and on whose order?",
    "From where was it done, and who held that ground?",
    "What does anybody say who is no party to it?",
)


def positions(
    record: Record, placed: Placed, places: Places | None = None, told: Sequence[Mention] | None = None
) -> list[Position]:
    """What the holders of a record say on who takes part in what: in words ("takes no part in the offensive"), and by telling
    of an act of its forces or from its territory; and on what is denied right where it is said. `told` are the record's
    mentions where they are made already. The desk keeps them beside the mentions, found by `Position.proposition`."""
    told = mentions(record, placed, places or gazetteer()) if told is None else told
    holders = Speakers(record).holders
    where = theatre(told, [*(place.country for place in record.places), *(actor.country for actor in record.actors)])
    lands = {folded(place.name): place.country for place in record.places if place.country}
    found = []
    for statement in record.statements:
        if said := participation(statement, holders[statement.id], where):
            found.append(_of_words(record, placed, statement, holders[statement.id], said, "force"))
        elif there := presence(statement, holders[statement.id], lands):
            found.append(_of_words(record, placed, statement, holders[statement.id], there, "presence"))
    found += [position for both in gainsaid(record, holders) for position in _of_two(record, placed, both, holders)]
    under_attack = attacked(told)
    found += [position for mention in told for position in _of_act(mention, under_attack)]
    return list({position.key + position.proposition: position for position in found}.values())


def _of_words(record: Record, placed: Placed, statement: Statement, holder: Holder, said: Participation, kind: str) -> Position:
    return _stated(record, placed, statement, holder)(
        proposition=f"{said.subject}>{kind}>{said.target}",
        subject=_country(said.subject),
        kind=kind,
        target=said.target,
        polarity=said.polarity,
        act=ACTS[kind][said.polarity > 0],
        value="CT+" if said.polarity > 0 else "CT-",
    )


def _of_two(record: Record, placed: Placed, both: Gainsaid, holders: Mapping[str, Holder]) -> Iterator[Position]:
    """Of two who contradict one another on what is no happening: that it is so, and that it is not."""
    said, denial = both
    words = " ".join(" ".join(span.text for span in said.content).split())
    about = {"proposition": f"{WORDS}>{named_by(said)}>", "subject": Party(WORDS, WORDS), "kind": WORDS, "target": None}
    yield _stated(record, placed, said, holders[said.id])(**about, polarity=1, act=words, value="CT+")
    yield _stated(record, placed, denial, holders[denial.id])(**about, polarity=-1, act="it is not so", value="CT-")


def _stated(record: Record, placed: Placed, statement: Statement, holder: Holder) -> partial[Position]:
    """The position of a statement, but for what it is on and what it says of it."""
    credited = credit(record.report)
    outlet = outlet_of(record, placed)
    return partial(
        Position,
        key=f"{placed.report}.{placed.version}/{statement.id}",
        holder=holder,
        passage=Passage.of(statement.evidence, placed.report, placed.version),
        outlet=outlet,
        owner=placed.owner or outlet,
        report=placed.report,
        version=placed.version,
        stance=statement.stance,
        published=record.report.published,
        credit=credited.name if credited else None,
    )


def _country(code: str) -> Party:
    return Party(country_name(code), f"{code}/", country=code)


def attacked(told: Sequence[Mention]) -> frozenset[str]:
    """The countries on whose soil, or on whose people, a report tells of attacks."""
    attacks = [mention for mention in told if mention.type == "ASSAULT" and mention.reality == "told"]
    sites = (site.country for mention in attacks for site in mention.sites if site.country and site.role != "from")
    return frozenset([*sites, *(one.country for mention in attacks for one in mention.recipients if one.country)])


def _of_act(mention: Mention, under_attack: frozenset[str]) -> Iterator[Position]:
    """An act of force by somebody's forces, or from somebody's territory, against another country; into a country under attack
    the entry of forces too."""
    if mention.type not in FORCE or mention.reality != "told" or _defends(mention):
        return
    here = [site.country for site in mention.sites if site.role != "from" and site.country]
    targets = dict.fromkeys([*(one.country for one in mention.recipients if one.country), *here])
    doers = dict.fromkeys(one.country for one in mention.actors if one.country and {"GOV", "MIL"} & set(one.sectors))
    soil = dict.fromkeys(site.country for site in mention.sites if site.role == "from" and site.country)
    for subject, act in [*((c, "an act of its forces") for c in doers), *((c, "an act from its territory") for c in soil)]:
        launched = act == "an act from its territory" and "weapons" in (mention.mode or "")
        for target in targets:
            entered = target in under_attack and "enter" in IncidentWords.load().acts.get(mention.lemma, ())
            if target != subject and (mention.type == "ASSAULT" or launched or entered):
                yield from _held(mention, str(subject), str(target), act)


def _defends(mention: Mention) -> bool:
    """Whether it is only warded off: whoever shoots down what flies in takes no part in another's war."""
    words, known = f" {folded(mention.evidence.text)} ", IncidentWords.load().defending
    return mention.lemma in known or any(" " in phrase and f" {phrase} " in words for phrase in known)


def _held(mention: Mention, subject: str, target: str, act: str) -> Iterator[Position]:
    for number, held in enumerate(mention.held):
        if polarity(held) > 0:
            yield _position(mention, held, number, subject, target, act)


def _position(mention: Mention, held: Holding, number: int, subject: str, target: str, act: str) -> Position:
    return Position(
        key=f"{mention.key}#{number}",
        proposition=f"{subject}>force>{target}",
        subject=_country(subject),
        kind="force",
        target=target,
        polarity=1,
        act=act,
        holder=held.holder,
        passage=held.passage,
        outlet=mention.outlet,
        owner=mention.owner,
        report=mention.report,
        version=mention.version,
        value=held.value,
        mode=held.mode,
        stance=held.stance,
        published=mention.published,
        credit=mention.credit,
    )


def propositions(positions: Sequence[Position]) -> list[Proposition]:
    """One for each proposition on which anybody takes a position, with its dispute where holders contradict each other."""
    groups: dict[str, list[Position]] = {}
    for position in sorted(positions, key=lambda one: (one.published or "", one.report, one.version, one.key)):
        groups.setdefault(position.proposition, []).append(position)
    return [_proposition(key, group) for key, group in sorted(groups.items())]


def _proposition(key: str, group: Sequence[Position]) -> Proposition:
    subject, kind, target = key.split(">")
    said = next((one.act for one in group if one.kind == WORDS and one.polarity > 0), "")
    words = ASKED[kind].format(country_name(subject), country_name(target)) if kind in ASKED else f"Is it so: {said}?"
    sides = _sides(group)
    dispute = _dispute(key, words, sides) if sides else None
    return Proposition(key, words, tuple(group), dispute)


def _sides(group: Sequence[Position]) -> tuple[list[Claim], list[Claim]] | None:
    """The claims that it does and that it does not, of holders who do not contradict themselves; None where one side is empty, or
    the same holder stands alone on both."""
    same = seats([position.holder for position in group])
    found: dict[str, Claim] = {}
    owned = any(_owns(position) for position in group)
    for position in group:
        if _owns(position) or (owned and position.polarity > 0 and position.act not in TAKING_PART):
            continue
        seat = same.get(position.holder.key, position.holder.key)
        id = f"{position.proposition}|{seat}|{position.polarity}"
        words = position.act if position.polarity > 0 or position.kind != "force" else "takes no part"
        shown = Appearance(position.key, position.passage, position.outlet, position.published)
        answer = Answer("polarity", words, position.polarity, value=position.value, mode=position.mode)
        if id in found:
            found[id].appearances += (shown,)
        else:
            party = position.subject.country == (position.holder.innermost.country if position.holder.innermost else None)
            found[id] = Claim(id, HAPPENED, answer, position.holder, (shown,), position.stance, seat, party)
    yes, no = ([claim for claim in found.values() if claim.answer.polarity == sign] for sign in (1, -1))
    if not yes or not no or {claim.seat for claim in yes} == {claim.seat for claim in no}:
        return None
    return yes, no


def _owns(position: Position) -> bool:
    """Whether a country tells of its own act: acts that it owns to are not in dispute, only its part in something else."""
    who = position.holder.innermost
    own = who is not None and who.country == position.subject.country
    return own and position.polarity > 0 and position.kind != WORDS


def _dispute(key: str, words: str, sides: tuple[list[Claim], list[Claim]]) -> Dispute:
    yes, no = sides
    shown = (Side("yes", tuple(yes)), Side("no", tuple(no)))
    since = max(yes[0].first or "", no[0].first or "") or None
    why = "some say that it does, or tell of such an act; others say that it does not"
    return Dispute(f"{key}|{HAPPENED}", key, HAPPENED, words, shown, why, OPEN, since)
