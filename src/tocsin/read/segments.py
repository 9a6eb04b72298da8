"""Edges into spans: the best set of segments of a row of words, read as a whole and not word by word.

For each word a head answers with the log-odds of being inside a span, of opening one and of closing one. A span's score is
the sum of its inside log-odds and, weighted by `EDGE`, of its opening and closing ones; the segments of a row are the set
with the highest sum (Viterbi over two states), so that one doubtful word in the middle does not tear a content in two.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tocsin.read.encoding import Floats

EDGE = 0.6
FLOOR = -5.0  # an edge's log-odds below this add nothing: their size is that of the training's bias, not of evidence

Segment = tuple[int, int]
Scores = npt.NDArray[np.float64]


def segments(inside: Floats, opens: Floats, closes: Floats, edge: float = EDGE) -> list[list[Segment]]:
    """The best segments, half-open, of each of N rows; all inputs (N, W)."""
    opening, closing = edge * np.maximum(opens, FLOOR), edge * np.maximum(closes, FLOOR)
    rows, width = inside.shape
    out: Scores = np.zeros(rows)
    within: Scores = np.full(rows, -1e9)
    from_within = np.zeros((rows, width), bool)  # outside at t: came from a segment that closed at t - 1
    how = np.zeros((rows, width), np.int8)  # inside at t: 0 opened here, 1 went on, 2 closed at t - 1 and opened anew
    last_close: Scores = np.zeros(rows)
    for t in range(width):
        closed = within + last_close
        choices = np.stack([out + opening[:, t], within, closed + opening[:, t]])
        how[:, t] = choices.argmax(0)
        from_within[:, t] = closed > out
        out, within = np.maximum(out, closed), choices.max(0) + inside[:, t]
        last_close = closing[:, t]
    ended = within + last_close > out
    return [_trace(from_within[row], how[row], bool(ended[row])) for row in range(rows)]


def _trace(from_within: np.ndarray, how: np.ndarray, inside: bool) -> list[Segment]:
    found: list[Segment] = []
    stop = len(how)
    for t in range(len(how) - 1, -1, -1):
        if not inside:
            inside = bool(from_within[t])
            stop = t
            continue
        if how[t] != 1:
            found.append((t, stop))
            inside = how[t] == 2
            stop = t
    return found[::-1]


def best(inside: Floats, opens: Floats, closes: Floats, edge: float = EDGE) -> list[Segment | None]:
    """The one best segment of each of N rows, None where no segment scores above nothing."""
    opening, closing = edge * np.maximum(opens, FLOOR), edge * np.maximum(closes, FLOOR)
    rows, width = inside.shape
    running, start = np.full(rows, -1e9, np.float32), np.zeros(rows, np.int64)
    top, span = np.zeros(rows, np.float32), np.full((rows, 2), -1)
    for t in range(width):
        anew = opening[:, t] > running
        running = np.where(anew, opening[:, t], running) + inside[:, t]
        start = np.where(anew, t, start)
        better = running + closing[:, t] > top
        top = np.where(better, running + closing[:, t], top)
        span[better, 0], span[better, 1] = start[better], t + 1
    return [None if b < 0 else (int(a), int(b)) for a, b in span]
