"""The best tree over a sentence: arcs into heads."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]


def tree(scores: Scores) -> list[int]:
    """Heads (0 the root, k + 1 word k) of the highest-scoring tree with one root; `scores` (n, n + 1), dependent by head.

    Most sentences' best heads form a tree already; only the others go through Chu-Liu/Edmonds.
    """
    masked = scores.copy()
    masked[np.arange(len(scores)), np.arange(1, len(scores) + 1)] = -1e9
    heads = masked.argmax(1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1 and not _cycle(heads.tolist()):
        return [int(head) for head in heads]
    return _best_root(masked)


def _best_root(scores: Scores) -> list[int]:
    """The best tree over all roots. No tree with root r scores more than r's root score and every other word's best head, so
    roots are tried from the highest such bound down, and the first that cannot win ends the search."""
    best_heads = scores[:, 1:].max(1) if len(scores) > 1 else np.zeros(1)
    bounds = scores[:, 0] + best_heads.sum() - best_heads
    found, total = [0] * len(scores), -np.inf
    for root in np.argsort(-bounds):
        if bounds[root] <= total:
            break
        heads = _rooted(scores, int(root))
        if _total(scores, heads) > total:
            found, total = heads, _total(scores, heads)
    return found


def _total(scores: Scores, heads: list[int]) -> float:
    return float(sum(scores[i, head] for i, head in enumerate(heads)))


def _rooted(scores: Scores, root: int) -> list[int]:
    """The best tree whose one root is the given word."""
    square = np.full((len(scores) + 1, len(scores) + 1), -1e9)
    square[1:] = scores
    square[1:, 0] = -1e9
    square[root + 1] = -1e9
    square[root + 1, 0] = 0
    return [int(head) for head in _edmonds(square)[1:]]


def _cycle(heads: list[int]) -> list[int]:
    """A cycle among words (numbered from 1, `heads[i]` of word i + 1), or nothing."""
    state = [0] * (len(heads) + 1)
    for begin in range(1, len(heads) + 1):
        path, node = [], begin
        while node and not state[node]:
            state[node] = 1
            path.append(node)
            node = heads[node - 1]
        if node and state[node] == 1 and node in path:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _edmonds(scores: Scores) -> npt.NDArray[np.int64]:
    """Chu-Liu/Edmonds over a square (n + 1, n + 1) of dependent by head, node 0 the root; returns a head for each node."""
    heads: npt.NDArray[np.int64] = scores.argmax(1)
    heads[0] = -1
    cycle = _cycle([int(head) for head in heads[1:]])
    if not cycle:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    number = {int(node): i for i, node in enumerate(rest)}
    size = len(rest) + 1
    smaller = np.full((size, size), -1e9)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    into, outof = np.asarray(cycle), {}
    held = scores[into, heads[into]]
    for node in rest:
        if node:
            outof[int(node)] = int(into[scores[node, into].argmax()])
            smaller[number[int(node)], -1] = scores[node, outof[int(node)]]
    gain = scores[np.ix_(into, rest)] - held[:, None]
    smaller[-1, :-1] = gain.max(0) + held.sum()
    np.fill_diagonal(smaller, -1e9)
    found = _edmonds(smaller)
    result: npt.NDArray[np.int64] = heads.copy()
    for node in rest:
        if node:
            head = int(found[number[int(node)]])
            result[node] = outof[int(node)] if head == size - 1 else rest[head]
    entry = int(found[-1])
    result[into[gain[:, entry].argmax()]] = rest[entry]
    return result
