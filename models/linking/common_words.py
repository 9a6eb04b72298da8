"""Count how many news reports hold a word: `python models/linking/common_words.py --shared ../shared`.

Writes `src/tocsin/codebook/common_words.csv`: stems (of `link/incidents/stems.py`) that at least `LEAST` of the annotated reports
hold, with the number of reports. What none or few of them hold tells one matter from another (`link/incidents/rare_words.py`).
Counts only; no text is kept. The reports that measure linking (own2-K to N, Z) and development halves are left out.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from tocsin.link.incidents.stems import all_stems

HERE = Path(__file__).parent
OUT = HERE / "../../src/tocsin/codebook/common_words.csv"
OWN = "ABCDEFGHIJOPQRSTUV"
SHARED = ("train/voa/train.jsonl", "train/own/train.jsonl", "train/wikinews/train.jsonl")
LEAST = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE / "../../../shared")
    args = parser.parse_args()
    files = [HERE / f"../en/data/own2-{letter}.jsonl" for letter in OWN] + [args.shared / name for name in SHARED]
    texts = [json.loads(line)["text"] for path in files for line in path.open(encoding="utf8")]
    counted = Counter(stem for text in texts for stem in set(all_stems(text)))
    rows = sorted(((stem, n) for stem, n in counted.items() if n >= LEAST), key=lambda row: (-row[1], row[0]))
    with OUT.open("w", encoding="utf8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([("stem", "reports"), ("*", len(texts)), *rows])
    print(f"{OUT.resolve()}: {len(rows)} stems of {len(texts)} reports")


if __name__ == "__main__":
    main()
