"""What a page shows its readers about itself: headline, byline, dates, captions, tags. Asked where its head is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import html

from tocsin.clean.moments import moment
from tocsin.clean.strings import plain_string, squeezed

PUBLISHED: Final = re.compile(
    r"publi[sc]|posted|entry-date|pubdate|date-?line|created|erschienen|timestamp|post-date", re.IGNORECASE
)
MODIFIED: Final = re.compile(r"updat|modif|edited|changed|revised|aktualisiert|mis à jour|actualizado", re.IGNORECASE)
DATED: Final = re.compile(r"date|time|publi|posted|byline|meta|submitted", re.IGNORECASE)
ELSEWHERE: Final = re.compile(
    r"related|recommend|sidebar|comment|widget|teaser|most-?read|trending|latest|more-?news|promo|newsletter|(?:site|page)-?footer|colophon|breadcrumb|ticker"
    r"|carousel|you-?may|next-?article|prev|archive|popular",
    re.IGNORECASE,
)
ASIDE: Final = frozenset(("aside", "nav"))
CAPTION: Final = re.compile(
    r"(?:^|[\s_-])(?:fig)?-?caption(?:$|[\s_-])|wp-caption-text|photo-?credit|image-?credit|image__?credit|gallery-caption",
    re.IGNORECASE,
)
AUTHOR: Final = re.compile(r"(?:^|[\s_-])(?:authors?|byline)(?:$|[\s_-]|name)|p-author|fn\b", re.IGNORECASE)
CUT: Final = re.compile(
    r"(?=\b(?:last )?(?:updated?|modified|edited|changed|aktualisiert|mis à jour|actualizado)\b)", re.IGNORECASE
)
LONGEST_DATE: Final = 120
LONGEST_CAPTION: Final = 1_500
MOST: Final = 60
"""Elements of a kind that are looked at."""
SUFFIX: Final = re.compile(r"\s+(?:[|–—·»•:]|-)\s+")


def title(tree: html.HtmlElement, outlet: str | None) -> str | None:
    """The headline: the first <h1> that is not the outlet's name, else the page's title without it."""
    for element in list(tree.iter("h1"))[:MOST]:
        text = plain_string(element.text_content())
        if text and squeezed(text) != squeezed(outlet or "") and not elsewhere(element):
            return text
    return without_outlet(plain_string(tree.findtext(".//title")), outlet)


def without_outlet(text: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name behind it ("Two villages shelled | The Ferry Post")."""
    if not text or not outlet:
        return text
    parts = SUFFIX.split(text)
    name = squeezed(outlet).removeprefix("the ")
    while (
        len(parts) > 1 and name and name in (squeezed(parts[-1]).removeprefix("the "), squeezed(parts[-1]).removesuffix(" com"))
    ):
        text = text[: text.rindex(parts.pop())]
        text = re.sub(r"\s+(?:[|–—·»•:]|-)\s*$", "", text)
    return text.strip() or None


def dates(tree: html.HtmlElement, us: bool) -> tuple[list[str], list[str]]:
    """The dates of publication and of the last change that the page shows, the likeliest first."""
    published: list[str] = []
    modified: list[str] = []
    plain: list[str] = []
    for element in _dated(tree):
        names = _names(element)
        text = " ".join(element.text_content().split())[:LONGEST_DATE]
        machine = moment(
            element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else None)
        )
        if machine and PUBLISHED.search(names) and not MODIFIED.search(text):
            published.append(machine)
        elif MODIFIED.search(names) or (machine and MODIFIED.search(text)):
            modified += [machine] if machine else _read(text, us)
        elif machine:
            plain.append(machine)
        else:
            first, *rest = CUT.split(text)
            published += _read(first, us)
            modified += [found for part in rest for found in _read(part, us)]
    return [*published, *plain], modified


def _read(text: str, us: bool) -> list[str]:
    found = moment(text[:80], us=us)
    return [found] if found else []


def _dated(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Elements that may hold the date of the page: <time>, and short ones whose class speaks of dates."""
    left = MOST
    for element in tree.iter("time", "abbr", "span", "div", "p", "li", "em", "small", "dd"):
        if left == 0:
            return
        if element.tag != "time":
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            if len(names) == 1 or not DATED.search(names) or len(element) > 3 or element.find(".//time") is not None:
                continue
            if len(element.text_content()) > LONGEST_DATE:
                continue
        if not elsewhere(element):
            left -= 1
            yield element


def _names(element: html.HtmlElement) -> str:
    """The classes and properties of an element and of the one around it."""
    parent = element.getparent()
    found = [element.get(a) or "" for a in ("class", "id", "itemprop", "property", "pubdate")]
    if element.get("pubdate") is not None:
        found.append("pubdate")
    around = parent.get("class") or "" if parent is not None and len(parent) <= 2 else ""
    return " ".join((*found, around))


def elsewhere(element: html.HtmlElement) -> bool:
    """Whether an element stands in a part of the page that is about others: a list of teasers, comments, the footer."""
    for depth, around in enumerate((element, *element.iterancestors())):
        if around.tag in ("body", "html"):
            return False
        named = f"{around.get('class') or ''} {around.get('id') or ''}"
        if around.tag in ASIDE or _site_footer(around) or ELSEWHERE.search(named):
            return True
        if depth > 12:
            return False
    return False


def _site_footer(element: html.HtmlElement) -> bool:
    """The footer of the page; one within an article may name its author and its date."""
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag == "body"


def bylines(tree: html.HtmlElement) -> list[str]:
    """What stands where a byline stands."""
    found: list[str] = []
    for element in tree.xpath("//*[@rel='author' or @itemprop='author' or @class]"):
        if len(found) >= 6:
            break
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not marked and not AUTHOR.search(element.get("class") or ""):
            continue
        text = plain_string(element.text_content())
        if text and len(text) <= LONGEST_DATE and not elsewhere(element):
            found.append(text)
    return found


def sections(tree: html.HtmlElement) -> list[str]:
    """The steps of a trail of links above the article, the front page left out."""
    for trail in tree.xpath("//*[contains(translate(concat(@class, ' ', @id, ' ', @aria-label), 'B', 'b'), 'breadcrumb')]")[:3]:
        steps = [plain_string(a.text_content()) for a in trail.iter("a")]
        found = [s for s in steps if s and s.lower() not in ("home", "homepage", "startseite", "accueil", "inicio", "главная")]
        if found:
            return found
    return []


def tags(tree: html.HtmlElement) -> list[str]:
    """The tags under an article: links that say so."""
    return _links(tree, "tag")


def categories(tree: html.HtmlElement) -> list[str]:
    """Its categories, which blogs name beside the tags."""
    return _links(tree, "category tag")


def _links(tree: html.HtmlElement, rel: str) -> list[str]:
    found = (plain_string(a.text_content()) for a in tree.xpath("//a[@rel=$rel]", rel=rel)[:MOST])
    return list(dict.fromkeys(t for t in found if t and len(t) <= 60))


def taken_captions(tree: html.HtmlElement) -> list[str]:
    """The captions of pictures, taken out of the tree: they are no part of the body."""
    found: list[str] = []
    taken: set[html.HtmlElement] = set()
    for element in list(tree.iter("figcaption", "p", "div", "span", "amp-image-caption", "small", "dd")):
        named = f"{element.get('class') or ''}"
        if element.tag not in ("figcaption", "amp-image-caption") and not (named and CAPTION.search(named)):
            continue
        if element.getparent() is None or len(element.text_content()) > LONGEST_CAPTION:
            continue
        if taken and any(around in taken for around in element.iterancestors()):
            continue
        taken.add(element)
        text = plain_string(element.text_content(), LONGEST_CAPTION)
        if text and not elsewhere(element):
            found.append(text)
        element.drop_tree()
    return list(dict.fromkeys(found))
