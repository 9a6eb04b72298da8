"""Search in titles and texts."""

from __future__ import annotations

from starlette.requests import Request

from tocsin.desk.page import Page, number, word
from tocsin.desk.views import ReportLine, line
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError
from tocsin.store.search import Order

ORDERS: tuple[Order, ...] = ("newest", "best")
LONGEST = 500
"""Characters of a question."""


def search(request: Request, desk: Desk) -> Page:
    """The reports with the words asked for; without words, the form alone."""
    asked = request.query_params.get("q", "").strip()[:LONGEST]
    order: Order = "best" if word(request, "order", ORDERS) == "best" else "newest"
    rows = request.app.state.settings.rows
    before = number(request, "before", 0) or None
    found: list[ReportLine] = []
    following, problem = None, ""
    if asked:
        try:
            hits = desk.search(asked, limit=rows + 1, order=order, before=before)
            found = [line(hit.kept, hit.passage) for hit in hits[:rows]]
            following = hits[rows - 1].kept.version if len(hits) > rows and order == "newest" else None
        except DeskError as error:
            problem = str(error)
    data = {"query": asked, "order": order, "found": found, "next": following, "problem": problem}
    return Page("search.html", f"{asked} – search" if asked else "Search", data, {"orders": ORDERS})
