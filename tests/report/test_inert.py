"""Tricks that text can play without being markup."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from tocsin.report.inert import inert

CASES = (
    ("a plain – “sentence” in a line", "a plain – “sentence” in a line"),
    ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ("invoice\u202egpj.exe", "invoice⟪gpj.exe"),
    ("\u2067right\u2069", "⟪right⟫"),
    ("nul\x00 esc\x1b[31m bell\x07 del\x7f", "nul␀ esc␛[31m bell␇ del␡"),
    ("over\rwritten", "over␍written"),
    ("next\x85line", "next\ufffdline"),
    ("tag\U000e0041s", "tag\ufffds"),
    ("\u200fعربي\u200e", "\u200fعربي\u200e"),
)


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_what_is_shown(text: str, shown: str) -> None:
    assert inert(text) == shown
    assert len(inert(text)) == len(text), "offsets hold"


def test_markup_and_numbers_stay() -> None:
    assert inert(Markup("<b>\x00</b>")) == "<b>\x00</b>"
    assert inert(7) == 7 and inert(None) is None
