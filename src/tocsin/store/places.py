"""Names of places as tags have them: countries, provinces, and what a name may mean."""

from __future__ import annotations

from functools import cache
from typing import Final

from tocsin.codebook.provinces import province_names
from tocsin.resolve.gazetteer import Gazetteer

ABOVE_STATES: Final = {
    "IGO": "international organisations", "NGO": "non-governmental organisations", "IMG": "international armed groups",
    "MNC": "companies of several countries",
}  # fmt: skip


@cache
def country_name(code: str) -> str:
    """The English name of a country code, or of what stands above countries; the code where there is none. A shared place has
    several, with bars between."""
    from tocsin.codebook.actors import ActorBook

    names = _names(ActorBook)
    return " / ".join(names.get(one) or ABOVE_STATES.get(one, one) for one in code.split("|"))


@cache
def _names(book: type) -> dict[str, str]:
    found: dict[str, str] = book.load().names  # type: ignore[attr-defined]
    return found


@cache
def province_name(code: str) -> str:
    """The English name of a first-level division where the codebook has one, else the gazetteer's; its code where neither has."""
    if name := province_names().get(code):
        return name
    found = _gazetteer().division(code)
    return found.name if found else code


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def spelt(name: str) -> list[str]:
    """The places that a name may mean in any spelling that the gazetteer knows ("Kharkov", "Харків"), as tags name them."""
    found = _gazetteer().exact(name)
    return [entry.province if entry.kind == "province" else str(entry.id) for entry in found if entry.province or entry.id > 0]
