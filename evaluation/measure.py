"""Measures the reader on gold data through its public command and the shared scorers.

Gold never enters the project: the rows that are read lie in a temporary folder that is removed. Every set is read by
`tocsin read ROWS.jsonl --format jsonl`, in parts, several processes at a time, each on one thread; stories, which need all
reports together, by `tocsin stories` in one. The gold for incidents is the project's own: measure_incidents.py reads, links and
scores it.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
PROCESSES: Final = min(2, os.cpu_count() or 1)
PART: Final = 200_000
"""Characters of text that one process reads before it gives the core to another set: keeps both processes busy to the end."""
COMMANDS: Final = {"stories": "stories"}
"""The command that makes the predictions of a metric, where it is not `read`."""
INCIDENTS: Final = "incidents"
"""The metric of the halves in incidents/, which lie in the project."""
Figures = dict[str, Any]
Row = dict[str, Any]


class CannotMeasureError(Exception):
    """Reading or scoring failed; the message says where."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One gold set of measures.toml. `halves` are those of the gold for incidents that are taken together; where `floor` is
    false no floor is set: the figures of what nobody may look at are not printed at every test."""

    name: str
    title: str
    gold: str
    metric: str
    every: int
    figures: list[dict[str, str]]
    split: str | None = None
    halves: tuple[str, ...] = ()
    floor: bool = True

    def path(self, shared: Path) -> Path:
        """The gold file."""
        return (HERE if self.metric == INCIDENTS else shared) / self.gold


def shared_folder() -> Path | None:
    """Where the gold lies: $TOCSIN_SHARED or ../shared beside the project; None where it is not there."""
    folder = Path(os.environ.get("TOCSIN_SHARED") or ROOT.parent / "shared")
    return folder if (folder / "eval" / "tools" / "score.py").exists() else None


def measures() -> list[Measure]:
    """All sets of measures.toml, in its order."""
    with (HERE / "measures.toml").open("rb") as file:
        return [Measure(name, **values) for name, values in tomllib.load(file).items()]


def fingerprint(path: Path) -> str:
    """SHA-256 of a data file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def measured(chosen: list[Measure], shared: Path, subset: bool = False) -> Iterator[tuple[Measure, Figures]]:
    """The figures of each set, in order; with `subset` on every n-th row alone."""
    with tempfile.TemporaryDirectory(prefix="tocsin-evaluation-") as folder, ThreadPoolExecutor(PROCESSES) as pool:
        work = Path(folder)
        linked = {one.name: pool.submit(link, one.halves) for one in chosen if one.metric == INCIDENTS}
        parts = {measure.name: prepared(measure, shared, work, subset) for measure in chosen if measure.metric != INCIDENTS}
        kinds = {measure.name: measure.metric for measure in chosen}
        futures = {
            name: [pool.submit(read_part, part, COMMANDS.get(kinds[name], "read")) for part in paths]
            for name, paths in parts.items()
        }
        for measure in chosen:
            if measure.name in linked:
                yield measure, linked[measure.name].result()
                continue
            predictions = work / f"{measure.name}.pred.jsonl"
            predictions.write_bytes(b"".join(future.result().read_bytes() for future in futures[measure.name]))
            yield measure, score(shared, measure.metric, work / f"{measure.name}.gold.jsonl", predictions)


def prepared(measure: Measure, shared: Path, work: Path, subset: bool) -> list[Path]:
    """Writes the gold rows that count and the rows to be read; the parts to read, each a JSON Lines file."""
    rows = selected(read_rows(measure.path(shared)), measure, subset)
    gold = work / f"{measure.name}.gold.jsonl"
    write_rows(gold, rows)
    inputs = [json.loads(line) for line in scorer(shared, "inputs", str(gold)).splitlines()]
    paths = []
    for number, part in enumerate([inputs] if measure.metric == "stories" else in_parts(inputs)):
        paths.append(work / f"{measure.name}.{number}.jsonl")
        write_rows(paths[-1], part)
    return paths


def selected(rows: list[Row], measure: Measure, subset: bool) -> list[Row]:
    """The rows of the set's split; of those every n-th for a subset."""
    kept = [row for row in rows if measure.split in (None, row.get("split"))]
    return kept[:: measure.every] if subset else kept


def in_parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in groups of about PART characters."""
    part: list[Row] = []
    size = 0
    for row in rows:
        part.append(row)
        size += len(row["text"])
        if size >= PART:
            yield part
            part, size = [], 0
    if part:
        yield part


def read_part(rows: Path, asked: str = "read") -> Path:
    """What the public command makes of one part, in a process of its own."""
    out = rows.with_suffix(".out")
    command = [sys.executable, "-m", "tocsin", asked, str(rows), "--format", "jsonl"]
    one_thread = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT / "src")}
    with out.open("wb") as file:
        done = subprocess.run(command, env=one_thread, stdout=file, stderr=subprocess.PIPE)
    problems = [line for line in done.stderr.decode("utf8", "replace").splitlines() if line.strip()]
    if not out.stat().st_size:
        raise CannotMeasureError(f"{' '.join(command)} failed: {problems[-1] if problems else done.returncode}")
    if done.returncode:
        print("\n".join(problems[-5:]), file=sys.stderr)
    return out


def link(halves: Sequence[str]) -> Figures:
    """The figures of halves of the gold for incidents, read and linked in a process of its own."""
    command = [sys.executable, str(HERE / "measure_incidents.py"), *halves]
    one_thread = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, capture_output=True, text=True, env=one_thread)
    if done.returncode:
        raise CannotMeasureError((done.stderr.strip().splitlines() or [f"{' '.join(command)} failed"])[-1])
    found: Figures = json.loads(done.stdout)
    return found


def score(shared: Path, metric: str, gold: Path, predictions: Path) -> Figures:
    """The scorer's named figures."""
    found: Figures = json.loads(scorer(shared, metric, str(gold), str(predictions), "--json"))
    return found


def scorer(shared: Path, *arguments: str) -> str:
    """What score.py prints. Raises CannotMeasureError with its message."""
    command = [sys.executable, str(shared / "eval" / "tools" / "score.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
    if done.returncode:
        raise CannotMeasureError(done.stderr.strip() or f"{' '.join(command)} failed")
    return done.stdout


def read_rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").split("\n") if line.strip()]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """The same the other way round."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf8")
