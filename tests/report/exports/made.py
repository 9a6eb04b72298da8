"""The content that the golden files are made of: the record of tests/examples.py, and one full of hostile text."""

from __future__ import annotations

import examples

from tocsin.model import Actor, Event, Held, Outlet, Place, Record, Report, Span, Statement, Version
from tocsin.report.exports.colophon import IDENTITY, Colophon
from tocsin.report.exports.content import Content, Read

HOSTILE = "=cmd|'/c calc'!A1 said <script>alert(1)</script> \u202egnp.exe\u202c \x1b[31mred\x00 \ud800 @SUM(A1) at Kremin"


def colophon(unit: str = "event") -> Colophon:
    stamps = ("program 0.1.0, codebook abc, reader def",)
    return Colophon(unit, IDENTITY[unit], "0123456789ab", 7, "ff" * 32, "2022-03-04T00:00:00Z", stamps, program="tocsin 0.1.0")


def content(*records: Record, unit: str = "event") -> Content:
    reads = [Read(number, 1, record) for number, record in enumerate(records or (examples.record(),), 12)]
    return Content(colophon(unit), lambda: reads)


def hostile() -> Record:
    """A record whose every text would be obeyed by some program."""
    whole = Span(0, len(HOSTILE), HOSTILE)
    name = Span.of(HOSTILE, 0, 20)
    who = Actor(name.text, name, country="UKR", sectors=["GOV"], role="\t+1\x07")
    report = Report(HOSTILE, title=HOSTILE, url="https://a.example/?<script>", outlet=Outlet(HOSTILE), published="2022-03-03")
    said = Statement("s1", [who], None, "asserts", False, "indirect", [whole], whole)
    event = Event(
        "e1", "ASSAULT", whole, [Held("s1", "CT+", None, "s1")], whole, actors=[who],
        places=[Place(HOSTILE, None, 1, "UKR", 1.5, -2.5)]
    )  # fmt: skip
    return Record(report, [said], [event], [], [who], Version("0.1.0", "abc", "def"))
