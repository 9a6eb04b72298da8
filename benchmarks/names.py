"""`python benchmarks/names.py`: what finding out who and where costs beside the reading it follows.

Each sample report is read once; then all readings are resolved in rounds by one resolver, caches warm after the first, as in a
long run. Shown: resolving as a share of the reading (nearly all parse and heads), seconds to load the codebook and open the
gazetteer, seconds of the first round, and the memory that all of it adds. Written to benchmarks/names.json.
"""

from __future__ import annotations

import copy
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("OMP_NUM_THREADS", "1")
HERE: Final = Path(__file__).resolve().parent
ROUNDS: Final = 5


def resolve_all(resolver: Any, readings: list[Any]) -> None:
    for reading in readings:
        resolver.resolve(reading)


def main() -> int:
    from tocsin.engine.intake import Given, reports
    from tocsin.model import Report
    from tocsin.read.reader import Reader
    from tocsin.read.reading import Reading

    samples = [item for item in reports([str(HERE.parent / "samples")], Given()) if isinstance(item, Report)]
    reader = Reader.load()
    list(reader.read_many(samples))  # warm
    reading_seconds = timed(lambda: list(reader.read_many(samples)))
    readings = list(reader.read_many(samples))
    before = memory()
    from tocsin.resolve.resolver import Resolver

    found: list[Resolver] = []
    loading = timed(lambda: found.append(Resolver.load()))
    resolver = found[0]
    rounds = []
    for _ in range(ROUNDS):
        fresh = [Reading(copy.deepcopy(reading.record), reading.doc) for reading in readings]
        rounds.append(timed(partial(resolve_all, resolver, fresh)))
    figures: dict[str, Any] = {
        "reports": len(samples),
        "words": sum(len(sample.text.split()) for sample in samples),
        "seconds_reading": round(reading_seconds, 2),
        "seconds_resolving_cold": round(rounds[0], 3),
        "seconds_resolving": round(statistics.median(rounds[1:]), 3),
        "share_of_reading": round(statistics.median(rounds[1:]) / reading_seconds, 3),
        "seconds_to_load": round(loading, 2),
        "memory_mb": round(memory() - before),
    }
    (HERE / "names.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")
    for name, figure in figures.items():
        print(f"{name:26} {figure}")
    return 0


def memory() -> float:
    """The memory that this process holds, in MB (2^20 bytes); where the system does not tell it, the most it has held so far."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(action: Callable[[], Any]) -> float:
    """CPU seconds of this process that an action takes: the machine's other work does not count."""
    began = time.process_time()
    action()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
