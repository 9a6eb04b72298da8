"""What a factuality value says about whether something happened."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.mention import Holding

UNREAL: Final = frozenset({"planned", "promised", "ordered", "demanded", "threatened", "conditional", "asked", "hoped"})
"""Modes under which nothing short of certainty says that it has happened."""
FEARED: Final = frozenset({"warned", "feared", "predicted"})


def settles(held: Holding) -> bool:
    """Whether a value says that it happened, or may have, or did not; an order, a plan or a fear says neither."""
    if held.value in ("Uu", "CTu") or held.mode in UNREAL:
        return held.value in ("CT+", "CT-") and held.mode in ("threatened", "hoped")
    return held.value in ("CT+", "CT-") or held.mode not in FEARED


def polarity(held: Holding) -> int:
    """1 where the holder says that it happened or may have, -1 where it says that it did not, 0 where it commits to nothing."""
    if not settles(held):
        return 0
    return -1 if held.value.endswith("-") else 1
