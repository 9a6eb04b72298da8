"""Pages of our own making in the layouts of publishers' systems, and what must come out of each: pages/table.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.clean.moments import zoned
from tocsin.clean.page import clean_pages
from tocsin.model import Report

FOLDER = Path(__file__).with_name("pages")
TABLE: list[dict[str, Any]] = yaml.safe_load((FOLDER / "table.yaml").read_text(encoding="utf8"))
FIELDS = ("title", "authors", "agency", "published", "modified", "section", "tags", "language", "captions")
LEAST_INSTANT = 0.95
LEAST_DAY = 0.97


def reports(row: dict[str, Any]) -> list[Report]:
    page = (FOLDER / f"{row['page']}.html").read_text(encoding="utf8")
    return clean_pages(page, url=row["url"], fetched="2022-06-01T00:00:00+00:00")


def wanted(row: dict[str, Any]) -> list[dict[str, Any]]:
    """What is asked of each report of a page."""
    return row.get("reports") or [row]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["page"])
def test_what_a_page_says(row: dict[str, Any]) -> None:
    found = reports(row)
    assert len(found) == len(wanted(row))
    for report, want in zip(found, wanted(row), strict=True):
        said = {field: getattr(report, field) for field in FIELDS if field in want}
        assert said == {field: want[field] for field in FIELDS if field in want}
        assert report.url == want.get("canonical", want["url"])
        if "outlet" in want:
            assert report.outlet.name == want["outlet"]
        if "domain" in want:
            assert report.outlet.domain == want["domain"]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["page"])
def test_the_body_of_a_page(row: dict[str, Any]) -> None:
    for report, want in zip(reports(row), wanted(row), strict=True):
        lines = report.text.split("\n\n")
        start = next((i for i, line in enumerate(lines) if line.startswith(want["begins"])), None)
        assert start is not None, lines[:3]
        assert start <= 2  # a headline and a line below it may stand above
        assert report.text.endswith(want.get("ends", ""))
        assert len(lines) - start == want.get("paragraphs", len(lines) - start)
        assert not [text for text in want.get("without", ()) if text in report.text]
        assert not [text for text in want.get("captions", ()) if text in report.text]
        warned = want.get("warns")
        assert any(warned in w for w in report.warnings) if warned else not report.warnings, report.warnings


def test_dates_are_right_nearly_always() -> None:
    """The measure: the instant where the page has one, the day on all pages."""
    pairs = [(r.published, w["published"]) for row in TABLE for r, w in zip(reports(row), wanted(row), strict=True)]
    instants = [found == want for found, want in pairs if zoned(want)]
    days = [(found or "")[:10] == want[:10] for found, want in pairs]
    assert len(instants) >= 20
    assert sum(instants) >= LEAST_INSTANT * len(instants)
    assert sum(days) >= LEAST_DAY * len(days)


def test_every_page_is_in_the_table() -> None:
    assert {p.stem for p in FOLDER.glob("*.html")} == {row["page"] for row in TABLE}
    assert len(TABLE) >= 20
