"""Halves of the gold for incidents scored together: `make evaluate` and the floors run this."""

from __future__ import annotations

import json
from typing import Any

import measure
import measure_incidents
import pytest
from incidents.figures import figures
from incidents.gold import load, rows
from incidents.predictions import answer
from measure_incidents import together


def test_halves_together_hold_what_each_holds() -> None:
    halves = [load("held"), load("wars")]
    both = together(halves)
    for name in ("incidents", "disputes", "texts", "published"):
        assert len(getattr(both, name)) == sum(len(getattr(half, name)) for half in halves), name


def test_each_half_is_linked_by_itself_and_all_are_scored_together(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    linked: list[int] = []

    def first_of_each_report(given: list[Any], records: object, rule: str) -> list[dict[str, Any]]:
        linked.append(len(given))
        spans = [{"report": row["id"], "start": 0, "end": 5} for row in given]
        return [{"incident": "i0", "mentions": spans, "origins": 1, "disputes": []}]

    monkeypatch.setattr(measure_incidents, "pipeline", lambda annotated: None)
    monkeypatch.setattr(measure_incidents, "read", lambda given, by, cache: [])
    monkeypatch.setattr(measure_incidents, "predicted", first_of_each_report)
    assert measure_incidents.main(["held", "wars"]) == 0
    halves = [load("held"), load("wars")]
    assert linked == [len(half.texts) for half in halves]
    apart = (
        {"incident": str(n), "mentions": [{"report": name, "start": 0, "end": 5} for name in half.texts], "origins": 1}
        for n, half in enumerate(halves)
    )
    assert json.loads(capsys.readouterr().out) == figures(together(halves), answer(apart))


def test_the_held_halves_have_figures_and_no_floor() -> None:
    known = {one.name: one for one in measure.measures()}
    assert set(known["incidents"].halves) == {
        row["half"] for row in rows(known["incidents"].path(measure.HERE)) if "held" in row["half"]
    }
    assert not known["incidents"].floor and known["incidents_seen"].floor
