"""One input as it came: its untouched bytes, its text, and what came with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["text", "html"]
MAX_BYTES: Final = 20_000_000
"""The largest single report, in bytes; a long newspaper page has about 2 MB. Named in the error that a larger one gives."""


@dataclass(frozen=True, slots=True)
class RawReport:
    """One report before cleaning.

    `name` says where it came from (path, address, "-"), `line` the row of a JSON Lines file (from 1). `raw` are the untouched
    bytes (of a row: the row's own), `text` what they say, without the header of a text file. `ref` is the row's `id`. Dates are
    as the input gave them. `warnings` are one line each."""

    name: str
    kind: Kind
    raw: bytes
    text: str
    ref: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    fetched: str | None = None
    line: int | None = None
    warnings: tuple[str, ...] = ()


class InputError(Exception):
    """An input that cannot be read, in one line: where, what is wrong, what to do."""

    def __init__(self, name: str, problem: str, line: int | None = None) -> None:
        self.name = name
        self.problem = " ".join(problem.split())
        self.line = line
        super().__init__(f"{name}:{line}: {self.problem}" if line else f"{name}: {self.problem}")
