"""What the public does not hear: names of files and folders on the machine that the desk is kept on."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tocsin.model import Record, Report
from tocsin.report.html import web_address
from tocsin.store.sources import Listed

HERE: Final = "(on the machine of this desk)"


def place_of(address: str | None, public: bool) -> str | None:
    """Where something came from: for the public only if it is an address of the web."""
    return address if not public or web_address(address) else None


def public_report(report: Report) -> Report:
    """The report without a place on this machine."""
    return replace(report, ref=web_address(report.ref), url=web_address(report.url))


def public_record(record: Record) -> Record:
    """The record of such a report."""
    return replace(record, report=public_report(record.report))


def public_listed(listed: Listed) -> Listed:
    """A source of the list; of a folder or mailbox on this machine, only that it is one."""
    if web_address(listed.source.address):
        return listed
    problem = listed.state.problem and "it could not be read"
    return replace(listed, source=replace(listed.source, address=HERE), state=replace(listed.state, problem=problem, moved=None))
