"""The content that the golden files are made of: the record of tests/examples.py, and one full of hostile text."""

from __future__ import annotations

from dataclasses import replace

import examples
from report.incidents_made import shelling, withdrawal

from tocsin.link.incidents import PER_CLAIMANT, Appearance, Holder, Incident, Party, Passage
from tocsin.model import Actor, Event, Held, Outlet, Place, Record, Report, Span, Statement, Version
from tocsin.report.exports.colophon import IDENTITY, Colophon
from tocsin.report.exports.content import Content, Numbered, Read

HOSTILE = "=cmd|'/c calc'!A1 said <script>alert(1)</script> \u202egnp.exe\u202c \x1b[31mred\x00 \ud800 @SUM(A1) at Kremin"


def colophon(unit: str = "event") -> Colophon:
    stamps = ("program 0.1.0, codebook abc, reader def",)
    identity = IDENTITY[unit].format(rule=PER_CLAIMANT.name, text=PER_CLAIMANT.text)
    return Colophon(unit, identity, "0123456789ab", 7, "ff" * 32, "2022-03-04T00:00:00Z", stamps, program="tocsin 0.1.0")


def content(*records: Record, unit: str = "event") -> Content:
    reads = [Read(number, 1, record) for number, record in enumerate(records or (examples.record(),), 12)]
    numbered = [Numbered(shelling(), 3, "2022-03-04T08:00:00Z"), Numbered(withdrawal(), 1)]
    if records:
        numbered = [Numbered(hostile_incident(), 1)]
    return Content(colophon(unit), lambda: reads, lambda: numbered)


def hostile_incident() -> Incident:
    """An incident whose every text would be obeyed by some program."""
    known = shelling()
    party = Party(HOSTILE, "x", country="UKR", role="\t+1\x07")
    passage = Passage(1, 1, 0, 5, HOSTILE)
    claims = tuple(
        replace(one, holder=Holder("source", (party,)), status=(HOSTILE,), appearances=(Appearance("1.1/e1", passage, HOSTILE),))
        for one in known.claims
    )
    site = replace(known.sites[0], name=HOSTILE)
    return replace(known, title=HOSTILE, sites=(site,), actors=(party,), claims=claims, status=(HOSTILE,), open=(HOSTILE,))


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
