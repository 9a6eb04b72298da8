"""JSON Lines: the colophon, then a record a line, whole."""

from __future__ import annotations

from typing import TextIO

from tocsin.report.exports.content import Content
from tocsin.report.exports.inert import json_text


def write_jsonl(content: Content, out: TextIO) -> int:
    """First `{"colophon": …}`, then for each report `{"name": "12.2", "record": …}`; the record is that of `tocsin read`."""
    out.write(json_text({"colophon": content.colophon.to_dict()}) + "\n")
    count = 0
    for read in content.reads():
        out.write(json_text({"name": read.name, "record": read.record.to_dict()}) + "\n")
        count += 1
    return count
