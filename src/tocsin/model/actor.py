"""Who: somebody who speaks, acts or is acted upon."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.model.span import Span


@dataclass(slots=True)
class Actor:
    """One mention of an actor. `name` is the fullest name known in the report, `mention` the words used here.

    `country` is ISO 3166-1 alpha-3 or an international code (IGO, NGO, MNC …); `sectors` are PLOVER's (GOV MIL REB OPP …);
    unknown stays None or empty. `why` says how country, sectors and name were found.
    """

    name: str
    mention: Span | None
    id: str | None = None
    country: str | None = None
    sectors: list[str] = field(default_factory=list)
    role: str | None = None
    why: str | None = None
