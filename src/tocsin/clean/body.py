"""The running text of a page: by trafilatura, and where that finds nothing by other ways, each named in a warning."""

from __future__ import annotations

from typing import Any, Final

import trafilatura
from lxml import etree, html
from trafilatura.readability_lxml import Document  # a part of trafilatura, under its licence: no further dependency

from tocsin.clean.strings import squeezed

SHORTEST: Final = 20
"""Fewer characters are a link or a button, no article."""
MUCH_LONGER: Final = 3
"""The description's text is taken where it is so many times as long as what the markup holds (a page drawn by a script)."""
LEAST_DESCRIBED: Final = 200
PARAGRAPH: Final = 80
"""Characters; shorter ones stand in tables of figures too."""
BLOCKS: Final = ("p", "li", "blockquote", "h2", "h3", "h4", "pre", "td", "dd")


class NoArticleError(ValueError):
    """A page without article text."""


def page_body(tree: html.HtmlElement, described: str) -> tuple[str, str | None]:
    """The text of a page, a paragraph a line, and a warning where it was not found in the usual way. `described` is the text that
    the page's description holds. Raises NoArticleError where there is none."""
    unframe(tree)
    text = _extracted(tree, precision=True)
    if len(described) >= LEAST_DESCRIBED and len(described) > MUCH_LONGER * len(text):
        return described, "the text was taken from the page's description of itself (articleBody): its markup holds little of it"
    if len(text) >= SHORTEST:
        return text, None
    ways = (
        (_readable, "the text was found by the second reader of pages (readability): look whether it is whole"),
        (lambda tree: described, "the text was taken from the page's description of itself (articleBody)"),
        (_extracted, "the text was found with little certainty: lines of the page may stand in it"),
    )
    for way, warning in ways:
        if len(text := way(tree)) >= SHORTEST:
            return text, warning
    raise NoArticleError("no article text in the page: it may be a list of links, or be drawn by a script")


def unframe(tree: html.HtmlElement) -> None:
    """Tables that hold paragraphs, as old pages are laid out, become plain boxes: else the whole text is one cell."""
    for table in list(tree.iter("table")):
        if sum(len(p.text_content()) > PARAGRAPH for p in table.iter("p")) >= 2:
            for part in [table, *table.iter("tbody", "tr", "td", "th")]:
                part.tag = "div"


def _extracted(tree: html.HtmlElement, precision: bool = False) -> str:
    found: Any = trafilatura.bare_extraction(tree, favor_precision=precision, include_comments=False, with_metadata=False)
    return (found.text or "").strip() if found is not None else ""


def _readable(tree: html.HtmlElement) -> str:
    """The part of the page that readability takes for the article; "" where it is rather a list of links."""
    try:
        found = html.fromstring(Document(html.fromstring(html.tostring(tree)), min_text_length=25).summary())
    except (ValueError, TypeError, etree.LxmlError, RecursionError):
        return ""
    linked = sum(len(a.text_content()) for a in found.iter("a"))
    return text_of(found) if linked < 0.4 * len(found.text_content()) else ""


def text_of(element: html.HtmlElement) -> str:
    """The blocks of an element, one a line; the whole as one line where it has none."""
    lines: list[str] = []
    for block in element.iter(*BLOCKS):
        if any(around.tag in BLOCKS for around in block.iterancestors() if around is not element):
            continue
        if line := " ".join(block.text_content().split()):
            lines.append(line)
    whole = " ".join(element.text_content().split())
    return "\n".join(lines) if len(squeezed("".join(lines))) > len(squeezed(whole)) // 2 else whole
