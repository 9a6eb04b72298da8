"""Reviews: what they do at once, that they hold over new readings, and that they can be taken back."""

from __future__ import annotations

import json

import pytest
from store.told import Told, tell

from tocsin.link.incidents import Passage
from tocsin.model import Version
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters

BY = {"author": "A. Analyst", "reason": "compared the two maps"}
NEXT = Version("0.2.0", "abc", "two")
FIRST = Told(holder="the mayor of Orvel")
SECOND = Told(holder="the general staff", outlet="The Herald", published="2022-03-03")


@pytest.fixture
def two(desk: Desk) -> Desk:
    """One incident of two reports."""
    tell(desk, FIRST)
    tell(desk, SECOND)
    return desk


def members(desk: Desk) -> dict[str, tuple[int, ...]]:
    return {one.id: desk.incident(one.id).incident.reports for one in desk.incidents()}


def read_again(desk: Desk, stamp: Version = NEXT) -> None:
    for report, told in ((1, FIRST), (2, SECOND)):
        desk.keep(told.record(stamp), desk.find(report).version)
    desk.link_reports([1, 2], again=True)


def test_a_split_holds_over_new_readings_and_can_be_undone(two: Desk) -> None:
    [review] = two.split("i1", ["2.1/e1"], **BY)
    assert members(two) == {"i1": (1,), "i2": (2,)}
    read_again(two)
    assert members(two) == {"i1": (1,), "i2": (2,)}
    assert two.incident("i1", 2).incident.reports == (1, 2), "the version before the split is as it was"
    two.undo(review.id, **BY)
    assert members(two) == {"i1": (1, 2)}
    assert two.incident("i2").moved == "i2"


def test_a_merger_leaves_a_pointer_and_can_be_undone(two: Desk) -> None:
    tell(two, Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-21"))
    review = two.merge("i2", "i1", **BY)
    assert members(two) == {"i1": (1, 2, 3)}
    moved = two.incident("i2")
    assert (moved.incident.id, moved.moved) == ("i1", "i2")
    assert two.incident("i2", 1).incident.reports == (3,)
    assert [e.change.kind for e in two.history(incident="i1") if e.change.kind == "merged"] == ["merged", "merged"]
    two.link_reports([3], again=True)
    assert members(two) == {"i1": (1, 2, 3)}
    two.undo(review.id, **BY)
    assert members(two) == {"i2": (3,), "i1": (1, 2)}
    two.link_reports([1, 2, 3], again=True)
    assert members(two) == {"i2": (3,), "i1": (1, 2)}


def test_not_an_event_takes_a_mention_out_until_it_is_taken_back(two: Desk) -> None:
    review = two.review("not an event", passage=two.passage("2/e1"), **BY)
    assert members(two) == {"i1": (1,)}
    read_again(two)
    assert members(two) == {"i1": (1,)}
    two.withdraw(review.id, **BY)
    assert members(two) == {"i1": (1, 2)}
    assert two.reviews().items[0].withdrawn


def test_a_wrong_value_is_corrected_and_shown_as_reviewed(two: Desk) -> None:
    assert not two.disputes().items
    review = two.review("wrong value", passage=two.passage("2/s1"), value="CT-", **BY)
    assert [one.question for one in two.disputes()][:1] == ["happened"]
    assert two.incident("i1").incident.reviews == (review.id,)
    assert "reviewed" in {entry.change.kind for entry in two.history(incident="i1")}


def test_filters_find_what_a_review_says(two: Desk) -> None:
    two.review("wrong speaker", passage=two.passage("2/s1"), value="Olena Invented", **BY)
    assert [one.id for one in two.incidents(Filters(holder=("Olena Invented",)))] == ["i1"]
    assert two.incidents(Filters(holder=("general staff",))).items == []


def test_credibility_of_a_claim_and_grade_of_a_source_are_two_judgements(two: Desk) -> None:
    claim = next(one for one in two.incident("i1").incident.claims if one.question == "killed")
    two.review("credibility", claim=f"i1#{claim.id}", value="2", **BY)
    two.review("grade", source="The Herald", value="C", **BY)
    after = {one.id: one for one in two.incident("i1").incident.claims}
    assert after[claim.id].credibility == 2
    assert two.grades() == {"The Herald": "C"}
    assert "grade" not in json.dumps(two.incident("i1").incident.to_dict())


def test_error_rates_count_what_was_judged(two: Desk) -> None:
    two.review("accepted", passage=two.passage("1/e1"), **BY)
    two.review("not an event", passage=two.passage("2/e1"), **BY)
    found = {one.kind: (one.wrong, one.judged, one.rate) for one in two.error_rates()}
    assert found["event"] == (1, 2, 0.5)
    assert found["type"] == (0, 1, 0.0)


def test_the_queue_loses_what_was_judged(two: Desk) -> None:
    tell(two, Told(town="Tessin", dead=110, day="2022-03-20", published="2022-03-21"))
    assert [one.id for one in two.queue()] == ["i2", "i1"]
    two.review("accepted", passage=two.passage("3/e1"), **BY)
    assert [one.id for one in two.queue()] == ["i1"]
    page = two.queue(limit=1)
    assert page.next is None


def test_reviews_are_in_the_log_by_their_hash_alone(two: Desk) -> None:
    two.review("not an event", passage=two.passage("2/e1"), **BY)
    [entry] = two.log(kind="review")
    assert "maps" not in entry.body and json.loads(entry.body)["review"] == 1
    assert two.verify().sound
    with two.transaction() as connection:
        connection.execute("UPDATE reviews SET body = (SELECT body FROM mentions LIMIT 1)")
    assert two.verify().faults == ["review 1: altered, its hash is not that of the log"]


def test_an_erasure_takes_reviews_along(two: Desk) -> None:
    two.review("not an event", passage=two.passage("2/e1"), **BY)
    two.erase(2, "asked for")
    assert two.reviews().items == [] and two.verify().sound


HERE = Passage(1, 1, 0, 5, "Shell")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "nonsense"}, "a review is one of"),
        ({"kind": "wrong type", "passage": HERE}, "needs the right value"),
        ({"kind": "wrong type", "value": "PROTEST"}, "needs the passage"),
        ({"kind": "same as", "passage": HERE}, "needs two passages"),
        ({"kind": "grade", "source": "The Herald", "value": "G"}, "a grade is a letter"),
        ({"kind": "credibility", "claim": "c1", "value": "0"}, "name the claim with its incident, like i12#c1"),
        ({"kind": "credibility", "claim": "i1#c1", "value": "2"}, "i1 has no claim 'c1'"),
        ({"kind": "credibility", "claim": "c1", "value": "0", "passage": HERE}, "a credibility is a number"),
        ({"kind": "accepted", "passage": HERE, "author": " "}, "say who judges"),
        ({"kind": "accepted", "passage": HERE, "reason": ""}, "say why"),
        ({"kind": "accepted", "passage": Passage(9, 1, 0, 5, "")}, "no passage 0–5 in version 1 of report 9"),
        ({"kind": "accepted", "passage": Passage(1, 1, 5, 5, "")}, "no passage"),
    ],
)
def test_what_a_review_lacks_is_said(two: Desk, given: dict[str, object], said: str) -> None:
    with pytest.raises(DeskError, match=said):
        two.review(**(BY | given))  # type: ignore[arg-type]
    assert two.reviews().items == []


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda d: d.merge("i1", "i1", **BY), "one incident already"),
        (lambda d: d.split("i1", ["9.1/e1"], **BY), "has no mention 9.1/e1"),
        (lambda d: d.split("i1", ["1.1/e1", "2.1/e1"], **BY), "nothing would be left"),
        (lambda d: d.undo("v9", **BY), "no review 'v9'"),
        (lambda d: d.undo("x", **BY), "an identifier is like v12"),
        (lambda d: d.passage("1/e9"), "no e9 in report 1"),
    ],
)
def test_what_cannot_be_done_is_said(two: Desk, call: object, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        call(two)  # type: ignore[operator]
