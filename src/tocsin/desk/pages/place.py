"""A place: what happened there, and in what it contains."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from tocsin.desk.asking import filters_of
from tocsin.desk.page import Page
from tocsin.store.desk import Desk
from tocsin.store.places import country_name


def place(request: Request, desk: Desk) -> Page:
    """The page of `/p/NAME`: a name, a GeoNames number, a province ("UA.02") or a country ("UKR")."""
    name = request.path_params["place"]
    wanted = filters_of(request, place=name)
    found = desk.incidents(wanted, limit=request.app.state.settings.rows)
    named = next((one.place for one in found if one.place and name.isdecimal()), country_name(name))
    data: dict[str, Any] = {
        "place": named or name,
        "key": name,
        "incidents": found.items,
        "next": found.next,
        "days": desk.days(wanted),
        "facets": desk.facets(wanted),
    }
    return Page("place.html", named or name, data)
