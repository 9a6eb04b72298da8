"""Tables as CSV: UTF-8, comma, CRLF (RFC 4180), every cell inert."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from tocsin.report.exports.columns import CLAIMS, claim_rows
from tocsin.report.exports.content import Content
from tocsin.report.exports.inert import cell


def write_table(columns: Sequence[str], rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Write the rows under their header; how many. A key that is no column is a fault of ours and raises ValueError."""
    writer = csv.DictWriter(out, columns, restval="", extrasaction="raise", lineterminator="\r\n")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
        count += 1
    return count


def write_csv(content: Content, out: TextIO) -> int:
    """Our own table: a row for each value that a holder holds of an event."""
    return write_table([column.name for column in CLAIMS], claim_rows(content), out)
