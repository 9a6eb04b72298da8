"""The samples that ship: every one is read, dated, marked as invented, and free of its furniture."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.clean.page import clean_page
from tocsin.clean.text import clean_text
from tocsin.collect import RawReport, inputs
from tocsin.model import Outlet, Report

SAMPLES = Path(__file__).parents[2] / "samples"


def cleaned(raw: RawReport) -> Report:
    clean = clean_page if raw.kind == "html" else clean_text
    outlet = Outlet(name=raw.outlet) if raw.outlet else None
    return clean(raw.text, title=raw.title, published=raw.published, url=raw.url, outlet=outlet, ref=raw.ref)


FOUND = list(inputs([SAMPLES]))
REPORTS = [cleaned(raw) for raw in FOUND if isinstance(raw, RawReport)]


def test_all_are_read() -> None:
    assert len(REPORTS) == len(FOUND) >= 12
    assert len({r.outlet.name for r in REPORTS}) >= 6
    assert len({r.url for r in REPORTS}) == len(REPORTS)


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: (r.url or "")[8:])
def test_each(report: Report) -> None:
    assert report.outlet.name is not None and report.outlet.name.endswith("(invented outlet)")
    assert (report.published or "")[:7] in ("2022-02", "2022-03", "2022-04")
    assert report.title and report.language == "en" and not report.warnings
    assert len(report.text.split()) > 60
    for word in ("Read more", "Subscribe", "subscribe", "newsletter", "cookies", "Advertisement", "©", "mins", "Telegram", "<"):
        assert word not in report.text


def test_the_translated_one_is_whole_again() -> None:
    (report,) = [r for r in REPORTS if "Méridien" in (r.outlet.name or "")]
    assert 'the results awaited by Kiev were "not yet" there.' in report.text
    assert 'deduces from it that "the worst is to come".' in report.text
    assert "the Ukrainian negotiator Mykhailo Podolyak, who however" in report.text
    assert report.tags == ["Ukraine", "Russia", "Belarus", "Emmanuel Macron", "Vladimir Poutine"]
    assert len(report.furniture) == 15
