"""An incident: every claim about it, who makes it, on what origin, and how the record came to say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request

from tocsin.desk.page import MissingError, Page
from tocsin.desk.pages.method import ORIGINS, share
from tocsin.desk.pages.review import reviewer
from tocsin.link.incidents import Change, Claim, Incident, Origin, Review
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError

QUESTIONS: Final = ("happened", "by whom", "to whom", "where", "when", "with what")
WORDS: Final = {"happened": "Did it happen?", "by whom": "By whom?", "to whom": "To whom?", "where": "Where?", "when": "When?",
                "with what": "With what?"}  # fmt: skip


Told = set[tuple[str, int, int, int]]
MOST_CHANGES: Final = 500
"""Entries of an incident's history that are shown, the newest."""


@dataclass(frozen=True, slots=True)
class Step:
    """A version of an incident: when the desk learnt it, and the changes that made it."""

    version: int
    at: str
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class Column:
    """A holder in the grid: the side it stands with (a country, or the report's own voice), whether it is a party to it."""

    key: str
    name: str
    words: str
    side: str
    kind: str
    party: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A claim in a cell; `again` where its passage is quoted further up in the column."""

    claim: Claim
    again: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A question with the claims of each column, in the order of the columns; `disputed` where they contradict each other."""

    question: str
    words: str
    disputed: bool
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin with what hangs on it: report, outlet, why."""

    origin: Origin
    reports: tuple[tuple[int, str, str], ...]


def incident(request: Request, desk: Desk) -> Page:
    """The page of `/e/i12` (as it is now) or `/e/i12@3`."""
    name, _, version = request.path_params["incident"].partition("@")
    if version and not (version.isdecimal() and len(version) < 10):
        raise MissingError(f"{version!r} is no version: leave it out for the newest.")
    try:
        shown = desk.incident(name, int(version) if version else None)
    except DeskError as error:
        raise MissingError(str(error)) from error
    one = shown.incident
    columns = columns_of(one)
    data: dict[str, Any] = {
        "incident": one.to_dict(),
        "version": shown.version,
        "newest": shown.newest,
        "at": shown.at,
        "moved": shown.moved,
        "left_out": shown.left_out,
        "grid": {"columns": columns, "rows": rows_of(one, columns)},
        "origins": branches(one),
        "steps": steps(desk, one.id),
        "reviews": reviews(desk, one),
    }
    return Page("incident.html", one.title, data, {"one": one, "reviewer": reviewer(request), "counted_right": share(ORIGINS)})


def steps(desk: Desk, name: str) -> list[Step]:
    """The versions of an incident with the changes that made them, newest first."""
    made: dict[int, Step] = {}
    for entered in desk.history(incident=name, limit=MOST_CHANGES):
        known = made.setdefault(entered.version, Step(entered.version, entered.at, []))
        known.changes.insert(0, entered.change)
    return sorted(made.values(), key=lambda step: -step.version)


def reviews(desk: Desk, one: Incident) -> list[Review]:
    """The reviews that this incident was made under."""
    found = {review.id: review for report in dict.fromkeys(one.reports) for review in desk.reviews(report=report)}
    return [review for name, review in found.items() if name in one.reviews]


def columns_of(one: Incident) -> list[Column]:
    """The holders in the order of the grid: parties first, those of one country side by side, the outlets' own voice last."""
    found: dict[str, Column] = {}
    for claim in one.claims:
        holder = claim.holder
        inner = holder.innermost
        side = (inner.country or "") if inner and holder.kind != "outlet" else ""
        known = found.get(holder.key)
        party = claim.party or bool(known and known.party)
        found[holder.key] = Column(holder.key, holder.name, holder.words, side, holder.kind, party)
    sides = {column.side: number for number, column in enumerate(found.values())}
    order = {"source": 0, "unnamed": 1, "outlet": 2}
    return sorted(found.values(), key=lambda c: (order.get(c.kind, 0), not c.party, not c.side, sides[c.side], c.name.casefold()))


def rows_of(one: Incident, columns: list[Column]) -> list[Row]:
    """The questions in their order, then what was counted."""
    asked = dict.fromkeys(claim.question for claim in one.claims)
    order = [*(question for question in QUESTIONS if question in asked), *(q for q in asked if q not in QUESTIONS)]
    disputed = {dispute.question for dispute in one.disputes}
    told: Told = set()
    return [
        Row(question, WORDS.get(question, question.capitalize()), question in disputed, cells(one, columns, question, told))
        for question in order
    ]


def cells(one: Incident, columns: list[Column], question: str, told: Told) -> tuple[tuple[Cell, ...], ...]:
    """The claims on one question, a cell for each column; those that stand before those that were given up. `told` are the
    passages that the columns have quoted already."""
    claims = sorted((claim for claim in one.claims if claim.question == question), key=lambda claim: not claim.stands)
    return tuple(tuple(cell(claim, told) for claim in claims if claim.holder.key == column.key) for column in columns)


def cell(claim: Claim, told: Told) -> Cell:
    """A claim in its cell, with its passage unless the column has quoted it already."""
    at = claim.passage
    key = (claim.holder.key, at.report, at.start, at.end)
    again = key in told
    told.add(key)
    return Cell(claim, again)


def branches(one: Incident) -> list[Branch]:
    """The origins, those with most reports first."""
    return [branch(origin) for origin in sorted(one.origins, key=lambda origin: (-len(origin.reports), origin.name))]


def branch(origin: Origin) -> Branch:
    """An origin with its reports; `Origin.why` speaks of those after the first."""
    outlets = [*origin.outlets, *[""] * len(origin.reports)]
    reasons = ["", *origin.why, *[""] * len(origin.reports)]
    return Branch(origin, tuple(zip(origin.reports, outlets, reasons, strict=False)))
