"""Hard wraps undone: text set in lines of one width, as old newspapers' archives, mail and source files print it.

Two things mark such a text: most lines break off in the middle of a sentence, and they break off near one width. A paragraph
then ends at a blank line, at a line that is indented more than the one before, or where a sentence ends though the next word
would still have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tocsin.clean.lines import Line

WIDEST = 132
"""Wider lines are paragraphs, not wraps (the line printer's 132 columns)."""
NARROWEST = 30
FULL = 0.62
"""A wrapped line is at least this share of the width: the longest English words leave no more than a third empty."""
WRAPPED_SHARE = 0.6
RUNNING = 0.35
"""A list of headlines breaks off in every line too; only in running text do the next lines begin in lower case."""
QUOTED_MAIL = re.compile(r"^(?:>\s?)+")
COMPOUND = re.compile(
    r"(?:^|\W)(?:anti|non|pro|pre|post|self|co|ex|semi|cross|so|vice|ultra|counter|\w+[a-z]ed|\d+|\w+-\w+)-$", re.IGNORECASE
)
"""A hyphen at a line's end that belongs to the word ("anti-", "self-", "20-"); any other was set by the line breaker."""


def without_mail_quotes(lines: Sequence[Line]) -> list[Line]:
    """A quoted mail without its ">" marks, where most lines have them."""
    quoted = sum(line.text.startswith(">") for line in lines)
    if quoted < 3 or quoted < 0.6 * len(lines):
        return list(lines)
    bare = [Line(QUOTED_MAIL.sub("", line.text).strip(), line.gap, line.indent) for line in lines]
    found: list[Line] = []
    gap = 0
    for line in bare:  # a line that held nothing but marks was a blank line
        if not line.text:
            gap += 1
            continue
        found.append(Line(line.text, line.gap + gap, line.indent))
        gap = 0
    return found


def width_of(lines: Sequence[Line]) -> int | None:
    """The width at which a text was wrapped, in characters, or None where it was not."""
    adjacent = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    if len(adjacent) < 2:
        return None
    lengths = sorted(len(a.text) for a, _ in adjacent)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST <= width <= WIDEST or max(len(line.text) for line in lines) > 1.3 * width + 10:
        return None
    full = [(a, b) for a, b in adjacent if len(a.text) >= FULL * width and not a.bullet]
    broken = [b for a, b in full if not a.ends]
    if len(broken) < 2 or len(broken) < WRAPPED_SHARE * len(full):
        return None
    running = sum(b.text[0].islower() for b in broken) >= RUNNING * len(broken)
    return width if running or all(a.text.isupper() for a, _ in full) else None


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """Paragraphs as single lines where the text was hard-wrapped, else the lines as they are."""
    lines = without_mail_quotes(lines)
    width = width_of(lines)
    if width is None:
        return lines
    found: list[Line] = []
    last = Line("")
    for line in lines:
        if found and not _begins_paragraph(line, last, width):
            found[-1] = _glued(found[-1], line)
        else:
            found.append(line)
        last = line
    return found


def _begins_paragraph(line: Line, last: Line, width: int) -> bool:
    if line.gap or line.bullet:
        return True
    if not last.ends:
        return len(last.text) < FULL * width and (line.indent > last.indent + 1 or not line.text[0].islower())
    fits = len(last.text) + 1 + len(line.words[0]) <= width - 1
    return fits or 0 < line.indent - last.indent <= 8


def _glued(line: Line, following: Line) -> Line:
    if line.text.endswith("-") and line.text[-2:-1].isalpha() and following.text[:1].islower():
        if COMPOUND.search(line.text):
            return line.joined(following, "")
        return Line(line.text[:-1], line.gap, line.indent).joined(following, "")
    return line.joined(following)
