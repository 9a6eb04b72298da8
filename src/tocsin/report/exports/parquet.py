"""Our own table as Parquet, with the colophon in the file's metadata.

DuckDB writes it (`pip install 'tocsin[parquet]'`, a wheel of 25 MB; pyarrow's has 55 MB): rows go to a temporary file of JSON
Lines and from there into typed columns, so that no more than a row is held here.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tocsin.report.exports.columns import CLAIMS, Column, claim_rows
from tocsin.report.exports.content import Content
from tocsin.report.exports.errors import ExportError
from tocsin.report.exports.inert import json_text, one_line

ROW_GROUP = 50_000
"""Rows that a reader of the file must take at once."""


def write_parquet(content: Content, path: Path) -> int:
    """Write the table of claims; how many rows. Raises ExportError where DuckDB is not installed."""
    return write_columns(CLAIMS, claim_rows(content), content.colophon.to_dict(), path)


def write_columns(columns: Sequence[Column], rows: Iterable[dict[str, Any]], colophon: dict[str, Any], path: Path) -> int:
    """A table with these columns."""
    try:
        import duckdb
    except ImportError as error:
        raise ExportError("Parquet needs DuckDB: pip install 'tocsin[parquet]'") from error
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        lines = Path(folder) / "rows.jsonl"
        count = _spooled(rows, lines)
        types = ", ".join(f"{_quoted(column.name)}: {_quoted(column.type)}" for column in columns)
        names = ", ".join(f'"{column.name}"' for column in columns)
        size = max(lines.stat().st_size + 1, 16 << 20)
        source = f"read_json({_quoted(str(lines))}, format='newline_delimited', columns={{{types}}}, maximum_object_size={size})"
        metadata = f"KV_METADATA {{colophon: {_quoted(json.dumps(colophon))}}}"
        options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}, {metadata}"
        connection.execute(f"COPY (SELECT {names} FROM {source}) TO {_quoted(str(path))} ({options})")
    return count


def _spooled(rows: Iterable[dict[str, Any]], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf8") as out:
        for row in rows:
            out.write(json_text({name: _plain(value) for name, value in row.items()}) + "\n")
            count += 1
    return count


def _plain(value: Any) -> Any:
    """Lists as one text, text in which every character can be seen."""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return one_line(value) if isinstance(value, str) else value


def _quoted(text: str) -> str:
    """A text as SQL writes it. What comes from reports never gets here: only our own names, paths and rules."""
    return "'" + text.replace("'", "''") + "'"
