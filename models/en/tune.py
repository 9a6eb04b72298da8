"""Choose thresholds and calibration on development data: `python models/en/tune.py --pipeline DIR --shared ../shared`.

Thresholds maximise the mean F1 of statements and events over our own, the VOA and the real development reports; the calibration
maps each raw score to the share of readings with that score that are right (Platt scaling), fitted on one half of these reports
and reported on the other as expected calibration error over ten bins. Writes `settings.json` into the pipeline folder.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from tocsin.model import Report
from tocsin.read.reader import Reader
from tocsin.read.settings import Calibration, Settings, Thresholds

HERE = Path(__file__).parent
DEVELOPMENT = ("train/own/dev.jsonl", "train/voa/dev.jsonl", "eval/reports/dev.jsonl")
GRID = {
    "trigger": (0.7, 0.75, 0.8, 0.85, 0.9),
    "doubtful": (0.35, 0.5, 0.65),
    "cue": (0.45, 0.5, 0.55, 0.6, 0.65),
    "bare": (0.3, 0.5, 0.7),
}
HEAD_FIGURE = {"trigger": "event_f1", "doubtful": "event_f1", "cue": "statement_f1", "bare": "statement_f1"}
BINS = 10
START = np.array([1.0, 0.0])  # the scores as they are; the fit is drawn towards them as by one observation

Row = dict[str, Any]


def read(reader: Reader, rows: list[Row]) -> list[Row]:
    reports = (Report(row["text"], ref=str(row.get("id", row.get("n"))), published=row.get("published")) for row in rows)
    return [reading.record.to_dict() for reading in reader.read_many(reports)]


def choose(reader: Reader, sets: list[list[Row]], scorer: Any) -> Thresholds:
    """One threshold after the other, each the best of its grid."""
    best = Thresholds()
    for name, grid in GRID.items():
        results = {}
        for value in grid:
            reader.settings.thresholds = replace(best, **{name: value})
            figures = [scorer.score(rows, read(reader, rows)) for rows in sets]
            results[value] = float(np.mean([f[HEAD_FIGURE[name]] for f in figures]))
            print(name, value, [round(f[HEAD_FIGURE[name]], 4) for f in figures], flush=True)
        best = replace(best, **{name: max(results, key=lambda value: results[value])})
    return best


def judged(
    reader: Reader, sets: list[list[Row]], scorer: Any, records: Any
) -> tuple[list[tuple[float, bool]], list[tuple[float, bool]]]:
    """(raw score, right) of every statement and event read."""
    reader.settings = Settings(reader.settings.thresholds)
    statements: list[tuple[float, bool]] = []
    events: list[tuple[float, bool]] = []
    for rows in sets:
        for pair in records.pair(rows, read(reader, rows)):
            right = {id(p) for _, p, ok in scorer.pair_statements(pair) if ok}
            statements += [(s["score"], id(s) in right) for s in pair.statements()]
            hits = {id(p) for _, p in scorer.pair_events(pair)[0]}
            events += [(e["score"], id(e) in hits) for e in pair.events()]
    return statements, events


def fit(points: list[tuple[float, bool]]) -> Calibration:
    """Logistic regression of "right" on the score's log-odds, by Newton's method."""
    scores = np.clip([s for s, _ in points], 1e-4, 1 - 1e-4)
    x = np.stack([np.log(scores / (1 - scores)), np.ones(len(points))], 1)
    y = np.array([float(right) for _, right in points])
    weights = START.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + np.eye(2)
        step = np.linalg.solve(hessian, x.T @ (y - p) - (weights - START))
        weights = weights + step / max(1.0, float(np.abs(step).max()))  # short steps: scores near 0 and 1 make Newton leap
    return Calibration(round(float(weights[0]), 3), round(float(weights[1]), 3))


def calibration_error(points: list[tuple[float, bool]], calibration: Calibration) -> float:
    """Expected calibration error: the mean gap between score and share right over bins, weighted by their size."""
    scores = np.array([calibration(s) for s, _ in points])
    right = np.array([ok for _, ok in points], float)
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    gaps = [
        abs(scores[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in range(BINS) if (bins == b).any()
    ]
    return round(float(sum(gaps)), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", type=Path, default=HERE / "../../src/tocsin/read/pipelines/en")
    parser.add_argument("--shared", type=Path, default=HERE / "../../../shared")
    parser.add_argument("--keep-thresholds", action="store_true", help="only calibrate")
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "eval/tools"))
    import records
    import reports as scorer

    sets = [[json.loads(line) for line in (args.shared / name).open(encoding="utf8")] for name in DEVELOPMENT]
    reader = Reader.load(args.pipeline)
    thresholds = reader.settings.thresholds if args.keep_thresholds else choose(reader, sets, scorer)
    reader.settings = Settings(thresholds)
    halves = [judged(reader, [rows[half::2] for rows in sets], scorer, records) for half in (0, 1)]
    out: dict[str, Any] = {
        "thresholds": {name: getattr(thresholds, name) for name in GRID},
        "calibration": {},
        "calibration_error": {},
    }
    for index, name in enumerate(("statement", "event")):
        held_out = fit(halves[0][index])
        final = fit(halves[0][index] + halves[1][index])
        out["calibration"][name] = {"slope": final.slope, "shift": final.shift}
        raw, mended = (calibration_error(halves[1][index], c) for c in (Calibration(), held_out))
        out["calibration_error"][name] = {"raw": raw, "calibrated": mended}
    (args.pipeline / "settings.json").write_text(json.dumps(out, indent=1) + "\n")
    print(json.dumps(out))


if __name__ == "__main__":
    main()
