"""Disputes: the sides on one question beside each other, and no winner."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from tocsin.desk.asking import filters_of, narrowed
from tocsin.desk.page import Page
from tocsin.store.desk import Desk


def disputes(request: Request, desk: Desk) -> Page:
    """The disputes on incidents, and those on who takes part in what."""
    wanted = filters_of(request)
    rows = min(request.app.state.settings.rows, 20)
    found = desk.disputes(wanted, after=request.query_params.get("after"), limit=rows)
    about = [] if wanted or request.query_params.get("after") else desk.propositions(disputed=True, limit=rows).items
    data: dict[str, Any] = {
        "disputes": [one.to_dict() for one in found],
        "next": found.next,
        "propositions": [one.to_dict() for one in about],
        "filters": wanted.to_dict(),
        "facets": desk.facets(wanted),
    }
    shown = {"found": found.items, "about": [one.dispute for one in about if one.dispute], "narrowed": narrowed(request)}
    return Page("disputes.html", "Disputes", data, shown)
