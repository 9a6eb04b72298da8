"""`make evaluate`: all figures on the open gold, written to evaluation/scores.json and from there into the README's
table and the desk's page of methods.

  python evaluation/run.py [--only SET,SET] [--floors]

--only measures some sets and keeps the other figures; --floors also measures the subsets and rewrites floors.toml from them
(to be committed on purpose, with the reason in the commit's message).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import floors
from measure import HERE, ROOT, CannotMeasureError, Measure, fingerprint, measured, measures, shared_folder
from table import published

SCORES = HERE / "scores.json"
PUBLISHED = ROOT / "src" / "tocsin" / "desk" / "measured.json"
"""What the desk's page of methods shows."""


def main() -> int:
    options = arguments()
    shared = shared_folder()
    if shared is None:
        print(
            "evaluate: ../shared/eval is NOT there, so nothing can be measured; set TOCSIN_SHARED to where it lies",
            file=sys.stderr,
        )
        return 1
    chosen = [measure for measure in measures() if not options.only or measure.name in options.only.split(",")]
    try:
        scores = evaluate(chosen, shared)
        if options.floors:
            floors.rewrite(chosen, shared)
    except CannotMeasureError as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 1
    SCORES.write_text(json.dumps(scores, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    PUBLISHED.write_text(json.dumps(published(), indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    return subprocess.run([sys.executable, str(ROOT / "docs" / "generate.py"), "--only", "evaluation"]).returncode


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="names of sets in measures.toml, with commas between them")
    parser.add_argument("--floors", action="store_true", help="rewrite floors.toml from what is measured now")
    return parser.parse_args()


def evaluate(chosen: list[Measure], shared: Path) -> dict[str, Any]:
    """Scores of the chosen sets beside those measured before; prints each set's head figures as they come."""
    before = json.loads(SCORES.read_text(encoding="utf8"))["sets"] if SCORES.exists() else {}
    began = time.monotonic()
    for measure, figures in measured(chosen, shared):
        shown = "  ".join(f"{wanted['name']} {value(figures, wanted['name'])}" for wanted in measure.figures)
        print(f"[{time.monotonic() - began:5.0f} s] {measure.title}: {shown}", flush=True)
        before[measure.name] = {"gold": measure.gold, "sha256": fingerprint(measure.path(shared)), "figures": rounded(figures)}
    return {"program": program(), "sets": {m.name: before[m.name] for m in measures() if m.name in before}}


def value(figures: dict[str, Any], name: str) -> str:
    found = figures.get(name)
    return f"{found:.3f}" if isinstance(found, float) else str(found)


def rounded(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: round(found, 4) if isinstance(found, float) else found for name, found in figures.items()}


def program() -> dict[str, str]:
    """The versions that made the figures."""
    from tocsin.engine.version import stamp
    from tocsin.model import Record, Report

    version = stamp(Record(Report("x"), [], [], [], [])).version
    return {"program": version.program, "codebook": version.codebook, "pipeline": version.pipeline}


if __name__ == "__main__":
    sys.exit(main())
