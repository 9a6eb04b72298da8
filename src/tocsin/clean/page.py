"""From a page to a report: article text by trafilatura, what the page says of itself, then the text cleaner.

Markup is parsed, never run and never kept. Statements of the publisher in the page's head go first (JSON-LD, then meta tags):
they carry the hour and the zone, which readers of dates in the text lose.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

import trafilatura
from lxml import etree, html

from tocsin.clean.facts import date_in
from tocsin.clean.text import clean_text
from tocsin.model import Outlet, Report

MAX_CHARACTERS: Final = 5_000_000
"""Longer pages are cut here, with a warning."""
SHORTEST: Final = 20
"""Fewer characters are a link or a button, no article."""
MAX_NODES: Final = 5_000
"""How many values of a page's JSON-LD are looked at."""
ARTICLES = (
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "blogposting",
    "liveblogposting",
    "analysisnewsarticle",
    "backgroundnewsarticle",
)
META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "dc.date.issued", "dc.date",
        "dcterms.created", "pubdate", "publishdate", "sailthru.date", "date",
    ),
    "modified": ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "lastmod"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator", "byl"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
}  # fmt: skip
DATES = ("published", "modified")


class NoArticleError(ValueError):
    """A page without article text."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's head says; None or empty where it says nothing."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = field(default=())


def clean_page(
    page: str,
    *,
    title: str | None = None,
    published: str | None = None,
    fetched: str | None = None,
    url: str | None = None,
    outlet: Outlet | None = None,
    ref: str | None = None,
    raw_sha256: str | None = None,
) -> Report:
    """The report of a page. What the caller knows goes before what the page says. Raises NoArticleError where it has no text."""
    cut = page[:MAX_CHARACTERS]
    tree = _tree(cut)
    extracted: Any = trafilatura.bare_extraction(
        html.tostring(tree, encoding="unicode"), url=url, favor_precision=True, include_comments=False, with_metadata=True
    )
    if extracted is None or len((extracted.text or "").strip()) < SHORTEST:
        raise NoArticleError("no article text in the page: it may be a list of links, or be drawn by a script")
    facts = page_facts(tree)
    address = url or facts.url or extracted.url
    report = clean_text(
        extracted.text,
        title=title or facts.title or extracted.title,
        byline=facts.byline or extracted.author,
        published=published or facts.published or extracted.date,
        modified=facts.modified,
        fetched=fetched,
        url=address,
        outlet=_outlet(outlet, facts.outlet or extracted.sitename, address),
        tags=facts.tags,
        ref=ref,
        raw_sha256=raw_sha256,
    )
    if len(page) > MAX_CHARACTERS:
        report.warnings.append(f"the page was cut at {MAX_CHARACTERS:,} characters")
    return report


def _tree(page: str) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, huge_tree=False, recover=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NoArticleError("not a page that can be read") from error
    return tree


def _outlet(given: Outlet | None, name: str | None, url: str | None) -> Outlet:
    outlet = replace(given) if given else Outlet()
    host = (urlsplit(url).hostname or "") if url else ""
    outlet.name = outlet.name or name
    outlet.domain = outlet.domain or host.removeprefix("www.") or None
    return outlet


def page_facts(tree: html.HtmlElement) -> PageFacts:
    """What the head of a page says: JSON-LD first, then meta tags, then the first <time> and the title."""
    found: dict[str, Any] = {}
    for source in (_linked_data(tree), _meta(tree), _markup(tree)):
        for key, value in source.items():
            if value and not found.get(key):
                found[key] = value
    return PageFacts(**found)


def _linked_data(tree: html.HtmlElement) -> dict[str, Any]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            if _types(node) & set(ARTICLES):
                return {
                    "title": _string(node.get("headline")),
                    "byline": ", ".join(_names(node.get("author"))) or None,
                    "published": _moment(node.get("datePublished")),
                    "modified": _moment(node.get("dateModified")),
                    "outlet": next(iter(_names(node.get("publisher"))), None),
                    "url": _address(node.get("url")),
                    "tags": _tags(node.get("keywords")),
                }
    return {}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON value, outermost first."""
    queue = [value]
    for _ in range(MAX_NODES):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, dict):
            yield item
            queue += [v for v in item.values() if isinstance(v, dict | list)]
        elif isinstance(item, list):
            queue += item


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    return {str(k).lower() for k in (kind if isinstance(kind, list) else [kind])}


def _names(value: Any) -> list[str]:
    """The names of one or several persons or organisations, however they are written."""
    found: list[str | None] = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        found += _names(name) if isinstance(name, list) else [_string(name)]
    return list(dict.fromkeys(n for n in found if n and not n.startswith("http")))


def _string(value: Any) -> str | None:
    """A short plain string: blanks squeezed, character references resolved, markup and long values refused."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = value if "&" not in value and "<" not in value else str(html.fromstring(f"<p>{value}</p>").text_content())
    return " ".join(text.split())[:500] or None


def _address(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and value.startswith(("http://", "https://")) and len(value) <= 2000 else None


def _tags(value: Any) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(dict.fromkeys(t for t in map(_string, parts[:50]) if t and len(t) <= 60))


def _moment(value: Any) -> str | None:
    """An ISO date, with the hour where the page has it."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return date_in(text)
    return found.isoformat() if len(text) > len("2022-03-01") else found.date().isoformat()


def _meta(tree: html.HtmlElement) -> dict[str, Any]:
    said: dict[str, str] = {}
    for tag in tree.iterfind(".//meta[@content]"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        said.setdefault(key, tag.get("content", ""))
    found: dict[str, Any] = {}
    for field_name, keys in META.items():
        read = _moment if field_name in DATES else _string
        found[field_name] = next((v for v in (read(said[k]) for k in keys if k in said) if v and not v.startswith("http")), None)
    found["url"] = _address(said.get("og:url"))
    found["tags"] = _tags(said.get("news_keywords") or said.get("article:tag"))
    return found


def _markup(tree: html.HtmlElement) -> dict[str, Any]:
    moment = next((_moment(t.get("datetime")) for t in tree.iterfind(".//time[@datetime]")), None)
    return {
        "title": _string(tree.findtext(".//title")),
        "published": moment,
        "language": (tree.get("lang") or "")[:2].lower() or None,
    }
