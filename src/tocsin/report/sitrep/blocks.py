"""The little of Markdown that a situation report is written in: headings, paragraphs, lists, tables, **strong**, footnotes.

What a template renders is parsed once into blocks; HTML and Word are made of them, so that one template serves all formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

Kind = Literal["heading", "paragraph", "item", "row"]
HEADING: Final = re.compile(r"(#{1,6}) +(.*)")
ITEM: Final = re.compile(r"(\s*)[-*] +(.*)")
NOTE: Final = re.compile(r"\[\^(\d+)\]: (.*)")
INLINE: Final = re.compile(r"\\(?P<escape>[!-/:-@\[-`{-~])|\[\^(?P<note>\d+)\]|(?P<strong>\*\*)|(?P<text>[^\\\[*]+|.)")
RULE: Final = re.compile(r"\|?[\s:|-]+\|?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: text, plain or strong, or a footnote mark (`note`)."""

    text: str = ""
    strong: bool = False
    note: int | None = None


@dataclass(slots=True)
class Block:
    """A heading (`level` 1–6), a paragraph, an item of a list (`level` its depth), or a row of a table, whose cells are in
    `cells`; all others have one cell."""

    kind: Kind
    cells: list[list[Piece]]
    level: int = 0

    @property
    def pieces(self) -> list[Piece]:
        """The stretches of all cells."""
        return [piece for cell in self.cells for piece in cell]


@dataclass(slots=True)
class Document:
    """The blocks of a document, and its footnotes by number."""

    blocks: list[Block] = field(default_factory=list)
    notes: dict[int, list[Piece]] = field(default_factory=dict)


def parsed(markdown: str) -> Document:
    """The document that the text says. Whatever is none of the above is a paragraph."""
    document = Document()
    waiting: list[str] = []

    def close() -> None:
        if waiting:
            document.blocks.append(Block("paragraph", [pieces(" ".join(waiting))]))
            waiting.clear()

    for line in markdown.splitlines():
        block = _block(line)
        if note := NOTE.fullmatch(line):
            close()
            document.notes[int(note[1])] = pieces(note[2])
        elif block is not None:
            close()
            document.blocks.append(block)
        elif not line.strip() or (line.lstrip().startswith("|") and RULE.fullmatch(line.strip())):
            close()
        else:
            waiting.append(line.strip())
    close()
    return document


def _block(line: str) -> Block | None:
    if found := HEADING.fullmatch(line):
        return Block("heading", [pieces(found[2])], len(found[1]))
    if found := ITEM.fullmatch(line):
        return Block("item", [pieces(found[2])], len(found[1]) // 2)
    if line.lstrip().startswith("|") and not RULE.fullmatch(line.strip()):
        cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
        return Block("row", [pieces(cell.strip()) for cell in cells])
    return None


def pieces(text: str) -> list[Piece]:
    """The stretches of a line."""
    found: list[Piece] = []
    strong = False
    for part in INLINE.finditer(text):
        if part["strong"]:
            strong = not strong
        elif part["note"]:
            found.append(Piece(note=int(part["note"])))
        else:
            words = part["escape"] or part["text"]
            if found and found[-1].note is None and found[-1].strong == strong:
                words = found.pop().text + words
            found.append(Piece(words, strong))
    return found


def sentences(block: Block) -> Iterator[tuple[str, list[int], list[Piece]]]:
    """The stretches of a block up to and with their footnote marks: text, marks, pieces. The last may have no mark."""
    for cell in block.cells:
        text, marks, held = "", list[int](), list[Piece]()
        for piece in cell:
            if piece.note is None and marks:
                yield text, marks, held
                text, marks, held = "", [], []
            held.append(piece)
            if piece.note is None:
                text += piece.text
            else:
                marks.append(piece.note)
        if held:
            yield text, marks, held


def plain(found: Sequence[Piece]) -> str:
    """The text of stretches, without footnote marks."""
    return "".join(piece.text for piece in found)
