"""The README's table of figures, made from scores.json and measures.toml."""

from __future__ import annotations

import json
from typing import Any, Final

from measure import HERE, measures

HEAD: Final = "| data | figure | others | Tocsin | aim of 0.1 | goal |\n|---|---|---|---|---|---|\n"


def table() -> str:
    """The table in Markdown; a figure that has not been measured is a dash."""
    path = HERE / "scores.json"
    sets: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))["sets"] if path.exists() else {}
    lines = []
    for measure in measures():
        figures = sets.get(measure.name, {}).get("figures", {})
        for number, wanted in enumerate(measure.figures):
            data = measure.title if number == 0 else ""
            lines.append(
                row(data, wanted["label"], wanted["peers"], shown(figures.get(wanted["name"])), wanted["aim"], wanted["goal"])
            )
    return HEAD + "\n".join(lines)


def row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def shown(figure: float | None) -> str:
    """ ".674", bold; a dash where there is none."""
    return "–" if figure is None else f"**{figure:.3f}**".replace("0.", ".")
