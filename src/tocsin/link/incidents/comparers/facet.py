"""What one comparer finds."""

from __future__ import annotations

from typing import Final, NamedTuple


class Facet(NamedTuple):
    """`score` as evidence (see the folder); `reason` in words, empty where nothing is said; `apart` where it alone excludes that
    the two are one happening."""

    score: float
    reason: str = ""
    apart: bool = False


NOTHING: Final = Facet(0.0)
