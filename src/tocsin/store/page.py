"""A page of an answer, and the cursor to go on from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from tocsin.store.errors import DeskError

Item = TypeVar("Item")
Other = TypeVar("Other")
NUMBER: Final = re.compile(r"-?[0-9]{1,18}")
"""What SQLite can hold."""
LARGEST: Final = 1_000
"""Items of one page."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items, `next` to ask on from (None at the end), and how many there are in all where that is known cheaply."""

    items: list[Item]
    next: str | None = None
    total: int | None = None

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def map(self, made: Callable[[Item], Other]) -> Page[Other]:
        """The same page of what is made of each item."""
        return Page([made(item) for item in self.items], self.next, self.total)


def cursor(*numbers: int) -> str:
    """A cursor of the sort keys of the last item."""
    return ".".join(map(str, numbers))


def after(text: str | None, count: int = 2) -> tuple[int, ...] | None:
    """The numbers of a cursor. Raises DeskError where it is none of ours."""
    if text is None or text == "":
        return None
    parts = text.split(".")
    if len(parts) != count or not all(NUMBER.fullmatch(part) for part in parts):
        raise DeskError(f"{text[:40]!r} is no place to go on from: take the one that the answer before gave")
    return tuple(map(int, parts))


def bounded(limit: int) -> int:
    """A limit within bounds. Raises DeskError outside."""
    if not 1 <= limit <= LARGEST:
        raise DeskError(f"limit is from 1 to {LARGEST}, not {limit}")
    return limit
