"""What a page says about its report, put together: schema.org's description first, then the head, then what readers see.

The publisher's own description carries hour and zone; what is shown often has the day only. Statements of one date are held
against each other: an hour or a zone that one lacks is taken from another that agrees with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import html

from tocsin.clean import shown
from tocsin.clean.heads import AGENCY, AUTHOR, LANGUAGE, MODIFIED, OUTLET, PUBLISHED, SECTION, TAGS, TITLE, Head, head
from tocsin.clean.linked import Described, Node, described, one
from tocsin.clean.moments import DAY, GUESSED, exact, finest, instant, moment, plausible
from tocsin.clean.people import Written, agency_of, written
from tocsin.clean.strings import own_address, paragraphs, plain_string

MOST_TAGS: Final = 50
PAYWALL: Final = "the page says that it shows only a part of the report to readers without a subscription"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says; None or empty where it says nothing. `text` is what its description holds of the report, `partial`
    whether it keeps a part from readers without a subscription."""

    title: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    text: str = ""
    partial: bool = False
    warnings: tuple[str, ...] = field(default=())


class Page:
    """A parsed page with its description and its head."""

    def __init__(self, tree: html.HtmlElement, *, address: str | None = None, fetched: str | None = None) -> None:
        self.tree = tree
        self.fetched = fetched
        self.head: Head = head(tree)
        self.described: Described = described(tree)
        self.address = address
        self.canonical = own_address(self.head.canonical, address) or own_address(next(self.head.all(["og:url"]), None), address)
        self.heading = shown.title(tree, None)
        self.article: Node = self.described.main(self.canonical or address, self.heading) or Node({})
        self.us = any("us" in v.lower()[-2:] for v in (self.head.language or "", *self.head.all(["og:locale"])))

    def facts(self, guess: bool = True) -> PageFacts:
        """All of it. `guess`: where nothing tells the date, it may be guessed (which takes as long as all the rest)."""
        outlet = self.outlet()
        authors = self.written(outlet)
        published, modified = self.dates()
        warnings = []
        if guess and published is None and (published := self.guessed()):
            warnings.append(GUESSED)
        partial = str(one(self.article.get("isaccessibleforfree"))).lower().rsplit("/", 1)[-1] in ("false", "no", "0")
        return PageFacts(
            title=self.title(outlet),
            byline=authors.byline,
            authors=authors.authors,
            agency=authors.agency,
            published=published,
            modified=modified,
            outlet=outlet,
            language=self.language(),
            url=self.url(),
            section=self.section(),
            tags=tuple(self.tags()),
            text=paragraphs(one(self.article.get("articlebody", "text"))),
            partial=partial,
            warnings=tuple(warnings),
        )

    def title(self, outlet: str | None) -> str | None:
        """The headline. Publishers write another one for search engines into <title>; that one comes last."""
        return (
            self.article.text("headline")
            or shown.without_outlet(self.head.first(TITLE, plain_string), outlet)
            or self.article.text("name")
            or shown.title(self.tree, outlet)
        )

    def outlet(self) -> str | None:
        """The publisher's name."""
        publisher = self.described.resolved(one_object(self.article.get("publisher", "sourceorganization")))
        site = self.described.first("website", "newsmediaorganization")
        return (
            plain_string(one(publisher))
            or self.head.first(OUTLET, lambda v: None if "://" in v else plain_string(v))
            or (site.text("name") if site else None)
        )

    def written(self, outlet: str | None) -> Written:
        """Authors and agency, from the first place that names any."""
        said = self.article.get("author", "creator")
        ours = [self.described.resolved(v) for v in (said if isinstance(said, list) else [said])]
        found = written(ours, outlet)
        for name in ("head", "shown"):
            if not found.authors:
                other = written(self.head.all(AUTHOR) if name == "head" else shown.bylines(self.tree), outlet)
                found = Written(other.authors, found.agency or other.agency)
        agency = found.agency or self.credited()
        names = [*found.authors, *([agency] if agency else [])]
        return Written(found.authors, agency, ", ".join(names) or None)

    def credited(self) -> str | None:
        """The agency that the page gives as its source."""
        values = [self.article.get(n) for n in ("sourceorganization", "credittext", "copyrightholder", "contributor")]
        texts = [plain_string(one(self.described.resolved(one_object(v)))) for v in values]
        return next((a for a in map(agency_of, [*texts, *self.head.all(AGENCY)]) if a), None)

    def dates(self) -> tuple[str | None, str | None]:
        """Publication and last change. Where the description gives the last change as publication too, the head is asked."""
        linked, changed = self.read([self.article.get("datepublished")]), self.read([self.article.get("datemodified")])
        if not linked:
            linked = self.read([self.article.get("datecreated", "uploaddate")])
        meta, meta_changed = self.read(self.head.all(PUBLISHED)), self.read(self.head.all(MODIFIED))
        if linked and linked == changed and meta and exact(meta[0]) and instant(meta[0]) < instant(linked[0]):
            linked = []
        seen, seen_changed = ([], []) if linked and exact(linked[0]) else shown.dates(self.tree, self.us)
        page = self.described.first("webpage", "newsarticle", "itempage")
        around = self.read([page.get("datepublished")]) if page else []
        published = finest([*linked, *meta, *around, *(s for s in seen if plausible(s, self.fetched))])
        modified = finest([*changed, *meta_changed, *(self.read([page.get("datemodified")]) if page else []), *seen_changed])
        if published and modified and _earlier(modified, published):
            modified = None  # a draft's date, or the template's
        return published, modified

    def read(self, values: Iterable[Any]) -> list[str]:
        """The dates among values, those that cannot be meant left out."""
        found = (moment(one(v), us=self.us) for v in values)
        return [f for f in found if f and plausible(f, self.fetched)]

    def guessed(self) -> str | None:
        """The day that the page's address or text may bear, by htmldate: only asked where nothing else tells."""
        from htmldate import find_date

        try:
            found = find_date(
                self.tree, url=self.canonical or self.address, original_date=True, max_date=(self.fetched or "")[:DAY] or None
            )
        except (ValueError, TypeError, RecursionError, AssertionError):
            return None
        return moment(found)

    def language(self) -> str | None:
        """Two letters, as the description or the frame of the page says."""
        values = (
            one(self.article.get("inlanguage")),
            *self.head.all(LANGUAGE[:1]),
            self.head.language,
            *self.head.all(LANGUAGE[1:]),
        )
        for value in values:
            code = str(value or "").strip()[:2].lower()
            if len(code) == 2 and code.isascii() and code.isalpha():
                return code
        return None

    def url(self) -> str | None:
        """The page's address as it gives it itself, where that is on its own site."""
        entity = self.article.get("mainentityofpage")
        own = entity.get("@id", entity.get("url")) if isinstance(entity, dict) else one(entity)
        return self.canonical or own_address(one(self.article.get("url")), self.address) or own_address(own, self.address)

    def section(self) -> str | None:
        """The first section that is named, else the first step of the trail above the article, or a category."""
        named = self.article.text("articlesection") or self.head.first(SECTION, plain_string)
        if named:
            return named
        return next(iter([*shown.sections(self.tree), *shown.categories(self.tree)]), None)

    def tags(self) -> list[str]:
        """Keywords of the description, of the head, or under the article."""
        for values in (_listed(self.article.get("keywords")), *(_listed(list(self.head.all([name]))) for name in TAGS)):
            if values:
                return values[:MOST_TAGS]
        return shown.tags(self.tree)[:MOST_TAGS]


def _earlier(modified: str, published: str) -> bool:
    """Whether a change was before the publication, as far as both can be compared."""
    if exact(modified) and exact(published):
        return instant(modified) < instant(published)
    return modified[:DAY] < published[:DAY]


def one_object(value: Any) -> Any:
    """The first of several values."""
    return value[0] if isinstance(value, list) and value else value


def _listed(value: Any) -> list[str]:
    """Keywords, written as one string or as several, or as objects with names."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        text = plain_string(one(item), 5_000) or ""
        found += [t.strip(" #\"'") for t in text.replace(";", ",").split(",")]
    return list(dict.fromkeys(t for t in found if 1 < len(t) <= 60))
