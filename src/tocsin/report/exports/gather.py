"""From the desk to the content of an export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.report.exports.colophon import IDENTITY, Colophon
from tocsin.report.exports.content import Content, Read
from tocsin.store.packing import now

if TYPE_CHECKING:
    from tocsin.store.desk import Desk


def reads(desk: Desk, first: str | None = None, last: str | None = None) -> Iterator[Read]:
    """The newest reading of the newest version of each report published from `first` to `last` (ISO days, either may be open), in
    the order of adding. Reports without a date are left out where a day is asked for; those not read yet always are."""
    for kept in desk.all():
        day = (kept.published or "")[:10]
        if (first and day < first) or (last and (not day or day > last)):
            continue
        record = desk.record(kept.version)
        if record is not None:
            yield Read(kept.report, kept.number, record)


def content(desk: Desk, unit: str, first: str | None = None, last: str | None = None) -> Content:
    """What an export of this desk is made of."""
    seq, head = desk.head()
    asked = f"published {first or 'at any time'} to {last or 'today'}" if first or last else "everything"
    colophon = Colophon(unit, IDENTITY[unit], desk.id[:12], seq, head, now(), tuple(stamps(desk, first, last)), asked)
    return Content(colophon, lambda: reads(desk, first, last))


def stamps(desk: Desk, first: str | None, last: str | None) -> list[str]:
    """What made the readings in question, each once: "program 0.1.0, codebook abc, reader def"."""
    found: dict[str, None] = {}
    for kept in desk.all():
        day = (kept.published or "")[:10]
        if (first and day < first) or (last and (not day or day > last)):
            continue
        if readings := desk.readings(kept.version):
            stamp = readings[-1].stamp
            found[f"program {stamp.program}, codebook {stamp.codebook}, reader {stamp.pipeline}"] = None
    return list(found)
