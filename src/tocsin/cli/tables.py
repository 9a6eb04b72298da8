"""Answers of questions as text, JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Final

import typer

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet: reports could bring one along. It gets an apostrophe in front."""


class Shape(StrEnum):
    """The views of an answer."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


As = Annotated[
    Shape,
    typer.Option("--format", help="[bold]text[/] to look at, [bold]json[/], [bold]jsonl[/] (a row a line) or [bold]csv[/]."),
]


def show(rows: Sequence[Mapping[str, Any]], shape: Shape, lines: Iterable[str], whole: Mapping[str, Any] | None = None) -> None:
    """Print an answer: `lines` as text, `whole` (else the rows) as JSON, the rows as JSON Lines or CSV."""
    if shape is Shape.text:
        for line in lines:
            typer.echo(line)
    elif shape is Shape.json:
        typer.echo(json.dumps(whole if whole is not None else list(rows), ensure_ascii=False, indent=2))
    elif shape is Shape.jsonl:
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    else:
        sys.stdout.write(as_csv(rows))


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows under a line of their names; nothing where there are none."""
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    if names:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([cell(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def cell(value: Any) -> str | int | float | None:
    """A value as a spreadsheet may show it: lists with semicolons, no formulas."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        value = "; ".join(str(part) for part in value)
    elif isinstance(value, Mapping):
        value = json.dumps(value, ensure_ascii=False)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
