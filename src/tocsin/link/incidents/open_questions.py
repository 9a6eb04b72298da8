"""The questions that would have to be answered to settle what is disputed, or that nobody answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.link.incidents.answer import HAPPENED, QUESTIONS
from tocsin.link.incidents.claim import Claim

WORDS: Final = {
    HAPPENED: "Did it happen?",
    "by whom": "Who did it?",
    "to whom": "To whom, or what, was it done?",
    "where": "Where did it happen?",
    "when": "When did it happen?",
    "with what": "With what was it done?",
}
SETTLED_BY: Final = {
    HAPPENED: ("Who was there and belongs to neither side?", "Are there pictures of the place, with date and hour?"),
    "by whom": ("From where did it come, and who held that ground?", "What was found of the weapon, and who has it?"),
    "to whom": ("Who was at the place, by name?", "What stood at the place before?"),
    "where": ("Are there pictures that can be matched with the place?",),
    "when": ("Is there a record with the hour: a call, a log, a picture?",),
    "with what": ("What was found of the weapon?",),
}
COUNT: Final = ("Who counted, and when?", "Is there a list of names?")
ASKED: Final = ("by whom", "where", "when")
"""Questions that stand open while nobody answers them."""


def worded(question: str) -> str:
    """A question for readers."""
    return WORDS.get(question, f"How many were {question}?")


def open_questions(question: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """What would settle a dispute; that nobody but parties to the conflict speaks is one of the questions."""
    asked = SETTLED_BY.get(question, COUNT)
    if claims and all(claim.party for claim in claims):
        asked = (*asked, "What does anybody say who is no party to it?")
    return tuple(dict.fromkeys(asked))


def unanswered(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The questions that nobody answers."""
    answered = {claim.question for claim in claims if claim.stands and claim.answer.polarity > 0}
    return tuple(worded(question) for question in QUESTIONS if question in ASKED and question not in answered)
