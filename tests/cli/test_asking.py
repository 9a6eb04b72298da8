"""The commands that ask the desk and judge what is in it, as the user calls them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run
from store.told import Told, tell

import tocsin


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two incidents: i1 told by two outlets, one side denying; i2."""
    path = tmp_path / "desk.tocsin"
    monkeypatch.setenv("TOCSIN_DESK", str(path))
    with tocsin.Desk(path) as made:
        tell(made, Told(holder="the mayor of Orvel"))
        tell(made, Told(holder="the general staff", value="CT-", outlet="The Herald", published="2022-03-03"))
        tell(made, Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-21", title="=SUM(A1) shelled"))
    return path


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    done = run(*arguments, "--format", "json")
    assert done.status == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (("incidents",), ["i2", "i1"]),
        (("incidents", "--place", "Orvel"), ["i1"]),
        (("incidents", "--from", "2022-03-10", "--type", "ASSAULT"), ["i2"]),
        (("incidents", "--disputed"), ["i1"]),
        (("incidents", "Orvel", "--value", "CT-"), ["i1"]),
        (("incidents", "--order", "changed", "--limit", "1"), ["i2"]),
    ],
)
def test_incidents(run: Run, command: tuple[str, ...], expected: list[str]) -> None:
    assert [one["id"] for one in answer(run, *command)["items"]] == expected


def test_search_with_facets(run: Run) -> None:
    found = answer(run, "search", "--source", "The Herald", "--facets")
    assert [one["report"] for one in found["items"]] == [2]
    assert found["facets"]["groups"]["language"] == [{"value": "en", "words": "en", "count": 1}]
    assert "language  en 3" in run("search", "--facets").out


def test_pages_go_on_from_the_cursor(run: Run) -> None:
    first = run("incidents", "--limit", "1").out
    cursor = first.splitlines()[-1].removeprefix("more: --after ")
    assert run("incidents", "--limit", "1", "--after", cursor).out.startswith(
        "i1@2  2022-03-01  ASSAULT heavy-weapons  Orvel, UKR"
    )
    assert run("incidents", "--place", "Nowhere").out == "nothing found\n"


def test_an_incident_and_its_first_version(run: Run) -> None:
    shown = run("incident", "i1").out
    assert "i1@2 of 2" in shown and "denied by the general staff" in shown and "Why linked" in shown
    assert answer(run, "incident", "i1@1")["reports"] == [1]


def test_who_says(run: Run) -> None:
    rows = answer(run, "who-says", "--holder", "general", "--question", "happened")["items"]
    assert [(row["holder"], row["value"], row["report"]) for row in rows] == [("the general staff", "CT-", 2)]
    assert rows[0]["claim"].startswith("i1#")


def test_disputes_have_both_sides_and_no_winner(run: Run) -> None:
    rows = answer(run, "disputes")["items"]
    happened = next(row for row in rows if row["question"] == "happened")
    assert happened["about"] == "i1" and len(happened["sides"]) == 2
    assert "winner" not in json.dumps(rows)
    assert "the general staff: “" in run("disputes", "--place", "Orvel").out


def test_changes_as_two_commands(run: Run) -> None:
    rows = answer(run, "changes")["items"]
    assert {"new", "denied", "disputed"} <= {row["kind"] for row in rows}
    assert answer(run, "desk", "changes")["items"] == rows
    assert [row["incident"] for row in answer(run, "changes", "--kind", "new", "--place", "Tessin")["items"]] == ["i2"]
    assert answer(run, "changes", "--since", str(rows[0]["seq"]))["items"] == []


def test_no_cell_is_a_formula(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("incidents", "--format", "csv").out)))
    assert rows[0]["title"] == "'=SUM(A1) shelled"


def test_stories(run: Run) -> None:
    assert run("stories").out.startswith("s1  ")
    assert run("story", "s1").out.startswith("s1  ")
    assert "tells of the same incident, i1" in run("story", "1").out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("incidents", "--value", "TRUE"), "value 'TRUE' is not one of"),
        (("incidents", "--from", "March"), "from wants a day like 2022-03-01"),
        (("incidents", "--order", "size"), "order is day, changed or reports"),
        (("incidents", "--after", "x"), "is no place to go on from"),
        (("incident", "i9"), "no incident 'i9'"),
        (("incident", "i1@x"), "a version is a number"),
        (("story", "s9"), "no story 's9'"),
        (("changes", "--since", "yesterday"), "since wants a day"),
        (("search", "?!"), "nothing to search for"),
        (("review", "undo", "v9", "--why", "x"), "no review 'v9'"),
        (("review", "grade", "The Herald", "Z", "--why", "x"), "a grade is a letter"),
        (("correct", "1/e1", "--wrong", "colour", "--why", "x"), "--wrong is one of speaker"),
        (("correct", "1/e1", "--wrong", "type", "--why", "x"), "needs the right value"),
        (("correct", "1/e7", "--wrong", "event", "--why", "x"), "no e7 in report 1"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(run: Run, command: tuple[str, ...], said: str) -> None:
    done = run(*command)
    assert done.status in (1, 2) and said in done.err and len(done.err.splitlines()) == 1


def test_judging_and_back(run: Run) -> None:
    by = ("--why", "two maps compared", "--by", "A. Analyst")
    assert run("review", "merge", "i2", "i1", *by).out == "v1: merged i2 into i1\n"
    assert "(asked for as i2, which was merged into it)" in run("incident", "i2").out
    assert run("review", "undo", "v1", *by).out == "v1: taken back\n"
    assert [one["id"] for one in answer(run, "incidents")["items"]] == ["i2", "i1"]
    assert run("review", "split", "i1", "2.1/e1", *by).out == "v2: split i3 off i1\n"
    assert run("correct", "3/e1", "--wrong", "event", *by).out == "v3: not an event, killed\n"
    assert run("review", "accept", "1/e1", *by).out == "v4: accepted\n"
    assert run("review", "grade", "The Herald", "c", *by).out == "v5: The Herald C\n"
    assert run("review", "list", "--limit", "1").out.startswith("v5  ")
    assert "event      1 of 2 wrong (50%)" in run("review", "rates").out
    assert answer(run, "review", "queue")["items"] == [], "each incident was looked at"
