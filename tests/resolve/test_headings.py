"""Which paragraphs open with where they are about."""

from __future__ import annotations

import time

import pytest

from tocsin.resolve.headings import headings

CASES = [
    ("Mopti. Six people died.\n\nGao region, Mali: nothing was reported.", [["Mopti"], ["Gao region", "Mali"]]),
    ("1. Kherson – Shells fell.\n2. Nikopol – A school was hit.", [["Kherson"], ["Nikopol"]]),
    ("Sudan\nThe road is closed.\nChad\nThe camp is full.", [["Sudan"], ["Chad"]]),
    ("KYIV, 3 March – The president spoke.\n\nHe left.", []),
    ("Gao. One dateline heads no parts.\n\nThe rest follows.", []),
    ("The army left Gao. It went home.\n\nThe town was quiet.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_headings(text: str, expected: list[list[str]]) -> None:
    assert [[text[slice(*span)] for span in one.names] for one in headings(text)] == expected


def test_a_hostile_line_is_no_work() -> None:
    began = time.perf_counter()
    for line in ("A-" * 20_000, "A " * 20_000, "A, A " * 8_000, "Aa-Aa Aa" * 8_000):
        headings(f"Mopti. One.\n{line}\nGao. Two.")
    assert time.perf_counter() - began < 2
