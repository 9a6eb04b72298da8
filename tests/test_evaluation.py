"""The evaluation's own arithmetic: subsets, parts, floors and the table."""

from __future__ import annotations

import re

import floors
import measure
import pytest
from measure import Measure
from table import HEAD, shown, table

ROWS = [{"id": str(number), "split": "dev" if number % 2 else "train", "text": "x" * 30_000} for number in range(12)]
SET = Measure("name", "title", "gold.jsonl", "events", 2, [], "dev")


def test_only_rows_of_the_split_and_of_those_every_nth() -> None:
    assert [row["id"] for row in measure.selected(ROWS, SET, subset=False)] == ["1", "3", "5", "7", "9", "11"]
    assert [row["id"] for row in measure.selected(ROWS, SET, subset=True)] == ["1", "5", "9"]


def test_parts_hold_all_rows_in_order() -> None:
    parts = list(measure.in_parts(ROWS))
    assert [row for part in parts for row in part] == ROWS and len(parts) > 1


@pytest.mark.parametrize(
    ("figures", "failures"),
    [
        ({"rel_f1": 0.66, "wrong_speaker": 0.03}, 0),
        ({"rel_f1": 0.64, "wrong_speaker": 0.03}, 1),
        ({"rel_f1": 0.66, "wrong_speaker": 0.05}, 1),
        ({"rel_f1": None}, 2),
    ],
)
def test_a_figure_below_its_floor_fails(figures: dict[str, float | None], failures: int) -> None:
    assert len(floors.below("set", figures, {"rel_f1": 0.65, "wrong_speaker": 0.04})) == failures


def test_a_new_floor_stands_a_little_on_the_safe_side() -> None:
    assert floors.floor("rel_f1", 0.6789) < 0.6789 and floors.floor("wrong_speaker", 0.03) > 0.03


def test_the_table_has_a_row_for_every_figure() -> None:
    rows = table().removeprefix(HEAD).splitlines()
    assert len(rows) == sum(len(one.figures) for one in measure.measures())
    assert all(row.count("|") == HEAD.splitlines()[0].count("|") for row in rows)
    assert shown(0.6744) == "**.674**" and shown(None) == "–"


def test_without_the_gold_it_is_said_aloud(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TOCSIN_SHARED", "/nowhere")
    assert floors.main() == 0
    assert re.search(r"NOT there.*NOT checked", capsys.readouterr().out)
