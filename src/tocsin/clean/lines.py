"""A text as lines: what cleaning works on before it speaks of paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
"""Soft hyphens, zero-width blanks and direction marks: they split words for every later step and mean nothing to a reader."""
BREAKS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
BULLET = re.compile(r"^\s*(?:[•●▪■◦‣∙·*]|[-–—](?=\s))\s*")
FINAL = re.compile(r"[.!?…。！？।։؟۔]['’”»\")\]」』]*$")
"""The end of a sentence, its closing marks included."""
OPEN_QUOTE = re.compile(r"(?:(?<=\s)|^)[\"“„«]\s*$")
"""A quotation mark that opens at the end of a line: what it should hold was torn off."""


@dataclass
class Line:
    """One line of the input, outer blanks taken off. `gap` is the number of blank lines before it, `indent` the blanks that
    stood before its first letter, `order` its place in the text."""

    text: str
    gap: int = 0
    indent: int = 0
    order: int = 0

    @cached_property
    def words(self) -> list[str]:
        return self.text.split()

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return FINAL.search(self.text) is not None

    @cached_property
    def bullet(self) -> bool:
        return BULLET.match(self.text) is not None

    def joined(self, other: Line, blank: str = " ") -> Line:
        """This line and the next as one."""
        return Line(self.text + blank + other.text, self.gap, self.indent, self.order)


def plain(raw: str) -> str:
    """The same words with one kind of line break, without invisible and control characters."""
    text = BREAKS.sub("\n", raw).translate(INVISIBLE)
    return CONTROL.sub("", text)


def split_lines(raw: str) -> list[Line]:
    """The lines that are not blank, in order."""
    found: list[Line] = []
    gap = 0
    for text in plain(raw).split("\n"):
        bare = text.strip()
        if not bare:
            gap += 1
            continue
        expanded = text.expandtabs(4)
        found.append(Line(bare, gap, len(expanded) - len(expanded.lstrip())))
        gap = 0
    return found
