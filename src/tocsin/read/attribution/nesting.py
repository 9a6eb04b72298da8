"""Which statement is part of which: "the agency quoted the minister as saying …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class HasContent(Protocol):
    """What nesting needs of a statement: where its anchor begins and what it says, in text offsets."""

    start: int
    content: list[tuple[int, int]]


def parents(statements: Sequence[HasContent]) -> list[int | None]:
    """For each statement the smallest other one whose content holds its cue and at least half of its own content."""
    contents = [_characters(s.content) for s in statements]
    found: list[int | None] = []
    for i, statement in enumerate(statements):
        around = [
            j
            for j in range(len(statements))
            if j != i
            and statement.start in contents[j]
            and 2 * len(contents[i] & contents[j]) >= len(contents[i])
            and len(contents[j]) > len(contents[i])
        ]
        found.append(min(around, key=lambda j: len(contents[j]), default=None))
    return found


def _characters(content: Sequence[tuple[int, int]]) -> set[int]:
    return {offset for start, end in content for offset in range(start, end)}
