"""A page's head: its meta tags, its links to itself, and the same properties set in the markup (RDFa)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import html

MOST: Final = 2_000
"""Properties of a head that are looked at."""
PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "og:pubdate", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.available", "dc.date.published", "sailthru.date",
    "article.published", "publication_date", "publish-date", "publish_date", "publishdate", "published_at", "pubdate", "pub_date",
    "ptime", "displaydate", "article_date_original", "originalpublicationdate", "rnews:datepublished", "schema:datepublished",
    "schema:datecreated", "dcterms.created", "dc.date.created", "dc:created", "article:published", "bt:pubdate", "dc.date",
    "dc:date", "dcterms.date", "last-published", "date", "analyticsattributes.articledate", "article.created", "time",
)  # fmt: skip
MODIFIED: Final = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "dc:modified", "article.updated", "lastmod", "last-modified", "last_modified",
    "revised", "utime", "bt:moddate", "updated_at", "schema:datemodified", "rnews:datemodified",
)  # fmt: skip
TITLE: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "parsely-title", "sailthru.title", "title")
AUTHOR: Final = (
    "author", "article:author", "article:author_name", "parsely-author", "dc.creator", "dcterms.creator", "dc:creator",
    "byl", "sailthru.author", "authors", "article.author", "cxenseparse:author", "twitter:data1", "citation_author",
)  # fmt: skip
AGENCY: Final = (
    "article:agency",
    "agency",
    "news_source",
    "syndication-source",
    "original-source",
    "dc.source",
    "source",
    "credit",
)
OUTLET: Final = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "cre", "copyright-holder")
SECTION: Final = (
    "article:section",
    "parsely-section",
    "section",
    "cxenseparse:category",
    "dc.subject.section",
    "article.section",
    "category",
)
TAGS: Final = ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
LANGUAGE: Final = ("og:locale", "content-language", "dc.language", "dcterms.language", "language", "inlanguage")


@dataclass
class Head:
    """What meta tags say, by their names in small letters; `canonical` as the page gives it."""

    said: dict[str, list[str]] = field(default_factory=dict)
    canonical: str | None = None
    language: str | None = None

    def all(self, names: Iterable[str]) -> Iterator[str]:
        """The values of these properties, in the order of the names."""
        for name in names:
            yield from self.said.get(name, ())

    def first(self, names: Iterable[str], read: Callable[[str], str | None]) -> str | None:
        """The first of them that can be read."""
        return next((found for value in self.all(names) if (found := read(value))), None)


def head(tree: html.HtmlElement) -> Head:
    """The head of a page."""
    found = Head(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"))
    for element in tree.xpath("//meta[@content] | //*[@property and @content and not(self::meta)]")[:MOST]:
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                value = element.get("content", "").strip()
                if value:
                    found.said.setdefault(name, []).append(value)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            found.canonical = link.get("href").strip()
            break
    return found
