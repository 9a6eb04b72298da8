"""From what the user names (files, folders, pages, standard input, a text) to cleaned reports ready to be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.clean.moments import GUESSED
from tocsin.clean.site import SiteLines
from tocsin.clean.text import clean_text
from tocsin.collect import InputError, RawReport, inputs
from tocsin.collect.source import Kind
from tocsin.model import Outlet, Report


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about all inputs that do not say it themselves."""

    published: str | None = None
    outlet: str | None = None


def from_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    ref: str | None = None,
) -> Report:
    """The report of an already-extracted text, page furniture taken out."""
    known = Outlet(name=outlet) if outlet else None
    return clean_text(text, title=title, published=published, outlet=known, url=url, ref=ref)


def reports(sources: Sequence[str], given: Given, allow_private: bool = False) -> Iterator[Report | InputError]:
    """The reports of all sources in order, one at a time; an error in place of each that could not be had."""
    for raw in inputs(sources, allow_private=allow_private):
        found = raw if isinstance(raw, InputError) else cleaned(raw, given)
        if isinstance(found, InputError):
            yield found
        else:
            yield from found


def cleaned(raw: RawReport, given: Given, site: SiteLines | None = None) -> list[Report] | InputError:
    """The report of one raw input; of a live blog its updates, oldest first. What the input or its page says goes before what the
    user says of all. `site` is what is known of the lines of the page's site."""
    outlet = Outlet(name=raw.outlet) if raw.outlet else None
    published, warnings = iso(raw.published)
    try:
        found = _clean(raw.kind)(
            raw.text,
            title=raw.title,
            published=published,
            fetched=raw.fetched,
            url=raw.url,
            outlet=outlet,
            ref=raw.ref,
            raw_sha256=hashlib.sha256(raw.raw).hexdigest(),
            site_lines=site,
        )
    except ValueError as error:  # a page without an article
        return InputError(raw.name, str(error), raw.line)
    for report in found:
        take_date(report, given.published)
        if given.outlet and not report.outlet.name:
            report.outlet.name = given.outlet
        report.ref = report.ref or (None if raw.name == "-" or raw.line else raw.name)
        report.warnings[:0] = [*raw.warnings, *warnings]
    return found


def take_date(report: Report, published: str | None) -> None:
    """Give a report this date where its page told none, or it was only guessed."""
    if published and (report.published is None or GUESSED in report.warnings):
        report.published = published
        report.warnings = [warning for warning in report.warnings if warning != GUESSED]


def _clean(kind: Kind) -> Callable[..., list[Report]]:
    """The cleaner for a kind of input; that of pages is imported only when there is a page."""
    if kind == "text":
        return lambda text, **known: [clean_text(text, **known)]
    from tocsin.clean.page import clean_pages

    return clean_pages


def iso(date: str | None) -> tuple[str | None, list[str]]:
    """A date as given if it is an ISO date or date-time, else none with a warning: a wrong date would date the events wrongly."""
    if date is None:
        return None, []
    try:
        datetime.fromisoformat(date)
    except ValueError:
        return None, [f"the date of publication {date[:40]!r} is not like 2022-03-03 and was left out"]
    return date, []
