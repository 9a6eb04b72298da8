"""The quotation layer: where a text opens and closes quotation marks, mended where a mark is missing.

The reader trusts quotation marks more than any parse: what stands between them was said by somebody. This module knows
nothing of words or speakers; it finds the marks paragraph by paragraph and returns spans, so that a lost mark spoils one
paragraph and never the rest of a report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = "“„«‟"
CLOSING = "”»"
STRAIGHT = '"'
PARAGRAPH = re.compile(r"[^\n]+(?:(?<![.!?:…”»\"])\n(?!\s*\n)[^\n]+)*")
_MARK = re.compile(r"``|''|[“”„‟«»\"‘’']")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, marks included: `text[start:end]`.

    `closed` is false where the closing mark was missing and the end was guessed; `continues` is true where the speech
    goes on in the next paragraph (which opens again without this one having closed, as newspapers print it).
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs, in order: blocks between blank lines, cut also where a line ends with a sentence. Any other line
    break is taken for a hard wrap."""
    return [match.span() for match in PARAGRAPH.finditer(text)]


def quotations(text: str) -> list[Quotation]:
    """All outermost quotations of a text, in order and never overlapping."""
    blocks = paragraphs(text)
    found: list[Quotation] = []
    for index, (start, end) in enumerate(blocks):
        following = text[slice(*blocks[index + 1])] if index + 1 < len(blocks) else ""
        found.extend(_in_paragraph(text, start, end, following))
    return found


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    single = False
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened is None:
            single = mark in "‘'" and len(mark) == 1
            if _opens(text, mark, at, end):
                opened = at
        elif _closes(text, mark, at, single):
            found.append(Quotation(opened, match.end()))
            opened = None
    if opened is not None:
        found.append(_mended(text, opened, end, following))
    return found


def _opens(text: str, mark: str, at: int, end: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark in ("``", "''", STRAIGHT):
        return True
    if mark in OPENING:
        return True
    if mark in CLOSING:  # the wrong way round, as some typists and translators set it
        return not after.isspace() and (before.isspace() or before in "([—–-")
    if mark in "‘'":
        return (before.isspace() or before in "([—–") and after.isalnum() and _single_close(text, at + 1, end) is not None
    return False


def _single_close(text: str, start: int, end: int) -> int | None:
    """Where a single quotation mark opened before `start` closes: a mark after a letter or stop and before none.

    A plural possessive ("the soldiers' camp") looks the same; a mark behind a full stop or comma is preferred to it.
    """
    candidates = [m.start() for m in re.finditer(r"(?<=[\w.,!?…])[’'](?!\w)", text[:end]) if m.start() > start]
    for at in candidates:
        if text[at - 1] in ".,!?…" or text[at - 1] != "s":
            return at
    return candidates[0] if candidates else None


def _closes(text: str, mark: str, at: int, single: bool) -> bool:
    if single:
        after = text[at + 1] if at + 1 < len(text) else " "
        return mark in "’'" and len(mark) == 1 and not after.isalnum() and not (text[at - 1] == "s" and _later_single(text, at))
    if mark in CLOSING or mark in (STRAIGHT, "''"):
        return True
    # Polish and German close with the mark with which English opens.
    return mark in "“‟" and not text[at - 1].isspace()


def _later_single(text: str, at: int) -> bool:
    """Whether a surer closing mark follows within the line."""
    line_end = text.find("\n", at)
    rest = text[at + 1 : line_end if line_end >= 0 else len(text)]
    return re.search(r"(?<=[.,!?…])[’'](?!\w)", rest) is not None


def _mended(text: str, opened: int, end: int, following: str) -> Quotation:
    """The quotation that a paragraph leaves open: to the paragraph's end when the next one goes on with it, else to the end
    of the sentence that opened it."""
    if following.lstrip()[:1] in tuple(OPENING + STRAIGHT):
        return Quotation(opened, end, closed=False, continues=True)
    stop = re.compile(r"[.!?…](?=\s|$)").search(text, opened + 1, end)
    return Quotation(opened, stop.end() if stop else end, closed=False)


def quotation_states(spans: list[tuple[int, int]], found: list[Quotation]) -> list[int]:
    """For each token span: 0 outside quotations, 1 inside one, 2 the mark that opens or closes one."""
    states = []
    index = 0
    for start, end in spans:
        while index < len(found) and found[index].end <= start:
            index += 1
        if index == len(found) or end <= found[index].start:
            states.append(0)
        elif start == found[index].start or (end == found[index].end and found[index].closed):
            states.append(2)
        else:
            states.append(1)
    return states
