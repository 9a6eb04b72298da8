"""Edges into spans: log-odds in, segments out."""

import numpy as np

from tocsin.read.segments import best, segments


def rows(*values: list[float]) -> np.ndarray:
    return np.array(values, np.float32)


def test_a_doubtful_word_does_not_tear_a_span() -> None:
    inside = rows([-5, 4, 4, -1, 4, -5])
    assert segments(inside, rows([-6, 3, -6, -6, -6, -6]), rows([-6, -6, -6, -6, 3, -6])) == [[(1, 5)]]


def test_two_spans_stay_two() -> None:
    inside = rows([4, 4, -6, -6, 4, 4])
    opens, closes = rows([3, -6, -6, -6, 3, -6]), rows([-6, 3, -6, -6, -6, 3])
    assert segments(inside, opens, closes) == [[(0, 2), (4, 6)]]


def test_neighbours_are_told_apart_by_their_edges() -> None:
    inside = rows([4, 4, 4, 4])
    assert segments(inside, rows([3, -6, 3, -6]), rows([-6, 3, -6, 3])) == [[(0, 2), (2, 4)]]


def test_nothing_where_nothing_speaks_for_it() -> None:
    low = rows([-3, -3, -3])
    assert segments(low, low, low) == [[]]
    assert best(low, low, low) == [None]


def test_best_is_one_span_per_row() -> None:
    inside = rows([4, 4, -6, 2], [-4, -4, 5, -4])
    edges = rows([1, -5, -5, 1], [-5, -5, 2, -5])
    assert best(inside, edges, edges) == [(0, 2), (2, 3)]
