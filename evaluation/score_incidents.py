"""Scores a linker's incidents, disputes and origins against the gold in incidents/, beside baselines.

    python evaluation/score_incidents.py predictions.jsonl --half dev [--json] [--errors]

Without a file of predictions it prints the baselines alone. `--records` takes what `tocsin read incidents/reports.jsonl --format
jsonl` prints, and shows which of the gold's mentions the reader finds.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from incidents.baselines import BASELINES, predicted, unlinked
from incidents.errors import errors
from incidents.figures import Figures, figures
from incidents.gold import HALVES, GoldError, load, rows
from incidents.predictions import answer, read


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("predictions", nargs="?", type=Path, help="JSON Lines, an incident a line (incidents/README.md)")
    parser.add_argument("--half", choices=HALVES, default="dev", help="which half of the gold (default: dev)")
    parser.add_argument("--json", action="store_true", help="print the figures of the predictions alone, as JSON")
    parser.add_argument("--errors", action="store_true", help="also print what is wrong; refused for the held half")
    parser.add_argument("--records", type=Path, help="the reader's records: a column with its events, unlinked")
    chosen = parser.parse_args(arguments)
    if chosen.errors and chosen.half.endswith("held"):
        parser.error("the held half shows no errors: no rule may be written on it. Look at those of --half dev")
    try:
        return show(chosen)
    except (GoldError, OSError) as error:
        print(f"score_incidents: {error}", file=sys.stderr)
        return 1


def show(chosen: argparse.Namespace) -> int:
    """Print what was asked for."""
    gold = load(chosen.half)
    said = read(chosen.predictions) if chosen.predictions else None
    if chosen.json:
        print(json.dumps(figures(gold, said) if said else {}, indent=1))
        return 0
    columns = {name: figures(gold, answer(predicted(gold, key))) for name, key in BASELINES.items()}
    if chosen.records:
        columns = {"unlinked": figures(gold, answer(unlinked(rows(chosen.records))))} | columns
    if said:
        columns = {"predictions": figures(gold, said)} | columns
    print(table(columns))
    for line in errors(gold, said) if said and chosen.errors else ():
        print(line)
    return 0


def table(columns: dict[str, Figures]) -> str:
    """The figures side by side."""
    lines = [f"{'':18}" + "".join(f"{name:>14}" for name in columns)]
    for figure in next(iter(columns.values())):
        cells = [f"{'–' if (value := column[figure]) is None else f'{value:.3f}':>14}" for column in columns.values()]
        lines.append(f"{figure:18}" + "".join(cells))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
