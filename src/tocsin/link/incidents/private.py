"""Who speaks for nobody: residents, witnesses, crowds, persons without office. What they tell a report is the outlet's own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tocsin.codebook.actors import ActorWords, NameWords
from tocsin.codebook.incidents import IncidentWords
from tocsin.codebook.phrases import singular
from tocsin.link.incidents.parties import is_person
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.stems import folded

QUANTITY: Final = frozenset("both each all neither either two they some several the".split())
CROWDS: Final = frozenset("thousands hundreds dozens scores crowds hundred thousand dozen".split())
"""Of many nobody speaks for the others."""
INDEFINITE: Final = frozenset("a an one two three four five".split())
UNNAMED: Final = frozenset("official officials officer officers diplomat diplomats source sources aide aides".split())
"""As what those speak who are not to be named."""
HEAD_ENDS: Final = re.compile(r",|\s(?:of|at|in|from|with|on|for|to|by|close|near|who|whom|which|that|whose)\s")
"""Where it ends what somebody is called, and it begins where or whose."""
OF_RANK: Final = frozenset("GOV MIL REB COP JUD LEG SPY OPP UAF CRM".split())
FOES: Final = frozenset("enemies foes opponents rivals adversaries".split())
"""Whoever they are: "both it and its enemies"."""
PARTITIVE: Final = re.compile(
    r"(?:one|two|three|four|five|some|several|many|most) of (?:the|those|these|their|its|his|her)\b", re.IGNORECASE
)
"""Some of many: "two of their neighbours"."""
SIDES: Final = re.compile(
    r"\b(?:(?:on|of|from) )?(?:both|either|all|each|the two) (?:warring )?(?:sides?|parties|camps)\b", re.IGNORECASE
)
"""Those who fight one another, told of as if they spoke with one mouth."""
PLACED: Final = re.compile(r"\s(?:at|in|from|near|who)\s")
"""Before where somebody is, or what he did: no office has such words in its name."""
FIRST: Final = 3
"""Words of a name among which it says how many: "some two hundred drivers"."""


@lru_cache(maxsize=8192)
def private(name: str, sectors: tuple[str, ...], identity: str | None) -> bool:
    """Whether somebody speaks for nobody: a resident, a nurse, a source, a named person without office, anybody of whom only the
    calling is told ("a shipping agent")."""
    if identity:
        return False
    known, line = IncidentWords.load(), folded(name).split()
    words = {*line, *map(singular, line)}
    if unnamed(name, sectors):
        return True
    if words & (NameWords.load().bodies | known.state_bodies | known.media):
        return False
    if words & known.private or CROWDS & set(line[:FIRST]):
        return True
    return not set(sectors) - {"CVL"} and is_person(name)


def unnamed(name: str, sectors: tuple[str, ...]) -> bool:
    """Whether somebody is told of as one of many ("a surgeon at the military hospital", "two security officials"), whom no body
    has sent to speak. An official of a ministry that is named speaks for it."""
    known, head = IncidentWords.load(), folded(HEAD_ENDS.split(name)[0]).split()
    if PARTITIVE.match(name):
        return True
    if len(head) < 2 or head[0] not in INDEFINITE:
        return False
    if {"former", "retired"} & set(head):
        return True
    if head[-1] in UNNAMED:
        return not set(folded(name).split()) & {"ministry", "office", "presidency", "government", "administration"}
    bodies = NameWords.load().bodies | known.state_bodies | known.organisations | ActorWords.load().collectives
    last = singular(head[-1])
    if last in known.private:
        return True
    return not set(sectors) & OF_RANK and not (last in bodies or set(head) & (known.speaks_for | known.papers | known.media))


def one_of_many(name: str) -> bool:
    """Whether somebody of a calling is told of as any one of those who have it ("a doctor at the university hospital"): the body
    at which he works does not speak through him."""
    head = folded(HEAD_ENDS.split(name)[0]).split()
    named = name[:1].isupper() and not (head and head[0] in INDEFINITE)
    if not head or named or head[0] == "the" or singular(head[-1]) not in IncidentWords.load().private:
        return False
    return head[0] in INDEFINITE or bool(PLACED.search(name))


def ordinary(one: Party) -> bool:
    """Whether somebody may be a private person: no office, no body, no side is in the words ("the coffee seller across the
    lane")."""
    words, known = set(folded(one.name).split()), IncidentWords.load()
    offices = NameWords.load().bodies | known.state_bodies | known.media | known.speaks_for
    return one.id is None and one.role is None and not set(one.sectors) - {"CVL"} and not words & offices


def names_nobody(name: str) -> bool:
    """Whether words say only how many speak ("both sides"), or in what ("news"), or stand for a name that is not there ("those
    who")."""
    known = IncidentWords.load()
    empty = known.speaks_for | known.papers | ActorWords.load().pronouns | QUANTITY | FOES
    return set(folded(SIDES.sub("", name)).split()) <= empty


def shows(name: str) -> bool:
    """Whether what is named is no speaker but pictures: "photographs that our analysts have examined"."""
    head = folded(HEAD_ENDS.split(name)[0]).split()
    known = IncidentWords.load().pictures
    return bool(head) and (head[-1] in known or head[0] in known)


def speaks_for_nobody(one: Party) -> bool:
    """Whether a party is a private person, by its name and by the words used for it: a committee's member speaks for it."""
    words, known = set(folded(one.mention).split()), IncidentWords.load()
    if one.id is None and (one_of_many(one.mention) or one_of_many(one.name)):
        return True
    if words & (NameWords.load().bodies | known.state_bodies):
        return False
    if one.id is None and one.role is None and not set(one.sectors) & OF_RANK and is_person(one.name):
        return True
    return (
        private(one.name, one.sectors, one.id)
        or unnamed(one.mention, one.sectors)
        or (one.id is None and is_person(one.name) and bool(words & known.private))
    )
