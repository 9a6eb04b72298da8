"""Sitemaps: XML lists of addresses, read as a stream, in bounded depth and number."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from tocsin.collect.addresses import absolute, canonical
from tocsin.collect.dates import feed_date
from tocsin.collect.expanding import expanded
from tocsin.collect.source import MAX_BYTES, InputError

DEEPEST: Final = 3
"""How deep indexes of sitemaps may be nested."""
MOST_MAPS: Final = 50
MOST_PAGES: Final = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a sitemap names; `published` and `title` from its news extension."""

    address: str
    modified: str | None = None
    published: str | None = None
    title: str | None = None


def pages(address: str, fetch: Callable[[str], bytes]) -> Iterator[Entry | InputError]:
    """The pages of a sitemap and of those that it lists, as they are read. A part that cannot be had is yielded as its error."""
    queue, seen, count = [(address, 0)], {address}, 0
    while queue:
        at, depth = queue.pop(0)
        try:
            for found in parse_sitemap(fetch(at), at):
                if isinstance(found, str):
                    if depth < DEEPEST and len(seen) < MOST_MAPS and found not in seen:
                        seen.add(found)
                        queue.append((found, depth + 1))
                    continue
                count += 1
                if count > MOST_PAGES:
                    yield InputError(address, f"names more than {MOST_PAGES:,} pages: the rest was left out")
                    return
                yield found
        except InputError as error:
            yield error


def parse_sitemap(raw: bytes, address: str) -> Iterator[Entry | str]:
    """The pages of one sitemap, and the addresses of the sitemaps that an index lists. Raises InputError where it is none."""
    if raw[:2] == b"\x1f\x8b":
        try:
            raw = expanded(raw, "gzip", MAX_BYTES)
        except ValueError as error:
            raise InputError(address, f"its compressed content is {error}") from error
    found = False
    context = etree.iterparse(
        io.BytesIO(raw), events=("end",), recover=True, no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False
    )
    try:
        for _, node in context:
            name = _name(node)
            if name not in ("url", "sitemap"):
                continue
            said = {_name(child): (child.text or "").strip() for child in node.iter() if isinstance(child.tag, str)}
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
            found = True
            link = absolute(said.get("loc", ""), address) if said.get("loc") else None
            if link and name == "sitemap":
                yield link
            elif link:
                published = feed_date(said.get("publication_date"))
                yield Entry(canonical(link), feed_date(said.get("lastmod")), published, said.get("title") or None)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(address, f"is not a sitemap that can be read: {error}") from error
    if not found:
        raise InputError(address, "is not a sitemap: it lists no pages")


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
