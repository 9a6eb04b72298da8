"""A mention: one event of one report version, with all that is needed to compare it and to state its claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from tocsin.link.incidents.interval import Interval
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.plain import Plain
from tocsin.link.incidents.site import Site
from tocsin.link.incidents.tally import Tally

Reality = Literal["told", "mooted"]
"""`told`: somebody says that it happened, or that it did not. `mooted`: nobody does; it is planned, ordered, threatened, feared,
asked for. A threat of X is not X: the two never make one incident."""


@dataclass(slots=True)
class Placed(Plain):
    """Where a record stands in the desk, and what the desk knows of its source: the number of the report, of the version (1, 2
    …), and the owner of the outlet where a list of sources names one."""

    report: int
    version: int = 1
    owner: str | None = None


@dataclass(slots=True)
class Holding(Plain):
    """One holder's value of an event (policy: factuality.md). `passage` is the statement with its cue, or the event's own
    evidence where the report speaks. `stance` and `negated` are the statement's. Of who
    names a detail in words that hold no deed of their own, `doers` are whom it names as having done it (or, with a value of
    CT-, rules out), `targets` what was hit, `sites` where. `pointing` marks
    who denies it in words that only point back ("rejected the report"). Neither says whether two mentions are one happening."""

    holder: Holder
    value: str
    passage: Passage
    mode: str | None = None
    stance: str | None = None
    negated: bool = False
    factive: bool = False
    doers: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    sites: tuple[Site, ...] = ()
    pointing: bool = False

    @property
    def tells(self) -> bool:
        """Whether the words hold the happening itself."""
        return not self.pointing and not self.detail

    @property
    def detail(self) -> bool:
        """Whether only a detail is named, and nothing said of whether it happened."""
        return bool(self.doers or self.targets or self.sites)


@dataclass(slots=True)
class Mention(Plain):
    """Under about 1 kB as JSON, so that no record has to be loaded to link or to show an incident.

    `key` is REPORT.VERSION/EVENT ("12.2/e3"). `outlet` is its name, else its domain; `owner` who owns it (the outlet itself
    where nobody is known); `credit` the agency that the report names as its source. `lemma` is the folded stem of the trigger,
    `words` those of the event's sentence, `title` those of the headline; `means` are the weapons and the like that it names.
    `answered` are the denials that the reader found as mentions of their own: they say nothing on what is one happening.
    `setting` are the keys of the places that the report names anywhere, `named` the proper names in it that few others share.
    `shifted` what the sentence sets apart in time from what it is about ("a day after …"), `leads` what the report tells first
    (its news),
    `met` a report that has what it tells from people whom it met, or from its own correspondent, in words that hold no event of
    their own, `cites` those whose words stand close by, `explained` those who deny it and say what it was instead, `going_on`
    those who go on telling of what leads a report. `definite` marks a trigger that points back ("the strike"), `refers` one
    whose sentence tells of something else ("over the strike"), `background` what the report tells as its prehistory or as the
    war at large, `section` the number of the part in which it stands (`sections`). `score` is the reader's confidence in the
    event."""

    key: str
    report: int
    version: int
    event: str
    type: str
    trigger: Passage
    evidence: Passage
    outlet: str
    owner: str
    reality: Reality = "told"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    lemma: str = ""
    headline: str = ""
    url: str | None = None
    published: str | None = None
    credit: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    sites: tuple[Site, ...] = ()
    when: Interval = field(default_factory=Interval)
    tallies: tuple[Tally, ...] = ()
    means: tuple[str, ...] = ()
    held: tuple[Holding, ...] = ()
    answered: tuple[Holding, ...] = ()
    retracted: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    definite: bool = False
    refers: bool = False
    shifted: bool = False
    leads: bool = False
    met: bool = False
    cites: tuple[Party, ...] = ()
    explained: tuple[Party, ...] = ()
    going_on: tuple[Party, ...] = ()
    background: bool = False
    section: int = 0
    score: float = 1.0
    profile: Any = field(default=None, init=False, repr=False, compare=False)  # precomputed by `compare`, never stored
