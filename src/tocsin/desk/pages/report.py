"""A report: its text with every passage that the record rests on, and how it came to be here."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request

from tocsin.collect.fetched import Fetched
from tocsin.desk.differences import Piece, differences
from tocsin.desk.page import MissingError, Page
from tocsin.desk.pages.review import reviewer
from tocsin.desk.views import ReportLine, line
from tocsin.link.incidents import Passage, Review
from tocsin.link.revisions import Change
from tocsin.model import Record, Span, Version
from tocsin.report.html import parts
from tocsin.report.public import place_of, public_record
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError
from tocsin.store.reports import Kept


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of a report: its number, when it came, its title, and what it changed in the facts of the one before."""

    number: int
    added: str
    published: str | None
    title: str | None
    erased: bool
    changes: list[Change]


def report(request: Request, desk: Desk) -> Page:
    """The page of `/d/12` (newest version) or `/d/12@2`; `?with=1` shows it against version 1."""
    name, _, version = request.path_params["report"].partition("@")
    kept = chosen(desk, name, version)
    if kept.erased:
        data: dict[str, Any] = {"kept": line(kept), "versions": versions(desk, kept), "raw_sha256": None}
        return Page("erased.html", f"Report {kept.report}", data, status=410)
    record = desk.record(kept.version)
    read = record is not None
    record = record or Record(kept.content, [], [], [], [], Version("", "", ""))
    other = request.query_params.get("with", "")
    public = request.app.state.settings.read_only
    found = found_span(request.query_params.get("at", ""), record.report.text)
    made = [review for review in desk.reviews(report=kept.report) if not review.withdrawn]
    data = {
        "kept": line(kept),
        "record": (public_record(record) if public else record).to_dict(),
        "read": read,
        "versions": versions(desk, kept),
        "with": other if other.isdecimal() else "",
        "differences": against(desk, kept, other),
        "fetches": [fetch_line(fetched, digest, public) for fetched, digest in desk.fetches(kept.version)],
        "readings": [asdict(reading) for reading in desk.readings(kept.version)],
        "chain": chain(desk, kept.report),
        "incidents": desk.incidents_of(kept.report),
        "story": desk.story_of(kept.report),
        "related": [{"report": line(one.report), "why": one.why} for one in desk.related(kept.report)],
        "reviews": made,
        "at": found,
    }
    title = record.report.title or f"Report {kept.report}"
    shown = {
        "kept_key": place_of(kept.key, public),
        "reviewer": reviewer(request),
        "reviews_of": lambda span: about(made, kept, span),
    }
    return Page("report.html", title, data, {**parts(record, found), **shown})


def about(made: list[Review], kept: Kept, span: Span) -> list[Review]:
    """The reviews of a passage of this version."""
    here = Passage(kept.report, kept.number, span.start, span.end, "")
    return [review for review in made if review.passage and review.passage.overlaps(here)]


def found_span(text: str, whole: str) -> Span | None:
    """The passage that an address points at ("120-188"); None where it is none of this text."""
    start, _, end = text.partition("-")
    if not (start.isdecimal() and end.isdecimal() and max(len(start), len(end)) < 10):
        return None
    return Span.of(whole, int(start), int(end)) if int(start) < int(end) <= len(whole) else None


def chosen(desk: Desk, name: str, version: str) -> Kept:
    """The version that an address names. Raises MissingError where there is none."""
    try:
        kept = desk.find(name)
    except DeskError as error:
        raise MissingError(str(error)) from error
    if not version:
        return kept
    for one in desk.versions(kept.report):
        if str(one.number) == version:
            return one
    raise MissingError(f"Report {kept.report} has no version {version}.")


def versions(desk: Desk, kept: Kept) -> list[VersionLine]:
    """All versions of a report, newest first."""
    changed = {after.version: found for after, found in desk.changes(kept.report)}
    return [
        VersionLine(one.number, one.added, one.published, one.title, one.erased, changed.get(one.version, []))
        for one in reversed(desk.versions(kept.report))
    ]


def against(desk: Desk, kept: Kept, number: str) -> list[Piece]:
    """The text of a version as it differs from another one; empty where none is asked for."""
    if not number.isdecimal():
        return []
    other = chosen(desk, str(kept.report), number)
    return [] if other.erased else differences(other.content.text, kept.content.text)


def fetch_line(fetched: Fetched, digest: str, public: bool) -> dict[str, Any]:
    """A fetch as the page and its twin tell it; the public hears neither the names of files on this machine nor headers."""
    return {
        "asked": place_of(fetched.asked, public), "answered": place_of(fetched.answered, public), "status": fetched.status,
        "began": fetched.began, "ended": fetched.ended, "program": fetched.program, "sha256": digest,
        "headers": [] if public else [list(pair) for pair in fetched.headers],
    }  # fmt: skip


def chain(desk: Desk, report: int) -> dict[str, Any] | None:
    """Where the text comes from, and who else carried it."""
    found = desk.chain(report)
    if found is None:
        return None
    members: list[ReportLine] = [line(desk.find(one.report)) for one in found.members]
    return {"origin": found.origin, "via": list(found.via), "why": found.why, "members": members}
