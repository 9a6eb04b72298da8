"""The desk's front page: what changed since you last looked, where, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.asking import filters_of, moment, narrowed
from tocsin.desk.page import Page
from tocsin.desk.pages.sources import sources_of
from tocsin.desk.views import line
from tocsin.link.incidents import Change
from tocsin.store.answers import Summary
from tocsin.store.desk import Desk

LOOKED: Final = "looked"
"""The cookie that says when the analyst last said "I have seen these": an ISO time."""
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "new": ("new",),
    "revised": ("revised toll", "revised", "claim", "second origin", "superseded", "settled", "admitted", "merged", "split"),
    "contradicted": ("denied", "disputed"),
    "withdrawn": ("withdrawn", "gone"),
}
"""The kinds of change under the four words of the page."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change with the incident as it is now. `seq` goes up with time; `at` is when it entered the record."""

    seq: int
    at: str
    version: int
    change: Change
    incident: Summary


def front(request: Request, desk: Desk) -> Page:
    """The changes since a time, with what can be filtered by; the map and the histogram ask `/map.json` for the same filters."""
    wanted = filters_of(request)
    since, how = since_of(request)
    kinds = GROUPS.get(request.query_params.get("kind", ""), ())
    found = desk.history(
        since=since, filters=wanted, kinds=kinds, after=request.query_params.get("after"), limit=request.app.state.settings.rows
    )
    counts = desk.history_counts(since=since, filters=wanted)
    about = desk.summaries([one.incident for one in found])
    data: dict[str, Any] = {
        "since": since,
        "seq": desk.head()[0],
        "counts": {word: sum(counts.get(kind, 0) for kind in kinds) for word, kinds in GROUPS.items()},
        "silent": [one for one in sources_of(request, desk) if one.state in ("silent", "failing")],
        "changes": [
            ChangeLine(one.seq, one.at, one.version, one.change, about[one.incident]) for one in found if one.incident in about
        ],
        "next": found.next,
        "filters": wanted.to_dict(),
        "facets": desk.facets(wanted),
        "newest": [line(kept) for kept in desk.newest(8)] if not found.items else [],
    }
    exported = f"?{urlencode(wanted.to_dict(), doseq=True)}" if wanted else ""
    return Page("front.html", "Desk", data, {"how": how, "narrowed": narrowed(request), "exported": exported})


def since_of(request: Request) -> tuple[str | None, str]:
    """Since when changes are asked for, and why: the address says so, or when they were last seen, or all of them."""
    given = request.query_params.get("since", "")
    if given and (asked := moment(given)):
        return asked, "asked"
    looked = moment(request.cookies.get(LOOKED, ""))
    return (looked, "looked") if looked and given != "all" else (None, "all")


async def seen(request: Request) -> Response:
    """Remember in the browser that everything until now has been seen."""
    answer = RedirectResponse("/", 303)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    answer.set_cookie(LOOKED, now, max_age=400 * 86400, httponly=True, samesite="strict")
    return answer
