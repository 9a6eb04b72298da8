"""Write the scores into this folder's README: `python models/en/score_table.py` (reads `scores.json` and the settings)."""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
PIPELINE = HERE / "../../src/tocsin/read/pipelines/en"


def table(scores: dict[str, dict[str, float]], settings: dict[str, dict[str, dict[str, float]]], megabytes: float) -> str:
    """The README's block: trees, entities, calibration, size."""
    trees = ["| gold words | UPOS | XPOS | lemma | UAS | LAS | sentence ends, raw text |", "|---|---|---|---|---|---|---|"]
    entities = ["| entities, exact spans | P | R | F1 |", "|---|---|---|---|"]
    for name, row in scores.items():
        if name.startswith("NER"):
            entities.append(f"| {name.removeprefix('NER ')} test | {row['p']} | {row['r']} | {row['f1']} |")
        else:
            cells = " | ".join(f"{row[key]:.1f}" for key in ("upos", "xpos", "lemma", "uas", "las", "sentence_ends"))
            trees.append(f"| {name} test | {cells} |")
    errors = settings["calibration_error"]
    doubt = "; ".join(f"{name}s {error['raw']:.3f} raw, {error['calibrated']:.3f} calibrated" for name, error in errors.items())
    return "\n".join([*trees, "", *entities, "", f"Expected calibration error on held-out development reports: {doubt}.", "",
                      f"On disk: {megabytes:.1f} MB."])  # fmt: skip


def main() -> None:
    scores = json.loads((HERE / "scores.json").read_text("utf8"))
    settings = json.loads((PIPELINE / "settings.json").read_text("utf8"))
    size = sum(path.stat().st_size for path in PIPELINE.iterdir()) / 1e6
    readme = HERE / "README.md"
    block = f"<!-- scores:begin -->\n{table(scores, settings, size)}\n<!-- scores:end -->"
    text = readme.read_text("utf8")
    readme.write_text(re.sub(r"<!-- scores:begin -->.*<!-- scores:end -->", lambda _: block, text, flags=re.DOTALL), "utf8")


if __name__ == "__main__":
    main()
