"""How many: a count as a claim has it, always a range."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.plain import Plain


@dataclass(slots=True)
class Tally(Plain):
    """`low` to `high` (None: open, as in "at least 13") of `unit`; `of` says what happened to them (killed, wounded …) and is the
    question that it answers. `words` are those of the text.
    `holder` gives it, in `passage`; None for the report itself. An `estimate` is what the holder believes."""

    low: int | None
    high: int | None
    unit: str | None = None
    of: str | None = None
    words: str = ""
    passage: Passage | None = None
    holder: Holder | None = None
    estimate: bool = False
