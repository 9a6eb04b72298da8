"""Filters from strings and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {}),
        ({"type": "assault,coerce"}, {"type": ("ASSAULT", "COERCE")}),
        ({"type": ["ASSAULT", "ASSAULT"], "actor": ""}, {"type": ("ASSAULT",)}),
        ({"place": "Minsk, Belarus"}, {"place": ("Minsk, Belarus",)}),
        ({"value": "CT "}, {"value": ("CT+",)}),
        ({"value": ["CT+", "PS-"]}, {"value": ("CT+", "PS-")}),
        ({"on": "2022-03-01"}, {"first": "2022-03-01", "last": "2022-03-01"}),
        ({"from": "2022-03-01", "to": None}, {"first": "2022-03-01"}),
        ({"dispute": "yes", "story": "s12", "report": "3,4"}, {"dispute": True, "story": ("s12",), "report": (3, 4)}),
        ({"bbox": "22.1,44,40.2,52.5"}, {"bbox": (22.1, 44.0, 40.2, 52.5)}),
        ({"q": "  convoy\0 "}, {"q": "convoy"}),
    ],
)
def test_parsing(given: Mapping[str, Any], expected: dict[str, Any]) -> None:
    found = Filters.parse(given)
    assert found == Filters(**expected)
    assert Filters.parse(found.to_dict()) == found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"colour": "red"}, "nothing can be asked by 'colour'"),
        ({"from": "March"}, "from wants a day like 2022-03-01, not 'March'"),
        ({"from": "2022-03-02", "to": "2022-03-01"}, "from 2022-03-02 is after to 2022-03-01"),
        ({"value": "TRUE"}, "value 'TRUE' is not one of CT+"),
        ({"stance": "says"}, "stance 'says' is not one of"),
        ({"bbox": "1,2,3"}, "bbox wants four numbers"),
        ({"bbox": "1,60,3,50"}, "south below north"),
        ({"report": "x"}, "report wants a number"),
        ({"story": "i12"}, "story wants an identifier"),
        ({"dispute": "perhaps"}, "dispute wants yes or no"),
        ({"actor": "x" * 501}, "actor is too long"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(given: Mapping[str, Any], said: str) -> None:
    with pytest.raises(DeskError) as refused:
        Filters.parse(given)
    assert said in str(refused.value) and "\n" not in str(refused.value)


def test_neighbours() -> None:
    asked = Filters.parse({"type": "ASSAULT", "from": "2022-03-01"})
    assert asked.having(place="UKR", from_=None) == Filters(type=("ASSAULT",), place=("UKR",))
    assert asked.without("type") == Filters(first="2022-03-01")
    assert asked.words() == "type: ASSAULT; from: 2022-03-01"
    assert asked and not Filters()
