"""`tocsin stories` over files."""

from __future__ import annotations

import csv
import io
import json

from cli.conftest import Run

TITLES = ["Bridge at Orvel closed after shelling", "Talks in Tessin end", "Shelling closes Orvel bridge"]
ROWS = "".join(json.dumps({"id": f"r{n}", "text": title}) + "\n" for n, title in enumerate(TITLES))


def test_rows_to_clusters(run: Run) -> None:
    done = run("stories", "-", "--format", "jsonl", stdin=ROWS)
    clusters = {row["id"]: row["cluster"] for row in map(json.loads, done.out.splitlines())}
    assert done.status == 0
    assert clusters["r0"] == clusters["r2"] != clusters["r1"]


def test_text_has_the_largest_first(run: Run) -> None:
    assert run("stories", "-", stdin=ROWS).out.splitlines()[0] == "s1  2 reports"


def test_a_title_that_a_spreadsheet_would_run_is_written_as_text(run: Run) -> None:
    row = json.dumps({"id": "=1+1", "text": "a report", "title": '=HYPERLINK("http://bad.example")'})
    found = list(csv.DictReader(io.StringIO(run("stories", "-", "--format", "csv", stdin=row + "\n").out)))
    assert found[0]["id"] == "'=1+1" and found[0]["title"].startswith("'=HYPERLINK")


def test_a_row_without_text_is_named_and_the_rest_goes_on(run: Run) -> None:
    done = run("stories", "-", "--format", "jsonl", stdin='{"id": "x"}\n' + ROWS)
    assert done.status == 1 and "a row without" in done.err
    assert len(done.out.splitlines()) == 3
