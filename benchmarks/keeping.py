"""Keeping many reports: reports a second on one core, size, opening and search, beside bare sqlite3.

    python benchmarks/keeping.py [--reports 100000]

The reports are made: pages of the size and the compressibility of real ones, with texts of common and rare words. The bare
sqlite3 stores the same rows as a feed reader does: address, title, text in a table with an FTS5 index, no bytes, no proof.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from tocsin.collect.fetched import Fetched
from tocsin.model import Outlet, Report
from tocsin.store.desk import Desk

VOCABULARY = 30_000
TOGETHER = 50
QUESTIONS = 200


class Maker:
    """Makes pages of about 60 KB around texts of some 350 words whose frequencies fall as those of a language do."""

    def __init__(self) -> None:
        self.chance = random.Random(1)
        letters = "bcdfghklmnprstvz"
        self.words = [
            "".join(self.chance.choice(letters) + self.chance.choice("aeiou") for _ in range(1 + n // 6_000 + n % 3))
            for n in range(VOCABULARY)
        ]
        self.weights = [1 / (n + 10) for n in range(VOCABULARY)]
        self.navigation = "".join(f'<li class="nav__item"><a href="/s/{w}">{w}</a></li>\n' for w in self.words[:700])

    def report(self, number: int) -> tuple[Report, bytes, Fetched]:
        picked = self.chance.choices(self.words, self.weights, k=350)
        paragraphs = [" ".join(picked[i : i + 50]).capitalize() + "." for i in range(0, 350, 50)]
        url = f"https://courier{number % 40}.example/news/{number}"
        related = "".join(
            f'<a href="/n/{self.chance.randrange(10**9)}">{w}</a>\n' for w in self.chance.choices(self.words, k=150)
        )
        body = "".join(f'<p class="article__paragraph">{p}</p>\n' for p in paragraphs)
        page = f"<html><head><title>{number}</title></head><body>{self.navigation}{body}{related}</body></html>"
        outlet = Outlet(f"Courier {number % 40}", f"courier{number % 40}.example")
        report = Report(
            "\n\n".join(paragraphs), title=" ".join(picked[:8]), url=url, outlet=outlet, published="2022-03-03", language="en"
        )
        headers = (
            ("Content-Type", "text/html"),
            ("Date", "Thu, 03 Mar 2022 10:15:00 GMT"),
            ("Server", "nginx"),
            ("ETag", f'"{number}"'),
        )
        return report, page.encode(), Fetched(url, url, 200, headers, "2022-03-03T10:15:00Z", "2022-03-03T10:15:01Z", "benchmark")


def filled(desk: Desk, maker: Maker, count: int) -> float:
    """Seconds of processor time that keeping took, the making left out."""
    spent = 0.0
    for start in range(0, count, TOGETHER):
        batch = [maker.report(n) for n in range(start, min(start + TOGETHER, count))]
        began = time.process_time()
        with desk.transaction():
            for report, raw, fetched in batch:
                desk.add(report, raw=raw, fetched=fetched)
        spent += time.process_time() - began
    return spent


def bare(path: Path, maker: Maker, count: int) -> float:
    """The same for a table and its index alone."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY, url TEXT UNIQUE, title TEXT, content TEXT)")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(title, content, content='entries', content_rowid='id')")
    spent = 0.0
    for start in range(0, count, TOGETHER):
        batch = [maker.report(n)[0] for n in range(start, min(start + TOGETHER, count))]
        began = time.process_time()
        connection.execute("BEGIN")
        for r in batch:
            row = connection.execute(
                "INSERT INTO entries (url, title, content) VALUES (?, ?, ?)", (r.url, r.title, r.text)
            ).lastrowid
            connection.execute("INSERT INTO words (rowid, title, content) VALUES (?, ?, ?)", (row, r.title, r.text))
        connection.execute("COMMIT")
        spent += time.process_time() - began
    connection.close()
    return spent


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[18]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    count = parser.parse_args().reports
    with tempfile.TemporaryDirectory() as folder:
        path, maker = Path(folder) / "desk", Maker()
        with Desk(path) as desk:
            spent = filled(desk, maker, count)
            packed = desk.database.value("SELECT sum(length(bytes)) FROM evidence")
            desk.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            size = path.stat().st_size
        print(f"keeping: {count / spent:,.0f} reports/s; size {size / packed:.2f} times the compressed bytes ({size:,})")
        alone = bare(Path(folder) / "bare", Maker(), count)
        print(f"sqlite3 alone, text and index only: {count / alone:,.0f} reports/s")
        began = time.perf_counter()
        desk = Desk(path)
        desk.find("1")
        print(f"opening: {time.perf_counter() - began:.3f} s")
        asked = [
            " ".join(maker.chance.choices(maker.words, maker.weights, k=maker.chance.choice((1, 2, 3)))) for _ in range(QUESTIONS)
        ]
        times = []
        for question in asked:
            began = time.perf_counter()
            desk.search(question, limit=20)
            times.append((time.perf_counter() - began) * 1000)
        print(f"search: median {statistics.median(times):.1f} ms, p95 {p95(times):.1f} ms")
        desk.close()


if __name__ == "__main__":
    main()
