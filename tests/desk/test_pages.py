"""Every page: there, with its JSON twin, asking for nothing outside, running nothing inline."""

from __future__ import annotations

import pytest
from served import PAGES, Markup
from starlette.testclient import TestClient

from tocsin.desk.pages.method import ORIGINS, share
from tocsin.store.desk import Desk


def twin(address: str) -> str:
    path, mark, asked = address.partition("?")
    return ("/desk" if path == "/" else path) + ".json" + mark + asked


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_for_nothing_outside_and_runs_nothing_inline(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200
    found = Markup(answer.text)
    assert found.inline == []
    assert found.loads and all(one.startswith("/static/") for one in found.loads)
    assert len(found.ids) == len(set(found.ids))
    inner = {link[1:] for link in found.links if link.startswith("#")}
    assert inner <= set(found.ids), "a link leads nowhere"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_twin(browser: TestClient, address: str) -> None:
    answer = browser.get(twin(address))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(answer.json(), dict)
    assert f'href="{twin(address)}"'.replace("&", "&amp;") in browser.get(address).text


@pytest.mark.parametrize("address", PAGES)
def test_every_link_within_leads_somewhere(browser: TestClient, address: str) -> None:
    links = {link.partition("#")[0] for link in Markup(browser.get(address).text).links if link.startswith("/")}
    assert links, "no page is a dead end"
    assert {link: browser.get(link).status_code for link in links if browser.get(link).status_code != 200} == {}


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/d/77", 404, "no report"),
        ("/d/1@9", 404, "has no version 9"),
        ("/d/xyz", 404, "give its number"),
        ("/s/99", 404, "There is no source 99"),
        ("/nowhere", 404, "There is no such page"),
        ("/search?q=%22%22", 200, "nothing to search for"),
        ("/d/1?with=99", 404, "has no version 99"),
    ],
)
def test_what_is_not_there_is_said(browser: TestClient, address: str, status: int, words: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == status
    assert words in answer.text


def test_a_report_shows_passages_cards_versions_and_its_fetch(browser: TestClient, desk: Desk) -> None:
    page = browser.get("/d/1@1").text
    for words in ('class="card statement', 'id="p-s1"', "Claimed by Olha Taran", "asks to subscribe", "Version 2", "SHA-256"):
        assert words in page, words
    data = browser.get("/d/1@1.json").json()
    assert data["record"]["statements"][0]["cue"]["text"] == "said"
    assert data["fetches"][0]["sha256"] == data["record"]["report"]["raw_sha256"]


def test_a_version_that_was_not_read_says_so(browser: TestClient) -> None:
    assert "has not been read yet" in browser.get("/d/1@2").text


def test_two_versions_are_compared_word_by_word(browser: TestClient) -> None:
    page = browser.get("/d/1@2?with=1").text
    assert "<del>two</del><ins>six</ins>" in page


def test_an_erased_report_is_gone_and_says_so(browser: TestClient, desk: Desk) -> None:
    desk.erase(1, "asked for by the person named")
    answer = browser.get("/d/1")
    assert answer.status_code == 410 and "was erased" in answer.text
    assert "Kremin" not in answer.text and "Kremin" not in browser.get("/").text
    assert browser.get("/d/1.json").status_code == 410


def test_search_goes_on_where_a_page_ends(desk: Desk) -> None:
    from served import client

    from tocsin.desk.settings import Settings

    browser = client(desk, Settings(rows=1))
    first = browser.get("/search.json?q=said").json()
    assert [one["report"] for one in first["found"]] == [2] and first["next"]
    second = browser.get(f"/search.json?q=said&before={first['next']}").json()
    assert [one["report"] for one in second["found"]] == [1] and second["next"] is None


def test_sources_are_told_by_state(browser: TestClient) -> None:
    assert browser.get("/sources.json").json()["states"] == {"failing": 0, "silent": 0, "not asked yet": 3, "well": 0}
    assert browser.get("/sources.json?state=well").json()["sources"] == []
    assert [one["grade"] for one in browser.get("/sources.json?order=grade").json()["sources"]] == ["B", "F", "F"]


def test_an_incident_says_how_often_its_origins_are_counted_right(browser: TestClient) -> None:
    found = share(ORIGINS)
    assert found is not None, "evaluation/run.py has not measured the incidents"
    page = browser.get("/e/i1").text
    assert f"the number is right for {found * 100:.0f}." in page and 'href="/method">how often it is right' in page
