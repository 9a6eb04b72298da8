"""Which contradictions are found in short reports that the shipped reader reads (`contradictions.yaml`), and that each is shown
with two sides, each with its passage. The figures are floors: what one case says hangs on the reader."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import tocsin
from tocsin.link.incidents import Dispute, Placed, grouped, incident, mentions, origins, positions, propositions
from tocsin.report.situation import copies

Case = dict[str, Any]
CASES: list[Case] = yaml.load((Path(__file__).parent / "contradictions.yaml").read_text("utf8"), yaml.BaseLoader)


@cache
def shown(number: int) -> tuple[Dispute, ...]:
    """The disputes that a case shows: on its incidents, then on propositions."""
    reports = CASES[number]["reports"]
    records = [tocsin.read(row["text"], published=row["published"], outlet=row["outlet"]) for row in reports]
    placed = [Placed(at) for at in range(len(records))]
    told = [one for record, where in zip(records, placed, strict=True) for one in mentions(record, where)]
    taken = [one for record, where in zip(records, placed, strict=True) for one in positions(record, where)]
    copied = copies(records)
    made = (incident(f"i{at}", group, origins(group, copied), links=links) for at, (group, links) in enumerate(grouped(told)))
    on_incidents = [dispute for one in made for dispute in one.disputes]
    return (*on_incidents, *(one.dispute for one in propositions(taken) if one.dispute))


def judged(number: int) -> Iterator[tuple[str, str]]:
    """Each asked dispute of a case as found or missed, and each that nobody asked for as wrong."""
    case = CASES[number]
    asked = dict(case["disputes"] or {})
    instead = set(case.get("instead", ()))
    spared = instead | set(case.get("optional", ()))
    found = set()
    for dispute in shown(number):
        answers = [q for q, sides in asked.items() if dispute.question in {q, *instead} and between(dispute, *sides)]
        found |= set(answers)
        if not answers and dispute.question not in spared:
            yield "wrong", f"{case['case']}: {dispute.question}: {[side.words for side in dispute.sides]}"
    for question in asked:
        yield ("found" if question in found else "missed"), f"{case['case']}: {question}"


def between(dispute: Dispute, one: str, other: str) -> bool:
    """Whether the two holders stand on different sides."""
    sides = [" ".join(claim.holder.words for claim in side.claims) for side in dispute.sides]
    return any(one in a and other in b for a in sides for b in sides if a is not b)


@pytest.mark.parametrize(("group", "recall", "precision"), [("written", 0.7, 0.85), ("apart", 0.7, 0.75)])
def test_how_many_contradictions_are_found(group: str, recall: float, precision: float) -> None:
    told = [one for number, case in enumerate(CASES) if case["group"] == group for one in judged(number)]
    found, missed, wrong = ([words for kind, words in told if kind == name] for name in ("found", "missed", "wrong"))
    assert len(found) >= recall * (len(found) + len(missed)), missed
    assert len(found) >= precision * (len(found) + len(wrong)), wrong


def test_each_dispute_shows_two_sides_with_their_passages_and_no_winner() -> None:
    for number, case in enumerate(CASES):
        texts = [" ".join(row["text"].split()) for row in case["reports"]]
        for dispute in shown(number):
            assert len(dispute.sides) >= 2 and dispute.open and dispute.why, case["case"]
            seats = [{claim.seat for claim in side.claims} for side in dispute.sides]
            assert not set.intersection(*seats), case["case"]
            for claim in (claim for side in dispute.sides for claim in side.claims):
                assert claim.passage.text.rstrip("…") in texts[claim.passage.report], case["case"]


@pytest.mark.parametrize("case", ["wounded at a march, or nobody", "an account rejected under a request that nobody denies"])
def test_a_toll_of_nought_is_one_and_only_who_asked_may_deny_that_he_did(case: str) -> None:
    (number,) = (number for number, one in enumerate(CASES) if one["case"] == case)
    assert {kind for kind, _ in judged(number)} <= {"found"}
