"""Fetched text displays inertly on every page, whatever it tries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import examples
import pytest
from served import HOSTILE, Markup, client, closing, fetched
from starlette.testclient import TestClient

import tocsin
from tocsin.collect.fetched import Fetched
from tocsin.collect.sources import Source
from tocsin.model import Actor, Count, Event, Held, Outlet, Place, Report, Span, Statement, Version
from tocsin.store.desk import Desk

LONG = "A" * 1_000_000


def hostile(path: Path) -> Desk:
    """A desk all of whose words try to break out, and one whose names have a megabyte."""
    desk = tocsin.Desk(path)
    for words in (HOSTILE, LONG):
        text = f"{words} said {words}."
        whole = Span.of(text, 0, len(text))
        who = Actor(words, Span.of(text, 0, len(words)), country="ZZZ", why=words)
        report = Report(
            text, title=words, byline=words, url=f"javascript:alert(1)//{words[:99]}", outlet=Outlet(words),
            published="2022-03-03", warnings=[words], tags=[words], language="en",
        )  # fmt: skip
        statement = Statement("s1", [who], None, "asserts", False, "direct", [whole], whole, addressees=[who], why=[words])
        there = Place(words, whole, None, "ZZZ", 10.0, 10.0, "town", why=words)
        said = Span.of(text, len(words) + 1, len(words) + 5)
        held = [Held("author", "Uu"), Held("s1", "CT+", None, "s1")]
        count = Count(3, 4, words, "killed", whole)
        event = Event("e1", "ASSAULT", said, held, whole, actors=[who], recipients=[who], places=[there], counts=[count])
        bad = Fetched(words, words, 200, ((words, words),), "x", words, words)
        added = desk.add(report, fetched=bad)
        record = replace(examples.record(), report=report, statements=[statement], events=[event], places=[], actors=[who])
        desk.keep(replace(record, version=Version("1", "2", "3")), added.version)
        desk.link(added.version)
        desk.sources.put(Source(f"https://x.example/{words[:50]}", outlet=words, owner=words, side=words, note=words))
    desk.add(Report("plain", title="plain"), fetched=fetched())
    return desk


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    for desk in closing(hostile(tmp_path_factory.mktemp("hostile") / "desk.tocsin")):
        yield client(desk)


PAGES = (
    "/", "/?since=all", "/map", "/timeline", "/timeline?by=actor", "/timeline?by=place", "/disputes", "/stories", "/review",
    "/e/i1", "/d/1", "/d/2", "/sources", "/s/1", "/s/2", "/search?q=said", "/method", "/a/%3Cscript%3E", "/p/%22%3E%3Cscript%3E",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_nothing_breaks_out(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200
    found = Markup(answer.text)
    assert found.inline == [] and "img" not in found.tags
    assert all(one.startswith("/static/") for one in found.loads)
    assert not [link for link in found.links if link.lower().startswith(("javascript", "data"))]
    assert "\u202e" not in answer.text and "\x1b" not in answer.text and "\x00" not in answer.text
    assert "7777777" not in answer.text, "a template in a report was run"


@pytest.mark.parametrize("address", ["/", "/?since=all", "/map", "/timeline", "/review", "/sources", "/s/2", "/search?q=plain"])
def test_a_megabyte_of_a_name_is_cut(browser: TestClient, address: str) -> None:
    assert len(browser.get(address).text) < 60_000


ODD = (
    "/search?q=" + "%22" * 400, "/search?q=%00", "/d/%00", "/d/" + "9" * 500, "/s/%E2%80%AE", "/search?before=-9&q=a",
    "/search?before=" + "9" * 400 + "&q=a", "/d/1@" + "9" * 99,
)  # fmt: skip


@pytest.mark.parametrize("asked", ODD)
def test_odd_questions_are_answered(browser: TestClient, asked: str) -> None:
    assert browser.get(asked).status_code in (200, 404)
