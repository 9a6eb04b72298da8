"""Trees: arc scores in, heads out; checked against every tree of small sentences."""

from itertools import product

import numpy as np
import pytest

from tocsin.read.tree import tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word reaches it."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        seen, node = set(), start
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


def best_by_trying(scores: np.ndarray) -> float:
    size = len(scores)
    trees = (heads for heads in product(range(size + 1), repeat=size) if is_tree(heads))
    return max(sum(scores[i, head] for i, head in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_best_tree_is_found(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    heads = tuple(tree(scores))
    assert is_tree(heads)
    assert sum(scores[i, head] for i, head in enumerate(heads)) == pytest.approx(best_by_trying(scores))
