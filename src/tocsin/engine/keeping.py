"""Keeping what a page gave: its report, or the reports of a live blog."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.clean.site import SiteLines
from tocsin.clean.strings import host
from tocsin.collect.addresses import canonical
from tocsin.collect.fetched import Fetched
from tocsin.model import Report
from tocsin.store.desk import Desk
from tocsin.store.reports import Added


def site_lines(desk: Desk, url: str | None, key: str | None) -> SiteLines:
    """What the desk knows about the lines of a page's site."""
    return desk.site_lines(host(url), key)


def keep(desk: Desk, reports: Sequence[Report], raw: bytes, fetched: Fetched, key: str | None) -> list[Added]:
    """Keep the reports of one page in one transaction. Of a live blog every update has its own address as its key; those that are
    known and have not changed are left alone, but for the newest, which shows when the page was last looked at."""
    if len(reports) == 1 and not fragment(reports[0]):
        return [desk.add(reports[0], raw=raw, fetched=fetched, key=key)]
    found: list[Added] = []
    with desk.transaction():
        for number, report in enumerate(reports):
            own = update_key(report, key)
            if number == len(reports) - 1 or not desk.unchanged(report, own):
                found.append(desk.add(report, raw=raw, fetched=fetched, key=own))
    return found


def fragment(report: Report) -> str:
    """The part of a report's address that names an update on a page."""
    return (report.url or "").partition("#")[2]


def update_key(report: Report, page: str | None) -> str:
    """What makes an update the same when its page comes again: the page with the update's fragment, or the update's own page."""
    if not fragment(report) or page is None:
        return canonical(report.url or "") + (f"#{fragment(report)}" if fragment(report) else "")
    return f"{page.partition('#')[0]}#{fragment(report)}"
