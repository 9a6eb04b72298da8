"""A situation report as Markdown, as HTML that prints well, and as a Word document."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from tocsin.report.sitrep.blocks import Block, Piece
from tocsin.report.sitrep.build import Made
from tocsin.report.sitrep.notes import escaped

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
MARK_ID: Final = re.compile(r' id="r(\d+)"')
FORMATS: Final = ("html", "md", "docx", "pdf")
"""`pdf` is the HTML page, which any browser prints as PDF: its style sheet is made for A4."""


def written(made: Made, format: str, path: Path) -> None:
    """Write a report in one of FORMATS."""
    if format == "docx":
        as_docx(made).save(str(path))
    else:
        path.write_text(as_markdown(made) if format == "md" else as_html(made), encoding="utf8")


def as_markdown(made: Made) -> str:
    """Markdown with footnotes."""
    lines = []
    for kind, group in groupby(made.document.blocks, key=lambda block: block.kind):
        blocks = list(group)
        if kind == "row":
            lines.append("\n".join([_head(blocks[0]), *map(_row, blocks[1:])]) + "\n")
        elif kind == "item":
            lines.append("\n".join(f"{'  ' * block.level}- {_inline(block.pieces)}" for block in blocks) + "\n")
        else:
            lines += [f"{'#' * block.level + ' ' if block.level else ''}{_inline(block.pieces)}\n" for block in blocks]
    notes = "\n".join(f"[^{number}]: {_inline(found)}" for number, found in sorted(made.document.notes.items()))
    return "\n".join(lines) + "\n" + notes + "\n"


def _row(block: Block) -> str:
    return "| " + " | ".join(_inline(cell) for cell in block.cells) + " |"


def _head(block: Block) -> str:
    """A table's first row is its head: here with the line below it."""
    return _row(block) + "\n|" + "---|" * len(block.cells)


def _inline(pieces: Sequence[Piece]) -> str:
    return "".join(
        f"[^{piece.note}]" if piece.note is not None else f"**{_spaced(piece.text)}**" if piece.strong else _spaced(piece.text)
        for piece in pieces
    )


def _spaced(text: str) -> str:
    """Escaped, with the blanks at both ends kept."""
    core = text.strip()
    if not core:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{escaped(core)}{after}"


def as_html(made: Made) -> str:
    """One self-contained page: no script, nothing loaded, footnotes linked both ways."""
    style = files("tocsin.report").joinpath("templates", "sitrep", "sitrep.css").read_text(encoding="utf8")
    body = []
    for kind, group in groupby(made.document.blocks, key=lambda block: block.kind):
        blocks = list(group)
        if kind == "item":
            items = "".join(f'<li class="d{min(block.level, 3)}">{_marked(block.pieces)}</li>\n' for block in blocks)
            body.append(f"<ul>\n{items}</ul>")
        elif kind == "row":
            body.append(_table(blocks))
        else:
            body += [f"<{_tag(block)}>{_marked(block.pieces)}</{_tag(block)}>" for block in blocks]
    notes = "".join(
        f'<li id="n{number}">{_marked(found)} <a href="#r{number}" aria-label="back">↑</a></li>\n'
        for number, found in sorted(made.document.notes.items())
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{html.escape(made.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + with_own_ids("\n".join(body))
        + f'\n</main>\n<section class="notes"><h2>Passages</h2>\n<ol>\n{notes}</ol></section>\n</body>\n</html>\n'
    )


def with_own_ids(body: str) -> str:
    """The marks with their ids: the first of each footnote has one, to come back to."""
    known: set[str] = set()

    def once(found: re.Match[str]) -> str:
        if found[1] in known:
            return ""
        known.add(found[1])
        return found[0]

    return MARK_ID.sub(once, body)


def _tag(block: Block) -> str:
    return f"h{block.level}" if block.kind == "heading" else "p"


def _table(blocks: Sequence[Block]) -> str:
    head, *rows = blocks
    cells = "".join(f"<th>{_marked(cell)}</th>" for cell in head.cells)
    body = "".join("<tr>" + "".join(f"<td>{_marked(cell)}</td>" for cell in row.cells) + "</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{body}</tbody></table>"


def _marked(pieces: Sequence[Piece]) -> str:
    found = []
    for piece in pieces:
        if piece.note is not None:
            found.append(f'<sup><a id="r{piece.note}" href="#n{piece.note}">{piece.note}</a></sup>')
        else:
            text = html.escape(piece.text)
            found.append(f"<strong>{text}</strong>" if piece.strong else text)
    return "".join(found)


def as_docx(made: Made) -> Any:
    """A Word document; passages stand at its end, under the numbers of their marks."""
    from docx import Document as Word

    word = Word()
    word.core_properties.title = made.title
    word.core_properties.author = "Tocsin"
    for kind, group in groupby(made.document.blocks, key=lambda block: block.kind):
        blocks = list(group)
        if kind == "row":
            _word_table(word, blocks)
            continue
        for block in blocks:
            if kind == "heading":
                _runs(word.add_heading(level=min(block.level, 4)), block.pieces)
            else:
                style = None if kind == "paragraph" else "List Bullet 2" if block.level else "List Bullet"
                _runs(word.add_paragraph(style=style), block.pieces)
    word.add_heading("Passages", level=2)
    for number, found in sorted(made.document.notes.items()):
        _runs(word.add_paragraph(), [Piece(f"{number}  "), *found])
    return word


def _word_table(word: Any, blocks: Sequence[Block]) -> None:
    table = word.add_table(rows=0, cols=max(len(block.cells) for block in blocks), style="Table Grid")
    for block in blocks:
        row = table.add_row().cells
        for cell, pieces in zip(row, block.cells, strict=False):
            _runs(cell.paragraphs[0], pieces)


def _runs(paragraph: Any, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        run = paragraph.add_run(str(piece.note) if piece.note is not None else piece.text)
        run.bold = piece.strong or None
        run.font.superscript = True if piece.note is not None else None
