"""A dispute: sides with their claims on one question. No winner is computed."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.link.incidents.claim import Claim
from tocsin.link.incidents.plain import Plain


@dataclass(slots=True)
class Side(Plain):
    """What one side says in words, and the claims that say it, each with holder and passage."""

    words: str
    claims: tuple[Claim, ...]


@dataclass(slots=True)
class Dispute(Plain):
    """A question on which holders contradict each other. `about` is the id of the incident, or the key of a proposition
    ("BLR>force>UKR") where there is none; `words` the question for readers ("Does Belarus take part in the fighting against
    Ukraine?"); `why` what makes it a contradiction; `open` what would have to be known to settle it. `since` is the day from
    which both sides stood in the record."""

    id: str
    about: str
    question: str
    words: str
    sides: tuple[Side, ...]
    why: str = ""
    open: tuple[str, ...] = ()
    since: str | None = None
