"""`tocsin read`: what goes in, what comes out, and what is said when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

ROWS = [
    {"id": "a", "text": "Ministers met in Kremin.", "published": "2022-03-01", "title": "Talks"},
    {"id": "b", "text": "Talks went on."},
]


def jsonl(rows: list[object]) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "rows.jsonl"
    path.write_text(jsonl(list(ROWS)), encoding="utf8")
    return str(path)


def records(out: str) -> list[dict[str, dict[str, object]]]:
    return [json.loads(line) for line in out.splitlines()]


def test_json_lines_in_one_record_a_line_out(run, rows) -> None:
    ran = run("read", rows, "--format", "jsonl")
    assert (ran.status, ran.err) == (0, "")
    assert [record["report"]["ref"] for record in records(ran.out)] == ["a", "b"]
    assert records(ran.out)[0]["report"]["published"] == "2022-03-01"


def test_a_record_keeps_to_its_schema(run, rows) -> None:
    schema = json.loads(run("schema").out)
    for record in records(run("read", rows, "--format", "jsonl").out):
        jsonschema.validate(record, schema)


def test_standard_input_and_what_the_user_adds(run) -> None:
    ran = run("read", "-", "--format", "jsonl", "--published", "2022-03-03", "--outlet", "Baltic Wire", stdin=jsonl(list(ROWS)))
    found = [(record["report"]["published"], record["report"]["outlet"]["name"]) for record in records(ran.out)]
    assert found == [("2022-03-01", "Baltic Wire"), ("2022-03-03", "Baltic Wire")]


def test_one_report_is_an_object_and_several_are_a_list(run, rows, tmp_path: Path) -> None:
    assert [record["report"]["ref"] for record in json.loads(run("read", rows, "--format", "json").out)] == ["a", "b"]
    (tmp_path / "one.txt").write_text("Ministers met.", encoding="utf8")
    assert json.loads(run("read", str(tmp_path / "one.txt"), "--format", "json").out)["report"]["text"] == "Ministers met."


def test_a_bad_row_is_named_and_the_rest_goes_on(run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(jsonl([ROWS[0], "{broken", {"id": "c"}, ROWS[1]]), encoding="utf8")
    ran = run("read", str(path), "--format", "jsonl")
    assert [record["report"]["ref"] for record in records(ran.out)] == ["a", "b"]
    assert ran.status == 1
    lines = ran.err.splitlines()
    assert len(lines) == 2 and "rows.jsonl:2: " in lines[0] and "rows.jsonl:3: " in lines[1]


def test_a_report_that_breaks_the_reader_is_named_and_the_rest_goes_on(run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(jsonl([ROWS[0], {"id": "bad", "text": "BREAK"}, ROWS[1]]), encoding="utf8")
    ran = run("read", str(path), "--format", "jsonl")
    assert [record["report"]["ref"] for record in records(ran.out)] == ["a", "b"]
    assert ran.status == 1 and ran.err.startswith("tocsin: bad: the reader failed on it")


def test_output_goes_to_a_file_or_one_file_a_report(run, rows, tmp_path: Path) -> None:
    assert run("read", rows, "--format", "jsonl", "--output", str(tmp_path / "out.jsonl")).out == ""
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf8").splitlines()) == 2
    assert run("read", rows, "--format", "html", "--output", str(tmp_path / "pages")).status == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["a.html", "b.html"]


def test_reports_of_the_same_name_do_not_overwrite_each_other(run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(jsonl([{"text": f"News {n}.", "title": "../../Same / title"} for n in range(3)]), encoding="utf8")
    run("read", str(path), "--format", "json", "--output", str(tmp_path / "out"))
    assert len(list((tmp_path / "out").iterdir())) == 3


REFUSALS = [
    (["read", "nowhere.txt"], "nowhere.txt"),
    (["read", "{rows}", "--published", "yesterday"], "--published wants a date like 2022-03-03"),
    (["read", "{rows}", "--format", "xml"], "--format"),
    (["read", "{rows}", "--no-such"], "--no-such"),
    (["read", "{rows}", "--format", "html"], "an HTML page holds one report"),
    (["read", "{rows}", "--output", "/proc/nowhere/out.jsonl"], "cannot write"),
    (["explain", "  "], "give an English sentence"),
    (["demo", "--samples", "nowhere"], "no such file or folder"),
    (["reed"], "No such command"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSALS, ids=[" ".join(arguments) for arguments, _ in REFUSALS])
def test_a_refusal_is_one_line_that_says_what_to_do(run, rows, arguments: list[str], message: str) -> None:
    ran = run(*(argument.format(rows=rows) for argument in arguments))
    assert ran.status != 0
    assert ran.err.startswith("tocsin: ") and message in ran.err
    assert len(ran.err.splitlines()) == 1 and "Traceback" not in ran.err


def test_text_is_the_view_for_people(run, rows) -> None:
    out = run("read", rows).out
    assert "2022-03-01 · Talks" in out and "Who says what" in out and "Ministers (XXX)" in out
