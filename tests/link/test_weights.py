"""What the comparers' findings are worth: the learned table speaks the way it must, and is read as it stands."""

from __future__ import annotations

import pytest

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.weights import Weights

FOR = {
    "across": ("kind: same word", "time: same day", "place: same point", "counts: same", "things: same", "words: in common"),
    "within": ("kind: same act", "time: same day", "place: same point", "text: points back", "text: under its headline"),
}
AGAINST = {
    "across": (
        "kind: other acts",
        "place: far",
        "place: other country",
        "actor: other country",
        "matter: another",
        "means: other",
    ),
    "within": ("place: far", "time: days apart", "text: other parts", "text: told and mooted", "text: set apart in time"),
}


@pytest.mark.parametrize("table", ["across", "within"])
def test_what_agrees_speaks_for_and_what_differs_against(table: str) -> None:
    weights = Weights.load(table)  # type: ignore[arg-type]
    assert [finding for finding in FOR[table] if weights.of[finding] <= 0] == []
    assert [finding for finding in AGAINST[table] if weights.of[finding] >= 0] == []
    assert weights.bias < 0, "two of which nothing is known are rarely one"


def test_findings_add_up_by_their_amounts_and_an_unknown_one_says_nothing() -> None:
    weights = Weights(-1.0, {"words: in common": 2.0, "place: far": -3.0})
    half, whole = Facet("words: in common", 0.5), Facet("words: in common")
    assert weights.likelihood([half]) == weights.likelihood([half, NOTHING, Facet("place: on the moon")]) == 0.5
    assert weights.likelihood([whole]) > 0.7 > 0.2 > weights.likelihood([whole, Facet("place: far")])


def test_the_reasons_stand_in_the_order_of_their_weight() -> None:
    weights = Weights(0.0, {"a": -1.0, "b": 2.0, "c": 1.0})
    facets = [Facet("a", reason="against"), Facet("b"), Facet("c", reason="for")]
    assert weights.reasons(facets) == ("for", "against")
