"""Each format against its golden file. `python tests/report/exports/test_golden.py` writes them anew, to be looked at."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[3] / "src")]

from report.exports.made import content

from tocsin.report.exports.formats import FORMATS

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str) -> Path:
    """The file that a format must give; that of a Parquet file is JSON Lines of its metadata, types and rows."""
    return GOLDEN / (name + (FORMATS[name].ending if FORMATS[name].to_text else ".jsonl"))


def printed(name: str, folder: Path) -> str:
    """What a format gives for the example; a Parquet file as JSON Lines of its metadata and rows."""
    format = FORMATS[name]
    if format.to_text is not None:
        out = io.StringIO(newline="")
        format.write_text(content(unit=format.unit), out)
        return out.getvalue()
    return parquet(name, folder)


def parquet(name: str, folder: Path) -> str:
    import duckdb

    path = folder / "x.parquet"
    FORMATS[name].write(content(unit=FORMATS[name].unit), path)
    metadata = duckdb.sql(f"SELECT decode(value) FROM parquet_kv_metadata('{path}') WHERE decode(key) = 'colophon'").fetchall()
    table = duckdb.sql(f"SELECT * FROM '{path}'")
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    types = dict(zip(table.columns, map(str, table.types), strict=True))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in [json.loads(metadata[0][0]), types, *rows])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_is_as_its_golden_file(name: str, tmp_path: Path) -> None:
    assert printed(name, tmp_path) == golden(name).read_bytes().decode("utf8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            golden(name).write_bytes(printed(name, Path(folder)).encode("utf8"))
