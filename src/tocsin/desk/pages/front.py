"""The desk's front page: what changed since you last looked."""

from __future__ import annotations

from starlette.requests import Request

from tocsin.desk.page import Page
from tocsin.desk.views import ReportLine, line
from tocsin.store.desk import Desk


def front(request: Request, desk: Desk) -> Page:
    """What is in the desk, and the newest reports."""
    info = desk.info()
    newest: list[ReportLine] = [line(kept) for kept in desk.newest(request.app.state.settings.rows)]
    numbers = {
        "reports": info.reports, "versions": info.versions, "readings": info.readings, "unread": info.unread,
        "first": info.first, "last": info.last, "languages": info.languages, "seq": info.seq,
    }  # fmt: skip
    return Page("front.html", "Desk", {"desk": numbers, "newest": newest})


def seen(request: Request, desk: Desk, form: dict[str, str]) -> str:
    """Nothing to remember yet."""
    return "/"
