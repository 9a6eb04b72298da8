"""What `tocsin report` does."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import typer

from tocsin.cli.desk import opened, told_unlinked
from tocsin.cli.errors import UserError
from tocsin.cli.period import day
from tocsin.engine.limits import READABLE_LANGUAGE
from tocsin.report.sitrep.build import Made, SitrepError, made
from tocsin.report.sitrep.formats import FORMATS, as_html, as_markdown, written
from tocsin.report.sitrep.gather import material


def reported(
    path: Path | None,
    since: str,
    until: str | None,
    template: str,
    format: str | None,
    output: Path | None,
    templates: Path | None,
) -> None:
    """Write the situation report of a period; name on standard error what was left out of it."""
    kind = _format(format, output)
    if kind == "docx" and output is None:
        raise UserError("a Word document needs a file: --output report.docx")
    first, last = day(since) or "", day(until) or datetime.now(UTC).date().isoformat()
    if first > last:
        raise UserError(f"the period begins on {first} and ends on {last}: give an earlier --since")
    try:
        with opened(path) as desk:
            told_unlinked(desk)
            found = made(material(desk, first, last, frozenset({READABLE_LANGUAGE})), template, templates)
            _write(found, kind, output)
    except SitrepError as error:
        raise UserError(str(error)) from error
    told(found)


def _format(format: str | None, output: Path | None) -> str:
    """The format asked for, else that of the file's ending, else Markdown."""
    kind = format or (output.suffix.removeprefix(".").lower() if output and output.suffix else "md")
    kind = "html" if kind == "htm" else kind
    if kind not in FORMATS:
        raise UserError(f"no format {kind!r}: {', '.join(FORMATS)}")
    return kind


def _write(found: Made, kind: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(as_markdown(found) if kind == "md" else as_html(found))
        return
    if kind == "pdf" and output.suffix.lower() == ".pdf":
        output = output.with_suffix(".html")
        print(f"tocsin: {output} is made to be printed as PDF from a browser", file=sys.stderr)
    output.parent.mkdir(parents=True, exist_ok=True)
    written(found, kind, output)
    typer.echo(f"{output}: {len(found.document.notes)} footnotes", err=True)


def told(found: Made) -> None:
    """Name what was left out."""
    for one in found.rejected:
        print(f"tocsin: left out: {one.sentence.text} ({'; '.join(map(str, one.why))})", file=sys.stderr)
