"""What the linker makes of short reports that the shipped reader reads: `cases.yaml` and, on which no rule was
written, `situations.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import tocsin
from tocsin.link.incidents import Incident, Mention, Placed, grouped, incident, mentions, origins
from tocsin.model import Record
from tocsin.report.situation import copies

TABLES = ("cases.yaml", "situations.yaml")
CASES = [case for name in TABLES for case in yaml.load((Path(__file__).parent / name).read_text("utf8"), yaml.BaseLoader)]
Case = dict[str, Any]


@cache
def read(text: str, published: str, outlet: str) -> Record:
    return tocsin.read(text, published=published, outlet=outlet)


def groups(case: Case) -> tuple[list[Record], list[list[Mention]]]:
    """The records of a case and its mentions by incident."""
    records = [read(row["text"], row["published"], row["outlet"]) for row in case["reports"]]
    told = [
        mention
        for number, (record, row) in enumerate(zip(records, case["reports"], strict=True), 1)
        for mention in mentions(record, Placed(number, owner=row.get("owner")))
    ]
    return records, [group for group, _ in grouped(told)]


def where(trigger: str, case: Case, found: list[list[Mention]]) -> int | None:
    """Which incident holds the first trigger that stands in these words of a report ("1: Shells hit a bus": in report 1)."""
    number, _, words = trigger.partition(": ")
    at = case["reports"][int(number)]["text"].index(words)
    return next(
        (
            place
            for place, group in enumerate(found)
            for one in group
            if one.report == int(number) + 1 and one.trigger.start < at + len(words) and at < one.trigger.end
        ),
        None,
    )


def told(case: Case) -> Incident:
    """The incident of the first trigger."""
    records, found = groups(case)
    place = where(case["together"][0], case, found)
    assert place is not None, "the reader finds no event there"
    return incident("i1", found[place], origins(found[place], copies(records)))


def of(key: str) -> list[Any]:
    """The cases that say something on this."""
    return [pytest.param(case, id=case["case"]) for case in CASES if key in case]


@pytest.mark.parametrize("case", of("together"))
def test_one_happening(case: Case) -> None:
    _, found = groups(case)
    places = [where(trigger, case, found) for trigger in case["together"]]
    assert None not in places, "the reader finds no event there"
    assert len(set(places)) == 1


@pytest.mark.parametrize("case", of("apart"))
def test_two_happenings(case: Case) -> None:
    _, found = groups(case)
    for one, other in case["apart"]:
        assert where(one, case, found) != where(other, case, found), (one, other)


@pytest.mark.parametrize("case", of("origins"))
def test_origins(case: Case) -> None:
    assert len(told(case).origins) == int(case["origins"])


@pytest.mark.parametrize("case", of("disputes"))
def test_disputes(case: Case) -> None:
    found = {dispute.question: dispute for dispute in told(case).disputes}
    for question, holders in case["disputes"].items():
        sides = [" ".join(claim.holder.name for claim in side.claims) for side in found[question].sides]
        assert any(holders[0] in side and holders[1] not in side for side in sides), sides
        assert any(holders[1] in side and holders[0] not in side for side in sides), sides


@pytest.mark.parametrize("case", of("undisputed"))
def test_what_is_no_dispute(case: Case) -> None:
    assert not {dispute.question for dispute in told(case).disputes} & set(case["undisputed"])
