"""The weapons that words name."""

from __future__ import annotations

import pytest

from tocsin.link.incidents.weapons import means

CASES = [
    ("shells from a tank hit the bakery", ("shell", "tank")),
    ("the man had directed anti-tank fire at the village", ()),
    ("an anti-tank missile hit the truck", ("missile",)),
    ("troops seized two rifles, drones struck the depot", ("drone",)),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_means(words: str, expected: tuple[str, ...]) -> None:
    assert means(words) == expected
