"""The timeline: incidents in lanes over the days, by side (the country of those who act), by who acts, by place, by kind of act;
below them, where a source was added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from starlette.requests import Request

from tocsin.desk.asking import filters_of, narrowed
from tocsin.desk.page import Page, word
from tocsin.store.answers import Summary
from tocsin.store.desk import Desk
from tocsin.store.places import country_name

LISTED: Final = 40
"""Incidents that stand below as a list, the newest."""
LANES: Final = 12
"""Lanes that are drawn; what is in none of them stands in the last one."""
MOST: Final = 240
"""Incidents that are drawn, the newest."""
BY: Final = ("side", "actor", "place", "type")
WIDTH: Final = 1000
"""Of the drawing, in its own units; days are spread over it."""
OTHERS: Final = "all others"
UNKNOWN: Final = {"side": "side not known", "actor": "nobody named", "place": "place not given", "type": ""}
"""The lanes of those without a side, an actor, a place: below all that have one."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An incident in a lane: from `x` to `x + width` in the drawing's units, `row` where several lie over each other."""

    incident: Summary
    x: float
    width: float
    row: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane, with the number of rows that it needs."""

    name: str
    dots: list[Dot]
    rows: int


def timeline(request: Request, desk: Desk) -> Page:
    """The lanes of a selection."""
    wanted = filters_of(request)
    by = word(request, "by", BY)
    found = desk.incidents(wanted, limit=MOST)
    dated = [one for one in found if one.day]
    first, last = span(dated)
    data: dict[str, Any] = {
        "by": by,
        "first": first.isoformat() if dated else None,
        "last": last.isoformat() if dated else None,
        "incidents": found.items,
        "complete": found.next is None,
        "sources_added": source_marks(desk, first, last),
        "filters": wanted.to_dict(),
        "facets": desk.facets(wanted),
    }
    drawn = {"lanes": lanes(dated, by, first, last), "ticks": ticks(first, last), "ways": BY}
    shown = {**drawn, "listed": found.items[:LISTED], "narrowed": narrowed(request)}
    return Page("timeline.html", "Timeline", data, shown)


def span(found: Sequence[Summary]) -> tuple[date, date]:
    """The first and last day of a drawing, with a day of air on each side."""
    days = [date.fromisoformat(day) for one in found for day in (one.first or one.day, one.last or one.day) if day]
    low, high = (min(days), max(days)) if days else (date.today(), date.today())
    return low - timedelta(days=1), high + timedelta(days=2)


def at(day: str | None, first: date, last: date) -> float:
    """Where a day lies in the drawing."""
    offset = (date.fromisoformat(day[:10]) - first).days if day else 0
    return round(WIDTH * offset / max(1, (last - first).days), 2)


def lane_of(one: Summary, by: str) -> str:
    """The name of an incident's lane."""
    if by == "side":
        return country_name(one.sides[0]) if one.sides else UNKNOWN[by]
    return {"actor": next(iter(one.actors), None), "place": one.place, "type": one.type}[by] or UNKNOWN[by]


def lanes(found: Sequence[Summary], by: str, first: date, last: date) -> list[Lane]:
    """The lanes with most incidents, most first; the others together."""
    counts = Counter(lane_of(one, by) for one in found)
    unknown = UNKNOWN[by]
    kept = [name for name, _ in counts.most_common(LANES) if name != unknown] + [unknown] * (unknown in counts)
    groups: dict[str, list[Summary]] = {name: [] for name in kept}
    for one in found:
        name = lane_of(one, by)
        groups.setdefault(name if name in kept else OTHERS, []).append(one)
    return [lane(name, there, first, last) for name, there in groups.items()]


def lane(name: str, found: Sequence[Summary], first: date, last: date) -> Lane:
    """A lane whose dots do not lie over each other: each goes to the first row that has room."""
    least = max(6.0, WIDTH / max(1, (last - first).days) * 0.8)
    ends: list[float] = []
    dots: list[Dot] = []
    for one in sorted(found, key=lambda one: (one.first or one.day or "", one.id)):
        x = at(one.first or one.day, first, last)
        width = max(least, at(one.last or one.day, first, last) - x + least)
        row = next((number for number, end in enumerate(ends) if end <= x), len(ends))
        ends[row : row + 1] = [x + width + 1]
        dots.append(Dot(one, x, width, row))
    return Lane(name, dots, len(ends))


def ticks(first: date, last: date) -> list[tuple[float, str]]:
    """Days that are written below, eight at most."""
    days = max(1, (last - first).days)
    step = max(1, -(-days // 8))
    return [
        (at((first + timedelta(days=n)).isoformat(), first, last), f"{(d := first + timedelta(days=n)).day} {d:%b}")
        for n in range(0, days + 1, step)
    ]


def source_marks(desk: Desk, first: date, last: date) -> list[dict[str, Any]]:
    """The days on which sources were listed: a jump of reports there may be the list's, not the world's."""
    import json

    found: dict[str, list[str]] = {}
    for entry in desk.log(kind="source"):
        if first.isoformat() <= entry.at[:10] <= last.isoformat():
            found.setdefault(entry.at[:10], []).append(
                str(json.loads(entry.body).get("outlet") or json.loads(entry.body)["address"])
            )
    return [{"day": day, "x": at(day, first, last), "sources": names} for day, names in sorted(found.items())]
