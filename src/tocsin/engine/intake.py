"""From what the user names (files, folders, pages, standard input, a text) to cleaned reports ready to be read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.clean.text import clean_text
from tocsin.model import Outlet, Report


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about all inputs that do not say it themselves."""

    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that gave no report: where ("reports.jsonl line 3") and what to do about it, one line each."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def from_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    ref: str | None = None,
) -> Report:
    """The report of an already-extracted text, page furniture taken out."""
    known = Outlet(name=outlet) if outlet else None
    return clean_text(text, title=title, published=published, outlet=known, url=url, ref=ref)


def reports(sources: Sequence[str], given: Given) -> Iterator[Report | Problem]:
    """The reports of all sources in order, one at a time; a problem in place of each that could not be had."""
    for source in sources:
        lines = sys.stdin if source == "-" else Path(source).read_text(encoding="utf8").splitlines()
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                yield from_text(
                    row["text"],
                    title=row.get("title"),
                    published=row.get("published") or given.published,
                    outlet=row.get("outlet") or given.outlet,
                    url=row.get("url"),
                    ref=row.get("id"),
                )
            except (ValueError, KeyError) as error:
                yield Problem(f"{source} line {number}", f"not a row with a text ({error})")
