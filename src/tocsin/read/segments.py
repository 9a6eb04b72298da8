"""Edges into spans: the best set of segments of a row of words, read as a whole and not word by word.

For each word a head answers with the log-odds of being inside a span, of opening one and of closing one. A span's score is
the sum of its inside log-odds and, weighted by `EDGE`, of its opening and closing ones; the segments of a row are the set
with the highest sum (Viterbi over two states), so that one doubtful word in the middle does not tear a content in two.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tocsin.read.encoding import Floats

EDGE = 0.6
FLOOR = -5.0  # an edge's log-odds below this add nothing: their size is that of the training's bias, not of evidence
BARRIER = -4.0  # a word whose inside log-odds are below this is in no span; what is left of a row is short

Segment = tuple[int, int]
Run = tuple[int, list[float], list[float], list[float]]
"""Where a run of possible words begins; their inside log-odds, and their weighted opening and closing ones."""


def segments(inside: Floats, opens: Floats, closes: Floats) -> list[list[Segment]]:
    """The best segments, half-open, of each of N rows; all inputs (N, W)."""
    found: list[list[Segment]] = [[] for _ in inside]
    for row, run in _runs(inside, opens, closes):
        found[row] += _viterbi(run)
    return found


def best(inside: Floats, opens: Floats, closes: Floats) -> list[Segment | None]:
    """The one best segment of each of N rows, None where no segment scores above nothing."""
    top = [0.0] * len(inside)
    found: list[Segment | None] = [None] * len(inside)
    for row, run in _runs(inside, opens, closes):
        score, segment = _highest(run)
        if score > top[row]:
            top[row], found[row] = score, segment
    return found


def _runs(inside: Floats, opens: Floats, closes: Floats) -> Iterator[tuple[int, Run]]:
    """Each row's runs of words that a span could hold."""
    opening, closing = EDGE * np.maximum(opens, FLOOR), EDGE * np.maximum(closes, FLOOR)
    possible = np.zeros((len(inside), inside.shape[1] + 2), np.int8)
    possible[:, 1:-1] = inside > BARRIER
    change = np.diff(possible, axis=1)
    for row, start, stop in zip(*np.nonzero(change == 1), np.nonzero(change == -1)[1], strict=True):
        part = slice(start, stop)
        yield int(row), (int(start), inside[row, part].tolist(), opening[row, part].tolist(), closing[row, part].tolist())


def _viterbi(run: Run) -> list[Segment]:
    at, inside, opening, closing = run
    outside, within, closed = 0.0, -1e9, -1e9
    came, how = [], []  # outside: from a segment closed before? inside: 0 opened here, 1 went on, 2 closed before and opened anew
    for t, score in enumerate(inside):
        opened, anew = outside + opening[t], closed + opening[t]
        came.append(closed > outside)
        step = 1 if within >= opened and within >= anew else 0 if opened >= anew else 2
        how.append(step)
        outside = max(outside, closed)
        within = (opened, within, anew)[step] + score
        closed = within + closing[t]
    return _traced(at, came, how, closed > outside)


def _traced(at: int, came: list[bool], how: list[int], inside: bool) -> list[Segment]:
    found: list[Segment] = []
    stop = len(how)
    for t in range(len(how) - 1, -1, -1):
        if not inside:
            inside, stop = came[t], t
        elif how[t] != 1:
            found.append((at + t, at + stop))
            inside, stop = how[t] == 2, t
    return found[::-1]


def _highest(run: Run) -> tuple[float, Segment | None]:
    at, inside, opening, closing = run
    running, start, top = -1e9, 0, 0.0
    found: Segment | None = None
    for t, score in enumerate(inside):
        if opening[t] > running:
            running, start = opening[t], t
        running += score
        if running + closing[t] > top:
            top, found = running + closing[t], (at + start, at + t + 1)
    return top, found
