"""What linking costs as a desk grows, and how quickly it answers.

    python benchmarks/linking.py [--reports 100000] [--layers 0] [--desk FILE] [--questions 20] [--readers 20] [--save]

Fills a desk with generated reports (kept if --desk names a file; one that is filled already is taken as it is), and prints the
processor time of linking one report at several sizes. With --layers it is laid down so many more times (enlarging.py), and more
reports are linked in the large one. Then questions are asked: one after the other (processor time), and in a mixture by so many
readers at once (by the clock).
--save writes benchmarks/linking.json.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Final

import generated
from enlarging import enlarged
from records import record

from tocsin.store.desk import Desk
from tocsin.store.filters import Filters

SIZES: Final = (1_000, 3_000, 10_000, 30_000, 100_000)
WINDOW: Final = 250
"""Reports before each size whose linking is measured."""
TOGETHER: Final = 50
"""Reports committed at once."""
Question = Callable[[Desk, random.Random], Any]


def fill(desk: Desk, count: int) -> list[dict[str, Any]]:
    """Add and link reports; the cost of linking one, in milliseconds of processor time, before each size. Those of a window are
    linked one by one, the others as `tocsin add` does it, some together."""
    made, rows = generated.generated(count), list[dict[str, Any]]()
    window: list[float] = []
    began = time.monotonic()
    for start in range(0, count, TOGETHER):
        end = min(start + TOGETHER, count)
        measured = any(size - WINDOW < end <= size for size in (*SIZES, count))
        with desk.transaction():
            added = [kept(desk, one) for one in islice(made, end - start)]
            costs = [linked(desk, [report]) for report in added] if measured else []
            if not measured:
                linked(desk, added)
        window += costs
        if end in SIZES or end == count:
            rows.append({"reports": end, **spread(window)})
            window = []
            print(f"{time.monotonic() - began:6.0f} s  {rows[-1]}", flush=True)
    return rows


def more(desk: Desk, known: int) -> dict[str, Any]:
    """The cost of linking the reports that come after the first `known` ones, each by itself, in a desk that is larger by now."""
    size = desk.database.value("SELECT count(*) FROM reports")
    with desk.transaction():
        costs = [linked(desk, [kept(desk, made)]) for made in islice(generated.generated(known + WINDOW), known, None)]
    row = {"reports": size + len(costs), **spread(costs)}
    print(row, flush=True)
    return row


def kept(desk: Desk, made: generated.Made) -> int:
    """A generated report in the desk with its reading; its number."""
    added = desk.add(made.report, key=made.report.url)
    desk.keep(record(made), added.version)
    return added.report


def linked(desk: Desk, reports: list[int]) -> float:
    """Link reports; the processor time, in milliseconds."""
    before = time.process_time()
    desk.link_reports(reports)
    return 1000 * (time.process_time() - before)


def spread(milliseconds: list[float]) -> dict[str, float]:
    """Mean, median and 95th percentile."""
    ordered = sorted(milliseconds)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    return {
        "mean_ms": round(statistics.mean(ordered), 2),
        "median_ms": round(statistics.median(ordered), 2),
        "p95_ms": round(p95, 2),
    }


def questions() -> dict[str, Question]:
    """What a desk is asked, each with a chance of its own."""

    def one(desk: Desk, chance: random.Random) -> str:
        return f"i{chance.randint(1, desk.linking.database.value('SELECT max(id) FROM incidents'))}"

    def place(desk: Desk, chance: random.Random) -> Filters:
        return Filters(place=(chance.choice(generated.towns())[0],))

    def country(chance: random.Random) -> Filters:
        return Filters(place=(chance.choice(("UKR", "GEO", "IRQ", "MLI", "COL", "SDN")),))

    def wide(chance: random.Random) -> Filters:
        first = f"2024-{chance.randint(1, 9):02}-01"
        return Filters(place=("UKR",), type=(chance.choice(("ASSAULT", "COERCE")),), value=("CT+",), first=first)

    def shown(desk: Desk, chance: random.Random) -> Any:
        found = desk.summaries([one(desk, chance)])
        return desk.incident(next(iter(found))) if found else None

    return {
        "incidents, newest": lambda d, c: d.incidents(),
        "incidents, last changed": lambda d, c: d.incidents(order="changed"),
        "incidents of a town": lambda d, c: d.incidents(place(d, c)),
        "incidents of a country": lambda d, c: d.incidents(country(c)),
        "incidents, four filters": lambda d, c: d.incidents(wide(c)),
        "incidents with words": lambda d, c: d.incidents(Filters(q=c.choice(("checkpoint", "generators", "curfew", "hospital")))),
        "facets of all": lambda d, c: d.facets(),
        "facets of a country": lambda d, c: d.facets(country(c)),
        "facets, four filters": lambda d, c: d.facets(wide(c)),
        "days of a country": lambda d, c: d.days(country(c)),
        "one incident": shown,
        "history, newest": lambda d, c: d.history(),
        "history of a country": lambda d, c: d.history(filters=country(c)),
        "disputes": lambda d, c: d.disputes(limit=20),
        "disputes of a country": lambda d, c: d.disputes(country(c), limit=20),
        "who says, of a town": lambda d, c: d.who_says(place(d, c)),
        "reports with words": lambda d, c: d.reports(Filters(q=c.choice(("checkpoint", "generators", "curfew", "hospital")))),
        "reports of a country": lambda d, c: d.reports(country(c)),
        "a report's incidents": lambda d, c: d.incidents_of(c.randint(1, d.database.value("SELECT max(id) FROM reports"))),
        "related reports": lambda d, c: d.related(c.randint(1, d.database.value("SELECT max(id) FROM reports"))),
        "stories": lambda d, c: d.stories(),
        "queue": lambda d, c: d.queue(),
    }


def asked(desk: Desk, each: int) -> Iterator[tuple[str, list[float]]]:
    """Milliseconds of processor time of each question, asked one after the other: what others do on the machine counts little."""
    for name, question in questions().items():
        yield name, [timed(desk, question, random.Random(f"{name}{n}"), time.thread_time) for n in range(each)]


def mixed(desk: Desk, readers: int, each: int) -> list[float]:
    """Milliseconds of questions of all kinds in a mixture, by so many readers at once."""
    chance = random.Random(2)
    kinds = [question for question in questions().values() for _ in range(each)]
    chance.shuffle(kinds)
    with ThreadPoolExecutor(readers) as pool:
        return list(pool.map(lambda pair: timed(desk, pair[1], random.Random(pair[0])), enumerate(kinds)))


def timed(desk: Desk, question: Question, chance: random.Random, clock: Callable[[], float] = time.perf_counter) -> float:
    before = clock()
    question(desk, chance)
    return 1000 * (clock() - before)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--layers", type=int, default=0)
    parser.add_argument("--desk", type=Path)
    parser.add_argument("--questions", type=int, default=20, help="how often each is asked")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--save", action="store_true")
    given = parser.parse_args()
    sys.setswitchinterval(0.0005)  # as a server should: each row of SQLite lets another thread run, and gets its turn back late
    with tempfile.TemporaryDirectory() as folder:
        path = given.desk or Path(folder) / "desk.tocsin"
        with Desk(path) as desk:
            known = desk.database.value("SELECT count(*) FROM reports")
            filled = [] if known else fill(desk, given.reports)
            if given.layers:
                enlarged(desk, given.layers)
                filled.append(more(desk, known or given.reports))
            result = {"linking": filled, "desk": size(desk), "questions": answered(desk, given.questions, given.readers)}
    if given.save:
        Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


def size(desk: Desk) -> dict[str, int]:
    """What is in the desk."""
    value = desk.database.value
    found = {name: value(f"SELECT count(*) FROM {name}") for name in ("reports", "mentions", "stories")}
    found["incidents"] = value("SELECT count(*) FROM incidents WHERE summary IS NOT NULL")
    found["bytes"] = sum(path.stat().st_size for path in desk.files())
    print(found)
    return found


def answered(desk: Desk, each: int, readers: int) -> dict[str, Any]:
    """The processor time of each question alone, and the time by the clock of all in a mixture with many readers."""
    found: dict[str, Any] = {}
    for name, times in asked(desk, each):
        found[name] = spread(times)
        print(f"{name:26} {found[name]}")
    found[f"all, {readers} readers"] = spread(mixed(desk, readers, each))
    print(f"all in a mixture, {readers} readers at once: {found[f'all, {readers} readers']}")
    return found


if __name__ == "__main__":
    main()
