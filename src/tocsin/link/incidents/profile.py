"""A profile: what is compared of one mention, or of all mentions that one report makes of one happening, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.interval import Interval
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.parties import NOBODY, country_words, is_person
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.site import Site
from tocsin.link.incidents.sites import point_keys
from tocsin.link.incidents.stems import folded, stem, stems
from tocsin.link.incidents.times import DAYS, PUBLISHED, day, on_a_day, weekday_alone

Range = tuple[int | None, int | None]
POOLED: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose sides are equal: who met whom is the same either way round."""
LEAVING: Final = frozenset({"RETREAT"})
"""Types that happen where they start from: a town is what troops withdraw from."""
DEADLY: Final = frozenset({"kill", "kills", "killed", "killing", "died", "dead", "death", "deaths", "massacre", "executed"})
KILLING: Final = frozenset({"kill"})
SHORT: Final = 3
"""Letters of words that tell nobody from others."""
WHERE: Final = re.compile(r"\b(?:of|on|in|at|near|from|with|where|who|that|which)\b|,")


@dataclass(slots=True)
class Profile:
    """`points`: keys (GeoNames id or name) -> site; `near` those that only stand in for a point; `denied` whether nobody in
    the report says that it happened; `names` the folded names of all places with a proper name; `first`–`last`
    the days that the text states (None: it states none); `exact` whether these are single days, `weekday` whether only a
    weekday says so, `evening` whether the night is named by the day on which it begins; `fresh` whether it is the report's
    news, told without a day, `retold` whether it is not its news; `lasting` whether the act may go on for days; `published`
    the day of publication. `sources` are those who are quoted on it. Parties are keys and countries on each side,
    `recipient_lands` those countries that are not guessed, `whom` the telling words for the recipients. `tallies`: what
    happened to them -> range."""

    types: frozenset[str]
    acts: frozenset[str]
    lemmas: frozenset[str]
    reality: str
    wide: bool
    denied: bool
    points: dict[str, Site]
    near: dict[str, Site]
    names: frozenset[str]
    provinces: frozenset[str]
    within: frozenset[str]
    countries: frozenset[str]
    setting: tuple[str, ...]
    first: int | None
    last: int | None
    exact: bool
    fresh: bool
    retold: bool
    weekday: bool
    evening: bool
    lasting: bool
    speech: bool
    definite: bool
    published: int | None
    actors: frozenset[str]
    actor_countries: frozenset[str]
    offices: frozenset[str]
    recipients: frozenset[str]
    recipient_countries: frozenset[str]
    recipient_lands: frozenset[str]
    tallies: dict[str, Range]
    deadly: bool
    means: frozenset[str]
    sources: frozenset[str]
    objects: frozenset[str]
    whom: frozenset[str]
    words: frozenset[str]
    title: frozenset[str]
    named: frozenset[str]
    report: int


def profile(mentions: Sequence[Mention]) -> Profile:
    """The profile of mentions of one report that are one happening; that of a single mention is kept with it."""
    if len(mentions) == 1 and mentions[0].profile is not None:
        kept: Profile = mentions[0].profile
        return kept
    made = _made(mentions)
    if len(mentions) == 1:
        mentions[0].profile = made
    return made


def _made(mentions: Sequence[Mention]) -> Profile:
    known = IncidentWords.load()
    lemmas = frozenset(mention.lemma for mention in mentions)
    sites = [site for mention in mentions for site in mention.sites if site.role != "from" or mention.type in LEAVING]
    near = {key: site for site in sites if site.given == "report" for key in point_keys(site)}
    sites = [site for site in sites if site.given == "event"]
    points = {key: site for site in sites if site.level == "point" for key in point_keys(site)}
    stated = _stated(mentions)
    acts = frozenset(act for mention in mentions for act in known.acts_of(mention.lemma, mention.type))
    types = frozenset(mention.type for mention in mentions)
    actors, recipients = _parties(m.actors for m in mentions), _parties(m.recipients for m in mentions)
    if types & POOLED:
        actors, recipients = [*actors, *recipients], []
    return Profile(
        types=types,
        acts=acts,
        lemmas=lemmas,
        reality=mentions[0].reality,
        wide=not points and lemmas <= known.wide and not (on_a_day(stated) and lemmas <= known.passing),
        denied=not any(held.value in ("CT+", "PR+", "PS+") for mention in mentions for held in mention.held),
        points=points,
        near={} if points else near,
        names=frozenset(key for site in sites if site.level in ("point", "province") for key in (site.key, site.usual) if key),
        provinces=frozenset(site.province for site in sites if site.level == "province" and site.province),
        within=frozenset(site.province for site in sites if site.level in ("point", "province") and site.province),
        countries=frozenset(site.country for site in sites if site.country),
        setting=mentions[0].setting,
        first=stated.first,
        last=stated.last,
        exact=on_a_day(stated),
        fresh=any(m.leads for m in mentions) and not stated.words and not any(m.definite for m in mentions),
        retold=not any(m.leads for m in mentions),
        weekday=weekday_alone(stated.words),
        evening=stated.evening,
        lasting=bool(acts & known.lasting),
        speech=bool(acts) and acts <= known.speech,
        definite=any(mention.definite for mention in mentions),
        published=day(mentions[0].published),
        actors=frozenset(one.key for one in actors),
        actor_countries=frozenset(one.country for one in actors if one.country),
        offices=frozenset(one.seat for one in actors),
        recipients=frozenset(one.key for one in recipients),
        recipient_countries=frozenset(one.country for one in recipients if one.country),
        recipient_lands=frozenset(one.country for one in recipients if one.country and not one.guessed),
        tallies=_tallies(mentions),
        deadly=any(deadly(mention) for mention in mentions),
        sources=frozenset(h.holder.key for m in mentions for h in m.held if h.holder.kind == "source" and h.tells) - {NOBODY},
        means=frozenset(known.means_classes[name] for m in mentions for name in m.means if name in known.means_classes),
        objects=_objects(mentions),
        whom=_whom(mentions),
        words=frozenset(word for mention in mentions for word in mention.words),
        title=frozenset(mentions[0].title),
        named=frozenset(mentions[0].named),
        report=mentions[0].report,
    )


def _parties(sides: Iterable[tuple[Party, ...]]) -> list[Party]:
    return [one for side in sides for one in side if one.key != NOBODY]


def _objects(mentions: Sequence[Mention]) -> frozenset[str]:
    """Words for things and buildings: vague places, and recipients that are no people ("a barracks", "the depot"), each up to the
    preposition that says where it stands."""
    known = IncidentWords.load()
    named = [site.key for m in mentions for site in m.sites if site.level == "vague" and not site.name.istitle()]
    named += [
        one.name
        for m in mentions
        if known.acts.get(m.lemma, frozenset()) != KILLING
        for one in m.recipients
        if one.id is None and not is_person(one.name)
    ]
    heads = (WHERE.split(name)[0] for name in named)
    return frozenset(stem for head in heads if not known.people & set(folded(head).split()) for stem in stems(head))


def _whom(mentions: Sequence[Mention]) -> frozenset[str]:
    """Words for those to whom it was done, of what people are seldom called ("fitters", not "people" and "soldiers")."""
    known = IncidentWords.load()
    names = (WHERE.split(one.name)[0] for m in mentions for one in m.recipients if one.id is None)
    words = (word for name in names for word in folded(name).split() if word not in known.people and len(word) > SHORT)
    return frozenset(stem(word) for word in words if word not in known.stop_words and word not in country_words())


def _stated(mentions: Sequence[Mention]) -> Interval:
    """The narrowest time that one of them states; an empty one where none does."""
    stated = [m.when for m in mentions if m.when.precision != PUBLISHED and (m.when.first or m.when.last)]
    if not stated:
        return Interval()
    return min(stated, key=lambda when: (when.precision not in DAYS, (when.last or 0) - (when.first or 0)))


def deadly(mention: Mention) -> bool:
    """Whether somebody says that it cost a life."""
    return any(tally.of == "killed" and (tally.high is None or tally.high > 0) for tally in mention.tallies) or (
        mention.lemma in DEADLY and any(held.value in ("CT+", "PR+", "PS+") for held in mention.held)
    )


def _tallies(mentions: Sequence[Mention]) -> dict[str, Range]:
    found: dict[str, Range] = {}
    for mention in mentions:
        for tally in mention.tallies:
            if tally.of:
                found.setdefault(tally.of, (tally.low, tally.high))
    return found
