"""What a claim answers, in words and in a form that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tocsin.link.incidents.plain import Plain

Kind = Literal["polarity", "party", "place", "time", "count", "words"]
HAPPENED: Final = "happened"
BY_WHOM: Final = "by whom"
QUESTIONS: Final = ("happened", "by whom", "to whom", "where", "when", "with what")
"""The questions in their order; counts follow, each named by what happened to them ("killed", "wounded", "detained" …)."""


@dataclass(slots=True)
class Answer(Plain):
    """`words` for readers; the rest is the comparable form of its `kind`: `polarity` (1, -1; 0 commits to nothing), `keys` of
    parties or places (of a count: whose people are counted; of a polarity: type and acts of what was told or denied),
    `low`–`high` of a count (None: open) or the days of a time as ordinals. `value` and `mode` are the factuality behind a
    polarity, `spot` the degrees of a place (latitude, longitude) where a map has it as a point; `doers` the keys of those whose
    act alone it is that was told or denied (a withdrawal is nobody's but theirs); `deeds` the acts of which a party is named the
    doer, or the type where a word names no act."""

    kind: Kind
    words: str
    polarity: int = 1
    keys: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    value: str | None = None
    mode: str | None = None
    spot: tuple[float, float] | None = None
    doers: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
