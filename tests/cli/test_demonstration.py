"""`tocsin demo` as the user calls it, with a reader that loads nothing."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Run

import tocsin

SAMPLES = Path(__file__).parents[2] / "samples"


def test_the_demo_ends_with_the_report_and_names_the_command_that_opens_the_desk(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--samples", str(SAMPLES), "--output", str(tmp_path / "demo"))
    assert done.status == 0, done
    last = done.out.splitlines()
    assert last[-1] == f"Open the desk of these reports in a browser: tocsin serve --desk {tmp_path / 'demo' / 'desk.tocsin'}"
    assert (
        "The situation report" in done.out
        and "Period 2022-03-01 to 2022-04-27: 17 reports by 7 outlets on 0 incidents." in done.out
    )
    assert (tmp_path / "demo" / "situation-report.html").read_text(encoding="utf8").startswith("<!doctype html>")
    with tocsin.Desk(tmp_path / "demo" / "desk.tocsin") as desk:
        assert (desk.info().reports, desk.unlinked()) == (17, [])


def test_the_demo_can_be_run_again(run: Run, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("demo", "--samples", str(SAMPLES), "--output", str(tmp_path / "demo")).status == 0
    with tocsin.Desk(tmp_path / "demo" / "desk.tocsin") as desk:
        assert desk.info().reports == 17
