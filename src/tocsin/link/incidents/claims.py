"""Claims: what each holder says on each question about an incident, drawn from its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.answer import BY_WHOM, HAPPENED, Answer
from tocsin.link.incidents.claim import Appearance, Claim
from tocsin.link.incidents.contradictions import clash, countries
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.offices import offices, seats
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.origins import source_key
from tocsin.link.incidents.parties import NOBODY, REBELS, STATE, camp, outlet_party, party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.private import speaks_for_nobody
from tocsin.link.incidents.profile import DEADLY
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.site import Site
from tocsin.link.incidents.sites import point_keys
from tocsin.link.incidents.spoken import SPOKEN
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.taking_part import named_countries
from tocsin.link.incidents.tally import Tally
from tocsin.link.incidents.targets import aimed_at, classed
from tocsin.link.incidents.tellers import Tellers
from tocsin.link.incidents.telling import HARM, HARMING, denies_harm, sources_of, takes
from tocsin.link.incidents.times import PUBLISHED
from tocsin.link.incidents.warded import Warded
from tocsin.link.incidents.weapons import means
from tocsin.read.counts.words import words as counting

HEAD: Final = re.compile(r" (?:with|of|for|that|which|who|in|at)\b|,")
"""What follows the head of a noun phrase."""
OWN: Final = re.compile(r"\b(?:its|his|her|our|their|my)\b", re.IGNORECASE)
BLOWS: Final = frozenset({"strike", "kill", "down"})
HABIT: Final = re.compile(r"\bdo(?:es)?(?: not| never|n[’']t)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Before a verb in the present: what follows is not done, whenever it may be."""
WILL_NOT: Final = re.compile(r"\b(?:will (?:not|never)|won[’']t|would (?:not|never)(?! have\b))\b[^.;,]{0,30}$", re.IGNORECASE)
RULED_OUT: Final = re.compile(r"\brul(?:e[sd]?|ing) out\b(?! that\b)[^.;,]{0,30}$", re.IGNORECASE)
LIST: Final = re.compile(r"[,;:]")
DOWNED: Final = re.compile(
    r"^(?:down(?:ed|ing|s)?|intercept\w*|(?:shot|shoot\w*|br(?:ing\w*|ought))(?: [\w-]+){0,3} down)\b", re.IGNORECASE
)
DOWN: Final = 40
"""Characters from a verb in which its "down" stands."""
FLYING: Final = frozenset({"drone", "aircraft"})
Said = tuple[str, Answer, Passage]


def claims(mentions: Sequence[Mention], origins: Sequence[Origin]) -> list[Claim]:
    """The claims in the order of their first appearance. What one holder says again is one claim with several appearances."""
    holders = [held.holder for mention in mentions for held in mention.held]
    holders += [holder for mention in mentions for holder in sources_of(mention)]
    same, backing = seats(holders), seats(holders, states=True)
    behind = _behind(mentions)
    warded = Warded(mentions, same)
    outlets = {name for mention in mentions if not offices(name := folded(mention.outlet))}
    hangs_on = {report: origin.id for origin in reversed(origins) for report in origin.reports}
    found: dict[str, Claim] = {}
    for mention in sorted(mentions, key=lambda m: (m.published or "", m.report, m.version, m.trigger.start)):
        for told, held, (question, answer, passage) in _said(mention):
            if question in (BY_WHOM, "to whom") and warded.aside(mention):
                continue
            cited = next((name for name in outlets if name in folded(told.name)), None) if told.kind == "source" else None
            if cited:  # what another outlet is cited for is that outlet's telling
                told, held = Holder("outlet", (outlet_party(told.name),)), None
            own = told.kind == "outlet" and answer.polarity >= 0 and not _speaks(held)
            source = behind.get(mention.report) if own else None
            holder = source if source and not _anothers(mention, source, same) else told
            seat = same.get(holder.key, holder.key)
            if question == HAPPENED:
                answer = warded.answer(mention, seat, answer)
            id = f"{question}|{seat}|{_comparable(answer)}"
            origin = source_key(holder, backing) or hangs_on.get(mention.report, "")
            shown = Appearance(mention.key, passage, mention.outlet, mention.published, origin)
            known = found.get(id)
            if known is None:
                found[id] = Claim(id, question, answer, holder, (shown,), held.stance if held else None, seat=seat)
            else:
                if question == HAPPENED:  # of every deed that its holder told, or denied
                    known.answer.keys = tuple(dict.fromkeys((*known.answer.keys, *answer.keys)))
                if all(one.passage != passage for one in known.appearances):
                    known.appearances += (shown,)
    found = {id: claim for id, claim in found.items() if not _own_detail(claim, found)}
    found = {id: claim for id, claim in found.items() if not _unasked(claim, found)}
    found = {id: claim for id, claim in found.items() if not _names_itself(claim, found)}
    for claim in found.values():
        claim.origins = tuple(dict.fromkeys(one.origin for one in claim.appearances if one.origin))
    return list(found.values())


def _behind(mentions: Sequence[Mention]) -> dict[int, Holder]:
    """For each report that has a happening from one source alone, that source: what the report says of it in its own voice is the
    source's."""
    alone = ((report, list(report.sources.values())) for report in Tellers(mentions).reports if not report.met)
    return {report.number: Holder("source", (found[0],)) for report, found in alone if len(found) == 1}


def _anothers(mention: Mention, source: Holder, same: Mapping[str, str]) -> bool:
    """Whether the words name others as their source, and not this one: what the governor says is not the ministry's."""
    named = {same.get(one.holder.key, one.holder.key) for one in mention.held if one.holder.kind == "source"}
    return bool(named) and same.get(source.key, source.key) not in named


def _speaks(held: Holding | None) -> bool:
    """Whether the outlet says so of itself."""
    return held is not None and held.stance is not None


def _own_detail(claim: Claim, found: dict[str, Claim]) -> bool:
    """Whether a denial is one of a detail: who says in one report that it happened does not deny it there."""
    if claim.question != HAPPENED or claim.answer.polarity > 0:
        return False
    told = {shown.passage.report for shown in claim.appearances}
    yes = [one for one in found.values() if one.question == HAPPENED and one.seat == claim.seat and one.answer.polarity > 0]
    return any(shown.passage.report in told for one in yes for shown in one.appearances)


def _unasked(claim: Claim, found: dict[str, Claim]) -> bool:
    """Of a holder that denies having done it itself: where nobody names it as the doer, nobody asks it by whom; where somebody
    does and it names another, it does not deny that it happened."""
    if claim.answer.polarity > 0 or claim.question not in (HAPPENED, BY_WHOM):
        return False
    answers = [one for one in found.values() if one.question == BY_WHOM]
    own = [one for one in answers if one.seat == claim.seat]
    named = [one for one in answers if one.seat != claim.seat and one.answer.polarity > 0]
    denied = [one for one in own if one.answer.polarity < 0]
    accused = any(clash(BY_WHOM, a.answer, b.answer) for a in denied for b in named)
    if claim.question == BY_WHOM:
        return not accused
    return accused and any(one.answer.polarity > 0 for one in own)


def _names_itself(claim: Claim, found: dict[str, Claim]) -> bool:
    """Whether an office would own to what it lays at another country's door: the one who speaks was taken for the doer."""
    who = claim.holder.innermost
    if claim.question != BY_WHOM or claim.answer.polarity < 0 or who is None or who.country not in claim.answer.keys:
        return False
    others = (one for one in found.values() if one.question == BY_WHOM and one.seat == claim.seat and one.answer.polarity > 0)
    return any(countries(one.answer) and who.country not in one.answer.keys for one in others)


def _said(mention: Mention) -> Iterator[tuple[Holder, Holding | None, Said]]:
    """Everything that a mention has anybody say."""
    for held in mention.held:
        sign = polarity(held)
        if sign == 0 or held.holder.key == NOBODY or (mention.reality == "mooted" and held.holder.kind == "outlet"):
            continue  # that what was planned, or feared, had happened, an outlet does not tell in the same words
        if sign < 0 and (_of_habit(held, mention) or _refused(held, mention)):
            continue
        if denies_harm(held, mention):
            harm = "killed" if mention.lemma in DEADLY else counting().fates.get(mention.lemma)
            if harm and not held.pointing and not any(tally.of == harm for tally in mention.tallies):
                yield held.holder, held, (harm, Answer("count", "nobody", low=0, high=0), held.passage)
            continue  # who rejects that 180 were killed does not say that nobody was
        if held.detail:
            yield from ((held.holder, held, said) for said in _detail(held, sign))
            continue
        yield held.holder, held, (HAPPENED, _happened(held, sign, mention), held.passage)
        if held.pointing and sign > 0:
            continue
        if mention.type not in SPOKEN and (sign > 0 or denies_own(held, mention)):
            yield from ((held.holder, held, said) for said in _who(mention.actors, BY_WHOM, sign, held.passage))
        if sign > 0:
            yield from ((held.holder, held, said) for said in _facts(mention, held))
    for tally in mention.tallies:
        if tally.of in HARM and (holder := _counting(tally, mention)):
            passage = tally.passage or mention.evidence
            itself = Holding(holder, "CT+", passage, stance="asserts") if tally.holder and holder.kind == "outlet" else None
            yield holder, itself, (tally.of, _count(tally, holder), passage)
            if tally.of in ("killed", "wounded") and tally.high != 0 and classed(tally.words):  # whom it counts it hit
                yield holder, None, ("to whom", Answer("party", tally.words, keys=(party_key(tally.words, None, ()),)), passage)


def _of_habit(held: Holding, mention: Mention) -> bool:
    """Whether a denial is of what its holder does at any time: "does not target civilians" says nothing of this strike."""
    blows = IncidentWords.load().acts.get(mention.lemma, frozenset()) & BLOWS
    return bool(blows and HABIT.search(held.passage.text[: max(0, mention.trigger.start - held.passage.start)]))


def _refused(held: Holding, mention: Mention) -> bool:
    """Whether somebody says that he will not do it: that he has not done it he does not say. Of harm "ruled out" is a finding."""
    before = held.passage.text[: max(0, mention.trigger.start - held.passage.start)]
    return bool(WILL_NOT.search(before) or (mention.type not in HARMING and RULED_OUT.search(before)))


def _detail(held: Holding, sign: int) -> Iterator[Said]:
    """What somebody names who does not tell of it."""
    yield from _who(held.doers, BY_WHOM, sign, held.passage)
    yield from _who(held.targets, "to whom", sign, held.passage)
    yield from _where(held.sites, held.passage)


def denies_own(held: Holding, mention: Mention) -> bool:
    """Whether a holder denies that it did it itself: who was attacked was attacked all the same, and the question is by whom.
    What is an act of the holder alone (a move, a withdrawal) did not happen if it did not."""
    who = held.holder.innermost
    if polarity(held) > 0 or who is None or mention.type not in HARMING:
        return False
    if takes(mention):  # a town that its taker has not taken is not taken
        return False
    return any(one.key == who.key or _one_side(one, who) for one in mention.actors) and (
        bool(mention.recipients or mention.tallies or mention.sites)
    )


def _one_side(one: Party, other: Party) -> bool:
    """Whether two are of one country, and not rebels and its army, nor rebels of two names."""
    return (
        one.country is not None and one.country == other.country and {camp(one), camp(other)} not in ({REBELS, STATE}, {REBELS})
    )


LESS_THAN_SURE: Final = {
    "PR+": "it probably happened", "PS+": "it may have happened",
    "PR-": "it probably did not happen", "PS-": "it may not have happened",
}  # fmt: skip


def _happened(held: Holding, sign: int, mention: Mention) -> Answer:
    words = LESS_THAN_SURE.get(held.value, "it happened" if sign > 0 else "it did not happen")
    deed = (mention.type, *sorted(IncidentWords.load().acts_of(mention.lemma, mention.type)))
    return Answer("polarity", words, sign, keys=deed, value=held.value, mode=held.mode)


def _who(parties: Sequence[Party], question: str, sign: int, passage: Passage) -> Iterator[Said]:
    named = [one for one in parties if one.key != NOBODY and (question != BY_WHOM or one.country or one.id or one.sectors)]
    named = [one for one in named if question != "to whom" or not _arms(one)]
    if named:
        keys = tuple(dict.fromkeys(key for one in named for key in (one.key, one.country, camp(one)) if key))
        words = ", ".join(dict.fromkeys(one.name for one in named))
        yield question, Answer("party", words if sign > 0 else f"not {words}", sign, keys), passage


def _arms(one: Party) -> bool:
    """Whether it is a weapon that was hit, or shot down; a store of weapons is none."""
    return bool(set(folded(HEAD.split(one.name)[0]).split()) & IncidentWords.load().arms)


def _facts(mention: Mention, held: Holding) -> Iterator[Said]:
    passage = held.passage
    elsewhere = {one.name for other in mention.held for one in other.targets}  # in the words of others
    elsewhere |= {one.name for other in mention.held for one in other.sites}
    hit = [one for one in mention.recipients if one.name not in elsewhere]
    if mention.type not in SPOKEN:
        yield from _who([*hit, *aimed_at(mention, held, hit)], "to whom", 1, passage)
    yield from _where([site for site in mention.sites if site.name not in elsewhere], passage)
    when = mention.when
    if when.precision != PUBLISHED and when.first is not None and when.last is not None:
        words = when.words or date.fromordinal(when.first).isoformat()
        yield "when", Answer("time", words, low=when.first, high=when.last), passage
    if weapons := _weapons(mention, held):
        yield "with what", Answer("words", ", ".join(weapons), keys=weapons), passage


def _where(sites: Sequence[Site], passage: Passage) -> Iterator[Said]:
    points = [site for site in sites if site.level in ("point", "province") and site.role != "from"]
    if points:
        keys = tuple(dict.fromkeys(key for site in points for key in (*point_keys(site), site.province, site.country) if key))
        known = (site for site in points if site.level == "point" and site.lat is not None and site.lon is not None)
        spot = next(((site.lat, site.lon) for site in known if site.lat is not None and site.lon is not None), None)
        yield "where", Answer("place", ", ".join(dict.fromkeys(site.name for site in points)), keys=keys, spot=spot), passage


def _weapons(mention: Mention, held: Holding) -> tuple[str, ...]:
    """The weapons that a holder names: of two who speak in one sentence each those of its own words."""
    hit = {name for one in mention.recipients for name in means(LIST.split(one.name)[0])}
    if _downed(mention):
        hit |= {name for name, flies in IncidentWords.load().means_classes.items() if flies in FLYING}
    with_what = tuple(name for name in mention.means if name not in hit)  # who hits a pontoon with tanks hits it with none
    own = tuple(name for name in with_what if name in means(held.passage.text))
    return own if held.holder.kind == "source" and len(with_what) > 1 and own else with_what


def _downed(mention: Mention) -> bool:
    """Whether something was brought down out of the air."""
    return bool(DOWNED.search(mention.evidence.text[max(0, mention.trigger.start - mention.evidence.start) :][:DOWN]))


def _counting(tally: Tally, mention: Mention) -> Holder | None:
    """Who gives a count: its own holder, else the report."""
    if tally.holder:
        return tally.holder if tally.holder.key != NOBODY else None
    return Holder("outlet", (outlet_party(mention.outlet),)) if mention.reality == "told" else None


def _count(tally: Tally, holder: Holder) -> Answer:
    low, high = (0, 0) if _not_one(tally) else (tally.low, None if _his_own(tally, holder) else tally.high)
    words = " ".join(filter(None, [count_words(low, high), tally.unit]))
    return Answer("count", words, keys=_counted(tally, holder), low=low, high=high)


def _not_one(tally: Tally) -> bool:
    """Whether a count of one is of none: "not one soldier was hurt"."""
    return tally.high == 1 and tally.passage is not None and f"not {folded(tally.words)}" in folded(tally.passage.text)


def _his_own(tally: Tally, holder: Holder) -> bool:
    """Whether a private person counts its own dead ("two of his brothers"): there may be others."""
    who = holder.innermost
    if who is None or not tally.high or not speaks_for_nobody(who) or tally.passage is None:
        return False
    _, _, after = tally.passage.text.partition(tally.words)
    return bool(OWN.search(tally.words) or OWN.match(after.removeprefix(" of").lstrip()))


def _counted(tally: Tally, holder: Holder) -> tuple[str, ...]:
    """Whose people a count is of, where its words say so: "two Indian soldiers", "three of its men", "26 rebels"."""
    words = folded(f"{tally.words} {tally.unit or ''}")
    own = holder.innermost.country if holder.innermost and OWN.search(tally.words) else None
    camps = IncidentWords.load().camps
    named = [*named_countries(f" {words} "), own, *(camps.get(word) for word in words.split())]
    return tuple(dict.fromkeys(key for key in named if key))


def count_words(low: int | None, high: int | None) -> str:
    """A range in words."""
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def _comparable(answer: Answer) -> str:
    """The comparable form as text, the same for the same answer in other words."""
    if answer.kind in ("count", "time"):
        return f"{answer.low}-{answer.high}"
    if answer.kind == "polarity":
        return f"{answer.polarity}:"
    return f"{answer.polarity}:{','.join(sorted(answer.keys))}"
