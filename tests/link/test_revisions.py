"""What a silent edit changes."""

from __future__ import annotations

from dataclasses import replace

import examples
import pytest

from tocsin.link.revisions import changes, matched
from tocsin.model import Count, Record


def edited(what: str) -> Record:
    record = examples.record()
    if what == "title":
        record.report = replace(record.report, title="Shelling kills 15 in Kremin, governor says")
    elif what == "toll":
        record.events[0].counts = [Count(15, None, "people", "killed", None)]
    elif what == "name":
        record.actors = record.actors[1:]
        record.statements[0].holders[0].name = record.statements[3].holders[0].name = record.statements[4].holders[0].name = (
            "Ivan Kos"
        )
    elif what == "claim":
        del record.statements[1]
    elif what == "stance":
        record.statements[1].stance = "confirms"
    elif what == "event":
        del record.events[1]
    return record


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("nothing", []),
        ("title", ["title changed: Shelling kills 13 in Kremin, governor says → Shelling kills 15 in Kremin, governor says"]),
        ("toll", ["toll changed: Thirteen people killed → 15 people killed"]),
        ("claim", ["claim gone: Norland defence ministry denies: that its forces had shelled the town"]),
        (
            "stance",
            [
                "claim changed: Norland defence ministry denies: that its forces had shelled the town"
                " → Norland defence ministry confirms: that its forces had shelled the town"
            ],
        ),
        ("event", ["event gone: ASSAULT “shelled”"]),
    ],
)
def test_changes(what: str, shown: list[str]) -> None:
    assert [str(change) for change in changes(examples.record(), edited(what))] == shown


def test_a_name_gone_and_another_come() -> None:
    found = {str(change) for change in changes(examples.record(), edited("name")) if change.what == "name"}
    assert found == {"name gone: Olha Taran", "new name: Ivan Kos"}


def test_changes_point_at_both_texts() -> None:
    [change] = changes(examples.record(), edited("toll"))
    assert change.was is not None and change.now is not None
    assert (change.was.text, change.now.text) == ("Thirteen people", "killed")


def test_back_and_forth_mirror_each_other() -> None:
    old, new = examples.record(), edited("claim")
    assert [str(c) for c in changes(new, old)] == [
        "new claim: Norland defence ministry denies: that its forces had shelled the town"
    ]


def test_each_partner_once() -> None:
    pairs = list(matched([1, 2, 3], [2, 2, 9], lambda a, b: float(a == b)))
    assert pairs == [(1, None), (2, 2), (3, None)]
