"""Where names are kept as the contract says and the scorers count it wrong: `python evaluation/names_by_contract.py`.

The record lists every place named, also where the name stands for somebody, with `literal` false ("Moscow said"); the scorer
of places takes every place of a record for one read as literal. And the record's actors are those who are spoken of as somebody;
some gold mentions of actors are places where something was done ("lifted a curfew in …"). On the development halves of GeoWebNews
and of PLOVER's actors this shows how much of `recognition_f1` and of `country_all` these two rules are.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from measure import shared_folder

from tocsin.engine.pipeline import Pipeline
from tocsin.model import Record, Report

Row = dict[str, Any]
NOT_LITERAL = ("Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit")
"""Kinds of GeoWebNews at which a place's name stands for somebody, or is part of another name."""


def main() -> int:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    shared = shared_folder()
    if shared is None:
        print("../shared/eval is NOT there: nothing can be measured; set TOCSIN_SHARED to where it lies", file=sys.stderr)
        return 1
    sys.path.insert(0, str(shared / "eval/tools"))
    of_places(shared / "eval/places/geowebnews.dev.jsonl")
    of_actors(shared / "eval/actors/plover.dev.jsonl")
    return 0


def scorer(name: str) -> Any:
    """A module of the shared scorers."""
    return import_module(name)


def read(path: Path) -> tuple[list[Row], list[Row]]:
    """Gold rows, and the records of the same texts."""
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    records: Iterator[Record] = Pipeline.load().read_many(Report(row["text"], ref=str(row["id"])) for row in rows)
    return rows, [record.to_dict() for record in records]


def of_places(path: Path) -> None:
    """Recognition over all places and over those read as literal; what the wrong ones lie on; literal against not."""
    places = scorer("places")

    gold, records = read(path)
    judged, wrong, kept = Counter[bool](), Counter[str](), Counter[str]()
    for one in scorer("records").pair(gold, records):
        for toponym, place in paired(one):
            if places.is_literal(toponym) or toponym["kind"] in NOT_LITERAL:
                judged[places.is_literal(toponym) == place["literal"]] += 1
        for kind, place in false_places(one):
            wrong[kind] += 1
            kept[kind] += not place["literal"] and kind in NOT_LITERAL
    literal_only = [{**r, "places": literal(r["places"]), "events": [], "statements": []} for r in records]
    everything, alone = places.score(gold, records), places.score(gold, literal_only)
    both = everything["recognition_f1"], alone["recognition_f1"]
    share = judged[True] / judged.total()
    print("GeoWebNews: names recognised, F1 {:.3f}; of places read as literal {:.3f}".format(*both))
    print(f"  literal against not, where the gold says: {judged[True]} of {judged.total()} right, {share:.3f}")
    print(f"  wrong places: {wrong.total()}, of which kept with literal false as the contract says: {kept.total()}")
    print("  by what they lie on: " + ", ".join(f"{kind} {n}" for kind, n in wrong.most_common()))


def literal(found: list[Row]) -> list[Row]:
    return [place for place in found if place["literal"]]


def paired(one: Any) -> Iterator[tuple[Row, Row]]:
    """The gold's toponyms with the places read at them."""
    places, counting = scorer("places"), scorer("counting")
    marked = scorer("alignment").marked

    read_, gold = places.read_places(one), one.gold["toponyms"]
    at = [marked(one.gold["text"], toponym["start"], toponym["end"]) for toponym in gold]
    for i, j, _ in counting.match(at, [positions for positions, _ in read_], counting.dice):
        yield gold[i], read_[j][1]


def false_places(one: Any) -> Iterator[tuple[str, Row]]:
    """The places that the scorer counts as wrong: the kind of toponym that they lie on ("nothing" for none), and the place."""
    places, counting = scorer("places"), scorer("counting")
    marked = scorer("alignment").marked

    text, read_ = one.gold["text"], places.read_places(one)
    at = [(marked(text, toponym["start"], toponym["end"]), toponym) for toponym in one.gold["toponyms"]]
    sought = [positions for positions, toponym in at if places.is_literal(toponym)]
    right = {j for _, j, _ in counting.match(sought, [positions for positions, _ in read_], counting.dice)}
    for j, (positions, place) in enumerate(read_):
        kinds = [toponym["kind"] for here, toponym in at if here & positions]
        if j not in right and not (kinds and set(kinds) <= places.UNJUDGED):
            yield kinds[0] if kinds else "nothing", place


def of_actors(path: Path) -> None:
    """The misses of `country_all`, and how many are mentions at which the record has a place and nobody."""
    actors, codes, marked = scorer("actors"), scorer("codes"), scorer("alignment").marked

    gold, records = read(path)
    every = right = lands = 0
    for one in scorer("records").pair([row for row in gold if row.get("start") is not None], records):
        answer = actors.read_answer(one)
        if not answer.gold_country or answer.gold_country in codes.INTERNATIONAL:
            continue
        every, right = every + 1, right + (answer.country == answer.gold_country)
        here = marked(one.gold["text"], one.gold["start"], one.gold["end"])
        place = any(
            p["literal"] and here & one.alignment.positions(p["mention"]) for p in one.record["places"] if p.get("mention")
        )
        lands += not answer.covered and place
    print(f"PLOVER's actors: country right of {right} in {every}, {right / every:.3f}")
    print(f"  misses: {every - right}, of which {lands} are places where something happens and no actor")
    print(f"  without these: {right} in {every - lands}, {right / (every - lands):.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
