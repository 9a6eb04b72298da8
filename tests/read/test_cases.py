"""The reader on plain sentences: tables in `cases/`, one assertion a sentence. They hold what nobody should ever see misread; how
well the reader does on real reports is measured by `make evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.model import Event, Report, Statement
from tocsin.read.reader import Reader

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf8"))
    mark = lambda row: [pytest.mark.xfail(reason=row["known_failure"], strict=True)] if "known_failure" in row else []  # noqa: E731
    return [pytest.param(row, id=row["text"][:50], marks=mark(row)) for row in rows]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


GROUPS = ("asserts claims confirms admits reveals", "denies rejects", "promises plans", "orders demands asks advocates")
GROUP_OF = {stance: group.split()[0] for group in GROUPS for stance in group.split()}
"""Stances that differ in tone alone stand under the first of their group: people disagree on them as well."""


def grouped(line: str) -> str:
    speaker, stance, words = line.split(" | ")
    return f"{speaker} | {GROUP_OF.get(stance, stance)} | {words}"


def said(statement: Statement) -> str:
    speaker = statement.holders[-1].mention if statement.holders else None
    words = " … ".join(piece.text for piece in statement.content)
    return f"{speaker.text if speaker else '-'} | {statement.stance} | {words}"


def happened(event: Event) -> str:
    roles = (", ".join(actor.mention.text for actor in side if actor.mention) for side in (event.actors, event.recipients))
    return " | ".join((event.type, event.trigger.text, *roles, " ".join(held.value for held in event.held)))


@pytest.mark.parametrize("row", cases("statements"))
def test_statements(reader: Reader, row: dict[str, Any]) -> None:
    record = reader.read(Report(row["text"])).record
    assert [grouped(said(statement)) for statement in record.statements] == [grouped(line) for line in row["says"]]


@pytest.mark.parametrize("row", cases("events"))
def test_events(reader: Reader, row: dict[str, Any]) -> None:
    record = reader.read(Report(row["text"])).record
    assert [happened(event) for event in record.events] == row["happens"]


def test_every_span_stands_in_the_text(reader: Reader) -> None:
    text = "“We stay,” the mayor said.\n\n“We do not move,” she added, and Kyiv denied\nthat 5 soldiers had fled."
    record = reader.read(Report(text)).record
    spans = [s for statement in record.statements for s in (*statement.content, statement.evidence, statement.cue) if s]
    spans += [event.trigger for event in record.events] + [a.mention for a in record.actors if a.mention]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_the_same_report_gives_the_same_record_alone_and_in_company(reader: Reader) -> None:
    text = "The ministry said that troops had shelled the town. Minsk denied it and accused Kyiv of lying."
    alone = reader.read(Report(text)).record.to_dict()
    company = list(reader.read_many([Report("A short one."), Report(text), Report("Rain fell. " * 60)]))[1].record.to_dict()
    assert [s["content"] for s in alone["statements"]] == [s["content"] for s in company["statements"]]
    assert [(e["type"], e["held"]) for e in alone["events"]] == [(e["type"], e["held"]) for e in company["events"]]


ODD = [
    "",
    " \n\n ",
    "…",
    "“",
    "a" * 3000,
    "1990-twelve people died.",
    "🙂 bombs 🙂",
    "\u202eabc said",
    "A\x00B said so.",
    '""" said he',
]


@pytest.mark.parametrize("text", ODD, ids=repr)
def test_odd_text_is_read_without_a_fault(reader: Reader, text: str) -> None:
    record = reader.read(Report(text)).record
    assert all(text[a.mention.start : a.mention.end] == a.mention.text for a in record.actors if a.mention)
