"""Passages as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one for each statement and each event.

An annotation points at the report's page by the quoted words with what stands around them (TextQuoteSelector), and at Tocsin's
text of it, named by its SHA-256, by the words and by position (TextPositionSelector, Unicode code points, as the standard asks).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TextIO

from tocsin.model import Event, Span, Statement
from tocsin.report import phrases
from tocsin.report.exports.content import Content, Read
from tocsin.report.exports.inert import json_text
from tocsin.report.wording import factuality, source_name

AROUND: Final = 32
"""Characters of prefix and suffix: the length that annotation clients use to find a passage again in a changed page."""
CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {"colophon": {"@id": "urn:tocsin:colophon", "@type": "@json"}, "score": "urn:tocsin:score"},
]


def write_annotations(content: Content, out: TextIO) -> int:
    """An AnnotationCollection with all annotations on its first page, written as they come; how many."""
    colophon = content.colophon
    head: dict[str, Any] = {
        "@context": CONTEXT, "id": f"urn:tocsin:{colophon.desk}:annotations", "type": "AnnotationCollection",
        "label": "Statements and events, by Tocsin", "colophon": colophon.to_dict(),
        "generator": {"type": "Software", "name": colophon.versions},
    }  # fmt: skip
    out.write(json_text(head)[:-1] + f', "first": {{"id": "urn:tocsin:{colophon.desk}:annotations:1", "type": "AnnotationPage", ')
    out.write('"startIndex": 0, "items": [')
    count = 0
    for read in content.reads():
        for annotation in of_reading(read, colophon.desk):
            out.write(("," if count else "") + "\n" + json_text(annotation))
            count += 1
    out.write(f'\n]}}, "total": {count}}}\n')
    return count


def of_reading(read: Read, desk: str) -> Iterator[dict[str, Any]]:
    """The annotations of one reading."""
    for statement in read.record.statements:
        passages = statement.content or [statement.evidence]
        yield _annotation(read, f"urn:tocsin:{desk}:{read.name}/{statement.id}", passages, _said(statement))
    for event in read.record.events:
        yield _annotation(read, f"urn:tocsin:{desk}:{read.key(event)}", [event.evidence], _happened(event, read))


def _annotation(read: Read, name: str, passages: list[Span], body: list[dict[str, Any]]) -> dict[str, Any]:
    targets = [target for passage in passages for target in _targets(read, passage)]
    return {
        "id": name, "type": "Annotation", "motivation": "describing", "body": body,
        "target": targets if len(targets) > 1 else targets[0],
    }  # fmt: skip


def _targets(read: Read, passage: Span) -> Iterator[dict[str, Any]]:
    """The passage in the page, where it has an address, and in our text of it."""
    report = read.record.report
    quote = quote_selector(report.text, passage)
    if report.url:
        yield {"type": "SpecificResource", "source": report.url, "selector": quote}
    position = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    text = {"id": read.urn, "type": "Text", "format": "text/plain"} | ({"language": report.language} if report.language else {})
    yield {"type": "SpecificResource", "source": text, "selector": [quote, position]}


def quote_selector(text: str, passage: Span) -> dict[str, str]:
    """The words with what stands before and after them."""
    return {
        "type": "TextQuoteSelector", "exact": passage.text, "prefix": text[max(passage.start - AROUND, 0) : passage.start],
        "suffix": text[passage.end : passage.end + AROUND],
    }  # fmt: skip


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _said(statement: Statement) -> list[dict[str, Any]]:
    words = f"{source_name(statement)} {phrases.stance(statement)}"
    return [_text(words, "describing"), _text(statement.stance, "classifying")]


def _happened(event: Event, read: Read) -> list[dict[str, Any]]:
    status = "; ".join(words.text for words in factuality(event, read.record))
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    return [_text(f"{phrases.who_to_whom(event)}: {status}", "describing"), _text(kind, "classifying")]
