"""What one comparer finds."""

from __future__ import annotations

from typing import Final, NamedTuple


class Facet(NamedTuple):
    """`finding` names what was found, as it stands in the table of weights ("place: same point"), `amount` how much of it;
    `reason` says it in words, empty where nothing is worth saying; `apart` where it alone excludes that the two are one
    happening."""

    finding: str
    amount: float = 1.0
    reason: str = ""
    apart: bool = False


NOTHING: Final = Facet("")
"""Where there is nothing to compare."""
