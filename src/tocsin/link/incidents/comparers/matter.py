"""Whether the two reports are about one matter at all."""

from __future__ import annotations

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.matters import ALIKE


def matter(alike: float | None) -> Facet:
    """`alike` is how like the reports are (`link.matters`), None where nobody knows."""
    if alike is None:
        return NOTHING
    if alike < ALIKE:
        return Facet("matter: another", 1.0, "the reports are on other matters")
    return Facet("matter: one", alike, "the reports are on one matter")
