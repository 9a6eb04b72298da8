"""A place: what happened there, and in what it contains."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request

from tocsin.desk.asking import filters_of
from tocsin.desk.page import Page
from tocsin.store.desk import Desk


def place(request: Request, desk: Desk) -> Page:
    """The page of `/p/NAME`: a name, a GeoNames number, a province ("UA.02") or a country ("UKR")."""
    name = request.path_params["place"]
    wanted = filters_of(request, place=name)
    found = desk.incidents(wanted, limit=request.app.state.settings.rows)
    named = country(name) or next((one.place for one in found if one.place and name.isdecimal()), None)
    data: dict[str, Any] = {
        "place": named or name,
        "key": name,
        "incidents": found.items,
        "next": found.next,
        "days": desk.days(wanted),
        "facets": desk.facets(wanted),
    }
    return Page("place.html", named or name, data)


def country(code: str) -> str | None:
    """The name of a country, or of what stands above countries, of its three letters; None for anything else."""
    import pycountry

    found = pycountry.countries.get(alpha_3=code) if len(code) == 3 and code.isupper() else None
    return str(getattr(found, "common_name", found.name)) if found else ABOVE_STATES.get(code)


ABOVE_STATES: Final = {
    "IGO": "international organisations", "NGO": "non-governmental organisations", "IMG": "international armed groups",
    "MNC": "companies of several countries",
}  # fmt: skip
