"""Hostile text does nothing in any export, and JSON loses none of it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from report.exports.made import HOSTILE, content, hostile

from tocsin.report.exports.formats import FORMATS
from tocsin.report.exports.inert import LONGEST_CELL, cell, json_text, shown

TEXTS = sorted(name for name, format in FORMATS.items() if format.to_text)
RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printed(name: str) -> str:
    out = io.StringIO(newline="")
    FORMATS[name].write_text(content(hostile(), unit=FORMATS[name].unit), out)
    return out.getvalue()


@pytest.mark.parametrize("name", TEXTS)
def test_no_control_character_no_direction_mark_no_lone_surrogate(name: str) -> None:
    text = printed(name)
    assert RAW.search(text) is None
    text.encode("utf8")


@pytest.mark.parametrize("name", [name for name in TEXTS if "json" in FORMATS[name].ending])
def test_no_script_in_json(name: str) -> None:
    assert "<" not in printed(name)


@pytest.mark.parametrize("name", [name for name in TEXTS if FORMATS[name].ending == ".csv"])
def test_no_cell_is_calculated(name: str) -> None:
    rows = list(csv.reader(io.StringIO(printed(name))))
    cells = [value for row in rows[1:] for value in row]
    assert [value for value in cells if value[:1] in tuple("=+@\t\r") or re.match(r"-(?!\d)", value)] == []
    assert any(value.startswith("'=cmd|") for value in cells), name
    assert {len(row) for row in rows} == {len(rows[0])}


def test_json_gives_back_every_character() -> None:
    assert json.loads(json_text({"a": HOSTILE}))["a"] == HOSTILE
    assert json.loads(json_text("\U000e0041 \u2028"))[0:2] == "\U000e0041 "


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("  =1", "'=1"),
        ("+32 1", "'+32 1"),
        ("-cmd", "'-cmd"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'=1"),
        ('"=1"', '\'"=1"'),
        (-2.5, -2.5),
        (None, ""),
        (["a", None, "b"], "a; b"),
        ("a\r\nb", "a b"),
        ("a\u202eb", "a\ufffdb"),
        ("Kyiv", "Kyiv"),
    ],
)
def test_a_cell(value: object, expected: object) -> None:
    assert cell(value) == expected


def test_a_name_of_a_megabyte_is_cut_and_says_so() -> None:
    text = cell("x" * 1_000_000)
    assert len(text) < LONGEST_CELL + 20 and text.endswith("… (cut)")


def test_joiners_that_scripts_spell_with_stay() -> None:
    assert shown("می\u200cروند") == "می\u200cروند"
    assert shown("pay\u200cpal") == "pay\ufffdpal"
