"""UW factuality inside statements and outside them: `python evaluation/factuality_by_holder.py [--split dev]`.

UW's crowd judged what a reader takes to have happened, so that what a company or ministry says stands as fact. Our contract
(factuality.md, rule 2) never lifts a source's certainty to the report; the record keeps that certainty with its holder. This
shows how much of the disagreement is that rule: macro-F1 over fact, counterfact and uncertain, on the mentions that an event
covers, of the report's own value; and of what a reader is told: the nearest holder's value where the report leaves it open.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from measure import shared_folder

from tocsin.engine.pipeline import Pipeline
from tocsin.model import Event, Record, Report, Statement

CLASSES = ("fact", "counterfact", "uncertain")
CLASS_OF = {"CT+": "fact", "PR+": "fact", "CT-": "counterfact", "PR-": "counterfact"}
Judged = Counter[tuple[str, str]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev")
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        print("../shared/eval is NOT there: nothing can be measured; set TOCSIN_SHARED to where it lies", file=sys.stderr)
        return 1
    with (shared / "eval/factuality/uw.jsonl").open(encoding="utf8") as file:
        rows = [row for row in map(json.loads, file) if row["split"] == options.split]
    judged = {"inside a statement": Judged(), "outside": Judged(), "told": Judged()}
    records = Pipeline.load().read_many(Report(row["text"] or " ") for row in rows)
    for row, record in zip(rows, records, strict=True):
        for gold, event in covered(row, record):
            judged["inside a statement" if holding(event, record) else "outside"][gold, author_class(event)] += 1
            judged["told"][gold, told_class(event, record)] += 1
    judged["the report's own"] = judged["inside a statement"] + judged["outside"]
    for where, pairs in judged.items():
        right = sum(n for (gold, read), n in pairs.items() if gold == read)
        print(f"{where:20} macro-F1 {macro_f1(pairs):.3f}   right {right} of {pairs.total()}")
    return 0


def covered(row: dict[str, Any], record: Record) -> Iterator[tuple[str, Event]]:
    """Each gold mention of the author's that overlaps a trigger: its class, and the event."""
    for mention in row["mentions"]:
        common = {id(event): overlap(event, mention) for event in record.events}
        best = max(record.events, key=lambda event: common[id(event)], default=None)
        if mention.get("source", "author") == "author" and best is not None and common[id(best)] > 0:
            yield mention["coarse"], best


def overlap(event: Event, mention: dict[str, Any]) -> int:
    return min(event.trigger.end, int(mention["end"])) - max(event.trigger.start, int(mention["start"]))


def holding(event: Event, record: Record) -> list[Statement]:
    """The statements whose content holds the event."""
    return [one for one in record.statements if any(piece.holds(event.trigger) for piece in one.content)]


def author_class(event: Event) -> str:
    return class_of(event, "author")


def told_class(event: Event, record: Record) -> str:
    """The author's class; where it is uncertain, that of the statement with the longest chain of holders."""
    own = author_class(event)
    nearest = max(holding(event, record), key=lambda statement: len(statement.holders), default=None)
    return class_of(event, nearest.id, own) if own == "uncertain" and nearest else own


def class_of(event: Event, holder: str, otherwise: str = "none") -> str:
    """The class of the value that a holder gives."""
    return next((CLASS_OF.get(held.value, "uncertain") for held in event.held if held.holder == holder), otherwise)


def macro_f1(judged: Judged) -> float:
    """The mean F1 of the classes that occur."""
    each = []
    for name in CLASSES:
        gold = sum(n for (g, _), n in judged.items() if g == name)
        read = sum(n for (_, r), n in judged.items() if r == name)
        if gold + read:
            each.append(2 * judged[name, name] / (gold + read))
    return sum(each) / len(each) if each else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
