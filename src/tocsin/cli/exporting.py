"""What `tocsin export` does."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from tocsin.cli.desk import opened
from tocsin.cli.errors import UserError
from tocsin.cli.period import day


def archived(path: Path | None, warc: Path) -> None:
    """Write the untouched bytes of all reports as a web archive."""
    from tocsin.cli.progress import Progress
    from tocsin.engine.archiving import export_warc

    with opened(path) as kept, Progress("reports written") as progress:
        count = export_warc(kept, warc, progress.advance)
    typer.echo(f"{warc}: {count:,} records")


def exported(path: Path | None, name: str, output: Path | None, since: str | None, until: str | None) -> None:
    """Write what was read in a format of others, into a file or to standard output."""
    from tocsin.report.exports.errors import ExportError
    from tocsin.report.exports.formats import format_named
    from tocsin.report.exports.gather import content

    try:
        format = format_named(name)
        with opened(path) as kept:
            found = content(kept, format.unit, day(since), day(until))
            if output is None:
                format.write_text(found, sys.stdout)
                return
            output.parent.mkdir(parents=True, exist_ok=True)
            count = format.write(found, output)
    except ExportError as error:
        raise UserError(str(error)) from error
    typer.echo(f"{output}: {count:,} entries ({format.label})", err=True)
