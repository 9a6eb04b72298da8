"""What a linker answers, and which of its mentions are those of the gold.

A row: `{"incident": id, "type"?: …, "mentions": [{"report", "start", "end", "type"?}], "origins": n, "disputes": [{"question",
"holders": […], "reports": […]}]}`. A row without mentions holds disputes on a proposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from incidents.gold import Gold, GoldError, Mention, Row, rows

SENTENCE_END: Final = re.compile(r"[.!?][”\")]*\s+(?=[“\"(]?[A-ZÀ-Þ0-9])|\n+")
"""Where a sentence ends, for the second chance of a mention alone: the dots of "Sept. 5" do not occur in the reports."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A dispute that a linker names."""

    incident: str
    question: str
    holders: tuple[str, ...]
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A predicted mention: its cluster and type."""

    mention: Mention
    incident: str
    type: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a linker says. `origins` by its own incident ids."""

    mentions: tuple[Found, ...]
    origins: dict[str, int]
    disputes: tuple[Claimed, ...]


def read(path: Path) -> Answer:
    """The answer in a file. Raises GoldError naming what is wrong."""
    return answer(rows(path), str(path))


def answer(given: Iterable[Row], name: str = "predictions") -> Answer:
    """The answer in rows. A mention that two incidents claim is counted with the first."""
    mentions: dict[Mention, Found] = {}
    origins: dict[str, int] = {}
    disputes: list[Claimed] = []
    for number, row in enumerate(given, 1):
        try:
            incident = str(row["incident"])
            for one in row.get("mentions", ()):
                mention = Mention(str(one["report"]), int(one["start"]), int(one["end"]))
                mentions.setdefault(mention, Found(mention, incident, one.get("type") or row.get("type")))
            if row.get("origins") is not None:
                origins[incident] = int(row["origins"])
            for one in row.get("disputes", ()):
                disputes.append(Claimed(incident, one["question"], tuple(one["holders"]), frozenset(one["reports"])))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise GoldError(f"{name}: row {number} is not in the form that README.md gives: {error!r}") from error
    return Answer(tuple(mentions.values()), origins, tuple(disputes))


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end)."""
    ends = [m.end() for m in SENTENCE_END.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def aligned(gold: Gold, said: Answer) -> dict[Mention, Found]:
    """The predicted mention of each gold mention that has one; each predicted one serves once.

    First by overlap, the widest first; then, for those left, the nearest one of the same type in the same sentence."""
    left: dict[str, list[Found]] = {}
    for found in said.mentions:
        left.setdefault(found.mention.report, []).append(found)
    wanted = [(mention, incident.type) for incident in gold.incidents for mention in incident.mentions]
    pairs: dict[Mention, Found] = {}
    for mention, _ in wanted:
        _take(pairs, mention, [(-overlap(mention, f.mention), f) for f in left.get(mention.report, ())], left, most=-1)
    for mention, kind in wanted:
        if mention in pairs or kind is None:
            continue
        start, end = next((s, e) for s, e in sentences(gold.texts[mention.report]) if s <= mention.start < e)
        near = [f for f in left.get(mention.report, ()) if f.type == kind and start <= f.mention.start < end]
        _take(pairs, mention, [(abs(f.mention.start - mention.start), f) for f in near], left, most=end - start)
    return pairs


def overlap(one: Mention, other: Mention) -> int:
    """Code points that two mentions of one report share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _take(
    pairs: dict[Mention, Found], mention: Mention, choices: list[tuple[int, Found]], left: dict[str, list[Found]], most: int
) -> None:
    """Pair a mention with its best (lowest) choice, if that is no worse than `most`, and use that one up."""
    cost, best = min(choices, key=lambda choice: choice[0], default=(most + 1, None))
    if best is not None and cost <= most:
        pairs[mention] = best
        left[mention.report].remove(best)
