"""The engine composes: reports in, stamped and resolved records out, in order."""

from __future__ import annotations

import pytest
from examples import FakeReader, FakeResolver

import tocsin
from tocsin.engine.limits import LONGEST_TEXT, within_limits
from tocsin.engine.pipeline import BATCH, Pipeline, Unread
from tocsin.model import Record, Report


@pytest.fixture
def pipeline() -> Pipeline:
    return Pipeline(FakeReader(), FakeResolver())


def test_a_record_is_read_resolved_and_stamped(pipeline: Pipeline) -> None:
    record = pipeline.read(Report("Ministers met.", ref="a"))
    assert record.report.ref == "a"
    assert [holder.country for holder in record.statements[0].holders] == ["XXX"]
    assert record.version.program == tocsin.__version__
    assert record.version.codebook and record.version.pipeline


def test_many_keep_their_order_over_batches_and_gaps(pipeline: Pipeline) -> None:
    texts = ["" if number % 5 == 3 else f"Report {number}." for number in range(2 * BATCH + 3)]
    records = list(pipeline.read_many(Report(text, ref=str(number)) for number, text in enumerate(texts)))
    assert [record.report.ref for record in records] == [str(number) for number in range(len(texts))]
    assert [bool(record.statements) for record in records] == [bool(text) for text in texts]


def test_one_report_that_breaks_the_reader_stops_no_other(pipeline: Pipeline) -> None:
    found = list(pipeline.attempts(Report(text, ref=text) for text in ("One.", "BREAK", "Two.")))
    assert [type(item) for item in found] == [Record, Unread, Record]
    assert isinstance(found[1], Unread) and "ZeroDivisionError" in found[1].why


def test_a_model_that_cannot_be_loaded_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(self: Pipeline) -> None:
        raise FileNotFoundError("no model")

    broken = Pipeline(FakeReader(), FakeResolver())
    monkeypatch.setattr(Pipeline, "warm", missing)
    with pytest.raises(FileNotFoundError):
        next(broken.attempts([Report("One.")]))


@pytest.mark.parametrize(
    ("report", "warning"),
    [
        (Report("  \n"), "no text to read"),
        (Report("Ministrowie spotkali się we wtorek.", language="pl"), "not English (it looks like Polish)"),
    ],
)
def test_what_cannot_be_read_says_why(pipeline: Pipeline, report: Report, warning: str) -> None:
    record = pipeline.read(report)
    assert record.statements == [] and record.events == []
    assert any(warning in known for known in record.report.warnings)


def test_a_huge_text_is_cut_with_a_warning() -> None:
    report = within_limits(Report("A line of news.\n" * 40_000))
    assert len(report.text) <= LONGEST_TEXT and report.text.endswith("news.")
    assert "split it" in report.warnings[0]
    assert report.id == Report(report.text).id


def test_nothing_is_loaded_before_the_first_report() -> None:
    assert Pipeline.load() is Pipeline.load()
    assert not {"reader", "resolver"} & set(vars(Pipeline()))
