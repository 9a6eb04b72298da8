"""Links the reports of incidents/ and writes what the scorer reads: incidents with their mentions, origins and disputes.

    python evaluation/predict_incidents.py --half dev --out predictions.jsonl [--cache FOLDER] [--rule NAME] [--annotated FILE…]

Reads the reports with the reader that ships, keeps the records in the cache folder (one file a half), links them without a desk.
Which version of the record format wrote the cache is not checked: clear the folder after the reader has changed. With
`--annotated` statements and events are those of annotated rows instead (models/en/data/own2-[K-N].jsonl hold the half dev,
own2-ZF.jsonl hands, own2-Z.jsonl 140 of the 174 reports of wide; the reader reads the rest): what is then wrong, linking and
resolving have done.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from incidents.annotated import Annotated, annotated_rows
from incidents.gold import HALVES, HERE, Row, reports, rows

from tocsin.engine.intake import from_text
from tocsin.engine.pipeline import Pipeline
from tocsin.link.copies import overlap, runs
from tocsin.link.incidents import RULES, Dispute, Mention, Placed, grouped, incident, mentions, origins, positions, propositions
from tocsin.link.incidents.answer import QUESTIONS
from tocsin.link.incidents.position import Position
from tocsin.link.matters import Matters
from tocsin.model import Record
from tocsin.read.reader import Reader


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--out", type=Path, required=True, help="where to write the predictions, JSON Lines")
    parser.add_argument("--cache", type=Path, help="a folder to keep the records in, so that the reports are read once")
    parser.add_argument("--rule", choices=sorted(RULES), default="per-claimant", help="the identity rule")
    parser.add_argument("--annotated", type=Path, nargs="+", help="annotated rows, to be linked in the place of what is read")
    chosen = parser.parse_args(arguments)
    given = reports(chosen.half)
    known = annotated_rows(chosen.annotated) if chosen.annotated else {}
    if known and 2 * sum(row["id"] in known for row in given) < len(given):
        parser.error(
            f"--annotated holds too few of the reports of {chosen.half}: give the files that the head of this script names"
        )
    name = f"{chosen.half}.annotated.jsonl" if chosen.annotated else f"{chosen.half}.jsonl"
    records = read(given, pipeline(chosen.annotated), chosen.cache / name if chosen.cache else None)
    lines = [json.dumps(line, ensure_ascii=False) for line in predicted(given, records, chosen.rule)]
    chosen.out.write_text("\n".join(lines) + "\n", encoding="utf8")
    return 0


def pipeline(annotated: Sequence[Path] | None) -> Pipeline:
    """The pipeline that ships; over annotated rows, where there are some, instead of its reader."""
    return Pipeline(Annotated(Reader.load(), annotated_rows(annotated))) if annotated else Pipeline.load()


def read(given: Sequence[Row], by: Pipeline, cache: Path | None) -> list[Record]:
    """The records of the reports, from the cache where it has them all."""
    if cache and cache.exists():
        kept = [Record.from_dict(row) for row in rows(cache)]
        if [record.report.ref for record in kept] == [row["id"] for row in given]:
            return kept
    fields = ("title", "published", "outlet", "url")
    inputs = (from_text(row["text"], ref=row["id"], **{name: row.get(name) for name in fields}) for row in given)
    records = list(by.read_many(inputs))
    if cache:
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text("\n".join(json.dumps(record.to_dict()) for record in records), encoding="utf8")
    return records


def predicted(given: Sequence[Row], records: Sequence[Record], rule: str) -> Iterator[dict[str, Any]]:
    """The rows of the predictions."""
    names = {number: row["id"] for number, row in enumerate(given)}
    placed = places(given)
    told = [mention for record, where in zip(records, placed, strict=True) for mention in mentions(record, where)]
    copied, matters = copies(records), Matters.of(dict(enumerate(records)))
    for number, (found, links) in enumerate(grouped(told, RULES[rule], matters=matters)):
        made = incident(f"i{number}", found, origins(found, copied), links=links, rule=RULES[rule])
        yield {
            "incident": made.id,
            "type": made.type,
            "mentions": [_mention(mention, names) for mention in found],
            "origins": len(made.origins),
            "disputes": [_dispute(dispute, names) for dispute in made.disputes],
        }
    taken: list[Position] = []
    for record, where in zip(records, placed, strict=True):
        taken += positions(record, where)
    for proposition in propositions(taken):
        if proposition.dispute:
            yield {"incident": proposition.key, "mentions": [], "disputes": [_dispute(proposition.dispute, names)]}


def places(given: Sequence[Row]) -> list[Placed]:
    """Where the reports stand: their numbers, and who owns their outlets."""
    owners = _owners()
    return [Placed(number, 1, row.get("owner") or owners.get(str(row["outlet"]))) for number, row in enumerate(given)]


def copies(records: Sequence[Record]) -> list[list[int]]:
    """Groups of reports that share text, as a desk would find them."""
    every = [runs(record.report.text) for record in records]
    groups: list[list[int]] = []
    for number, own in enumerate(every):
        joined = [group for group in groups if any(_copied(records, own, every, number, other) for other in group)]
        groups = [group for group in groups if group not in joined] + [[*(n for group in joined for n in group), number]]
    return [group for group in groups if len(group) > 1]


def _copied(records: Sequence[Record], own: frozenset[int], every: Sequence[frozenset[int]], number: int, other: int) -> bool:
    same_site = records[number].report.outlet.name == records[other].report.outlet.name
    return overlap(own, every[other]).copied(same_site)


def _owners() -> dict[str, str]:
    sources = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf8"))["source"]
    return {source["outlet"]: source["owner"] for source in sources}


def _mention(mention: Mention, names: dict[int, str]) -> dict[str, Any]:
    return {
        "report": names[mention.report],
        "start": mention.trigger.start,
        "end": mention.trigger.end,
        "type": mention.type,
    }


ASKED = frozenset({*QUESTIONS, "killed", "wounded"})
"""The questions of the gold: how many were taken, freed or expelled is asked there as to whom."""


def _dispute(dispute: Dispute, names: dict[int, str]) -> dict[str, Any]:
    claims = [claim for side in dispute.sides for claim in side.claims]
    said = [appearance.passage.report for claim in claims for appearance in claim.appearances]
    return {
        "question": dispute.question if dispute.question in ASKED else "to whom",
        "holders": list(dict.fromkeys(claim.holder.name for claim in claims)),
        "reports": sorted({names[number] for number in said}),
    }


if __name__ == "__main__":
    sys.exit(main())
