"""What a mention has anybody say: on each question the answers of those who hold it, and of those who give its counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.answer import BY_WHOM, HAPPENED, Answer, Kind
from tocsin.link.incidents.counted import count_of, who_counts
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.parties import NOBODY, REBELS, STATE, camp, party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.profile import DEADLY, POOLED
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.site import Site
from tocsin.link.incidents.sites import point_keys
from tocsin.link.incidents.spoken import SPOKEN
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.targets import aimed_at, classed
from tocsin.link.incidents.telling import HARM, HARMING, denies_harm, takes
from tocsin.link.incidents.times import PUBLISHED
from tocsin.link.incidents.warded import downed
from tocsin.link.incidents.weapons import means
from tocsin.read.counts.words import words as counting

HEAD: Final = re.compile(r" (?:with|of|for|that|which|who|in|at)\b|,")
"""What follows the head of a noun phrase."""
BLOWS: Final = frozenset({"strike", "kill", "down"})
HAVING: Final = re.compile(r"\bha(?:d|s|ve|ving)\s+(?:(?:ever|never|\w+ly)\s+)?$", re.IGNORECASE)
"""Before a participle: who did it."""
HABIT: Final = re.compile(r"\bdo(?:es)?(?: not| never|n[’']t)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Before a verb in the present: what follows is not done, whenever it may be."""
WILL_NOT: Final = re.compile(r"\b(?:will (?:not|never)|won[’']t|would (?:not|never)(?! have\b))\b[^.;,]{0,30}$", re.IGNORECASE)
RULED_OUT: Final = re.compile(r"\brul(?:e[sd]?|ing) out\b(?! that\b)[^.;,]{0,30}$", re.IGNORECASE)
SELF: Final = re.compile(r"(?:we|us|ours?|i|me|my|mine|its|his|her|their)\b", re.IGNORECASE)
"""Words by which who speaks names itself, or its own."""
LIST: Final = re.compile(r"[,;:]")
FLYING: Final = frozenset({"drone", "aircraft"})
USING: Final = frozenset("use uses used using employ employs employed employing".split())
"""Who denies that live rounds were used denies a weapon, and not what was done."""
Said = tuple[str, Answer, Passage]
"""A question, the answer to it, where it is given."""


def said(mention: Mention) -> Iterator[tuple[Holder, Holding | None, Said]]:
    """Everything that a mention has anybody say."""
    for held in (*mention.held, *mention.answered):
        sign = polarity(held)
        if sign == 0 or held.holder.key == NOBODY or (mention.reality == "mooted" and held.holder.kind == "outlet"):
            continue  # that what was planned, or feared, had happened, an outlet does not tell in the same words
        if sign < 0 and (_of_habit(held, mention) or _refused(held, mention) or (held.tells and mention.lemma in USING)):
            continue
        if denies_harm(held, mention) and not _the_deed(held, mention):
            harm = "killed" if mention.lemma in DEADLY else counting().fates.get(mention.lemma)
            if harm and not held.pointing and not any(tally.of == harm for tally in mention.tallies):
                yield held.holder, held, (harm, Answer("count", "nobody", low=0, high=0), held.passage)
            continue  # who rejects that 180 were killed does not say that nobody was
        if held.detail:
            yield from ((held.holder, held, said) for said in _detail(held, sign, mention))
            continue
        if sign > 0 or not _clears_itself(held, mention):
            yield held.holder, held, (HAPPENED, _happened(held, sign, mention), held.passage)
        if held.pointing and sign > 0:
            continue
        if mention.type not in SPOKEN and (sign > 0 or denies_own(held, mention) or _clears_itself(held, mention)):
            yield from (
                (held.holder, held, said)
                for said in _by_whom(_doers(held, mention, sign), sign, held.passage, mention, _sides(mention))
            )
        if sign > 0:
            yield from ((held.holder, held, said) for said in _facts(mention, held))
    for tally in mention.tallies:
        if tally.of in HARM and (holder := who_counts(tally, mention)):
            passage = tally.passage or mention.evidence
            itself = Holding(holder, "CT+", passage, stance="asserts") if tally.holder and holder.kind == "outlet" else None
            yield holder, itself, (tally.of, count_of(tally, holder), passage)
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


def _the_deed(held: Holding, mention: Mention) -> bool:
    """Whether it is the deed that is denied, and not only that anybody came to harm: "denied the killings", "denied having killed
    them"; but "nobody was killed"."""
    before = held.passage.text[: max(0, mention.trigger.start - held.passage.start)]
    known = IncidentWords.load()
    return mention.lemma in known.killings or (mention.lemma in known.having_killed and bool(HAVING.search(before)))


def _detail(held: Holding, sign: int, mention: Mention) -> Iterator[Said]:
    """What somebody names who does not tell of it."""
    yield from _by_whom(held.doers, sign, held.passage, mention)
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


def _doers(held: Holding, mention: Mention, sign: int) -> tuple[Party, ...]:
    """Whom a holder names as the doers, or rules out: of "our men" itself."""
    who = held.holder.innermost
    return (who,) if who and sign < 0 and _clears_itself(held, mention) else mention.actors


def _clears_itself(held: Holding, mention: Mention) -> bool:
    """Whether somebody says of harm no more than that "we" or "our men" did not do it: that others did is left open."""
    harm = mention.type in HARMING and not takes(mention) and (mention.recipients or mention.tallies or mention.sites)
    return held.tells and bool(harm) and any(SELF.match(one.name) for one in mention.actors)


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
    doers = tuple(dict.fromkeys(key for one in mention.actors for key in _keys(one))) if mention.type not in HARMING else ()
    return Answer("polarity", words, sign, keys=_deed(mention), value=held.value, mode=held.mode, doers=doers)


def _deed(mention: Mention) -> tuple[str, ...]:
    return (mention.type, *sorted(IncidentWords.load().acts_of(mention.lemma, mention.type)))


def _sides(mention: Mention) -> Kind:
    """What kind of answer the parties to it are: of what several do together, a meeting or a swap, one account may name these and
    another those."""
    return "words" if mention.type in POOLED else "party"


def _who(parties: Sequence[Party], question: str, sign: int, passage: Passage, kind: Kind = "party") -> Iterator[Said]:
    named = [one for one in parties if one.key != NOBODY and (question != BY_WHOM or one.country or one.id or one.sectors)]
    named = [one for one in named if question != "to whom" or not _arms(one)]
    if named:
        keys = tuple(dict.fromkeys(key for one in named for key in _keys(one)))
        words = ", ".join(dict.fromkeys(one.name for one in named))
        yield question, Answer(kind, words if sign > 0 else f"not {words}", sign, keys), passage


def _by_whom(parties: Sequence[Party], sign: int, passage: Passage, mention: Mention, kind: Kind = "party") -> Iterator[Said]:
    for question, answer, said in _who(parties, BY_WHOM, sign, passage, kind):
        yield question, replace(answer, deeds=_deed(mention)[1:] or (mention.type,)), said


def _keys(one: Party) -> Iterator[str]:
    return (key for key in (one.key, one.country, camp(one)) if key)


def _arms(one: Party) -> bool:
    """Whether it is a weapon that was hit, or shot down; a store of weapons is none."""
    return bool(set(folded(HEAD.split(one.name)[0]).split()) & IncidentWords.load().arms)


def _facts(mention: Mention, held: Holding) -> Iterator[Said]:
    passage = held.passage
    elsewhere = {one.name for other in mention.held for one in other.targets}  # in the words of others
    elsewhere |= {one.name for other in mention.held for one in other.sites}
    hit = [one for one in mention.recipients if one.name not in elsewhere]
    if mention.type not in SPOKEN:
        yield from _who([*hit, *aimed_at(mention, held, hit)], "to whom", 1, passage, _sides(mention))
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
    if downed(mention):
        hit |= {name for name, flies in IncidentWords.load().means_classes.items() if flies in FLYING}
    with_what = tuple(name for name in mention.means if name not in hit)  # who hits a pontoon with tanks hits it with none
    own = tuple(name for name in with_what if name in means(held.passage.text))
    return own if held.holder.kind == "source" and len(with_what) > 1 and own else with_what
