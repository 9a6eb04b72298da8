"""The gold as it lies in this folder: reports, incidents with their mentions, disputes, origins."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

HERE: Final = Path(__file__).resolve().parent
Half = Literal["dev", "held", "wide", "wars", "wars-held", "hands", "fronts", "fronts-held"]
HALVES: Final[tuple[Half, ...]] = get_args(Half)
HANDS: Final = "hands"
"""The half that lies in a folder of its own; its texts are training data."""
HANDS_TEXTS: Final = HERE.parents[1] / "models" / "en" / "data" / "own2-ZF.jsonl"
Row = dict[str, Any]


class GoldError(Exception):
    """A row of the gold that contradicts the reports, or a prediction that cannot be read; one line."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One word, or a few, by which a report names a happening: code points of the row's `text`, half-open."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """What one holder answers. `names` are its name and the other names under which the reports quote it."""

    names: tuple[str, ...]
    report: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Different holders, one question, incompatible answers. `about` is the incident or proposition, `reports` those that tell of
    it; of a proposition only those that the sides are quoted from are known. An `optional` one is neither asked for nor counted
    against who names it."""

    about: str
    question: str
    sides: tuple[Side, ...]
    reports: frozenset[str]
    optional: bool = False
    proposition: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening. `type` is a PLOVER type, None for what is no event of a conflict; `origins` None where it is not asked."""

    id: str
    type: str | None
    mentions: tuple[Mention, ...]
    origins: int | None


@dataclass(frozen=True, slots=True)
class Gold:
    """One half: `texts` and `published` by report id."""

    texts: dict[str, str]
    published: dict[str, str]
    incidents: tuple[Incident, ...]
    disputes: tuple[Dispute, ...]


def load(half: Half, folder: Path = HERE) -> Gold:
    """The gold of one half. Raises GoldError where a row does not fit its report."""
    given = {row["id"]: row for row in reports(half, folder)}
    texts = {name: row["text"] for name, row in given.items()}
    ours = [row for row in rows(_folder(half, folder) / "gold.jsonl") if row["half"] == half]
    incidents = tuple(_incident(row, texts) for row in ours if "incident" in row)
    disputes = tuple(dispute for row in ours for dispute in _disputes(row))
    return Gold(texts, {name: row["published"] for name, row in given.items()}, incidents, disputes)


def reports(half: Half, folder: Path = HERE) -> list[Row]:
    """The reports of one half, in the order of their publication where that is not the file's."""
    found = [row for row in rows(_folder(half, folder) / "reports.jsonl") if row["half"] == half]
    if half != HANDS:
        return found
    texts = {row["id"]: row["text"] for row in rows(HANDS_TEXTS)}
    return sorted((row | {"text": texts[row["id"]]} for row in found), key=lambda row: row["published"])


def _folder(half: Half, folder: Path) -> Path:
    return folder / HANDS if half == HANDS else folder


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file. Raises GoldError naming the line that is none."""
    found: list[Row] = []
    for number, line in enumerate(path.read_text(encoding="utf8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise GoldError(f"{path}:{number}: not a line of JSON: {error}") from error
        if not isinstance(row, dict):
            raise GoldError(f"{path}:{number}: a row must be a JSON object")
        found.append(row)
    return found


def place(texts: dict[str, str], row: Row) -> Mention:
    """Where a mention stands: the trigger within the words around it, which stand once in the report."""
    report, near, trigger = row["report"], row["near"], row["trigger"]
    text = texts.get(report)
    if text is None or text.count(near) != 1 or trigger not in near:
        raise GoldError(f"{report}: {trigger!r} in {near!r} is not one place of a report of this half")
    start = text.index(near) + near.index(trigger)
    return Mention(report, start, start + len(trigger))


def _incident(row: Row, texts: dict[str, str]) -> Incident:
    mentions = tuple(place(texts, mention) for mention in row["mentions"])
    return Incident(row["incident"], row["type"], mentions, row["origins"]["count"] if "origins" in row else None)


def _disputes(row: Row) -> list[Dispute]:
    about = row.get("incident") or row["proposition"]
    found = []
    for dispute in row["disputes"]:
        sides = tuple(Side((s["holder"], *s.get("also", ())), s["report"], s["value"], s["quote"]) for s in dispute["sides"])
        reports = frozenset(s.report for s in sides) | {mention["report"] for mention in row.get("mentions", ())}
        found.append(Dispute(about, dispute["question"], sides, reports, dispute.get("optional", False), "proposition" in row))
    return found
