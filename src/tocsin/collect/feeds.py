"""Feeds: RSS, Atom and JSON Feed, also broken ones."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from typing import Any, Final

import feedparser
from lxml import etree, html

from tocsin.collect.addresses import absolute, canonical
from tocsin.collect.dates import feed_date
from tocsin.collect.decoding import decode
from tocsin.collect.files import looks_like_html
from tocsin.collect.source import InputError

MOST_ITEMS: Final = 2_000
"""Items of one feed that are looked at, the newest first as feeds have them; more is named."""
FEED_KINDS: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `content` is the HTML that the feed itself carries: a summary or the whole report."""

    address: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: str | None = None
    content: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `problems` are items that have no address of their own, and what of the feed could not be read."""

    title: str | None
    language: str | None
    items: tuple[Item, ...]
    problems: tuple[str, ...] = field(default=())


def parse_feed(raw: bytes, address: str, *, kind: str = "", charset: str | None = None) -> Feed:
    """The feed of some bytes. Raises InputError where they are none, naming the feed of a page where it points at one."""
    if raw.lstrip()[:1] == b"{":
        return _json_feed(raw, address)
    text = raw[:4096].decode("utf8", "replace")
    if looks_like_html(text) and re.search(r"<(!doctype\s+html|html|head|body|p)\b", text, re.IGNORECASE):
        found = feeds_of(decode(raw, address, declared=charset)[0], address)
        hint = f"; its feed is {found[0]}" if found else ""
        raise InputError(address, f"is a page, not a feed{hint}")
    parsed = _parsed(raw, address, f"{kind or 'application/xml'}; charset={charset}" if charset else kind)
    if charset and not parsed.entries:
        parsed = _parsed(raw, address, "application/xml")  # the header's charset may be wrong: let the file say its own
    if not parsed.entries and not parsed.get("version"):
        reason = str(parsed.get("bozo_exception") or "neither RSS, Atom nor JSON Feed")
        raise InputError(address, f"is not a feed that can be read: {reason[:200]}")
    return _feed(parsed, address)


def _parsed(raw: bytes, address: str, content_type: str) -> Any:
    headers = {"content-type": content_type or "application/xml", "content-location": address}
    try:
        return feedparser.parse(io.BytesIO(raw), response_headers=headers, sanitize_html=False)
    except ValueError as error:  # it parts names at spaces of all kinds, and a namespace may hold a hard one
        raise InputError(address, "is not a feed that can be read: a namespace in it holds a space") from error


def _feed(parsed: Any, address: str) -> Feed:
    language = _short(parsed.feed.get("language"))
    items, problems = [], []
    for number, entry in enumerate(parsed.entries[:MOST_ITEMS], 1):
        item = _item(entry, address, language)
        if item is None:
            problems.append(f"item {number} has no address: {_short(entry.get('title')) or 'no title'}")
        else:
            items.append(item)
    if parsed.bozo and not isinstance(parsed.bozo_exception, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType):
        problems.append(f"not well-formed, read as far as it goes: {str(parsed.bozo_exception)[:120]}")
    if len(parsed.entries) > MOST_ITEMS:
        problems.append(f"{len(parsed.entries):,} items: only the first {MOST_ITEMS:,} were looked at")
    return Feed(_short(parsed.feed.get("title")), language, tuple(items), tuple(problems))


def _item(entry: Any, base: str, language: str | None) -> Item | None:
    links = [link.get("href") for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate"]
    link = entry.get("link") or next(filter(None, links), None) or (entry.get("id") if entry.get("guidislink", True) else None)
    address = absolute(str(link), base) if link else None
    if address is None:
        return None
    contents = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary") or ""]
    authors = [str(a.get("name") or "") for a in entry.get("authors", ()) if isinstance(a, dict)]
    return Item(
        canonical(address),
        _short(entry.get("title")),
        feed_date(entry.get("published")),
        feed_date(entry["updated"]) if dict.__contains__(entry, "updated") else None,
        ", ".join(filter(None, authors)) or None,
        max(contents, key=len) or None,
        language,
        tuple(dict.fromkeys(filter(None, (_short(tag.get("term")) for tag in entry.get("tags", ())))))[:30],
    )


def _json_feed(raw: bytes, address: str) -> Feed:
    try:
        value = json.loads(raw.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise InputError(address, f"is neither a feed nor valid JSON: {error}") from error
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version")) or not isinstance(value.get("items"), list):
        raise InputError(address, "is JSON, but not a JSON Feed")
    items, problems = [], []
    for number, entry in enumerate(value["items"][:MOST_ITEMS], 1):
        item = _json_item(entry, address, _short(value.get("language"))) if isinstance(entry, dict) else None
        if item is None:
            problems.append(f"item {number} has no address")
        else:
            items.append(item)
    return Feed(_short(value.get("title")), _short(value.get("language")), tuple(items), tuple(problems))


def _json_item(entry: dict[str, Any], base: str, language: str | None) -> Item | None:
    link = entry.get("url") or entry.get("external_url") or entry.get("id")
    address = absolute(link, base) if isinstance(link, str) and link.strip() else None
    if address is None:
        return None
    authors = entry.get("authors") if isinstance(entry.get("authors"), list) else [entry.get("author")]
    names = [_short(a.get("name")) for a in authors or () if isinstance(a, dict)]
    tags = entry["tags"] if isinstance(entry.get("tags"), list) else []
    content = entry.get("content_html") or entry.get("content_text") or entry.get("summary")
    return Item(
        canonical(address),
        _short(entry.get("title")),
        feed_date(_short(entry.get("date_published"))),
        feed_date(_short(entry.get("date_modified"))),
        ", ".join(filter(None, names)) or None,
        content if isinstance(content, str) else None,
        _short(entry.get("language")) or language,
        tuple(filter(None, map(_short, tags[:30]))),
    )


def _short(value: Any) -> str | None:
    """A short line: markup out, blanks squeezed."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = value
    if "<" in text or "&" in text:
        try:
            text = str(html.fromstring(f"<p>{text}</p>").text_content())
        except (etree.ParserError, ValueError):
            text = value
    return " ".join(text.split())[:500] or None


def feeds_of(page: str, address: str) -> list[str]:
    """The feeds that a page names in its head, in its order."""
    try:
        tree = html.fromstring(page[:500_000].encode("utf8", "replace"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    found = []
    for link in tree.iterfind(".//link[@href]"):
        alternate = "alternate" in (link.get("rel") or "").lower()
        if alternate and (link.get("type") or "").lower().split(";")[0].strip() in FEED_KINDS:
            found.append(absolute(link.get("href") or "", address))
    return list(dict.fromkeys(filter(None, found)))
