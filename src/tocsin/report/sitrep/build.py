"""From material to a document: sections, template, and the checker once more over what the template made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import SandboxedEnvironment

from tocsin.report.sitrep.blocks import Block, Document, parsed, pieces, plain, sentences
from tocsin.report.sitrep.checker import Problem, names, normal, numerals, problems
from tocsin.report.sitrep.material import Material
from tocsin.report.sitrep.notes import Notes, escaped
from tocsin.report.sitrep.sections import Builder, Rejected, more, some
from tocsin.report.sitrep.sentence import Sentence

TEMPLATES: Final = ("ocha", "incidents", "sides")
ENDING: Final = ".md.jinja"
LEFT_OUT: Final = "Left out"
"""Heading of the sentences that nothing bears out."""


class SitrepError(ValueError):
    """A situation report that cannot be made; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A report: its document, and what was rejected on the way, by sentence and by template."""

    title: str
    document: Document
    rejected: list[Rejected]


def made(material: Material, template: str = "ocha", folder: Path | None = None) -> Made:
    """The situation report of this material. `folder` holds templates of the user's own, which come before those that ship.
    Raises SitrepError for a template that is not there or is broken."""
    sections = Builder(material).build()
    notes = Notes()
    markdown = _rendered(
        template, folder, sections=sections, material=material, put=notes.put, own=notes.own, some=some, more=more
    )
    document = parsed(f"{markdown}\n{notes.listed()}\n")
    again = rechecked(document, notes)
    rejected = [*sections.rejected, *again]
    document.blocks += left_out(rejected)
    document.blocks.append(Block("paragraph", [pieces(escaped(material.colophon.text))]))
    return Made(f"Situation report, {material.first} to {material.last}", document, rejected)


def _rendered(template: str, folder: Path | None, **given: object) -> str:
    own = [FileSystemLoader(folder)] if folder else []
    environment = SandboxedEnvironment(
        loader=ChoiceLoader([*own, PackageLoader("tocsin.report", "templates/sitrep")]),
        finalize=escaped, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    try:
        return environment.get_template(template + ENDING).render(**given)
    except TemplateNotFound as error:
        raise SitrepError(f"no template {error.name!r}: {', '.join(TEMPLATES)}, or one of your own in --templates DIR") from error
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise SitrepError(
            f"the template {template}{ENDING} is broken{f' in line {line}' if line else ''}: {error.message}"
        ) from error


def rechecked(document: Document, notes: Notes) -> list[Rejected]:
    """Take out of the document what its footnotes do not bear out; what that was. Headings are labels and are not checked."""
    rejected: list[Rejected] = []
    for block in document.blocks:
        if block.kind == "heading":
            continue
        for cell in block.cells:
            kept = []
            for text, marks, held in sentences(Block("paragraph", [cell])):
                found = _problems(text, marks, notes)
                if found:
                    cited = tuple(notes.cited[mark] for mark in marks if mark in notes.cited)
                    rejected.append(Rejected(Sentence(text.strip(), cited), tuple(found)))
                else:
                    kept += held
            cell[:] = kept
    document.blocks[:] = [block for block in document.blocks if block.pieces]
    return rejected


def _problems(text: str, marks: Sequence[int], notes: Notes) -> list[Problem]:
    """What is wrong with a stretch. One without a mark may say what a template says by itself, but no number and no name."""
    known = [mark for mark in marks if mark in notes.cited or mark in notes.counted]
    if known:
        cited = [notes.cited[mark] for mark in known if mark in notes.cited]
        return problems(text, cited, [notes.counted[mark] for mark in known if mark in notes.counted])
    if any(True for _ in numerals(normal(text))) or names(text.strip()):
        return [Problem("no passage", "")]
    return []


def left_out(rejected: Sequence[Rejected]) -> list[Block]:
    """The list of what was rejected, with the reason of each."""
    if not rejected:
        return []
    found = [Block("heading", [pieces(LEFT_OUT)], 2)]
    for one in rejected:
        why = "; ".join(map(str, one.why))
        found.append(Block("item", [pieces(f"{escaped(one.sentence.text)} ({escaped(why)})")]))
    return found


def text_of(document: Document) -> str:
    """The words of a document, a block a line, for searching and tests."""
    return "\n".join(plain(block.pieces) for block in document.blocks)
