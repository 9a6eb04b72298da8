"""An origin: where several reports have it from. Corroboration counts origins, never reports."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.link.incidents.plain import Plain


@dataclass(slots=True)
class Origin(Plain):
    """`name` is the agency, the owner, the outlet that had it first or the source that all cite; `reports` those that hang on it,
    in the order of publication, `outlets` theirs. `why` says for each report after the first what ties it to the origin."""

    id: str
    name: str
    reports: tuple[int, ...]
    outlets: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
