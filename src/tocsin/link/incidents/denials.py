"""Who denies what was told before, in words that hold no deed of their own: "which the neighbour denies", "called the report a
lie", "denied any involvement"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.baseless import meant
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.said_counts import tolls
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.spoken import SPOKEN
from tocsin.link.incidents.stems import folded, stem
from tocsin.link.incidents.telling import ASSERTING, DENYING, HARMING, NEGATED, denying_cue, harms, takes, wards_off
from tocsin.link.incidents.weapons import means
from tocsin.model import Record, Statement

FARTHEST: Final = 500
"""Characters from what was told to the words that deny it."""
SOON: Final = 20
"""The same where one answers the other."""
BRIEF: Final = 12
"""Words of a content that only says that something is not so."""
ALONE: Final = 3
"""Words of a content that only points back."""
POINTING: Final = frozenset("it this that which these those all everything the any such so both".split())
OF: Final = frozenset({"of", "about", "on", "that", "concerning"})
LIE: Final = frozenset({"lie", "lies"})
WHERE: Final = frozenset("on in at near within beyond under behind between outside inside along across to off over there".split())
"""After "lies" these say where something is."""
RELATIVE: Final = re.compile(r"\b(?:who|whom|whose|which)\b[^,;.:]*$", re.IGNORECASE)
"""An open relative clause."""
NO_HAND: Final = re.compile(
    r"\bnothing to do with\b|\bno (?:part|role|hand) in (?:it|this|that|the)\b"
    r"|\b(?:no|none|not|never|nobody|neither)\b[^.;]{0,60}\b(?:anything to do with|a hand in"
    r"|any (?:part|role|hand) in|behind (?:it|this|the))\b",
    re.IGNORECASE,
)
"""Words by which somebody denies having had a hand in it whatever the cue is."""


def add_denials(mentions: Sequence[Mention], record: Record, holders: Mapping[str, Holder], report: int, version: int) -> None:
    """Gives what somebody else told last before a denial that names no deed its denier."""
    for mention in mentions:
        mention.held = tuple(meant(held, mention) for held in mention.held)
    settled = {
        held.statement for event in record.events for held in event.held if held.statement and held.value not in ("Uu", "CTu")
    }
    for statement in record.statements:
        by = holders[statement.id]
        if by.kind != "source" or by.innermost is None or statement.negated:
            continue
        if _holds_on(statement):
            _not_taken(
                Holding(by, "CT-", Passage.of(statement.evidence, report, version), stance="denies", pointing=True), mentions
            )
        if statement.id in settled:
            if _own_hand(statement):
                _turned_to_doer(mentions, statement, by.innermost)
            continue
        said = Holding(by, "CT-", Passage.of(statement.evidence, report, version), stance="denies", pointing=True)
        for mention, held in _denied(statement, said, mentions, record, holders):
            mention.held += (held,)
    _repelled(mentions)


def _holds_on(statement: Statement) -> bool:
    """Whether somebody says that what others claim to have taken is not in their hands."""
    return _names(statement, IncidentWords.load().holding_on)


def _turned_to_doer(mentions: Sequence[Mention], statement: Statement, who: Party) -> None:
    """Who denies "any part in it" rules itself out as the doer, and does not deny what others tell."""
    for mention in mentions:
        mention.held = tuple(
            replace(held, doers=(who,)) if polarity(held) < 0 and _passage(held, statement) and not _names_act(mention) else held
            for held in mention.held
        )


def _names_act(mention: Mention) -> bool:
    return mention.lemma in IncidentWords.load().acts


def _names(statement: Statement, phrases: Iterable[str]) -> bool:
    said = f" {' '.join(_words(statement))} "
    return any(f" {phrase} " in said for phrase in phrases)


def _not_taken(said: Holding, mentions: Sequence[Mention]) -> None:
    """Denies the taking of which others are told nearby, before or after."""
    near = [
        one
        for one in mentions
        if takes(one)
        and -FARTHEST < one.trigger.start - said.passage.start < FARTHEST
        and any(held.holder.key != said.holder.key and held.value != "CT-" for held in one.held)
        and not any(held.holder.key == said.holder.key for held in one.held)
    ]
    if near:
        taken = min(near, key=lambda one: abs(one.trigger.start - said.passage.start))
        taken.held += (said,)


def _repelled(mentions: Sequence[Mention]) -> None:
    """Who says that it threw back those who just claimed to have taken something denies that they took it."""
    told = sorted(harms(mentions), key=lambda one: one.trigger.start)
    for number, mention in enumerate(told):
        own = [held for held in mention.held if held.holder.kind == "source" and held.tells and polarity(held) > 0]
        if not own or not wards_off(mention):
            continue
        near = (one for one in reversed(told[:number]) if takes(one) and mention.trigger.start - one.trigger.end < FARTHEST)
        taken = next(near, None)
        for held in own if taken else ():
            if taken and any(polarity(one) > 0 and one.holder.key != held.holder.key for one in taken.held):
                taken.held += (replace(held, value="CT-", stance="denies", pointing=True),)


def _denied(
    statement: Statement, said: Holding, mentions: Sequence[Mention], record: Record, holders: Mapping[str, Holder]
) -> Iterator[tuple[Mention, Holding]]:
    """What a statement denies, with the holding that its speaker gets."""
    who = said.holder.innermost
    if _own_hand(statement) and who:
        yield from ((mention, replace(said, doers=(who,))) for mention in _last_harm(mentions, statement))
        return
    if _contrary(statement) or points_back(statement):
        before = _told_before(statement, record, holders)
        same = [one for one in before if holders[one.id].key == holders[before[0].id].key]
        told = next((one for one in same if any(_deed(one, mentions))), before[0] if before else None)
        yield from _turned(statement, said, told, mentions) if told else ()
    elif _names(statement, IncidentWords.load().accidents) and statement.stance in ASSERTING:
        yield from ((mention, said) for mention in _laid_at_doors(mentions, statement, said.holder.key))
    elif _says_not(statement):
        near = {one.key: one for one in (*_last_harm(mentions, statement), *_just_told(statement, mentions, record, holders))}
        yield from ((mention, said) for mention in near.values() if _speaks_of(statement, mention, said.holder.key))


def _laid_at_doors(mentions: Sequence[Mention], statement: Statement, by: str) -> list[Mention]:
    """The harm told last before, by another source alone: who says that it was an accident denies it."""
    last = statement.evidence.end
    near = [
        one
        for one in harms(mentions)
        if one.trigger.start < last and last - one.trigger.end < FARTHEST and _by_others(one, by) and not _accidental(one)
    ]
    return near[-1:]


def _by_others(mention: Mention, by: str) -> bool:
    told = [held.holder for held in mention.held if held.tells and polarity(held) > 0]
    return bool(told) and all(holder.kind == "source" and holder.key != by for holder in told)


def _accidental(mention: Mention) -> bool:
    return not mention.actors and not (IncidentWords.load().acts.get(mention.lemma, frozenset()) & {"strike", "down", "kill"})


def _turned(
    statement: Statement, said: Holding, before: Statement, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Holding]]:
    """What somebody else said, turned into its contrary: that it happened, or who did it."""
    told = (found for found in _deed(before, mentions) if on_the_matter(statement, {*found[0].words, stem(found[0].lemma)}))
    deed = [found for found in told if _may_deny(said.holder.innermost, found[0])]
    for mention, sign in deed:
        if sign > 0 or _contrary(statement):
            yield mention, said if sign > 0 else replace(said, value="CT+", stance="claims")
    if not deed:
        for mention in mentions:
            for held in mention.held:
                if held.doers and held.value == "CT+" and _passage(held, before):
                    yield mention, replace(said, doers=held.doers)


def _words(statement: Statement) -> list[str]:
    return [word for span in statement.content for word in folded(span.text).split()]


def on_the_matter(statement: Statement, told: Set[str]) -> bool:
    """Whether a denial of "rumours of …", where it says of what, is of what was told in words of these stems."""
    words = _words(statement)
    at = next((number for number, word in enumerate(words) if word in IncidentWords.load().told_before), None)
    if at is None or len(words) < at + 3 or words[at + 1] not in OF:
        return True
    return bool({stem(word) for word in words[at + 2 :]} & told)


def _own_hand(statement: Statement) -> bool:
    """Whether the denial is one of having had a hand in it."""
    said = _words(statement)
    denied = denying_cue(statement) and bool(set(said[:BRIEF]) & IncidentWords.load().guilt)
    return denied or any(NO_HAND.search(span.text) for span in statement.content)


def points_back(statement: Statement) -> bool:
    """Whether a statement says of what was told that it is not so. A toll that is called wrong is no denial of the deed."""
    said, known = _words(statement), IncidentWords.load()
    if not said or len(said) > BRIEF or tolls(" ".join(span.text for span in statement.content)):
        return False
    back = set(said) & known.told_before or (len(said) <= ALONE and set(said) <= POINTING)
    false = (
        word in known.falsehood and not (word in LIE and after in WHERE)
        for word, after in zip(said, [*said[1:], ""], strict=True)
    )
    return bool(denying_cue(statement) and back) or any(false)


def _contrary(statement: Statement) -> bool:
    """Whether a statement says nothing but that the contrary of what was told is so."""
    said = _words(statement)
    return len(said) <= ALONE and bool(set(said) & IncidentWords.load().contrary)


def _says_not(statement: Statement) -> bool:
    """Whether a statement denies something, by its cue or by its own first words."""
    said = " ".join(span.text for span in statement.content)
    return denying_cue(statement) or (statement.stance in DENYING and bool(NEGATED.match(said)))


def _speaks_of(statement: Statement, mention: Mention, by: str) -> bool:
    """Whether a denial names what somebody else told of a happening: its weapon, or its very word."""
    if any(held.holder.key == by and held.tells for held in mention.held):
        return False
    said = " ".join(span.text for span in statement.content)
    words = {stem(word) for word in folded(said).split()}
    return bool(set(means(said)) & set(mention.means)) or stem(mention.lemma) in words


def _last_harm(mentions: Sequence[Mention], statement: Statement) -> list[Mention]:
    last = statement.evidence.end
    before = [one for one in harms(mentions) if one.trigger.start < last and last - one.trigger.end < FARTHEST]
    return [max(before, key=lambda one: one.trigger.start)] if before else []


def _just_told(statement: Statement, mentions: Sequence[Mention], record: Record, holders: Mapping[str, Holder]) -> list[Mention]:
    """Of any kind, what somebody else tells in the words right before."""
    before = next(iter(_told_before(statement, record, holders)), None)
    if before is None or statement.evidence.start - before.evidence.end > SOON:
        return []
    return [one for one in mentions if any(polarity(held) > 0 and _of(held, before) for held in one.held)]


def _told_before(statement: Statement, record: Record, holders: Mapping[str, Holder]) -> list[Statement]:
    """The statements before by others, the nearest first."""
    by = holders[statement.id].key
    start = statement.evidence.start
    before = [
        other
        for other in record.statements
        if holders[other.id].key != by and other.evidence.start < start and start - other.evidence.end < FARTHEST
    ]
    return sorted(before, key=lambda other: (other.evidence.end, other.evidence.start), reverse=True)


def _deed(before: Statement, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, int]]:
    """What a statement tells, its first harm, else its first deed, and whether it says that it happened or that it did not. What
    the report tells as a fact besides ("the three arrested there have been beaten") is taken for granted, and not what is
    denied, also where the reader has missed what is."""
    said = [
        (mention, polarity(held))
        for mention in sorted(mentions, key=lambda one: one.trigger.start)
        for held in mention.held
        if held.holder.kind != "outlet" and polarity(held) and _of(held, before) and not _aside(mention, before)
    ]
    told = [found for found in said if not _for_granted(found[0])]
    told = [found for found in told if not found[0].refers] or told
    yield from [found for found in told if found[0].type in HARMING][:1] or told[:1]


def _aside(mention: Mention, before: Statement) -> bool:
    """Whether a deed only tells whom or what a statement is about: "the man whose car was blown up has died"."""
    said = before.evidence.text[: max(0, mention.trigger.start - before.evidence.start)]
    return bool(RELATIVE.search(said))


def _for_granted(mention: Mention) -> bool:
    """Whether a report tells something as a fact."""
    return any(held.holder.kind == "outlet" and polarity(held) > 0 for held in mention.held)


def _may_deny(who: Party | None, mention: Mention) -> bool:
    """Whether somebody may deny a deed: that a side asked for something or threatened it, only that side itself. Who rejects
    another's account does not deny that it was given."""
    return mention.type not in SPOKEN or (who is not None and any(one.country == who.country for one in mention.actors))


def _of(held: Holding, statement: Statement) -> bool:
    return held.tells and _passage(held, statement)


def _passage(held: Holding, statement: Statement) -> bool:
    return (held.passage.start, held.passage.end) == (statement.evidence.start, statement.evidence.end)
