"""A claim: what one holder says on one question about an incident."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.link.incidents.answer import Answer
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.plain import Plain


@dataclass(slots=True)
class Appearance(Plain):
    """Where a claim stands: in which report, when published, under which origin (`Origin.id`)."""

    mention: str
    passage: Passage
    outlet: str
    published: str | None = None
    origin: str = ""


@dataclass(slots=True)
class Claim(Plain):
    """One holder, one question, one answer; its appearances in the order of publication, the first being its first appearance.

    `id` is made of question, holder and answer, so that it stays the same over new readings: it names the claim in history and
    reviews. `superseded_by` is the same holder's later answer to the same question, `withdrawn_by` the same holder's later
    denial, `denied_by` the holders who contradict it (claim ids all). `seat` is the office that the holder speaks for among all
    holders of the incident (an office and its spokesman are one). `party` marks a holder that is a party to what happened.
    `status` are words for readers, never "true". `credibility` (1–6) is a reviewer's, and stands apart from the grade of the
    source."""

    id: str
    question: str
    answer: Answer
    holder: Holder
    appearances: tuple[Appearance, ...]
    stance: str | None = None
    seat: str = ""
    party: bool = False
    origins: tuple[str, ...] = ()
    superseded_by: str | None = None
    withdrawn_by: str | None = None
    denied_by: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    credibility: int | None = None

    @property
    def passage(self) -> Passage:
        """Where it was first said."""
        return self.appearances[0].passage

    @property
    def first(self) -> str | None:
        """When it was first published."""
        return self.appearances[0].published

    @property
    def stands(self) -> bool:
        """Whether its holder still holds it, as far as the record knows."""
        return self.superseded_by is None and self.withdrawn_by is None
