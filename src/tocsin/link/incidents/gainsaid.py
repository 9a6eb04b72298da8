"""What one says and another, right beside it, says is not so, where neither tells of a happening: "The owners had been warned,
the union charged. The company denied it." No incident holds it: it is a proposition of its own, in the words of who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.denials import on_the_matter, points_back
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.stems import folded, stem, stems
from tocsin.link.incidents.telling import ASSERTING, DENYING
from tocsin.model import Record, Statement

SOON: Final = 60
"""Characters between what is said and its denial."""
ARMS: Final = "arms"
LONGEST: Final = 12
"""Stems of what is said that name it."""
CLAUSE: Final = re.compile(r"\b(?:had|has|have|was|were|did|is|are|been?|will|would|can|could|\w+ing)\b", re.IGNORECASE)
"""What a clause has: a name that somebody gives is no claim."""
Gainsaid = tuple[Statement, Statement]
"""What is said, and what denies it."""


def gainsaid(record: Record, holders: Mapping[str, Holder]) -> Iterator[Gainsaid]:
    """Each denial of a record that answers a statement beside it, with that statement."""
    telling = {held.statement for event in record.events for held in event.held if held.value not in ("Uu", "CTu")}
    named = (*(actor.name for actor in record.actors), *(place.name for place in record.places))
    names = {stem(word) for name in named for part in name.split() if part[:1].isupper() for word in folded(part).split()}
    spoken = [one for one in record.statements if _somebody(holders[one.id]) and not one.negated and one.id not in telling]
    for denial in (one for one in spoken if one.stance in DENYING):
        for said in (one for one in spoken if one.stance in ASSERTING and holders[one.id].key != holders[denial.id].key):
            if _beside(said, denial, record.report.text) and _answers(denial, said, names):
                yield said, denial
                break


def named_by(said: Statement) -> str:
    """The telling words of what is said, the same in whatever order and whoever prints it."""
    return " ".join(sorted({word for span in said.content for word in stems(span.text)})[:LONGEST])


def _somebody(holder: Holder) -> bool:
    return holder.kind == "source" and holder.innermost is not None


def _beside(said: Statement, denial: Statement, text: str) -> bool:
    """Whether two statements follow one another in one paragraph."""
    first, last = sorted((said.evidence, denial.evidence), key=lambda one: one.start)
    return 0 <= last.start - first.end <= SOON and "\n" not in text[first.start : last.end]


def _answers(denial: Statement, said: Statement, names: set[str]) -> bool:
    """Whether a denial points back to what was said right before it, or repeats a word of it that is no name."""
    one, other = (_told(part) for part in (said, denial))
    if points_back(denial):
        clause = any(CLAUSE.search(span.text) for span in said.content)
        return clause and said.evidence.end <= denial.evidence.start and on_the_matter(denial, one)
    return bool((one & other) - names)


def _told(statement: Statement) -> set[str]:
    """The stems of what a statement says; all weapons are one."""
    arms = {stem(word) for word in IncidentWords.load().arms}
    return {ARMS if word in arms else word for span in statement.content for word in stems(span.text)}
