"""Kill a writing process at random moments, fifty times, and prove after each that nothing committed is lost or broken.

python benchmarks/kills.py [--kills 50]
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tocsin.store.desk import Desk

WRITER = """
import sys, tocsin
from tocsin.model import Report
desk = tocsin.Desk(sys.argv[1])
n = desk.info().reports
while True:
    text = f"Report {n} of many, with words of its own such as w{n * 7919}. " * 40
    desk.add(Report(text, url=f"https://courier.example/{n}"), raw=text.encode() * 3)
    if n % 10 == 9:
        desk.add(Report(text + "Corrected.", url=f"https://courier.example/{n}"))
    n += 1
    print(n, flush=True)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    asked = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path, promised, began = Path(folder) / "desk", 0, time.monotonic()
        for number in range(1, asked.kills + 1):
            with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
                assert writer.stdout
                lines = [writer.stdout.readline()]
                time.sleep(chance.uniform(0.0, 0.4))
                writer.kill()
                lines += writer.stdout.readlines()
            promised = max([promised, *(int(line) for line in lines if line.endswith("\n"))])
            with Desk(path) as desk:
                reports, faults = desk.info().reports, desk.verify().faults
            assert reports >= promised, f"kill {number}: {promised} promised, {reports} there"
            assert not faults, f"kill {number}: {faults}"
        print(f"{asked.kills} kills: {reports:,} reports, none lost, none broken, in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
