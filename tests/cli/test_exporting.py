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
        added, _ = example(made)
        made.link(added.version)
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
    assert json.loads(none.out)["colophon"]["question"].startswith("from: 20")
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


def test_incidents_and_what_is_not_linked_yet(run: Run, desk: Path) -> None:
    done = run("export", "--format", "acled")
    rows = run("export", "--format", "incidents-csv").out.splitlines()
    assert (done.status, done.err, len(done.out.splitlines())) == (0, "", len(rows)) and len(rows) >= 3
    with tocsin.Desk(desk) as made:
        example(made, "newer")
    assert "1 reports are not linked yet" in run("export", "--format", "atom").err


def test_compare(run: Run, tmp_path: Path) -> None:
    rows = Path(__file__).parents[1] / "report" / "compare" / "acled.csv"
    done = run("compare", str(rows))
    assert done.status == 0 and done.out.startswith("4 rows in ACLED's shape: "), done
    assert json.loads(run("compare", str(rows), "--format", "json").out)["dataset"] == "ACLED"
    assert run("compare", str(rows), "--format", "csv", "-o", "d.csv").out == ""
    assert Path("d.csv").read_text(encoding="utf8").startswith("list,their_id")
    for arguments, problem in ((("none.csv",), "cannot be opened"), ((str(rows), "--format", "xls"), "no format 'xls'")):
        refused = run("compare", *arguments)
        assert (refused.status, problem in refused.err, refused.err.count("\n")) == (1, True, 1)


def test_report(run: Run) -> None:
    done = run("report", "--since", "2022-03-01", "--until", "2022-03-31")
    assert (done.status, done.out.splitlines()[0]) == (0, "# Situation report, 2022-03-01 to 2022-03-31"), done
    assert "Olha Taran" in done.out and "Period 2022-03-01 to 2022-03-31: 1 reports by 1 outlets" in done.out
    for name in ("a.html", "a.docx", "a.md"):
        assert run("report", "--since", "2022-03-01", "--until", "2022-03-31", "-o", name).status == 0
        assert Path(name).stat().st_size > 1000
    printed = run("report", "--since", "2022-03-01", "--until", "2022-03-31", "--format", "pdf", "-o", "b.pdf")
    assert Path("b.html").exists() and "made to be printed" in printed.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--since", "soon"), "'soon' is no time"),
        (("--since", "2d", "--until", "9d"), "the period begins on"),
        (("--format", "docx"), "a Word document needs a file"),
        (("--format", "odt"), "no format 'odt'"),
        (("--template", "none"), "no template 'none.md.jinja'"),
    ],
)
def test_refusals_of_the_report(run: Run, arguments: tuple[str, ...], problem: str) -> None:
    done = run("report", *arguments)
    assert (done.status, problem in done.err, done.err.count("\n")) == (1, True, 1), done


def test_a_token_is_shown_once_and_its_hash_kept(run: Run) -> None:
    token = run("token", "ada", "--tokens", "t.txt").out.strip()
    line = Path("t.txt").read_text(encoding="utf8")
    assert len(token) > 40 and token not in line and line.startswith("ada ")
    assert "a name is" in run("token", "a b", "--tokens", "t.txt").err
