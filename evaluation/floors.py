"""Quality floors: on a fixed subset of each gold set no figure may fall below what stands in floors.toml.

Run by `make test`. The fingerprint of the data is checked first: a floor is never compared on other data. Where ../shared is not
there, this says so aloud and passes: nothing can be measured without it. To move a floor: `python evaluation/run.py --floors`,
then commit floors.toml with the reason.
"""

from __future__ import annotations

import sys
import time
import tomllib
from pathlib import Path
from typing import Any, Final

from measure import HERE, CannotMeasureError, Measure, fingerprint, measured, measures, shared_folder

FLOORS: Final = HERE / "floors.toml"
SLACK: Final = 0.01
"""How far under today's figure a new floor is set: int8 arithmetic differs a little between processors."""
LOWER_IS_BETTER: Final = frozenset({"wrong_speaker", "false_alarm_rate"})
HEAD: Final = """# Floors on the subsets of the gold (every n-th row, see measures.toml), checked by `make test`.
# Written by `python evaluation/run.py --floors`; lowering one needs its reason in the commit's message.
"""


def main() -> int:
    shared = shared_folder()
    if shared is None:
        print("floors: ../shared/eval is NOT there: the quality floors were NOT checked (set TOCSIN_SHARED to where it lies)")
        return 0
    if not FLOORS.exists():
        print("floors: evaluation/floors.toml is NOT there: no floor was checked; make it with python evaluation/run.py --floors")
        return 0
    began = time.monotonic()
    try:
        failures = check(shared)
    except CannotMeasureError as error:
        failures = [str(error)]
    for failure in failures:
        print(f"floors: FAILED {failure}", file=sys.stderr)
    print(f"floors: {'FAILED' if failures else 'held'} after {time.monotonic() - began:.0f} s")
    return 1 if failures else 0


def check(shared: Path) -> list[str]:
    """What fell below its floor, or was measured on other data."""
    with FLOORS.open("rb") as file:
        floors = tomllib.load(file)
    chosen = [measure for measure in measures() if measure.name in floors]
    failures = [
        f"{m.gold} is not the file that its floors were set on"
        for m in chosen
        if fingerprint(m.path(shared)) != floors[m.name]["sha256"]
    ]
    if failures:
        return failures
    for measure, figures in measured(chosen, shared, subset=True):
        found = below(measure.name, figures, floors[measure.name]["floors"])
        wanted = floors[measure.name]["floors"]
        print(
            f"floors: {measure.name}: " + ", ".join(f"{name} {figures[name]:.3f} (floor {wanted[name]})" for name in wanted),
            flush=True,
        )
        failures += found
    return failures


def below(name: str, figures: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """The figures of one set that are worse than their floors."""
    worse = []
    for figure, floor in floors.items():
        found = figures.get(figure)
        if found is None or (found > floor if figure in LOWER_IS_BETTER else found < floor):
            worse.append(f"{name}: {figure} is {found}, its floor {floor}")
    return worse


def rewrite(chosen: list[Measure], shared: Path) -> None:
    """New floors from what is measured now, for the chosen sets; the others stay."""
    floors: dict[str, Any] = {}
    if FLOORS.exists():
        with FLOORS.open("rb") as file:
            floors = tomllib.load(file)
    for measure, figures in measured([measure for measure in chosen if measure.floor], shared, subset=True):
        values = {
            wanted["name"]: figures[wanted["name"]] for wanted in measure.figures if figures.get(wanted["name"]) is not None
        }
        floors[measure.name] = {
            "sha256": fingerprint(measure.path(shared)),
            "floors": {k: floor(k, v) for k, v in values.items()},
        }
    known = [measure.name for measure in measures() if measure.name in floors]
    FLOORS.write_text(HEAD + "".join(as_toml(name, floors[name]) for name in known), encoding="utf8")


def floor(name: str, found: float) -> float:
    """A floor a little under (or over) a figure."""
    return round(found + SLACK, 3) if name in LOWER_IS_BETTER else round(max(found - SLACK, 0.0), 3)


def as_toml(name: str, values: dict[str, Any]) -> str:
    lines = "".join(f"{figure} = {number}\n" for figure, number in values["floors"].items())
    return f'\n[{name}]\nsha256 = "{values["sha256"]}"\n\n[{name}.floors]\n{lines}'


if __name__ == "__main__":
    sys.exit(main())
