"""A review: one judgement of a user, with author, time and reason, kept apart from readings and applied over each new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.plain import Plain

ReviewKind = Literal[
    "wrong speaker", "wrong type", "wrong place", "wrong value", "not an event", "not a statement", "same as", "not the same",
    "grade", "credibility", "accepted",
]  # fmt: skip
REVIEW_KINDS: tuple[ReviewKind, ...] = get_args(ReviewKind)


@dataclass(slots=True)
class Review(Plain):
    """`passage` is what it is about, matched with each new reading by overlap in the same version (so it survives re-reading);
    `other` the second passage of "same as" and "not the same"; `claim` a claim's id for "credibility"; `source` an outlet or
    holder's key for "grade". `value` is the right type, speaker, place, value, the grade (A–F) or the credibility (1–6).
    `withdrawn` marks a review that its author took back: it stays in the log and has no effect."""

    id: str
    author: str
    at: str
    reason: str
    kind: ReviewKind
    passage: Passage | None = None
    other: Passage | None = None
    claim: str | None = None
    source: str | None = None
    value: str | None = None
    withdrawn: bool = False
