"""The functions behind the addresses: each asks the desk one thing. What the desk refuses, DeskError says in a line."""

from __future__ import annotations

import tocsin
from tocsin.desk.api.endpoint import Asked, Refused
from tocsin.desk.api.shapes import About, Day, ReportLine, SourceLine, Story, StoryLine
from tocsin.link.incidents import PER_CLAIMANT, Dispute, Mention, Proposition
from tocsin.model import Record, Report
from tocsin.report.exports.colophon import COUNT_RULE, HOLDER_RULE, PLACE_RULE
from tocsin.report.exports.gather import Order
from tocsin.report.public import public_listed, public_record, public_report
from tocsin.store.answers import Entered, Facets, Said, Shown, Summary
from tocsin.store.page import Page


def about(asked: Asked) -> About:
    """The desk and its rules."""
    info = asked.desk.info()
    return About(
        info.id, f"tocsin {tocsin.__version__}", info.seq, info.head, info.reports, info.versions, info.readings, info.unread,
        info.first, info.last, info.languages, PER_CLAIMANT.text, COUNT_RULE, HOLDER_RULE, PLACE_RULE,
    )  # fmt: skip


def incidents(asked: Asked) -> Page[Summary]:
    """Incidents as lines of a list."""
    order: Order = asked.values.get("order") or "changed"
    return asked.desk.incidents(asked.filters, after=asked.after, limit=asked.limit, order=order)


def incident(asked: Asked) -> Shown:
    """An incident whole, at its newest version or another."""
    return asked.desk.incident(asked.values["id"], asked.values.get("version"))


def incident_history(asked: Asked) -> Page[Entered]:
    """What changed about an incident, newest first."""
    asked.desk.incident(asked.values["id"])
    return asked.desk.history(incident=asked.values["id"], after=asked.after, limit=asked.limit)


def incident_mentions(asked: Asked) -> list[Mention]:
    """The mentions that an incident is made of."""
    asked.desk.incident(asked.values["id"])
    return asked.desk.mentions(incident=asked.values["id"])


def history(asked: Asked) -> Page[Entered]:
    """What changed in the record, newest first."""
    return asked.desk.history(since=asked.values.get("since"), filters=asked.filters, after=asked.after, limit=asked.limit)


def claims(asked: Asked) -> Page[Said]:
    """Who says what."""
    return asked.desk.who_says(asked.filters, question=asked.values.get("question"), after=asked.after, limit=asked.limit)


def disputes(asked: Asked) -> Page[Dispute]:
    """Disputed questions, all sides."""
    return asked.desk.disputes(asked.filters, after=asked.after, limit=asked.limit)


def propositions(asked: Asked) -> Page[Proposition]:
    """Who takes part in what, by whose words."""
    return asked.desk.propositions(after=asked.after, limit=asked.limit, disputed=asked.values.get("disputed") == "yes")


def facets(asked: Asked) -> Facets:
    """Values to ask by, with counts."""
    return asked.desk.facets(asked.filters, of=asked.values.get("of") or "incidents")


def days(asked: Asked) -> list[Day]:
    """Incidents by day."""
    return [Day(day, count) for day, count in asked.desk.days(asked.filters)]


def reports(asked: Asked) -> Page[ReportLine]:
    """Reports as lines of a list."""
    return asked.desk.reports(asked.filters, after=asked.after, limit=asked.limit).map(ReportLine.of)


def report(asked: Asked) -> Report:
    """The newest version of a report as cleaned, with its text."""
    found = asked.desk.find(asked.values["report"]).content
    return public_report(found) if asked.public else found


def versions(asked: Asked) -> list[ReportLine]:
    """All versions of a report, oldest first."""
    number = asked.desk.find(asked.values["report"]).report
    return [ReportLine.of(kept) for kept in asked.desk.versions(number)]


def record(asked: Asked) -> Record:
    """What was read from the newest version of a report."""
    found = asked.desk.record(asked.desk.find(asked.values["report"]).version)
    if found is None:
        raise Refused(404, "this report was not read yet, or was erased")
    return public_record(found) if asked.public else found


def report_incidents(asked: Asked) -> list[Summary]:
    """The incidents that a report tells of."""
    return asked.desk.incidents_of(asked.desk.find(asked.values["report"]).report)


def stories(asked: Asked) -> Page[StoryLine]:
    """Running stories, without their reports."""
    return asked.desk.stories(after=asked.after, limit=asked.limit).map(StoryLine.of)


def story(asked: Asked) -> Story:
    """A story with its reports, newest first."""
    found = asked.desk.story(asked.values["id"])
    return Story(StoryLine.of(found), [ReportLine.of(kept) for kept in found.members])


def sources(asked: Asked) -> list[SourceLine]:
    """The list of sources with the state of each."""
    return [
        SourceLine(
            one.id, one.source.address, one.source.kind, one.source.outlet, one.source.owner, one.source.country, one.source.side,
            one.source.language, one.source.grade, one.state.tried, one.state.succeeded, one.state.newest, one.state.failures,
            one.state.problem,
        )
        for one in (public_listed(one) if asked.public else one for one in asked.desk.sources.all())
    ]  # fmt: skip
