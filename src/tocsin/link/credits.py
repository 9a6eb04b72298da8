"""The agency that a report names as the source of its text: in the byline, in the dateline, at its end.

An agency that the text merely quotes ("told Reuters") is no credit: the words must stand where credits stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from tocsin.codebook.wires import wires
from tocsin.model import Report, Span

HEAD: Final = 300
TAIL: Final = 200
"""Characters at the beginning and at the end of a text where credits stand."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency named as the source. `mention` is None where the byline names it."""

    name: str
    mention: Span | None
    why: str


@cache
def _patterns() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = {spelling.casefold(): wire.name for wire in wires() for spelling in wire.spellings}
    any_name = "|".join(sorted((re.escape(s) for wire in wires() for s in wire.spellings), key=len, reverse=True))
    byline = re.compile(rf"(?<!\w)({any_name})(?!\w)")
    head = re.compile(
        rf"\(({any_name})(?:/[^)]{{1,40}})?\)\s*(?:[-–—:,]|$|\n)|^[A-ZÀ-Þ .,'’\w]{{2,60}}[-–—/]\s*({any_name})\s*[-–—:]"
    )
    tail = re.compile(
        rf"(?:^|\n|[.!?”\"]\s)\W*(?:(?:with|source|sources|via|from|credit)\b[^\n.]{{0,30}}?)?\(?({any_name})"
        rf"(?:/\w{{2,15}}|,? with [^\n.]{{1,30}})?\)?\W*$",
        re.IGNORECASE,
    )
    return names, byline, head, tail


def credit(report: Report) -> Credit | None:
    """The agency that a report credits, None where it credits none."""
    names, byline, head, tail = _patterns()
    if report.byline and (found := byline.search(report.byline)):
        return Credit(names[found[1].casefold()], None, "named in the byline")
    text = report.text
    if found := head.search(text[:HEAD]):
        group = 1 if found[1] else 2
        return _placed(text, found, group, 0, names, "named in the dateline")
    start = max(len(text) - TAIL, 0)
    if found := tail.search(text[start:]):
        return _placed(text, found, 1, start, names, "named at the end")
    return None


def _placed(text: str, found: re.Match[str], group: int, shift: int, names: dict[str, str], why: str) -> Credit:
    mention = Span.of(text, shift + found.start(group), shift + found.end(group))
    return Credit(names[mention.text.casefold()], mention, why)
