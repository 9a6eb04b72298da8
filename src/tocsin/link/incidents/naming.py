"""What was hit and what it was done with, named in words that hold no deed of their own: "Drones, says the command", "the victims
were guests of a wedding", "there were neither weapons nor soldiers there"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.parties import party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.telling import COUNTING, HARMING, harms
from tocsin.link.incidents.weapons import means
from tocsin.model import Record, Statement

FARTHEST: Final = 800
"""Characters from what happened to the words on what it was."""
BRIEF: Final = 8
"""Words of an answer that stands without a verb."""
AFTER: Final = 12
"""Words behind the word for an attack among which its target stands."""
UPON: Final = frozenset("on upon at in into against".split())
BESIDE: Final = frozenset("with by from between near outside".split())
"""What follows these was not hit."""
CLAUSE: Final = re.compile(r"[,;:.]|\b(?:killing|wounding|injuring|after|when|while|said|says|who|which|that)\b")
VERB: Final = re.compile(
    r"^\W*(?:he|she|it|they|we|i)\b|\b(?:to|was|were|is|are|be|been|has|have|had|will|would|did|does|do|not|no|nothing|never)\b",
    re.IGNORECASE,
)
"""What no answer in brief has."""
VICTIMS: Final = re.compile(
    r"\b(?:victims?|dead|killed|wounded|injured|casualties|fallen|those who (?:died|fell|were killed|lost their lives))\b"
    r"[^.;]{0,80}?\b(?:were|was|are|had been|have been)\s+(?P<who>[^.,;]+)",
    re.IGNORECASE,
)
THERE: Final = re.compile(
    r"\bthere\s+(?:was|were|is|are|had been|have been)\s+(?P<not>(?:no|not|neither|never|nothing)\b)?(?P<what>[^.,;]+)",
    re.IGNORECASE,
)
NOBODY_THERE: Final = re.compile(
    r"\b(?P<not>no|not a|not one|neither|no trace of|no sign of)\s+(?P<what>(?:[\w’'-]+\s+){1,5}?)(?:was|were|is|are|had been)\s+"
    r"(?:there|at|near|inside|kept|stored|stationed|present)\b",
    re.IGNORECASE,
)


def add_names(mentions: Sequence[Mention], record: Record, holders: Mapping[str, Holder], report: int, version: int) -> None:
    """Gives the harm told last before them the holders who name its target or its means without telling of it."""
    holding = {held.statement for event in record.events for held in event.held if held.statement}
    for statement in record.statements:
        by = holders[statement.id]
        if by.kind != "source" or by.innermost is None or statement.negated or statement.stance not in COUNTING:
            continue
        said = Holding(by, "CT+", Passage.of(statement.evidence, report, version), stance=statement.stance)
        found = tuple(_named(statement, said, statement.id not in holding))
        harm = _harm(statement, mentions) if found else None
        if harm:
            harm.held = (*harm.held, *found)


def _harm(statement: Statement, mentions: Sequence[Mention]) -> Mention | None:
    """The harm that a statement tells itself, else the one told last before it."""
    said = statement.evidence
    told = harms(mentions)
    own = [one for one in told if said.start <= one.trigger.start < said.end and one.type in HARMING]
    before = [one for one in told if 0 <= said.end - one.trigger.start < FARTHEST]
    return own[0] if own else max(before, key=lambda one: one.trigger.start, default=None)


def _named(statement: Statement, said: Holding, bare: bool) -> Iterator[Holding]:
    """The details that a statement names; `bare` is one that tells of nothing that happened."""
    if bare:
        yield from _in_brief(statement, said)
    for span in statement.content:
        for found in VICTIMS.finditer(span.text):
            if classed(found["who"]):
                yield replace(said, targets=(_target(found["who"]),))
        for found in (*THERE.finditer(span.text), *NOBODY_THERE.finditer(span.text)):
            if classed(found["what"]) and (bare or found["not"]):
                yield replace(said, value="CT-" if found["not"] else "CT+", targets=(_target(found["what"]),))


def _in_brief(statement: Statement, said: Holding) -> Iterator[Holding]:
    """An answer without a verb: a weapon, or whom it hit. Who blames names a doer."""
    words = " ".join(span.text for span in statement.content)
    blaming = statement.cue and set(folded(statement.cue.text).split()) & IncidentWords.load().blaming
    if blaming or len(words.split()) > BRIEF or VERB.search(words):
        return
    if weapons := means(words):
        yield replace(said, means=weapons)
    elif classed(words) and not any(word in IncidentWords.load().acts for word in folded(words).split()):
        yield replace(said, targets=(_target(words),))


def classed(words: str) -> bool:
    """Whether words name something military or civilian."""
    known = IncidentWords.load().targets
    return any(word in known for word in folded(words).split())


def aimed_at(mention: Mention, held: Holding, named: Sequence[Party]) -> tuple[Party, ...]:
    """What stands behind the word for an attack where nobody who was hit is told to be military or civilian: "dropped bombs on
    the weekly market", "struck a depot with ammunition"."""
    if mention.type != "ASSAULT" or held.holder.kind != "source" or any(classed(one.name) for one in named):
        return ()
    _, found, after = held.passage.text.partition(mention.trigger.text)
    words = CLAUSE.split(after)[0].split()[:AFTER]
    last = next((number for number, word in enumerate(words) if classed(word)), None)
    if not found or last is None:
        return ()
    close = next((number for number in reversed(range(last)) if words[number] in UPON | BESIDE), None)
    if close is not None and words[close] in BESIDE and not (words[close] == "with" and close > 1):  # "a depot with shells"
        return ()
    first = max((number + 1 for number, word in enumerate(words[:last]) if word in UPON), default=0)
    return (_target(" ".join(words[first : last + 1])),)


def _target(words: str) -> Party:
    name = " ".join(words.strip(" “”\"',").split())
    return Party(name, party_key(name, None, ()))
