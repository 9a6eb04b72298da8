"""Answers are remembered while the desk is as it was, made once for all who ask at once, and forgotten when they are too many."""

from __future__ import annotations

import asyncio
import gzip
import threading
from pathlib import Path

import pytest
from served import client

from tocsin.desk import remembered
from tocsin.desk.api.limits import Limits
from tocsin.desk.remembered import Answer, Remembered, etag
from tocsin.desk.settings import Settings
from tocsin.model import Report
from tocsin.store.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk"
    path.write_bytes(b"1")
    return path


def answers(path: Path, fresh: float = 0.0) -> Remembered:
    return Remembered(path, fresh)


def said(body: bytes, status: int = 200) -> Answer:
    return Answer(body, "text/plain", status)


def test_an_answer_is_made_once_until_the_desk_changes(path: Path) -> None:
    made: list[int] = []

    def make() -> Answer:
        made.append(1)
        return said(b"x" * 1000)

    async def run() -> None:
        kept = answers(path)
        first = await kept.answer("a", make)
        assert (await kept.answer("a", make)) is first and len(made) == 1
        assert first.tag == etag(b"x" * 1000) and gzip.decompress(first.packed or b"") == first.answer.body
        path.with_name("desk-wal").write_bytes(b"2")
        assert (await kept.answer("a", make)) is not first and len(made) == 2
        assert (await kept.answer("b", lambda: said(b"short"))).packed is None

    asyncio.run(run())


def test_while_it_is_fresh_a_change_does_not_matter(path: Path) -> None:
    async def run() -> None:
        kept = answers(path, fresh=60.0)
        first = await kept.answer("a", lambda: said(b"1"))
        path.write_bytes(b"another")
        assert (await kept.answer("a", lambda: said(b"2"))) is first

    asyncio.run(run())


def test_a_change_while_an_answer_is_made_makes_it_old(path: Path) -> None:
    def make() -> Answer:
        path.write_bytes(b"changed meanwhile")
        return said(b"old")

    async def run() -> None:
        kept = answers(path)
        await kept.answer("a", make)
        assert (await kept.answer("a", lambda: said(b"new"))).answer.body == b"new"

    asyncio.run(run())


def test_those_who_ask_at_once_wait_for_one_answer(path: Path) -> None:
    made: list[int] = []
    going = threading.Event()

    def make() -> Answer:
        made.append(1)
        assert going.wait(10)
        return said(b"x")

    async def run() -> None:
        kept = answers(path)
        waiting = [asyncio.ensure_future(kept.answer("a", make)) for _ in range(20)]
        await asyncio.sleep(0.05)
        waiting[0].cancel()  # the first reader goes away: the others get their answer all the same
        going.set()
        assert {found.answer.body for found in await asyncio.gather(*waiting[1:])} == {b"x"}

    asyncio.run(run())
    assert made == [1]


def test_what_fails_is_not_remembered(path: Path) -> None:
    def fails() -> Answer:
        raise ZeroDivisionError

    async def run() -> None:
        kept = answers(path)
        with pytest.raises(ZeroDivisionError):
            await kept.answer("a", fails)
        assert (await kept.answer("a", lambda: said(b"fine"))).answer.body == b"fine"

    asyncio.run(run())


def test_the_longest_unused_are_forgotten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST_BYTES", 1000)

    async def run() -> None:
        kept = answers(path)
        for name in "abc":
            await kept.answer(name, lambda: said(b"x" * 400))
        assert list(kept._kept) == ["b", "c"] and kept._bytes == 800

    asyncio.run(run())


def test_what_is_not_an_answer_is_not_remembered(path: Path) -> None:
    async def run() -> None:
        kept = answers(path, fresh=60.0)
        assert (await kept.answer("a", lambda: said(b"no such page", 404))).answer.status == 404
        assert (await kept.answer("a", lambda: said(b"there now"))).answer.body == b"there now"

    asyncio.run(run())


def test_what_is_changed_from_here_shows_at_once(path: Path) -> None:
    begun, going = threading.Event(), threading.Event()

    def slow() -> Answer:
        begun.set()
        assert going.wait(10)
        return said(b"before the change")

    async def run() -> None:
        kept = answers(path, fresh=60.0)
        await kept.answer("a", lambda: said(b"before"))
        late = asyncio.ensure_future(kept.answer("b", slow))
        await asyncio.to_thread(begun.wait, 10)
        kept.forget()
        assert (await kept.answer("a", lambda: said(b"after"))).answer.body == b"after"
        going.set()
        assert (await late).answer.body == b"before the change"  # whoever asked before it gets what was being made
        assert (await kept.answer("b", lambda: said(b"after"))).answer.body == b"after"

    asyncio.run(run())


@pytest.mark.parametrize(
    ("cookies", "again"), [({}, False), ({"looked": "2026-11-28T00:00:00Z"}, True), ({"reviewer": "Ana"}, True)]
)
def test_a_page_is_remembered_for_each_reader_that_it_differs_for(desk: Desk, cookies: dict[str, str], again: bool) -> None:
    browser = client(desk)
    browser.get("/")
    before = len(browser.app.state.remembered._kept)
    browser.get("/", headers={"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())})
    assert (len(browser.app.state.remembered._kept) > before) is again


def test_a_new_report_shows_when_answers_are_no_longer_fresh(desk: Desk) -> None:
    browser = client(desk, Settings(limits=Limits(fresh=0.0)))
    before = browser.get("/search.json?q=sudden").json()["found"]
    desk.add(Report("A sudden report.", title="Sudden", language="en"))
    assert before == [] and len(browser.get("/search.json?q=sudden").json()["found"]) == 1


def test_a_page_is_sent_compressed_to_whoever_takes_that_and_once(desk: Desk) -> None:
    browser = client(desk)
    packed = browser.get("/", headers={"accept-encoding": "gzip"})
    plain = browser.get("/", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.text == plain.text and "Accept-Encoding" in packed.headers["vary"]
    assert browser.get("/", headers={"if-none-match": plain.headers["etag"]}).status_code == 304
