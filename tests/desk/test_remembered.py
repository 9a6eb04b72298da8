"""Answers are remembered while the desk is as it was, made once for all who ask at once, and forgotten when they are too many."""

from __future__ import annotations

import asyncio
import gzip
import threading
from pathlib import Path

import pytest

from tocsin.desk import remembered
from tocsin.desk.remembered import Remembered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk"
    path.write_bytes(b"1")
    return path


def answers(path: Path, fresh: float = 0.0) -> Remembered:
    return Remembered(path, fresh, lambda body: f'"{len(body)}"')


def test_an_answer_is_made_once_until_the_desk_changes(path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"x" * 1000

    async def run() -> None:
        kept = answers(path)
        first = await kept.answer("a", make)
        assert (await kept.answer("a", make)) is first and len(made) == 1
        assert first.tag == '"1000"' and gzip.decompress(first.packed or b"") == first.body
        path.with_name("desk-wal").write_bytes(b"2")
        assert (await kept.answer("a", make)) is not first and len(made) == 2
        assert (await kept.answer("b", lambda: b"short")).packed is None

    asyncio.run(run())


def test_while_it_is_fresh_a_change_does_not_matter(path: Path) -> None:
    async def run() -> None:
        kept = answers(path, fresh=60.0)
        first = await kept.answer("a", lambda: b"1")
        path.write_bytes(b"another")
        assert (await kept.answer("a", lambda: b"2")) is first

    asyncio.run(run())


def test_a_change_while_an_answer_is_made_makes_it_old(path: Path) -> None:
    def make() -> bytes:
        path.write_bytes(b"changed meanwhile")
        return b"old"

    async def run() -> None:
        kept = answers(path)
        await kept.answer("a", make)
        assert (await kept.answer("a", lambda: b"new")).body == b"new"

    asyncio.run(run())


def test_those_who_ask_at_once_wait_for_one_answer(path: Path) -> None:
    made: list[int] = []
    going = threading.Event()

    def make() -> bytes:
        made.append(1)
        assert going.wait(10)
        return b"x"

    async def run() -> None:
        kept = answers(path)
        waiting = [asyncio.ensure_future(kept.answer("a", make)) for _ in range(20)]
        await asyncio.sleep(0.05)
        waiting[0].cancel()  # the first reader goes away: the others get their answer all the same
        going.set()
        assert {found.body for found in await asyncio.gather(*waiting[1:])} == {b"x"}

    asyncio.run(run())
    assert made == [1]


def test_what_fails_is_not_remembered(path: Path) -> None:
    def fails() -> bytes:
        raise ZeroDivisionError

    async def run() -> None:
        kept = answers(path)
        with pytest.raises(ZeroDivisionError):
            await kept.answer("a", fails)
        assert (await kept.answer("a", lambda: b"fine")).body == b"fine"

    asyncio.run(run())


def test_the_longest_unused_are_forgotten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST_BYTES", 1000)

    async def run() -> None:
        kept = answers(path)
        for name in "abc":
            await kept.answer(name, lambda: b"x" * 400)
        assert list(kept._kept) == ["b", "c"] and kept._bytes == 800

    asyncio.run(run())
