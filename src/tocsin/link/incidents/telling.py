"""Whether somebody tells of a happening, or only refers to it: "over the attack in which …" tells of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.codebook.phrases import singular
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.own_people import own_eyes, own_staff
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.private import ordinary, private
from tocsin.link.incidents.sections import WHOLE, Bounds
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.stems import folded
from tocsin.model import Event, Record, Statement

HARM: Final = frozenset(
    "killed wounded arrested detained captured abducted released displaced evacuated missing deported expelled rescued sentenced "
    "destroyed deployed casualties".split()
)
"""What a count says has happened; a count of anything else ("30 missiles") is no question of its own."""
HARMING: Final = frozenset({"ASSAULT", "COERCE"})
DENYING: Final = frozenset({"denies", "rejects"})
ASSERTING: Final = frozenset({"asserts", "claims", "confirms", "admits", "reveals"})
OWNING: Final = frozenset({"confirms", "admits"})
COUNTING: Final = ASSERTING | DENYING
"""Stances under which somebody gives a number, and so tells of it."""
ESTIMATING: Final = COUNTING | {"believes"}
"""Who estimates gives a number too, and tells of nothing by that."""
COMMENTING: Final = frozenset(
    "supports hopes asks demands advocates fears questions believes predicts unknown denies rejects".split()
)
"""Stances that take for granted what they speak of, or only suppose it."""
OVER: Final = re.compile(
    r"\b(?:over|in connection with|in (?:response|reaction|answer) to)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE
)
"""What follows is the occasion of what is told."""
SUBJECT: Final = re.compile(
    r"^\W*(?:the|this|that|these|those|its|his|her|their|[\w-]+['’]s)\s+(?:(?!(?:the|this|that|a|an)\b)[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Before a word that points back and is what its sentence is about: "the attack began at seven"."""
UNHURT: Final = re.compile(
    r"\b(?:nobody|no[ -]one|none|nothing|no (?:\w+ )?\w+) (?:(?:was|were|had|has|have|been) ){0,3}"
    r"(?:hurt|harmed|hit|killed|injured|wounded|damaged|destroyed)\b", re.IGNORECASE,
)  # fmt: skip
"""Who says that all is calm and nobody was hurt tells of no blow."""
UNSEEN: Final = re.compile(
    r"(?:\b(?:not|never)|n[’']t)\s+(?:\w+\s+){0,2}?(?:seen|see|saw|heard|hear|noticed|found)\b"
    r"|\b(?:seen?|saw|found) no (?:signs?|traces?|evidence|indications?)\b", re.IGNORECASE,
)  # fmt: skip
"""Who has not seen it is no witness of it; who heard no aircraft may be."""
NEXT: Final = 2
"""Line breaks from one paragraph to the next."""
ADDRESSEE: Final = 30
"""Characters after a statement in which it may stand to whom it was made: "…, he told the Post"."""
CLAUSE: Final = re.compile(r"[,;:“]\s*|\b(?:that|said|says)\s+")
"""What opens a clause."""


def refers(text: str, sentence: tuple[int, int], event: Event, definite: bool, shifted: bool) -> bool:
    """Whether an event stands in its sentence as known ("after Tuesday's strike", "over the killing of …"), while the sentence
    tells of something else. A toll before it is told of it: "eight have died after Wednesday's raid"."""
    before = text[sentence[0] : event.trigger.start]
    if shifted or OVER.search(before):
        return True
    if not definite or any(count.mention and count.mention.end <= event.trigger.start for count in event.counts):
        return False
    return not SUBJECT.search(CLAUSE.split(before)[-1])


def tells(mention: Mention, held: Holding) -> bool:
    """Whether a holder says that something happened, in words that tell of it. Whose deed it is and who confirms it tell of it in
    any words; who only names what was hit, where or with what, does not."""
    if held.detail and not held.doers:
        return False
    if held.stance in COMMENTING or (polarity(held) <= 0 and not denies_harm(held, mention)):
        return False
    who = held.holder.innermost
    own = (
        who is not None
        and held.holder.kind == "source"
        and any(who.seat == one.seat or who.key == one.key for one in mention.actors)
    )
    return own or not mention.refers or held.stance in OWNING


def denies_harm(held: Holding, mention: Mention) -> bool:
    """Whether only harm is denied ("nobody was killed"): the attack itself is not."""
    acts = IncidentWords.load().acts.get(mention.lemma, frozenset())
    return polarity(held) < 0 and acts == {"kill"} and not any(one.country or one.id or one.sectors for one in mention.actors)


def wards_off(mention: Mention) -> bool:
    """Whether an act is the warding off of another's ("had thrown them back"): who does that is not who attacked."""
    known = IncidentWords.load()
    if mention.lemma in known.defending or mention.lemma not in known.repelling:
        return mention.lemma in known.defending
    said = (mention.evidence.text, *(held.passage.text for held in mention.held))
    return any(_off(folded(text).split(), mention.lemma) for text in said)


def takes(mention: Mention) -> bool:
    """Whether something is taken: a town, a ship. Shells that fall take nothing."""
    acts = IncidentWords.load().acts_of(mention.lemma, mention.type)
    return "take" in acts and "strike" not in acts


def _off(words: Sequence[str], verb: str) -> bool:
    """Whether a verb has a particle like "back" close behind it."""
    at = [number for number, word in enumerate(words) if word == verb]
    return any(set(words[number + 1 : number + 1 + PARTICLE]) & IncidentWords.load().off for number in at)


PARTICLE: Final = 4
"""Words behind a verb among which its particle stands."""
NEGATED: Final = re.compile(r"(?:\W*\w+){0,3}?\W*(?:\b(?:not|never|no|nothing|nobody|none)\b|\w+n[’']t\b)", re.IGNORECASE)
"""Words that begin with a denial: they say again that it was not so, and not what it was."""


COMMENT: Final = re.compile(r"\b(?:may|might|perhaps|maybe|if|let|(?:is|are|am) \w+ing)\b", re.IGNORECASE)
"""What is said in such words is supposed, or thought of what goes on."""


def harms(mentions: Iterable[Mention]) -> list[Mention]:
    """The harm that a report tells of as its news, to which words on dead, wounded and doers belong that hold no deed of their
    own."""
    return [one for one in mentions if one.type in HARMING and one.reality == "told" and not one.background]


def explained(event: Event, statements: Mapping[str, Statement], holders: Mapping[str, Holder], text: str) -> tuple[Party, ...]:
    """Who denies an act of harm and says in the same paragraph what it was instead ("a tanker whose brakes had run hot"): of a
    move that is denied nothing is left to be explained."""
    found: dict[str, Party] = {}
    for held in event.held if event.type in HARMING else ():
        denial = statements.get(held.statement or "")
        who = holders[denial.id].innermost if denial else None
        if denial is None or who is None or not held.value.endswith("-") or holders[denial.id].kind != "source":
            continue
        line = text.count("\n", 0, denial.evidence.start)
        for other in statements.values():
            same = holders[other.id].key == who.seat and text.count("\n", 0, other.evidence.start) == line
            told = [piece.text for piece in other.content] if other.id == denial.id else [" ".join(p.text for p in other.content)]
            more = other.id != denial.id or len(told) > 1
            if (
                same
                and more
                and any(map(accounts, told))
                and not other.negated
                and (other.stance in ASSERTING or other.id == denial.id)
            ):
                found[who.seat] = who
    return tuple(found.values())


def accounts(words: str) -> bool:
    """Whether words may tell what happened: not what did not, nor what somebody thinks of it now ("they are fighting fog")."""
    return bool(words) and not NEGATED.match(words) and not COMMENT.search(words)


def witnessed(record: Record, holders: Mapping[str, Holder], contact: re.Pattern[str] | None, within: Bounds = WHOLE) -> bool:
    """Whether a private person or the outlet's own reporter says, in words of a report or a part of it that hold no event of
    their own, what they saw, heard or counted, or says it to the outlet itself: then the outlet has it from them."""
    with_events = {
        held.statement for event in record.events for held in event.held if held.statement and held.value in ("CT+", "PR+", "PS+")
    }
    if own_eyes(record, within):
        return True
    text = record.report.text
    start, end = within
    lines = {text.count("\n", 0, event.trigger.start) for event in record.events}
    return any(
        _witness(one, holders[one.id], contact, text, _beside(text.count("\n", 0, one.evidence.start), lines))
        for one in record.statements
        if one.id not in with_events and start <= one.evidence.start < end
    )


def _beside(line: int, events: Set[int]) -> bool:
    """Whether a line of a text stands in a paragraph with an event, or next to one."""
    return any(near in events for near in range(line - NEXT, line + NEXT + 1))


def _witness(statement: Statement, holder: Holder, contact: re.Pattern[str] | None, text: str, beside: bool) -> bool:
    if statement.negated or statement.stance not in ASSERTING:
        return False
    who = holder.innermost
    if holder.kind == "outlet" and (who is None or not own_staff(who)):
        return False
    said = text[statement.evidence.start : statement.evidence.end + ADDRESSEE].split("\n")[0]
    to_us = contact is not None and bool(contact.search(said))
    if holder.kind != "outlet" and (who is None or commenting(holder)):
        return False
    if holder.kind != "outlet" and who and not private(who.name, who.sectors, who.id) and not (to_us and ordinary(who)):
        return False
    content = " ".join(span.text for span in statement.content)
    if UNSEEN.search(content):
        return False
    told = [*statement.content, *([statement.cue] if statement.cue else [])]
    words = {word for span in told for word in folded(span.text).split()}
    if words & IncidentWords.load().witness:
        return True
    return beside and to_us and not UNHURT.search(content)


def denying_cue(statement: Statement) -> bool:
    """Whether the cue itself denies: "denied taking part". Under "said" the content has its own negation."""
    cue = folded(statement.cue.text if statement.cue else "").split()
    return statement.stance in DENYING and bool(set(cue) & IncidentWords.load().denying)


def commenting(holder: Holder) -> bool:
    """Whether somebody is an expert, who has seen nothing."""
    who = holder.innermost
    if who is None:
        return False
    words = folded(f"{who.name} {who.mention}").split()
    return bool({*words, *map(singular, words)} & IncidentWords.load().experts)


def sources_of(mention: Mention) -> Iterable[Holder]:
    """Who gives a fact of a mention beside those who hold it: its counts, but no estimate. A toll is told also where the blow is
    only referred to ("raised the toll of the raid to 64"), but not one that says which blow was the occasion of something else
    ("arrests over the attack in which five died")."""
    evidence = mention.evidence
    if mention.refers and (mention.shifted or OVER.search(evidence.text[: max(0, mention.trigger.start - evidence.start)])):
        return
    given = (one for one in mention.tallies if one.of in HARM and not one.estimate and one.high != 0)  # "nobody was hurt"
    yield from (one.holder for one in given if one.holder and one.holder.kind == "source")
