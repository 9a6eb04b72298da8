"""Torn sentences joined: pieces that links, embedded quotations or a translation programme put on lines of their own.

The signs are those that a proof-reader uses: a line that opens with a comma or in lower case goes on with the line before; a
line that ends with an article, a preposition, a comma or an opening quotation mark is not finished.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.clean.lines import OPEN_QUOTE, Line
from tocsin.clean.vocabulary import words as listed

OPENS_WITH_STOP = re.compile(r"^(?:[,;](?=\s|[\"”»])|[)\]](?=[\s,.;:]|$)|\.(?:\s|$)|['’]s\b|[\"”»] ?[,.;:]|[\"”»] (?=\w))")
DATELINE_END = re.compile(r"^[A-Z][A-Z .,'’-]{3,}.{0,40}(?: |\))(?:--|—|–|-|_)$")
CLOSES_QUOTE = re.compile(r"^[,.]?\s*[\"”»]")
LONG_FRAGMENT = 5
"""A name or a link has at most this many words."""
RESCUE = 3
"""A quotation torn off its marks is looked for over this many lines."""


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with torn sentences joined, each pair judged with the line that follows it in sight."""
    found: list[Line] = []
    closes_at = -1
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if found and index <= closes_at:
            found[-1] = _glued(found[-1], line)
        elif found and OPEN_QUOTE.search(found[-1].text) and (close := _closing(lines, index)) is not None:
            closes_at = close
            found[-1] = _glued(found[-1], line)
        elif found and goes_on(found[-1], line, following):
            found[-1] = _glued(found[-1], line)
        else:
            found.append(line)
    return found


def _closing(lines: Sequence[Line], start: int) -> int | None:
    """The line that opens with the mark closing a quotation which the line before `start` opened."""
    for index in range(start, min(start + RESCUE, len(lines))):
        if CLOSES_QUOTE.match(lines[index].text):
            return index
        if lines[index].ends:
            return None
    return None


def goes_on(line: Line, following: Line, after: Line | None) -> bool:
    """Whether `following` goes on with the sentence of `line`."""
    if following.bullet or line.bullet:
        return False
    if OPENS_WITH_STOP.match(following.text):
        return True
    if line.ends:
        return False
    if DATELINE_END.search(line.text):
        return True
    if line.text.endswith((",", " –", " —")) or _unfinished(line):
        return len(line.words) >= 2
    if following.text[0].islower():
        return len(line.words) + len(following.words) >= 6 and not _label(following)
    return after is not None and _torn_name(line, following, after)


def _unfinished(line: Line) -> bool:
    """Whether the line ends with a word that asks for more. The first line may be a headline, which ends as it likes."""
    last = line.words[-1]
    return line.order > 0 and last.isalpha() and last.islower() and last in listed("unfinished") and len(line.words) >= 3


def _label(line: Line) -> bool:
    """A handle, an address or a brand that is written in lower case, alone on its line."""
    return len(line.words) <= 2 and bool(re.search(r"[@/.]|^[a-z][A-Z]", line.text))


def _torn_name(line: Line, name: Line, after: Line) -> bool:
    """A name on a line of its own (it was a link) with its sentence before and after it."""
    words = name.words
    if len(words) > LONG_FRAGMENT or name.ends or not all(w[:1].isupper() or w in listed("within_names") for w in words):
        return False
    if not (after.text[0].islower() or OPENS_WITH_STOP.match(after.text)) or _label(after):
        return False
    last = line.words[-1].strip("”\"'’").lower()
    return len(line.words) >= 3 and (
        last in listed("before_names") or "," in line.text or line.words[0].lower() in listed("subjects")
    )


def _glued(line: Line, following: Line) -> Line:
    blank = "" if re.match(r"[,;.:)\]]|[”»](?!\w)|['’]s\b", following.text) else " "
    return line.joined(following, blank)
