"""Lanes of the timeline: by side, by who acts, by place, by kind of act; what has none stands below."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.desk.pages.timeline import lanes
from tocsin.store.answers import Summary

FIRST, LAST = date(2022, 3, 1), date(2022, 3, 9)
FOUND = (
    Summary("i1", 1, "ASSAULT", "one", "2022-03-02", actors=("Russian troops",), sides=("RUS",), place="Kyiv"),
    Summary("i2", 1, "ASSAULT", "two", "2022-03-03", actors=("Vladimir Putin",), sides=("RUS", "BLR"), place="Minsk"),
    Summary("i3", 1, "CONSULT", "three", "2022-03-04", actors=("Ukraine",), sides=("UKR",)),
    Summary("i4", 1, "PROTEST", "four", "2022-03-05", actors=("villagers",), place="Kyiv"),
    Summary("i5", 1, "ASSAULT", "five", "2022-03-06"),
)


@pytest.mark.parametrize(
    ("by", "named"),
    [
        ("side", {"Russia": 2, "Ukraine": 1, "side not known": 2}),
        ("actor", {"Russian troops": 1, "Vladimir Putin": 1, "Ukraine": 1, "villagers": 1, "nobody named": 1}),
        ("place", {"Kyiv": 2, "Minsk": 1, "place not given": 2}),
        ("type", {"ASSAULT": 3, "CONSULT": 1, "PROTEST": 1}),
    ],
)
def test_lanes(by: str, named: dict[str, int]) -> None:
    found = lanes(FOUND, by, FIRST, LAST)
    assert {lane.name: len(lane.dots) for lane in found} == named
    assert [lane.name for lane in found] == list(named), "most first, what has no lane last"
