"""The situation's page leads to the passages in the reports' own pages."""

from __future__ import annotations

import pytest
from examples import record
from test_html import HOSTILE, Page, hostile
from test_situation import later, shelled_in_kremin

from tocsin.report.html import page
from tocsin.report.situation import situation
from tocsin.report.situation_page import card, situation_page, size


def test_every_link_leads_to_a_passage() -> None:
    records = {"a.html": shelled_in_kremin(), "b.html": later(20, "Kremin police")}
    found = Page(situation_page(list(records.values()), list(records)))
    anchors = {name: set(Page(page(record)).ids) for name, record in records.items()}
    for link in found.links:
        name, _, anchor = link.partition("#")
        assert name in anchors and (not anchor or anchor in anchors[name]), link
    assert {"a.html", "b.html", "a.html#p-e1", "a.html#p-e2", "b.html#p-e1"} <= set(found.links)
    assert found.outside == []


@pytest.mark.parametrize(
    "words",
    ["Norland defence ministry: it did not happen", "Olha Taran: it happened", "Kremin police: 20", "How many were killed?"],
)
def test_the_page_shows(words: str) -> None:
    assert words in situation_page([shelled_in_kremin(), later(20, "Kremin police")], ["a.html", "b.html"])


def test_nothing_breaks_out_of_the_page() -> None:
    bad = later(20, "Kremin police")
    bad.report.title = bad.report.outlet.name = HOSTILE
    source = situation_page([shelled_in_kremin(), bad, hostile()], ["a.html", "b.html", "c.html"])
    assert "<script" not in source and source.count("</style>") == 1


def test_bars_are_as_long_as_the_numbers() -> None:
    (killed,) = (one for one in situation([shelled_in_kremin(), later(26, "Kremin police")]).disputes if one.question == "killed")
    claims = [claim for side in killed.sides for claim in side.claims]
    assert [size(claim, claims) for claim in claims] == [50, 100]


@pytest.mark.parametrize(("mention", "anchor"), [("1.1/e2", "p-e2"), ("1.1/e2#0", "p-e2"), ("1.1/s3", "p-s3"), ("1.1/x", "")])
def test_the_card_of_a_passage(mention: str, anchor: str) -> None:
    assert card(mention, record()) == anchor
