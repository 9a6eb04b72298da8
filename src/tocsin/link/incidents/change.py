"""A change in the record: dated, typed, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from tocsin.link.incidents.plain import Plain

ChangeKind = Literal[
    "new", "claim", "revised toll", "revised", "denied", "disputed", "settled", "admitted", "second origin", "withdrawn",
    "superseded", "merged", "split", "gone", "reviewed",
]  # fmt: skip
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


@dataclass(slots=True)
class Change(Plain):
    """`incident` is the one that changed, `at` when the source said so (the publication that brought it), `words` a line for
    readers; `before` and `after` the two values where there are two; `claims` the ids that it is about; `report` the one that
    brought it."""

    kind: ChangeKind
    incident: str
    words: str
    at: str | None = None
    before: str | None = None
    after: str | None = None
    claims: tuple[str, ...] = ()
    report: int | None = None
