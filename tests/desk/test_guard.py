"""Who may come in, and what every answer bears."""

from __future__ import annotations

from dataclasses import replace

import pytest
from served import PAGES, client
from starlette.datastructures import Headers

from tocsin.cli.serving import settings_for
from tocsin.collect.sources import Source
from tocsin.desk.guard import foreign, host_of, ticket, valid
from tocsin.desk.login import inner
from tocsin.desk.settings import LOOPBACK, Settings
from tocsin.report.exports.formats import FORMATS
from tocsin.store.desk import Desk


@pytest.mark.parametrize(
    ("host", "name"),
    [("localhost:8710", "localhost"), ("127.0.0.1", "127.0.0.1"), ("[::1]:80", "[::1]"), ("[::1]", "[::1]"), ("", "")],
)
def test_the_name_that_a_server_is_called_by(host: str, name: str) -> None:
    assert host_of(Headers({"host": host})) == name


def test_a_foreign_name_is_refused(desk: Desk) -> None:
    """A page of another site may let its own name point to this machine."""
    assert client(desk, host="evil.example").get("/").status_code == 421
    assert client(desk, Settings(hosts=(*LOOPBACK, "desk.example")), "desk.example").get("/").status_code == 200


@pytest.mark.parametrize(
    ("headers", "is_foreign"),
    [
        ({}, False),
        ({"origin": "http://localhost"}, False),
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://evil.example"}, True),
        ({"origin": "null"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site", "origin": "http://localhost:81"}, True),
    ],
)
def test_a_change_comes_from_our_own_pages_only(desk: Desk, headers: dict[str, str], is_foreign: bool) -> None:
    assert foreign(Headers({"host": "localhost", **headers})) == is_foreign
    assert (client(desk).post("/seen", headers=headers).status_code == 403) == is_foreign


def test_a_password_is_asked_for(desk: Desk) -> None:
    browser = client(desk, Settings(password="pear", hosts=()))
    asked = browser.get("/d/1?with=1", headers={"accept": "text/html"})
    assert asked.status_code == 303 and asked.headers["location"] == "/login?next=%2Fd%2F1%3Fwith%3D1"
    assert browser.get("/desk.json").status_code == 401
    assert browser.get("/desk.json", headers={"authorization": "Bearer plum"}).status_code == 401
    assert browser.get("/desk.json", headers={"authorization": "Bearer pear"}).status_code == 200
    entered = browser.post("/login", data={"password": "pear", "next": "/d/1"})
    assert entered.status_code == 303 and entered.headers["location"] == "/d/1"
    assert "HttpOnly" in entered.headers["set-cookie"] and "SameSite=strict" in entered.headers["set-cookie"]
    assert browser.get("/d/1").status_code == 200
    assert browser.get("/d/1").headers["cache-control"] == "no-store"


def test_a_wrong_password_opens_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.desk.login.PAUSE", 0)
    browser = client(desk, Settings(password="pear", hosts=()))
    assert browser.post("/login", data={"password": "plum"}).status_code == 401
    assert browser.get("/").status_code == 401


def test_a_ticket_is_good_for_its_time_and_its_server() -> None:
    settings = Settings(password="pear")
    assert valid(ticket(settings), settings)
    assert not valid(ticket(settings, now=1.0), settings)
    assert not valid(ticket(settings), Settings(password="pear"))
    assert not valid("9999999999.abc", settings) and not valid("", settings)


@pytest.mark.parametrize("path", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])
def test_the_way_back_stays_here(path: str) -> None:
    assert inner(path) == "/"


def test_read_only_changes_nothing(desk: Desk) -> None:
    browser = client(desk, Settings(read_only=True))
    assert browser.post("/seen").status_code == 405 and browser.post("/review").status_code == 405
    for address in ("/review", "/review.json", "/d/1/bundle.zip", "/d/1/e1/bundle.zip"):
        assert browser.get(address).status_code == 404
    report = browser.get("/d/1@1.json").json()
    assert report["fetches"][0]["headers"] == [] and report["fetches"][0]["asked"].startswith("https:")
    assert browser.get("/d/2.json").json()["fetches"][0]["asked"].startswith("https:")
    assert browser.get("/").status_code == 200


def test_only_loopback_goes_without_a_password() -> None:
    assert settings_for("127.0.0.1", [], False, "").password is None
    assert settings_for("127.0.0.1", [], False, "pear").password == "pear"
    open_to_all = settings_for("0.0.0.0", ["desk.example"], True, "")
    assert open_to_all.password and open_to_all.hosts == ("desk.example",)


HERE = "/home/ana"
"""A folder of the machine that a desk is kept on."""


def test_the_public_hears_no_names_of_files(desk: Desk) -> None:
    known = desk.record(1)
    assert known is not None
    report = replace(known.report, text=known.report.text + " More.", id="", url=None, ref=f"{HERE}/notes.txt")
    added = desk.add(report)
    desk.keep(replace(known, report=desk.version(added.version).content), added.version)
    desk.sources.put(Source(f"{HERE}/inbox", "folder"))
    pages = [one for one in PAGES if not one.startswith("/review")] + [f"/d/{added.report}", "/s/4"]
    twins = [("/desk" if page == "/" else page) + ".json" for page in pages if "?" not in page]
    calls = ["/reports", f"/reports/{added.report}", f"/reports/{added.report}/record", "/sources", "/incidents"]
    asked = [*pages, *twins, *(f"/api/v1{one}" for one in calls), *(f"/api/v1/exports/{one}" for one in FORMATS)]
    public, own = client(desk, Settings(read_only=True)), client(desk)
    assert [one for one in asked if HERE.encode() in public.get(one).content] == []
    assert len([one for one in asked if HERE.encode() in own.get(one).content]) > 5, "the desk's owner does see them"
