"""Keeping many reports: reports a second on one core, size, opening and search, beside bare sqlite3 and a feed reader's table.

    python benchmarks/keeping.py [--reports 100000] [--out keeping.json]

The reports and their pages are made (generated.py, pages.py). All three stores get the same ones, a batch at a time; the two
others only the first 20,000, which is enough to see their pace and their size:
  desk       everything: bytes, fetch records, versions, copies, memory of sites, log, search
  sqlite3    the same bytes compressed, title, text and an FTS5 index; no versions, no copies, no proof
  reader     what a feed reader such as Miniflux keeps of an entry: its fields, the article's HTML, an index for search; no page
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

from generated import reports
from pages import fetched, page

from tocsin.model import Report
from tocsin.store.desk import Desk
from tocsin.store.packing import packed, sha256

TOGETHER = 50
QUESTIONS = 300
OTHERS = 20_000
Batch = list[tuple[Report, bytes]]


class Store(Protocol):
    """What keeps a batch in one transaction."""

    def keep(self, batch: Batch) -> None: ...

    def close(self) -> None: ...


class Kept:
    """The desk."""

    def __init__(self, path: Path) -> None:
        self.desk = Desk(path)

    def keep(self, batch: Batch) -> None:
        with self.desk.transaction():
            for report, raw in batch:
                self.desk.add(report, raw=raw, fetched=fetched(report))

    def close(self) -> None:
        self.desk.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.desk.close()


class Table:
    """A table with a search index beside it, filled with the rows that `row` makes."""

    def __init__(self, path: Path, columns: str, row: Callable[[Report, bytes], tuple[Any, ...]]) -> None:
        self.row = row
        self.connection = sqlite3.connect(path, isolation_level=None)
        for sql in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            f"CREATE TABLE entries (id INTEGER PRIMARY KEY, {columns})",
            "CREATE VIRTUAL TABLE words USING fts5(title, text, content='')",
        ):
            self.connection.execute(sql)

    def keep(self, batch: Batch) -> None:
        run = self.connection.execute
        run("BEGIN")
        for report, raw in batch:
            row = self.row(report, raw)
            number = run(f"INSERT INTO entries VALUES (NULL, {', '.join('?' * len(row))})", row).lastrowid
            run("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, report.title, report.text))
        run("COMMIT")

    def close(self) -> None:
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()


def alone(path: Path) -> Table:
    """The same bytes in bare sqlite3."""
    columns = "sha256 BLOB UNIQUE, bytes BLOB, url TEXT UNIQUE, title TEXT, text TEXT, published TEXT"
    return Table(path, columns, lambda r, raw: (sha256(raw), packed(raw), r.url, r.title, r.text, r.published))


def reader(path: Path) -> Table:
    """A feed reader's entries: feed, hash, address, title, author, date, state, the article as HTML."""
    columns = "feed INTEGER, hash TEXT UNIQUE, url TEXT, title TEXT, author TEXT, published TEXT, status TEXT, content TEXT"

    def row(r: Report, raw: bytes) -> tuple[Any, ...]:
        content = "".join(f"<p>{p}</p>" for p in r.text.split("\n\n"))
        feed = crc32((r.outlet.domain or "").encode()) % 1000
        return (feed, sha256((r.url or "").encode()).hex(), r.url, r.title, r.byline, r.published, "unread", content)

    made = Table(path, columns, row)
    made.connection.execute("CREATE INDEX by_feed ON entries (feed, status, published)")
    return made


def filled(stores: dict[str, Store], count: int) -> dict[str, float]:
    """Seconds of processor time that each store took; the making is left out."""
    spent = dict.fromkeys(stores, 0.0)
    rest = reports(count)
    done = 0
    while batch := [(r, page(r)) for r in islice(rest, TOGETHER)]:
        for name, store in stores.items():
            if name != "desk" and done >= OTHERS:
                continue
            began = time.process_time()
            store.keep(batch)
            spent[name] += time.process_time() - began
        done += len(batch)
        if done % 10_000 == 0:
            print(f"{done:,} reports: desk {done / spent['desk']:,.0f}/s", flush=True)
    return spent


def given(name: str, count: int) -> int:
    """How many reports a store got."""
    return count if name == "desk" else min(count, OTHERS)


def parts(path: Path, count: int) -> dict[str, int]:
    """Bytes a report of each table and index of a desk, the largest first."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 12")
        return {name: round(size / count) for name, size in rows}


def questions(count: int) -> list[str]:
    """One to three words of a report, at times two in a row as a phrase."""
    chance = random.Random(1)
    texts = [r.text.split() for r in islice(reports(count), 2_000)]
    found = []
    for _ in range(QUESTIONS):
        words = chance.choice(texts)
        at = chance.randrange(len(words) - 2)
        phrase = f'"{" ".join(words[at : at + 2])}"'
        found.append(phrase if chance.random() < 0.2 else " ".join(chance.sample(words, chance.choice((1, 2, 3)))))
    return [q for q in found if any(c.isalnum() for c in q)]


def timed(desk: Desk, asked: list[str], order: Any) -> list[float]:
    """Milliseconds of each question."""
    times = []
    for question in asked:
        began = time.perf_counter()
        desk.search(question, limit=20, order=order)
        times.append((time.perf_counter() - began) * 1000)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    count, found = asked.reports, dict[str, Any]()
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / name for name in ("desk", "sqlite3", "reader")}
        stores: dict[str, Store] = {
            "desk": Kept(paths["desk"]),
            "sqlite3": alone(paths["sqlite3"]),
            "reader": reader(paths["reader"]),
        }
        spent = filled(stores, count)
        for store in stores.values():
            store.close()
        found["reports"] = count
        found["reports_per_second"] = {name: round(given(name, count) / s) for name, s in spent.items()}
        found["bytes_per_report"] = {name: round(p.stat().st_size / given(name, count)) for name, p in paths.items()}
        began = time.perf_counter()
        desk = Desk(paths["desk"])
        desk.find("1")
        found["opening_s"] = round(time.perf_counter() - began, 4)
        sizes = desk.database.row("SELECT sum(length(bytes)), sum(size) FROM evidence") or (1, 1)
        found["size_over_compressed"] = round(paths["desk"].stat().st_size / sizes[0], 3)
        found["page_bytes"] = {"raw": round(sizes[1] / count), "compressed": round(sizes[0] / count)}
        for order in ("newest", "best"):
            times = timed(desk, questions(count), order)
            middle, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
            found[f"search_{order}_ms"] = {"median": round(middle, 1), "p95": round(p95, 1)}
        desk.close()
        found["parts_bytes_per_report"] = parts(paths["desk"], count)
    text = json.dumps(found, indent=2)
    print(text)
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
