"""Questions to the desk: filters, pages, counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from store.told import Told, tell

from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters

MAYOR, GENERAL = "the mayor of Orvel", "the general staff"


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Two incidents in Orvel and one in Tessin: i1 of two reports, denied by the general staff; i2; i3."""
    tell(desk, Told(holder=MAYOR, more="A convoy had stood there."))
    tell(desk, Told(holder=GENERAL, value="CT-", outlet="The Herald", published="2022-03-03"))
    tell(desk, Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-21"))
    tell(desk, Told(dead=7, day="2022-04-11", published="2022-04-12", outlet="The Herald"))
    return desk


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["i3", "i2", "i1"]),
        ({"type": "assault"}, ["i3", "i2", "i1"]),
        ({"type": "PROTEST"}, []),
        ({"place": "Orvel"}, ["i3", "i1"]),
        ({"place": "orvel"}, ["i3", "i1"]),
        ({"place": "UKR"}, ["i3", "i2", "i1"]),
        ({"place": "Ukraine"}, ["i3", "i2", "i1"]),
        ({"place": "Nowhere"}, []),
        ({"place": ["Tessin", "Orvel"]}, ["i3", "i2", "i1"]),
        ({"actor": "Northern army"}, ["i3", "i2", "i1"]),
        ({"actor": "army"}, ["i3", "i2", "i1"]),
        ({"holder": "mayor"}, ["i1"]),
        ({"holder": "mayor", "place": "Tessin"}, []),
        ({"value": "CT-"}, ["i1"]),
        ({"stance": "denies"}, ["i1"]),
        ({"source": "The Herald"}, ["i3", "i1"]),
        ({"status": "denied"}, ["i1"]),
        ({"dispute": "yes"}, ["i1"]),
        ({"report": "3"}, ["i2"]),
        ({"from": "2022-03-20"}, ["i3", "i2"]),
        ({"to": "2022-03-20"}, ["i2", "i1"]),
        ({"on": "2022-03-20"}, ["i2"]),
        ({"from": "2022-03-02", "to": "2022-03-19"}, []),
        ({"bbox": "30,50,31,51"}, ["i3", "i1"]),
        ({"bbox": "-10,40,0,50"}, []),
        ({"q": "convoy"}, ["i1"]),
        ({"q": "convoy", "value": "CT-"}, ["i1"]),
        ({"q": "convoy", "place": "Tessin"}, []),
        ({"q": "unheard"}, []),
        ({"story": "s99"}, []),
        ({"language": "en"}, []),
    ],
)  # fmt: skip
def test_incidents(full: Desk, asked: Mapping[str, Any], expected: list[str]) -> None:
    assert [one.id for one in full.incidents(Filters.parse(asked))] == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [4, 3, 2, 1]),
        ({"language": "en", "source": "The Herald"}, [4, 2]),
        ({"place": "Tessin"}, [3]),
        ({"from": "2022-03-03", "to": "2022-03-31"}, [3, 2]),
        ({"holder": "general"}, [2]),
        ({"q": "convoy -exercise"}, [1]),
    ],
)
def test_reports(full: Desk, asked: Mapping[str, Any], expected: list[int]) -> None:
    assert [kept.report for kept in full.reports(Filters.parse(asked))] == expected


@pytest.mark.parametrize("order", ["day", "changed", "reports"])
@pytest.mark.parametrize("asked", [{}, {"place": "UKR"}, {"place": ["Orvel", "Tessin"]}, {"q": "Shelling"}])
def test_pages_follow_one_another_without_gap_or_double(full: Desk, order: Any, asked: Mapping[str, Any]) -> None:
    filters = Filters.parse(asked)
    found, after = [], None
    while True:
        page = full.incidents(filters, after=after, limit=1, order=order)
        found += [one.id for one in page]
        after = page.next
        if after is None:
            break
    assert found == [one.id for one in full.incidents(filters, order=order)]
    assert sorted(found) == ["i1", "i2", "i3"]


def test_orders(full: Desk) -> None:
    assert next(one.id for one in full.incidents(order="reports")) == "i1"
    tell(full, Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-22", outlet="The Tribune"))
    assert next(one.id for one in full.incidents(order="changed")) == "i2"
    with pytest.raises(DeskError, match="order is day, changed or reports"):
        full.incidents(order="size")  # type: ignore[arg-type]


@pytest.mark.parametrize("after", ["x", "1", "1.2.3", "99999999999999999999.1", "-"])
def test_a_wrong_cursor_is_refused(full: Desk, after: str) -> None:
    with pytest.raises(DeskError, match="no place to go on from"):
        full.incidents(after=after)


def test_totals_and_counts(full: Desk) -> None:
    assert full.incidents().total == 3
    facets = full.facets()
    assert facets.complete and facets.counted == 3
    assert [(one.words, one.count) for one in facets.groups["place"]] == [("Orvel", 2), ("Tessin", 1)]
    assert [(one.value, one.words, one.count) for one in facets.groups["country"]] == [("UKR", "Ukraine", 3)]
    assert [(one.value, one.count) for one in facets.groups["month"]] == [("2022-03", 2), ("2022-04", 1)]
    some = full.facets(Filters(place=("Orvel",)))
    assert some.counted == 2 and [(one.words, one.count) for one in some.groups["place"]] == [("Orvel", 2)]
    assert [(one.value, one.count) for one in full.facets(of="reports").groups["language"]] == [("en", 4)]


def test_counts_follow_a_change(full: Desk) -> None:
    assert full.facets().counted == 3
    tell(full, Told(dead=9, day="2022-05-11", published="2022-05-12"))
    assert full.facets().counted == 4


def test_every_value_of_a_facet_can_be_asked_by_and_gives_as_many(full: Desk) -> None:
    for kind, values in full.facets().groups.items():
        key = {"country": "place"}.get(kind, kind)
        for one in values if key not in ("month", "dispute") else ():
            assert len(full.incidents(Filters.parse({key: one.value})).items) == one.count, (kind, one)


def test_days(full: Desk) -> None:
    assert full.days() == [("2022-03-01", 1), ("2022-03-20", 1), ("2022-04-11", 1)]
    assert full.days(Filters(place=("Tessin",))) == [("2022-03-20", 1)]
    assert full.days(Filters(q="convoy")) == [("2022-03-01", 1)]


def test_who_says(full: Desk) -> None:
    found = full.who_says(Filters(holder=("general",)), question="happened").items
    assert [(one.incident, one.claim.holder.name, one.claim.answer.polarity) for one in found] == [("i1", GENERAL, -1)]
    assert {one.claim.holder.name for one in full.who_says(Filters(place=("Orvel",)))} >= {MAYOR, GENERAL, "The Herald"}
    assert {one.claim.answer.value for one in full.who_says(Filters(value=("CT-",)))} == {"CT-"}


def test_summaries_by_name(full: Desk) -> None:
    found = full.summaries(["i1", "i2"])
    assert found["i1"].says and found["i1"].disputes >= 1 and found["i2"].place == "Tessin"


def test_a_place_is_found_by_another_spelling_and_by_its_province(desk: Desk) -> None:
    """Kharkiv is of the gazetteer: 706483, in UA.07."""
    told = Told(town="Kharkiv")
    record = told.record()
    for place in (*record.places, *record.events[0].places):
        place.geonameid = 706483
    added = desk.add(told.report)
    desk.keep(record, added.version)
    desk.link(added.version)
    for name in ("Kharkiv", "Kharkov", "Харків", "706483", "UA.07", "UKR"):
        assert [one.id for one in desk.incidents(Filters(place=(name,)))] == ["i1"], name
    assert desk.incidents(Filters(place=("Kherson",))).items == []
