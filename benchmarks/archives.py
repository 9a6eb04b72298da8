"""Reading and cleaning a WARC file, beside bare trafilatura over the same pages.

    python benchmarks/archives.py [FILE.warc.gz] [--pages 300]

Without a file one is made of the pages of benchmarks/pages.py. The two take turns, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType
from generated import reports
from pages import fetched, page

from tocsin.collect.archives import archived
from tocsin.engine.adding import add
from tocsin.engine.archiving import export_warc
from tocsin.engine.intake import Given, cleaned
from tocsin.store.desk import Desk

ROUNDS = 3


def made(path: Path, pages: int) -> None:
    """A WARC file of made pages, by way of a desk."""
    with Desk(path.with_suffix(".desk")) as desk:
        for report in reports(pages):
            desk.add(report, raw=page(report), fetched=fetched(report))
        export_warc(desk, path)


def bare(path: Path) -> int:
    """FastWARC and trafilatura alone."""
    count = 0
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            count += trafilatura.bare_extraction(record.reader.read(), favor_precision=True, with_metadata=True) is not None
    return count


def read_and_cleaned(path: Path) -> int:
    """Ours: reading and cleaning."""
    return sum(isinstance(found, tuple) and isinstance(cleaned(found[0], Given()), list) for found in archived(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--pages", type=int, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.file or Path(folder) / "made.warc.gz"
        if not asked.file:
            made(path, asked.pages)
        rates: dict[str, float] = {}
        for name, work in [("trafilatura alone", bare), ("read and cleaned", read_and_cleaned)] * ROUNDS:
            began = time.process_time()
            count = work(path)
            rates[name] = max(rates.get(name, 0.0), count / (time.process_time() - began))
        for name, rate in rates.items():
            print(f"{name}: {rate:,.1f} pages a second")
        print(f"share: {rates['read and cleaned'] / rates['trafilatura alone']:.0%}")
        began = time.process_time()
        with Desk(Path(folder) / "desk") as desk:
            count = sum(1 for _ in add(desk, [str(path)], Given()))
        print(f"read, cleaned and kept: {count / (time.process_time() - began):,.1f} a second")


if __name__ == "__main__":
    main()
