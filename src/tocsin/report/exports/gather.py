"""From the desk to the content of an export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from tocsin.link.incidents import PER_CLAIMANT, RULES
from tocsin.report.exports.colophon import IDENTITY, Colophon
from tocsin.report.exports.content import Content, Numbered, Read
from tocsin.report.public import public_record
from tocsin.store.filters import Filters
from tocsin.store.packing import now
from tocsin.store.reports import Kept

if TYPE_CHECKING:
    from tocsin.store.desk import Desk

Order = Literal["day", "changed", "reports"]
PAGE: Final = 200
"""Incidents or reports that are asked for at once."""


def content(desk: Desk, unit: str, filters: Filters | None = None, base: str | None = None, *, public: bool = False) -> Content:
    """What an export of this desk is made of: all of it, or what the filters leave; for the public without the names of files on
    this machine."""
    filters = filters or Filters()
    seq, head = desk.head()
    identity = IDENTITY[unit]
    if unit == "incident":
        rule = _rule(desk)
        identity = identity.format(rule=rule, text=RULES[rule].text)
    stamps = tuple(_stamps(desk))
    colophon = Colophon(unit, identity, desk.id[:12], seq, head, now(), stamps, filters.words() or "everything")
    return Content(colophon, lambda: reads(desk, filters, public), lambda: incidents(desk, filters), base)


def reads(desk: Desk, filters: Filters, public: bool = False) -> Iterator[Read]:
    """The newest reading of the newest version of each report that the filters leave, those not read yet left out."""
    if not filters:
        found = desk.all()
    else:
        found = _reports(desk, filters)
    for kept in found:
        record = desk.record(kept.version)
        if record is not None:
            yield Read(kept.report, kept.number, public_record(record) if public else record)


def incidents(desk: Desk, filters: Filters, order: Order = "day") -> Iterator[Numbered]:
    """The incidents that the filters leave, each at its newest version."""
    after: str | None = None
    while True:
        page = desk.incidents(filters, after=after, limit=PAGE, order=order)
        for summary in page.items:
            shown = desk.incident(summary.id)
            yield Numbered(shown.incident, shown.version, shown.at)
        if page.next is None:
            return
        after = page.next


def _reports(desk: Desk, filters: Filters) -> Iterator[Kept]:
    after: str | None = None
    while True:
        page = desk.reports(filters, after=after, limit=PAGE)
        yield from page.items
        if page.next is None:
            return
        after = page.next


def _rule(desk: Desk) -> str:
    """The name of the identity rule by which this desk's incidents are made."""
    page = desk.incidents(limit=1)
    found = desk.incident(page.items[0].id).incident.rule if page.items else ""
    return found if found in RULES else PER_CLAIMANT.name


def _stamps(desk: Desk) -> Iterator[str]:
    """What made the readings of this desk, each once."""
    for stamp in desk.stamps():
        yield f"program {stamp.program}, codebook {stamp.codebook}, reader {stamp.pipeline}"
