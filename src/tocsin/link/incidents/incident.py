"""An incident: one happening, with every claim about it. Everything in it is derived from its mentions and can be made anew."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.link.incidents.claim import Claim
from tocsin.link.incidents.dispute import Dispute
from tocsin.link.incidents.interval import Interval
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.plain import Plain
from tocsin.link.incidents.site import Site


@dataclass(slots=True)
class Link(Plain):
    """Why a mention was joined: to which mention of the incident it was compared, with what score and for which reasons."""

    mention: str
    to: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class Incident(Plain):
    """`id` is given by the desk ("i12"). `title` is a line for readers in the words of the earliest full mention; `type` and
    `mode` those of most mentions; `sites`, `when`, `actors`, `recipients` are what its mentions give, the most precise and most
    named first. `mentions` are their keys, `reports` their numbers. `status` says where the question whether it happened
    stands, in words, never "true". `rule` is the name of the identity rule that made it; `open` the questions that nobody
    answers or that are disputed."""

    id: str
    rule: str
    title: str
    type: str
    mentions: tuple[str, ...]
    reports: tuple[int, ...]
    mode: str | None = None
    sites: tuple[Site, ...] = ()
    when: Interval = field(default_factory=Interval)
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()
    open: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    reviews: tuple[str, ...] = ()
