"""How two reports tell it: as their news, or again; in words that take it for known."""

from __future__ import annotations

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile


def definite(one: Profile, other: Profile) -> Facet:
    """Whether words point back to something known ("the strike")."""
    pointing = one.definite + other.definite
    return NOTHING if not pointing else Facet("definite: both" if pointing > 1 else "definite: one")


def news(one: Profile, other: Profile) -> Facet:
    """Whether it is the news of the reports."""
    again = one.retold + other.retold
    return Facet(("news: of both", "news: of one", "news: of neither")[again])
