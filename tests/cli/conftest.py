"""Runs the command inside the test's own process, with a fake reader, so that nothing is loaded."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from examples import FakeReader, FakeResolver

from tocsin.cli.main import main
from tocsin.engine.pipeline import Pipeline


@dataclass(frozen=True)
class Ran:
    """What a run of the command left."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("read", "a.txt", stdin="…")`: the exit status and what was printed."""
    pipeline = Pipeline(FakeReader(), FakeResolver())
    monkeypatch.setattr(Pipeline, "load", classmethod(lambda cls: pipeline))

    def running(*arguments: str, stdin: str | bytes = "") -> Ran:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["tocsin", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf8"))
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return running
