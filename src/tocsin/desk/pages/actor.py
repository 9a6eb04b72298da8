"""An actor: what it does or has done to it, and what it says."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from tocsin.desk.asking import filters_of
from tocsin.desk.page import Page
from tocsin.store.desk import Desk


def actor(request: Request, desk: Desk) -> Page:
    """The page of `/a/NAME`, a name or the key of an actor."""
    name = request.path_params["actor"]
    rows = request.app.state.settings.rows
    incidents = desk.incidents(filters_of(request, actor=name), limit=rows)
    said = desk.who_says(filters_of(request, holder=name), limit=rows)
    called = next((one.claim.holder.name for one in said), name)
    data: dict[str, Any] = {
        "actor": called,
        "key": name,
        "incidents": incidents.items,
        "more_incidents": incidents.next,
        "says": [{"incident": one.incident, "title": one.title, "claim": one.claim.to_dict()} for one in said],
        "more_says": said.next,
        "facets": desk.facets(filters_of(request, actor=name)),
    }
    return Page("actor.html", called, data, {"said": said.items})
