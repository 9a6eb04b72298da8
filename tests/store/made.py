"""Reports, readings and desks made by hand for the tests of the desk."""

from __future__ import annotations

from dataclasses import replace

import examples

from tocsin.collect.fetched import Fetched
from tocsin.model import Outlet, Record, Report, Version
from tocsin.store.desk import Desk
from tocsin.store.reports import Added

PAGE = b"<html><body><p>%s</p></body></html>"


def fetched(url: str = "https://courier.example/kremin", status: int | None = 200) -> Fetched:
    headers = (("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
    return Fetched(url, url, status, headers, "2022-03-03T09:15:00Z", "2022-03-03T09:15:01Z", "tocsin test")


def report(text: str, *, url: str | None = None, title: str | None = None, outlet: str = "The Vistula Courier") -> Report:
    return Report(text, title=title, url=url, outlet=Outlet(outlet, "courier.example"), published="2022-03-03", language="en")


def add(desk: Desk, text: str, *, url: str | None = None, title: str | None = None, raw: bytes | None = None) -> Added:
    return desk.add(report(text, url=url, title=title), raw=raw or PAGE % text.encode(), fetched=fetched(url or "file.txt"))


def example(desk: Desk, pipeline: str = "def") -> tuple[Added, int]:
    """The hand-written record of tests/examples.py in a desk: what came of adding its report, and the reading's row."""
    record = examples.record()
    added = desk.add(record.report, raw=PAGE % record.report.text.encode(), fetched=fetched())
    return added, desk.keep(replace(record, version=Version("0.1.0", "abc", pipeline)), added.version)


def read(desk: Desk, added: Added) -> Record:
    record = desk.record(added.version)
    assert record is not None
    return record
