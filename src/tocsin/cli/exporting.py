"""What `tocsin export` does."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from tocsin.cli.desk import opened, told_unlinked
from tocsin.cli.errors import UserError
from tocsin.cli.period import day
from tocsin.store.filters import Filters


def archived(path: Path | None, warc: Path) -> None:
    """Write the untouched bytes of all reports as a web archive."""
    from tocsin.cli.progress import Progress
    from tocsin.engine.archiving import export_warc

    with opened(path) as kept, Progress("reports written") as progress:
        count = export_warc(kept, warc, progress.advance)
    typer.echo(f"{warc}: {count:,} records")


def exported(path: Path | None, name: str, output: Path | None, since: str | None, until: str | None, filters: list[str]) -> None:
    """Write what was read in a format of others, into a file or to standard output."""
    from tocsin.report.exports.errors import ExportError
    from tocsin.report.exports.formats import format_named
    from tocsin.report.exports.gather import content

    try:
        format = format_named(name)
        with opened(path) as kept:
            wanted = Filters.parse(asked(filters, since, until))
            if wanted or format.unit == "incident":
                told_unlinked(kept)
            found = content(kept, format.unit, wanted)
            if output is None:
                format.write_text(found, sys.stdout)
                return
            output.parent.mkdir(parents=True, exist_ok=True)
            count = format.write(found, output)
    except ExportError as error:
        raise UserError(str(error)) from error
    typer.echo(f"{output}: {count:,} entries ({format.label})", err=True)


def asked(filters: list[str], since: str | None = None, until: str | None = None) -> dict[str, list[str]]:
    """The strings of filters given as KEY=VALUE, with the days of a period. Raises UserError for one without a "="."""
    found: dict[str, list[str]] = {}
    for one in filters:
        key, equals, value = one.partition("=")
        if not equals:
            raise UserError(f"a filter is like place=UKR, not {one!r}")
        found.setdefault(key.strip(), []).append(value)
    for key, text in (("from", since), ("to", until)):
        if (iso := day(text)) is not None:
            found[key] = [iso]
    return found
