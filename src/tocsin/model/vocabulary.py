"""The closed word lists of the record (shared contract: record.md, factuality.md)."""

from __future__ import annotations

from typing import Final, Literal, get_args

Stance = Literal[
    "asserts", "claims", "confirms", "admits", "reveals", "denies", "rejects", "believes", "predicts", "promises", "plans",
    "orders", "demands", "asks", "advocates", "warns", "threatens", "fears", "hopes", "supports", "condemns", "questions",
    "unknown",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Value = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]
Mode = Literal[
    "planned", "promised", "ordered", "demanded", "threatened", "warned", "feared", "hoped", "predicted", "conditional", "asked"
]
Kind = Literal["direct", "indirect", "mixed"]
PlacePrecision = Literal["exact", "town", "district", "province", "country", "line", "area"]
PlaceRole = Literal["at", "from", "to", "toward", "through"]
WhenPrecision = Literal["moment", "day", "week", "month", "season", "year", "open"]

STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
EVENT_TYPES: Final[tuple[EventType, ...]] = get_args(EventType)
VALUES: Final[tuple[Value, ...]] = get_args(Value)
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
