"""Learning the linker's weights: pairs from mentions, and a regression that finds what was put in."""

from __future__ import annotations

import numpy as np
import pytest
from happenings import FARAWAY, told
from incidents.pairs import Told, pairs_across, pairs_within
from learn_linking import fitted

from tocsin.link.matters import Matters
from tocsin.link.stories import words_of


def test_regression_finds_the_weights_that_made_the_answers() -> None:
    chance = np.random.default_rng(5)
    matrix = np.hstack([chance.integers(0, 2, (4000, 3)).astype(float), np.ones((4000, 1))])
    truth = (chance.random(4000) < 1 / (1 + np.exp(-matrix @ [2.0, -1.0, 0.0, -0.5]))).astype(float)
    assert fitted(matrix, truth, np.ones(4000)) == pytest.approx([2.0, -1.0, 0.0, -0.5], abs=0.25)


def test_pairs_hold_what_is_found_and_whether_it_is_one_happening() -> None:
    first, again, elsewhere = told(1), told(2), told(2, sites=(FARAWAY,), event=2)
    matters = Matters()
    for number in (1, 2):
        matters.add(number, words_of("Shells", "Shells hit the town of Kremin.", []))
    meant = {first.key: "a", again.key: "a", elsewhere.key: "b"}
    made = Told([first, again, elsewhere], meant, {1: "one", 2: "two"}, matters)
    hand = {"one": "x", "two": "y"}
    (within,) = pairs_within(made, hand)
    assert (within.one, within.hand) == (False, "y") and within.found["place: far"] == 1
    across = list(pairs_across(made, hand))
    assert [(pair.one, pair.hand) for pair in across] == [(True, "y"), (False, "y")]
    assert across[0].found["place: same point"] == 1 and "place: far" in across[1].found
