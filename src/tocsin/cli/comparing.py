"""What `tocsin compare` does."""

from __future__ import annotations

import sys
from pathlib import Path

from tocsin.cli.desk import opened, told_unlinked
from tocsin.cli.errors import UserError
from tocsin.report.compare.comparison import COLUMNS, as_dict, as_text, compare, table
from tocsin.report.compare.foreign import ForeignError
from tocsin.report.exports.gather import content
from tocsin.report.exports.inert import json_text
from tocsin.report.exports.tables import write_table
from tocsin.store.filters import Filters

FORMATS = ("text", "json", "csv")


def compared(path: Path | None, file: Path, format: str, output: Path | None, filters: dict[str, list[str]]) -> None:
    """Hold the record against a file of rows in ACLED's or UCDP's shape."""
    if format not in FORMATS:
        raise UserError(f"no format {format!r}: {', '.join(FORMATS)}")
    try:
        with opened(path) as desk:
            told_unlinked(desk)
            found = compare(file, content(desk, "incident", Filters.parse(filters)))
    except ForeignError as error:
        raise UserError(str(error)) from error
    out = output.open("w", encoding="utf8", newline="") if output else sys.stdout
    try:
        if format == "csv":
            write_table(COLUMNS, table(found), out)
        else:
            out.write(as_text(found) if format == "text" else json_text(as_dict(found), indent=2) + "\n")
    finally:
        if output:
            out.close()
