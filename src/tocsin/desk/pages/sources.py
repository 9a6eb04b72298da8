"""The sources: who they are, how far they are to be relied on, whether they speak."""

from __future__ import annotations

from starlette.requests import Request

from tocsin.desk.page import MissingError, Page, word
from tocsin.desk.views import SourceLine, line, source_line
from tocsin.report.public import place_of
from tocsin.store.desk import Desk

ORDERS = ("state", "name", "side", "grade", "newest")
STATES = ("failing", "silent", "not asked yet", "well")
"""In the order in which they need a look."""


def sources(request: Request, desk: Desk) -> Page:
    """All sources in a table."""
    order = word(request, "order", ORDERS)
    found = sorted(sources_of(request, desk), key=lambda one: key(one, order))
    counts = {state: sum(one.state == state for one in found) for state in STATES}
    wanted = request.query_params.get("state", "")
    shown = [one for one in found if not wanted or one.state == wanted]
    return Page(
        "sources.html", "Sources", {"sources": shown, "states": counts, "order": order, "state": wanted}, {"orders": ORDERS}
    )


def sources_of(request: Request, desk: Desk) -> list[SourceLine]:
    """All sources as lines, as this desk shows them."""
    return [source_line(listed, public=request.app.state.settings.read_only) for listed in desk.sources.all()]


def key(one: SourceLine, order: str) -> tuple[object, str]:
    """What a source is sorted by."""
    by: dict[str, object] = {
        "state": STATES.index(one.state), "name": "", "side": one.side or one.country or "~", "grade": one.grade,
        "newest": "".join(chr(0x10FFFF - ord(c)) for c in one.newest or ""),
    }  # fmt: skip
    return by[order], one.name.casefold()


def source(request: Request, desk: Desk) -> Page:
    """One source: its card, and its newest reports."""
    wanted = request.path_params["source"]
    listed = next((one for one in desk.sources.all() if str(one.id) == wanted), None)
    if listed is None:
        raise MissingError(f"There is no source {wanted}. The list of sources has those that there are.")
    public = request.app.state.settings.read_only
    about = source_line(listed, public=public)
    moved = place_of(listed.state.moved, public)
    names = [name for name in (listed.source.outlet, listed.source.domain) if name]
    reports = [line(kept) for kept in desk.newest(request.app.state.settings.rows, outlets=names)] if names else []
    return Page("source.html", about.name, {"source": about, "reports": reports, "moved": moved})
