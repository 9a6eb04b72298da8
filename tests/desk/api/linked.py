"""A desk with incidents: the record of tests/examples.py by two outlets, a hostile report, stories."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import examples
from served import HOSTILE, fetched

import tocsin
from tocsin.collect.sources import Source
from tocsin.model import Outlet, Record, Report, Version
from tocsin.store.desk import Desk


def linked(path: Path) -> Desk:
    """The desk, everything read and linked."""
    desk = tocsin.Desk(path)
    first = examples.record()
    other = replace(first, report=replace(first.report, outlet=Outlet("Norland Wire"), url="https://wire.example/kremin", id=""))
    hostile = Record(Report("Nothing here.", title=HOSTILE, url="https://a.example/<b>", outlet=Outlet(HOSTILE)), [], [], [], [])
    for record in (first, hostile, other):
        added = desk.add(record.report, raw=record.report.text.encode(), fetched=fetched(record.report.url or ""))
        desk.keep(replace(record, version=Version("0.1.0", "abc", "def")), added.version)
        desk.link(added.version)
    desk.sources.put(Source("https://courier.example/feed", outlet="The Vistula Courier", country="POL", grade="B"))
    return desk
