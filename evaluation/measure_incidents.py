"""Reads and links halves of the gold in incidents/ with what ships, each by itself, and scores them together, as JSON.

    python evaluation/measure_incidents.py HALF [HALF …]

The halves are small, a dozen disputes in the least of them: taken together the figures are steadier. Part of `make evaluate`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from incidents.figures import figures
from incidents.gold import HALVES, Gold, Half, Row, load, reports
from incidents.predictions import answer
from predict_incidents import pipeline, predicted, read

from tocsin.engine.pipeline import Pipeline


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("halves", nargs="+", choices=HALVES, metavar="HALF", help=f"of {', '.join(HALVES)}")
    chosen = parser.parse_args(arguments)
    by = pipeline(None)
    said = answer(row for half in chosen.halves for row in linked(half, by))
    print(json.dumps(figures(together([load(half) for half in chosen.halves]), said), indent=1))
    return 0


def linked(half: Half, by: Pipeline) -> Iterator[Row]:
    """The rows of predictions of a half; its name stands before its incidents' ids, which begin anew in each."""
    given = reports(half)
    for row in predicted(given, read(given, by, None), "per-claimant"):
        yield row | {"incident": f"{half} {row['incident']}"}


def together(halves: list[Gold]) -> Gold:
    """Several halves as one; no report, happening or dispute crosses them."""
    return Gold(
        {name: text for half in halves for name, text in half.texts.items()},
        {name: day for half in halves for name, day in half.published.items()},
        tuple(incident for half in halves for incident in half.incidents),
        tuple(dispute for half in halves for dispute in half.disputes),
    )


if __name__ == "__main__":
    sys.exit(main())
