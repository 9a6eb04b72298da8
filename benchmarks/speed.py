"""`make bench`: how fast the reader is, beside the bare encoder with its parse in the same run, and what starting costs.

Words a second on one thread, over samples/; all ways are taken in turns and their medians compared, so that a busy
machine slows them alike. Start-up is that of the public command on one sentence. Written to benchmarks/speed.json.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("OMP_NUM_THREADS", "1")
HERE: Final = Path(__file__).resolve().parent
ROUNDS: Final = 5
SHORT: Final = "The ministry said on Monday that its troops had left the town."


def main() -> int:
    from tocsin.engine.intake import Given, reports
    from tocsin.engine.pipeline import Pipeline
    from tocsin.model import Report
    from tocsin.read.reader import Reader

    pipeline = Pipeline.load()
    loading = timed(lambda: (pipeline.reader, pipeline.resolver))
    samples = [item for item in reports([str(HERE.parent / "samples")], Given()) if isinstance(item, Report)]
    texts = [report.text for report in samples]
    reader = pipeline.reader
    assert isinstance(reader, Reader)
    ways: dict[str, Callable[[], Iterable[object]]] = {
        "encoder_and_parse": lambda: reader.syntax_only(texts),
        "reading": lambda: reader.read_many(samples),
        "whole_record": lambda: pipeline.read_many(samples),
    }
    speeds = words_a_second(ways, sum(len(text.split()) for text in texts))
    figures = {
        **{f"words_per_second_{name}": round(speed) for name, speed in speeds.items()},
        "share_of_bare_encoder": round(speeds["reading"] / speeds["encoder_and_parse"], 3),
        "whole_share_of_bare_encoder": round(speeds["whole_record"] / speeds["encoder_and_parse"], 3),
        "seconds_to_load": round(loading, 2),
        **start_up(),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "machine": f"{processor()}, one thread, Python {platform.python_version()}",
    }
    (HERE / "speed.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")
    for name, figure in figures.items():
        print(f"{name:36} {figure}")
    return 0


def words_a_second(ways: dict[str, Callable[[], Iterable[object]]], words: int) -> dict[str, float]:
    """The median speed of each way over some rounds, after one that warms all of them."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(ROUNDS + 1):
        for name, way in ways.items():
            spent = timed(lambda way=way: all(True for _ in way()))  # type: ignore[misc]
            if number:
                seconds[name].append(spent)
    return {name: words / statistics.median(spent) for name, spent in seconds.items()}


def timed(action: Callable[[], Any]) -> float:
    """Seconds that an action takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def start_up() -> dict[str, float]:
    """Seconds of whole processes: importing the package, and the command on one sentence. The better of three."""
    commands = {
        "seconds_import": [sys.executable, "-c", "import tocsin"],
        "seconds_command_help": [sys.executable, "-m", "tocsin", "--version"],
        "seconds_read_one_sentence": [sys.executable, "-m", "tocsin", "read", "-", "--format", "jsonl"],
    }
    return {name: round(min(timed(lambda c=command: silently(c)) for _ in range(3)), 2) for name, command in commands.items()}  # type: ignore[misc]


def silently(command: list[str]) -> None:
    subprocess.run(command, input=SHORT.encode(), check=True, stdout=subprocess.DEVNULL)


def processor() -> str:
    """The processor's name as the system gives it."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf8").splitlines() if Path("/proc/cpuinfo").exists() else []:
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
