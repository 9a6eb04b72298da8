"""Footnotes: each passage and each figure of the record gets a number when a template first puts its sentence in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tocsin.report.exports.inert import one_line
from tocsin.report.sitrep.sentence import Cited, Figure, Sentence

MARKUP: Final = re.compile(r"[\\`*_\[\]<>#|~&]")
AT_START: Final = re.compile(r"^(\s*)([-+]|\d+[.)])")


class Marked(str):
    """Markdown of our own making: it goes into a document as it is."""


def escaped(value: object) -> str:
    """What a template puts in, as Markdown that says just that: nothing that a report holds becomes a heading, link or HTML."""
    if isinstance(value, Marked):
        return str(value)
    text = MARKUP.sub(r"\\\g<0>", one_line(str(value)))
    return AT_START.sub(r"\1\\\2", text)


@dataclass(slots=True)
class Notes:
    """The footnotes of one document, in their order."""

    passages: dict[tuple[int, int, int, int], int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    cited: dict[int, Cited] = field(default_factory=dict)
    counted: dict[int, Figure] = field(default_factory=dict)

    def put(self, sentence: Sentence) -> Marked:
        """The sentence with its footnote marks."""
        numbers = [self._passage(one) for one in sentence.cited] + [self._figure(one) for one in sentence.figures]
        marks = "".join(f"[^{number}]" for number in dict.fromkeys(numbers))
        return Marked(f"{escaped(sentence.text)}{marks}")

    def own(self, text: str) -> Marked:
        """Words that the author of the report vouches for, with a footnote that says so."""
        return self.put(Sentence(text, (), (Figure(text, "words of the author of this report"),)))

    def listed(self) -> Marked:
        """All footnotes, a line each, as Markdown has them."""
        return Marked("\n".join(f"[^{number}]: {self.words(number)}" for number in range(1, self._count() + 1)))

    def words(self, number: int) -> str:
        """One footnote: who published what and when, and where it stands in the desk; or what a figure is."""
        if number in self.counted:
            figure = self.counted[number]
            return escaped(f"{figure.words}: {figure.why}.")
        cited = self.cited[number]
        passage = cited.passage
        where = f"report {passage.report}.{passage.version}, characters {passage.start}–{passage.end}"
        return escaped(f"{cited.outlet}, {cited.published or 'no date'}: “{cited.text}” ({where}).")

    def _count(self) -> int:
        return len(self.cited) + len(self.counted)

    def _passage(self, cited: Cited) -> int:
        if cited.key not in self.passages:
            self.passages[cited.key] = number = self._count() + 1
            self.cited[number] = cited
        return self.passages[cited.key]

    def _figure(self, figure: Figure) -> int:
        key = f"{figure.words}\0{figure.why}"
        if key not in self.figures:
            self.figures[key] = number = self._count() + 1
            self.counted[number] = figure
        return self.figures[key]
