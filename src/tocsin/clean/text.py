"""From an already extracted text to a report: body, furniture, and what the text tells about itself.

The order: lines -> hard wraps undone -> known furniture marked -> torn sentences joined -> lines weighed -> blanks mended.
Letters are never changed and paragraphs never reordered, so a clean text passes through as it is. A title that the text itself
begins with stays its first paragraph (headlines hold statements) and is repeated in `Report.title`; a title given apart stays
apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.clean import facts
from tocsin.clean.furniture import Phrases, known, phrases, recurring
from tocsin.clean.lines import OPEN_QUOTE, Line, split_lines
from tocsin.clean.site import SiteLines
from tocsin.clean.spacing import mended, without_empty_quotes
from tocsin.clean.torn import joined
from tocsin.clean.unwrap import unwrap
from tocsin.clean.weigh import AGAIN, STAYS, Weight, addressed, in_text, lists, repeated, sections, tail, weigh
from tocsin.model import Furniture, Outlet, Report

LONG_ENOUGH = 4
"""A text of fewer lines has no page around it: only lines with known phrases are taken out."""
TAG_WORDS = 5
MARKS = re.compile(r"[\"“”„«»'’]+ ?[.,;:!?]*|[.,;:!?]+ ?[\"“”„«»]")
"""A line of quotation marks was torn off its sentence, and is no separator of the page."""
TAGS = next(p for p in phrases() if p.keep == "tags")


@dataclass
class Body:
    """Paragraphs kept, lines taken out, and what those told."""

    paragraphs: list[str] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    tags: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def clean_text(
    raw: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    authors: Sequence[str] = (),
    agency: str | None = None,
    published: str | None = None,
    modified: str | None = None,
    fetched: str | None = None,
    url: str | None = None,
    outlet: Outlet | None = None,
    language: str | None = None,
    section: str | None = None,
    tags: Sequence[str] = (),
    captions: Sequence[str] = (),
    ref: str | None = None,
    raw_sha256: str | None = None,
    site_lines: SiteLines | None = None,
) -> Report:
    """The report of a text. What the caller knows (title, date …) goes before what the text says of itself. `site_lines` is what
    is known of the lines of the site that it comes from."""
    body = body_of(raw, site_lines)
    published = published or body.published or facts.dateline(body.paragraphs[:3])
    return Report(
        text=body.text,
        title=title or body.title,
        byline=byline or body.byline,
        authors=list(authors),
        agency=agency,
        url=url,
        outlet=outlet or Outlet(),
        published=published,
        modified=modified,
        fetched=fetched,
        language=facts.language(body.text) or language,  # pages often name the language of their frame, not of their text
        section=section,
        tags=list(dict.fromkeys([*tags, *body.tags])),
        captions=list(captions),
        furniture=body.furniture,
        raw_sha256=raw_sha256,
        ref=ref,
        warnings=body.warnings,
    )


def body_of(raw: str, site_lines: SiteLines | None = None) -> Body:
    """The paragraphs of a text and its furniture. Never empty for a text that has words."""
    body = Body()
    lines = unwrap(split_lines(raw))
    for order, line in enumerate(lines):
        line.order = order
    marked = _marked(lines, site_lines or SiteLines())
    whole = joined([line for line in lines if line.order not in marked])
    weights = _weighed(whole, marked, lines)
    out = {w.line.order: w for w in weights if w.known or w.score < STAYS}
    if len(out) == len(weights):
        out = {}
    _collect(body, [w for w in weights if w.line.order in out])
    kept = [w.line for w in weights if w.line.order not in out]
    title = facts.headline(kept)
    body.title = mended(title.text) if title else None
    for line in kept:
        _add_paragraph(line.text, body)
    return body


def _marked(lines: Sequence[Line], site: SiteLines) -> dict[int, Phrases]:
    """Known furniture by the place of its line. A line that opens with a colon, comma or dash goes on with the line before it."""
    found: dict[int, Phrases] = {}
    for line in lines:
        phrase = None if MARKS.fullmatch(line.text) else known(line.text)
        if phrase is None and (why := site.why(line.text, line.ends)):
            phrase = recurring(why)
        if phrase is None and line.text[0] in ":,–-|" and line.order - 1 in found:
            phrase = found[line.order - 1]
        if phrase is not None:
            found[line.order] = phrase
    for order in _tag_block(lines, found):
        found[order] = TAGS
    for line in reversed(lines[LONG_ENOUGH:]):
        if line.order not in found:
            phrase = known(line.text, last=True)
            if phrase is None:
                break
            found[line.order] = phrase
    return found


def _tag_block(lines: Sequence[Line], marked: Mapping[int, Phrases]) -> list[int]:
    """The list of tags that closes a text: three or more short lines with bullets, or those below a heading "Tags"."""
    tail: list[int] = []
    for line in reversed(lines):
        if line.order in marked and not tail:
            continue
        if not line.bullet or line.ends or len(line.words) > TAG_WORDS + 1:
            break
        tail.append(line.order)
    return tail if len(tail) >= 3 else []


def _weighed(whole: Sequence[Line], marked: Mapping[int, Phrases], lines: Sequence[Line]) -> list[Weight]:
    """Every line with its weight, known furniture in its place among the others."""
    everything = sorted([*whole, *(line for line in lines if line.order in marked)], key=lambda line: line.order)
    capitals = sum(line.text.isupper() for line in everything) > 0.5 * len(everything)
    weights = [weigh(line, marked.get(line.order), capitals=capitals) for line in everything]
    if len(whole) < LONG_ENOUGH:
        for weight in weights:
            weight.score = max(weight.score, STAYS)
        return weights
    in_text(weights)
    repeated(weights)
    lists(weights)
    addressed(weights)
    sections(weights)
    tail(weights)
    _keep_headline(weights)
    return weights


def _keep_headline(weights: Sequence[Weight]) -> None:
    """The title stays, though it is short and no sentence."""
    rest = [w for w in weights if not w.known and w.why != AGAIN]
    title = facts.headline([w.line for w in rest])
    for weight in rest:
        if weight.line is title:
            weight.score = max(weight.score, STAYS)


def _collect(body: Body, out: Sequence[Weight]) -> None:
    """Furniture into the body's list, with what it tells."""
    for weight in out:
        text = weight.line.text
        body.furniture.append(Furniture(text, weight.known.why if weight.known else weight.why))
        keep = weight.known.keep if weight.known else None
        if keep == "tags":
            body.tags += facts.tags([text])
        elif keep == "byline":
            body.byline = body.byline or facts.byline(text)
        body.published = body.published or (facts.date_in(text) if keep == "date" else None)


def _add_paragraph(text: str, body: Body) -> None:
    text, lost = without_empty_quotes(mended(text))
    if OPEN_QUOTE.search(text):
        text, lost = OPEN_QUOTE.sub("", text).rstrip(), True
    if lost:
        body.warnings.append(f"a quotation has lost its words: {text[:60]}")
    body.paragraphs.append(text)
