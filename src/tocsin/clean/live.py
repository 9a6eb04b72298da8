"""Live blogs: a page that is many reports, one for each update, each with its own date, title and address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urldefrag

from lxml import html

from tocsin.clean.body import SHORTEST, text_of
from tocsin.clean.linked import Node, one
from tocsin.clean.moments import instant
from tocsin.clean.page_facts import Page
from tocsin.clean.people import Written, written
from tocsin.clean.strings import paragraphs, same_page
from tocsin.collect.addresses import absolute

MOST: Final = 1_000
"""Updates of one live blog that are taken."""
FEWEST: Final = 2
"""A live blog with one update is read as any page."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update of a live blog. `address` is that of the page with a fragment, or the update's own."""

    text: str
    title: str | None
    published: str | None
    modified: str | None
    written: Written
    address: str


def updates(page: Page, outlet: str | None) -> list[Update]:
    """The updates of a live blog, oldest first; none for any other page."""
    if not page.article.live:
        return []
    listed = page.article.get("liveblogupdate")
    nodes = [Node({str(k).lower(): v for k, v in u.items()}) for u in _objects(page, listed)]
    by_id = {e.get("id"): e for e in page.tree.iterfind(".//*[@id]")} if nodes else {}
    found: dict[str, Update] = {}
    for node in nodes[:MOST]:
        update = _update(page, node, outlet, by_id)
        if update and update.address not in found:
            found[update.address] = update
    if len(found) < FEWEST:
        return []
    return sorted(found.values(), key=lambda u: instant(u.published).timestamp() if u.published else 0.0)


def _objects(page: Page, listed: Any) -> Iterator[dict[str, Any]]:
    for value in listed if isinstance(listed, list) else [listed]:
        value = page.described.resolved(value)
        if isinstance(value, dict):
            yield value


def _update(page: Page, node: Node, outlet: str | None, by_id: dict[str, html.HtmlElement]) -> Update | None:
    title, dates = node.text("headline", "name"), page.read([node.get("datepublished", "datecreated", "datemodified")])
    published = dates[0] if dates else None
    modified = next(iter(page.read([node.get("datemodified")])), None)
    own = one(node.get("url", "@id", "mainentityofpage"))
    base = page.canonical or page.address or ""
    address = absolute(own, base) if isinstance(own, str) else None
    text = paragraphs(one(node.get("articlebody", "text"))) or _shown(address, by_id)
    if len(text) < SHORTEST:
        return None
    said = node.get("author", "creator")
    authors = written([page.described.resolved(v) for v in (said if isinstance(said, list) else [said])], outlet)
    if address is None or (same_page(address, base) and not urldefrag(address)[1]):
        address = f"{urldefrag(base)[0]}#{published or title or text[:40]}".replace(" ", "-")
    return Update(text, title, published, modified, authors, address)


def _shown(address: str | None, by_id: dict[str, html.HtmlElement]) -> str:
    """The text of an update that the description leaves to the markup: the element with the fragment's name."""
    element = by_id.get(urldefrag(address)[1]) if address else None
    return text_of(element) if element is not None else ""
