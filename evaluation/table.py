"""The tables of figures, of the README and of the desk's page of methods, made from scores.json and measures.toml."""

from __future__ import annotations

import json
from typing import Any, Final

from measure import HERE, measures

HEAD: Final = "| data | figure | others | Tocsin | aim of 0.1 | goal |\n|---|---|---|---|---|---|\n"


def table() -> str:
    """The table in Markdown; a figure that has not been measured is a dash."""
    sets = scores().get("sets", {})
    lines = []
    for measure in measures():
        figures = sets.get(measure.name, {}).get("figures", {})
        for number, wanted in enumerate(measure.figures):
            data = measure.title if number == 0 else ""
            lines.append(
                row(data, wanted["label"], wanted["peers"], shown(figures.get(wanted["name"])), wanted["aim"], wanted["goal"])
            )
    return HEAD + "\n".join(lines)


def scores() -> dict[str, Any]:
    """What was measured last; empty where nothing was."""
    path = HERE / "scores.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf8")) if path.exists() else {}
    return found


def published() -> dict[str, Any]:
    """What the desk's page of methods says of the reader: the version that was measured, and the figures of each set."""
    sets = scores()["sets"]
    rows = [
        {"data": measure.title, "figure": wanted["label"], "value": sets[measure.name]["figures"].get(wanted["name"])}
        for measure in measures()
        if measure.name in sets
        for wanted in measure.figures
    ]
    return {"reader": scores()["program"]["pipeline"], "rows": rows}


def row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def shown(figure: float | None) -> str:
    """ ".674", bold; a dash where there is none."""
    return "–" if figure is None else f"**{figure:.3f}**".replace("0.", ".")
