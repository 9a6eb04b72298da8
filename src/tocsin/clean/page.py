"""From a page to its report, or to the reports of a live blog: what the page says of itself, its running text, then the cleaner
of texts.

Markup is parsed, never run and never kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from lxml import etree, html

from tocsin.clean.body import NoArticleError, page_body
from tocsin.clean.live import Update, updates
from tocsin.clean.page_facts import PAYWALL, Page, PageFacts
from tocsin.clean.shown import taken_captions
from tocsin.clean.site import SiteLines
from tocsin.clean.strings import host
from tocsin.clean.text import clean_text
from tocsin.model import Outlet, Report

__all__ = ["NoArticleError", "clean_page", "clean_pages", "page_facts"]
MAX_CHARACTERS: Final = 5_000_000
"""Longer pages are cut here, with a warning."""
TEASER: Final = 250
"""Words: a text behind a paywall that is longer is whole for all we know."""


def clean_page(page: str, **known: Any) -> Report:
    """The one report of a page: of a live blog the newest update. See `clean_pages`."""
    return clean_pages(page, **known)[-1]


def clean_pages(
    page: str,
    *,
    title: str | None = None,
    published: str | None = None,
    fetched: str | None = None,
    url: str | None = None,
    outlet: Outlet | None = None,
    ref: str | None = None,
    raw_sha256: str | None = None,
    site_lines: SiteLines | None = None,
) -> list[Report]:
    """The reports of a page: one, or one for each update of a live blog, oldest first. What the caller knows goes before what the
    page says; only the page's own address on the same site goes before the one it was fetched from. `site_lines` is what is
    known of the lines of the site. Raises NoArticleError where it has no text."""
    tree = _tree(page[:MAX_CHARACTERS])
    about = Page(tree, address=url, fetched=fetched)
    facts = about.facts(guess=published is None)
    known: dict[str, Any] = {"fetched": fetched, "ref": ref, "raw_sha256": raw_sha256, "site_lines": site_lines}
    known |= {"language": facts.language, "section": facts.section, "tags": facts.tags}
    known["outlet"] = _outlet(outlet, facts.outlet, facts.url or url)
    reports = [_update(update, facts, known) for update in updates(about, facts.outlet)]
    if not reports:
        captions = taken_captions(tree)
        text, warning = page_body(tree, facts.text)
        known |= {"title": title or facts.title, "published": published or facts.published, "modified": facts.modified}
        known |= {"byline": facts.byline, "authors": facts.authors, "agency": facts.agency, "url": facts.url or url}
        report = clean_text(text, captions=captions, **known)
        report.warnings += _warnings(report, facts, warning, given=published)
        reports = [report]
    if len(page) > MAX_CHARACTERS:
        for report in reports:
            report.warnings.append(f"the page was cut at {MAX_CHARACTERS:,} characters")
    return reports


def _update(update: Update, facts: PageFacts, known: dict[str, Any]) -> Report:
    """The report of one update of a live blog. What it does not say itself its page says, but for the date."""
    report = clean_text(
        update.text,
        title=update.title or facts.title,
        byline=update.written.byline or facts.byline,
        authors=update.written.authors or facts.authors,
        agency=update.written.agency or facts.agency,
        published=update.published,
        modified=update.modified if update.modified != update.published else None,
        url=update.address,
        **known,
    )
    report.outlet = replace(report.outlet)
    return report


def _warnings(report: Report, facts: PageFacts, body: str | None, given: str | None) -> Sequence[str]:
    """What a reader of the record should know about how the page was read."""
    partial = [PAYWALL] if facts.partial and len(report.text.split()) < TEASER else []
    return [*([body] if body else []), *partial, *([] if given else facts.warnings)]


def _tree(page: str) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, huge_tree=False, recover=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NoArticleError("not a page that can be read") from error
    return tree


def _outlet(given: Outlet | None, name: str | None, url: str | None) -> Outlet:
    outlet = replace(given) if given else Outlet()
    outlet.name = outlet.name or name
    outlet.domain = outlet.domain or host(url) or None
    return outlet


def page_facts(tree: html.HtmlElement, address: str | None = None) -> PageFacts:
    """What a parsed page says of itself."""
    return Page(tree, address=address).facts()
