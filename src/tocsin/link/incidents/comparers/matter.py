"""Whether the two reports are about one matter at all."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.matters import ALIKE

OTHER_MATTER: Final = -1.2


def matter(alike: float | None) -> Facet:
    """`alike` is how like the reports are (`link.matters`), None where nobody knows. That they are on one matter says nothing for
    one happening: of a war much is told in the same words."""
    if alike is None:
        return NOTHING
    if alike < ALIKE:
        return Facet(OTHER_MATTER, "the reports are on other matters")
    return Facet(0.0, "the reports are on one matter")
