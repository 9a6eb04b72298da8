"""Where: a place as a mention has it, with what is needed to tell whether two places may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tocsin.link.incidents.plain import Plain

Given = Literal["event", "report"]
"""Whether the event's own sentence gives a value, or it is taken over from the rest of the report (weaker evidence)."""


Level = Literal["point", "province", "country", "vague"]
"""What a place is, whatever its precision here: a town, village, base or quarter; a province or region; a country or sea; or
words that no gazetteer and no name stands behind ("the base", "the south")."""


@dataclass(slots=True)
class Site(Plain):
    """A literal place of an event. `id` is the GeoNames id; `key` the folded name, by which a village is known that no
    gazetteer has, `usual` the gazetteer's own name, folded, where it is another. `province` is the GeoNames code of the
    first-level division that it lies in or is ("BY.02"). `precision` and `role` are those of `model.Place`; degrees are WGS
    84."""

    name: str
    key: str
    level: Level = "vague"
    id: int | None = None
    country: str | None = None
    province: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    role: str | None = None
    usual: str = ""
    given: Given = "event"
