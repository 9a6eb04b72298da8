"""`tocsin export` as the user calls it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.conftest import Run
from store.made import example

import tocsin
from tocsin.cli.errors import UserError
from tocsin.cli.period import day


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.tocsin"
    monkeypatch.setenv("TOCSIN_DESK", str(path))
    monkeypatch.chdir(tmp_path)
    with tocsin.Desk(path) as made:
        example(made)
    return path


def test_to_standard_output_and_into_a_file(run: Run) -> None:
    lines = run("export", "--format", "jsonl").out.splitlines()
    assert [next(iter(json.loads(line))) for line in lines] == ["colophon", "name"]
    done = run("export", "--format", "csv", "-o", "out/claims.csv")
    assert (done.status, done.err) == (0, "out/claims.csv: 7 entries (CSV)\n")
    assert Path("out/claims.csv").read_bytes().count(b"\r\n") == 8


def test_a_period(run: Run) -> None:
    assert len(run("export", "--format", "jsonl", "--since", "2022-03-03").out.splitlines()) == 2
    none = run("export", "--format", "jsonl", "--since", "7d")
    assert len(none.out.splitlines()) == 1
    assert json.loads(none.out)["colophon"]["question"].startswith("published 20")
    assert len(run("export", "--format", "jsonl", "--until", "2022-03-02").out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "say what to write: --format NAME"),
        (("--format", "xls"), "no format 'xls'"),
        (("--format", "parquet"), "is no text: name a file"),
        (("--format", "csv", "--since", "soon"), "'soon' is no time"),
        (("--format", "csv", "--desk", "none"), "there is no desk at none"),
    ],
)
def test_refusals_in_one_line(run: Run, arguments: tuple[str, ...], problem: str) -> None:
    done = run("export", *arguments)
    assert (done.status, problem in done.err, done.err.count("\n")) == (1, True, 1), done


def test_times_as_the_user_gives_them() -> None:
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    given = ["7d", "48h", "2w", "2022-03-01", "2022-03-01T10:00:00Z", None]
    assert [day(one, now) for one in given] == ["2026-11-22", "2026-11-27", "2026-11-15", "2022-03-01", "2022-03-01", None]
    with pytest.raises(UserError):
        day("1999-13-01")
