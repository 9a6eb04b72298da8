"""The same question of many readers is answered once, and anew as soon as something was entered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from served import client
from starlette.responses import Response

from tocsin.desk import recent as module
from tocsin.desk.recent import Recent
from tocsin.model import Report
from tocsin.store.desk import Desk


def asking(path: str = "/", seq: int = 1, **cookies: str) -> Any:
    """A request as far as it matters here."""
    desk = SimpleNamespace(head=lambda: (seq, ""))
    url = SimpleNamespace(path=path, query="")
    return SimpleNamespace(url=url, cookies=cookies, headers={}, app=SimpleNamespace(state=SimpleNamespace(desk=desk)))


@pytest.fixture
def made() -> Iterator[list[str]]:
    yield []


def ask(requests: list[Any], made: list[str], status: int = 200) -> list[bytes]:
    """The answers to requests that come at one time."""
    kept = Recent()

    def make() -> Response:
        made.append("made")
        return Response(f"answer {len(made)}", status)

    async def run() -> list[bytes]:
        return [bytes(one.body) for one in await asyncio.gather(*(kept.get(request, make) for request in requests))]

    return asyncio.run(run())


def test_twenty_readers_of_one_page_make_it_once(made: list[str]) -> None:
    assert ask([asking()] * 20, made) == [b"answer 1"] * 20
    assert made == ["made"]


@pytest.mark.parametrize("other", [asking("/map"), asking(seq=2), asking(looked="2026-11-28"), asking(reviewer="Ana")])
def test_another_question_has_another_answer(made: list[str], other: Any) -> None:
    ask([asking(), other], made)
    assert len(made) == 2


def test_it_is_not_kept_for_long(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", -1.0)
    ask([asking(), asking()], made)
    assert len(made) == 2


def test_a_new_report_shows_at_once(desk: Desk) -> None:
    browser = client(desk)
    before = browser.get("/search.json?q=sudden").json()["found"]
    desk.add(Report("A sudden report.", title="Sudden", language="en"))
    assert before == [] and len(browser.get("/search.json?q=sudden").json()["found"]) == 1


def test_it_is_sent_compressed_to_whoever_takes_that(desk: Desk) -> None:
    browser = client(desk)
    packed = browser.get("/", headers={"accept-encoding": "gzip"})
    plain = browser.get("/", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.text == plain.text and packed.headers["vary"] == "Accept-Encoding"
