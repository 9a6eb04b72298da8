"""A report: what an outlet published, cleaned, with what cleaning took out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(slots=True)
class Outlet:
    """Who published; all unknown until the user or the page says so."""

    name: str | None = None
    domain: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that cleaning took out of the body, and why."""

    text: str
    why: str


@dataclass(slots=True)
class Report:
    """`text` is the cleaned body that all spans point into; `id` its SHA-256. `published` is an ISO date or date-time, None when
    unknown. `byline` names who wrote it as the page does, `authors` the persons among them, `agency` the news agency whose text
    it is. `captions` stand under pictures and are no part of the text. `ref` is the identifier that the input gave; `raw_sha256`
    the hash of the untouched bytes. `warnings` are one-line notes to the reader of the record (language not readable, date
    missing, cut at a limit)."""

    text: str
    title: str | None = None
    byline: str | None = None
    authors: list[str] = field(default_factory=list)
    agency: str | None = None
    url: str | None = None
    outlet: Outlet = field(default_factory=Outlet)
    published: str | None = None
    modified: str | None = None
    fetched: str | None = None
    language: str | None = None
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    raw_sha256: str | None = None
    ref: str | None = None
    warnings: list[str] = field(default_factory=list)
    id: str = ""

    def __post_init__(self) -> None:
        self.id = self.id or hashlib.sha256(self.text.encode("utf8", "surrogatepass")).hexdigest()
