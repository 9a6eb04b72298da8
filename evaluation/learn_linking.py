"""Learns what the findings of the linker's comparers are worth: src/tocsin/link/incidents/weights.json.

    python evaluation/learn_linking.py --cache FOLDER [--check]

Reads the development halves of incidents/ with the reader that ships, and again as people annotated them, and fits two
regularised logistic regressions: of two mentions of one report, and of what two reports tell. The gold has few look-alikes for a
happening; a desk has many: so the news of benchmarks/generated.py, thirty happenings a day, is learned from too. With `--check`
nothing is written; instead the pairs of each hand are judged by what all other hands teach, and average precision and the best
F1 are printed.
To be run again whenever comparers, codebook or reader have changed; a minute or two from a warm cache (as for
predict_incidents.py: clear it after the reader has changed).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from incidents.gold import Half, Row, load, reports
from incidents.pairs import Pair, Told, pairs_across, pairs_within
from predict_incidents import pipeline, places, read

from tocsin.link.incidents import Placed, mentions
from tocsin.link.incidents.weights import LEARNED
from tocsin.link.matters import Matters

Floats = npt.NDArray[np.float64]
ROOT: Final = Path(__file__).resolve().parents[1]
DATA: Final = ROOT / "models" / "en" / "data"


class Lesson(NamedTuple):
    """A half, the annotations that stand in for reading (none: it is read), and what each of its pairs counts for. The halves of
    running stories, of which a happening is told by many, are what desks hold; `hands` is dense with what is told once."""

    half: Half
    annotated: tuple[str, ...]
    worth: float


LESSONS: Final = (
    Lesson("fronts", (), 2.0),
    Lesson("wars", (), 1.5),
    Lesson("dev", (), 1.0),
    Lesson("dev", ("own2-K", "own2-L", "own2-M", "own2-N"), 1.0),
    Lesson("wide", (), 0.7),
    Lesson("wide", ("own2-Z",), 0.7),
    Lesson("hands", (), 0.1),
    Lesson("hands", ("own2-ZF",), 0.1),
)
GENERATED: Final = 400
GENERATED_WORTH: Final = 0.5
SEED: Final = 7
PENALTY: Final = 0.3
"""Of the squared weights, weak: what nearly excludes stands in few pairs. From here to 3 the checks agree to the second digit."""
RAREST: Final = 8
"""Pairs in which a finding must stand to be given a weight."""
STEPS: Final = 30
HAND: Final = {"hands": 9, "fronts": 2}
"""Letters of a report's id that tell its writer; the other halves are of one pair of hands."""


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cache", type=Path, required=True, help="a folder to keep the records in (predict_incidents.py)")
    parser.add_argument("--check", action="store_true", help="write nothing; judge each hand by what the others teach")
    chosen = parser.parse_args(arguments)
    told = [(lesson.worth, *_told(lesson, chosen.cache)) for lesson in LESSONS]
    told.append((GENERATED_WORTH, *_generated()))
    tables = {}
    for table, pairs_of in (("across", pairs_across), ("within", pairs_within)):
        pairs = [(worth, pair) for worth, told_of, hand in told for pair in pairs_of(told_of, hand)]
        if chosen.check:
            print("\n".join(_checked(table, pairs)))
        else:
            tables[table] = _table(pairs)
    if tables:
        LEARNED.write_text(json.dumps(tables, indent=1, sort_keys=True) + "\n", encoding="utf8")
    return 0


def _generated() -> tuple[Told, dict[str, str]]:
    """Dense news, of which it is known what the lead of each report tells."""
    sys.path.append(str(ROOT / "benchmarks"))
    from generated import generated
    from records import record

    made = list(islice(generated(GENERATED, SEED), GENERATED))
    records = {number: record(row) for number, row in enumerate(made)}
    told = [one for number, found in records.items() for one in mentions(found, Placed(number))]
    meant = {one.key: str(made[one.report].incident) for one in told if one.leads}
    names = {number: str(number) for number in records}
    return Told(told, meant, names, Matters.of(records)), dict.fromkeys(names.values(), "generated")


def _told(lesson: Lesson, cache: Path) -> tuple[Told, dict[str, str]]:
    """The mentions of a lesson, and the hand behind each report."""
    given = reports(lesson.half)
    paths = [DATA / f"{name}.jsonl" for name in lesson.annotated]
    records = read(given, pipeline(paths), cache / f"{lesson.half}{'.annotated' if paths else ''}.jsonl")
    return Told.of(load(lesson.half), given, records, places(given)), _hands(lesson.half, given)


def _hands(half: Half, given: Sequence[Row]) -> dict[str, str]:
    return {row["id"]: row["id"][: HAND[half]] if half in HAND else half for row in given}


def _table(pairs: Sequence[tuple[float, Pair]]) -> dict[str, object]:
    """Weights by finding, and of what nothing is known of."""
    names = _findings(pairs)
    weights = fitted(_matrix(pairs, names), _truth(pairs), np.array([worth for worth, _ in pairs]))
    return {"bias": round(float(weights[-1]), 3), "of": {n: round(float(w), 3) for n, w in zip(names, weights, strict=False)}}


def _checked(table: str, pairs: Sequence[tuple[float, Pair]]) -> Iterator[str]:
    """How well the pairs of each hand are told by what the others teach."""
    names = _findings(pairs)
    matrix, truth, worth = _matrix(pairs, names), _truth(pairs), np.array([worth for worth, _ in pairs])
    hands = np.array([pair.hand for _, pair in pairs])
    for hand in sorted(set(hands)):
        others, own = hands != hand, hands == hand
        said = matrix[own] @ fitted(matrix[others], truth[others], worth[others])
        precision, recall = _curve(truth[own], said)
        average = float((precision * truth[own][np.argsort(-said)]).sum() / truth[own].sum())
        best = float((2 * precision * recall / np.maximum(precision + recall, 1e-9)).max())
        yield f"{table:8}{hand:12}{own.sum():7} pairs  average precision {average:.3f}  best F1 {best:.3f}"


def _curve(truth: Floats, said: Floats) -> tuple[Floats, Floats]:
    """Precision and recall, of the surest pair, the two surest, and so on."""
    hits = np.cumsum(truth[np.argsort(-said)])
    return hits / np.arange(1, len(truth) + 1), hits / truth.sum()


def _findings(pairs: Sequence[tuple[float, Pair]]) -> list[str]:
    counted = Counter(chain.from_iterable(pair.found for _, pair in pairs))
    return sorted(name for name, number in counted.items() if number >= RAREST)


def _matrix(pairs: Sequence[tuple[float, Pair]], names: Sequence[str]) -> Floats:
    """(P, F + 1): the amount of each finding, and 1 for the bias."""
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(pairs), len(names) + 1))
    matrix[:, -1] = 1
    for row, (_, pair) in enumerate(pairs):
        for name, amount in pair.found.items():
            if name in column:
                matrix[row, column[name]] = amount
    return matrix


def _truth(pairs: Sequence[tuple[float, Pair]]) -> Floats:
    return np.array([float(pair.one) for _, pair in pairs])


def fitted(matrix: Floats, truth: Floats, worth: Floats) -> Floats:
    """(F,) weights of a logistic regression by Newton's method; the last, the bias, goes unpunished."""
    weights = np.zeros(matrix.shape[1])
    penalty = np.full(matrix.shape[1], PENALTY)
    penalty[-1] = 1e-6
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (worth * (likely - truth)) + penalty * weights
        bend = (matrix.T * (worth * likely * (1 - likely))) @ matrix + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


if __name__ == "__main__":
    sys.exit(main())
