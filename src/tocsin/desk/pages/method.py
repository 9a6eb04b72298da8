"""How the record is made, how often it is wrong, what it leaves out."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any, Final

from starlette.requests import Request

import tocsin
from tocsin.desk.page import Page
from tocsin.link.incidents import RULES
from tocsin.report.wording import AUTHOR_WORDS, SOURCE_WORDS
from tocsin.store.desk import Desk

BORDERS: Final = (
    "No country is coloured: all land is the same. A disputed area is hatched and its edge is dashed, whoever holds it.",
    "Its outline is Natural Earth's where that has one; elsewhere a hatched circle says that the area is disputed and that its "
    "outline is not drawn.",
    "Lines of control that move are not drawn. No event gets its country from a polygon: a place names its states, all of them "
    "where they disagree.",
    'A vague place ("the border", "the east") is drawn as an area and never as a point.',
)
ORIGINS: Final = "happenings with the right number of independent origins"
"""The figure of `evaluation/measures.toml` that an incident's page quotes."""
NOT_COVERED: Final = (
    "Texts in other languages than English are kept and can be searched, and are not read for statements and events.",
    "What no listed source reported is not in the record. A silent source is shown as silent.",
    "Pictures, video and sound are not read.",
    "Nobody is said to be right: where sources contradict each other, both stand.",
)


def method(request: Request, desk: Desk) -> Page:
    """The rules in force, with their versions."""
    seq, head = desk.head()
    info = desk.info()
    languages = {code: count for code, count in info.languages.items() if code != "en"}
    data: dict[str, Any] = {
        "program": tocsin.__version__,
        "desk": {"id": desk.id, "entries": seq, "head": head, "reports": info.reports, "unread": info.unread},
        "not_read": languages,
        "words": {
            code: [AUTHOR_WORDS[code][0].format(outlet="OUTLET"), SOURCE_WORDS[code][0].format(source="X")]
            for code in AUTHOR_WORDS
        },
        "identity": {rule.name: rule.text for rule in RULES.values()},
        "measured": measured(),
        "stamps": [asdict(stamp) for stamp in desk.stamps()],
        "error_rates": desk.error_rates(),
        "borders": BORDERS,
        "not_covered": NOT_COVERED,
    }
    return Page("method.html", "Method", data)


@cache
def measured() -> dict[str, Any]:
    """How often the reader that ships is right on open data: `evaluation/run.py` writes it."""
    found: dict[str, Any] = json.loads(files("tocsin.desk").joinpath("measured.json").read_text(encoding="utf8"))
    return found


def share(figure: str) -> float | None:
    """A figure as it was measured on the first data that has it; None where it was not."""
    return next((row["value"] for row in measured()["rows"] if row["figure"] == figure), None)
