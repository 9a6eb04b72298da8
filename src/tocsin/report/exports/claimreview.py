"""Claims in the shape of schema.org's ClaimReview, as a JSON-LD DataFeed: who claims what, where it appeared.

A fact-checker's rating is left to the fact-checker: `reviewRating` has words on who says so and no value, so nothing here can be
read as true or false.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from tocsin.model import Actor, Statement
from tocsin.report import phrases
from tocsin.report.exports.content import Content, Read
from tocsin.report.exports.inert import json_text
from tocsin.report.wording import called, outlet_name, source_name


def write_claims(content: Content, out: TextIO) -> int:
    """A DataFeed of all claims; how many."""
    colophon = content.colophon
    head = {
        "@context": "https://schema.org", "@type": "DataFeed", "name": "Claims in the reports of a Tocsin desk",
        "description": colophon.text, "dateModified": colophon.made,
    }  # fmt: skip
    out.write(json_text(head)[:-1] + ', "dataFeedElement": [')
    count = 0
    for read in content.reads():
        for claim in claims(read, colophon.desk):
            out.write(("," if count else "") + "\n" + json_text(claim))
            count += 1
    out.write("\n]}\n")
    return count


def claims(read: Read, desk: str) -> Iterator[dict[str, Any]]:
    """A claim for each statement with a content."""
    for statement in read.record.statements:
        if statement.content:
            yield _review(read, statement, f"urn:tocsin:{desk}:{read.name}/{statement.id}")


def _review(read: Read, statement: Statement, name: str) -> dict[str, Any]:
    report = read.record.report
    article = _known({
        "@type": "NewsArticle", "url": report.url, "headline": report.title, "datePublished": report.published,
        "inLanguage": report.language, "publisher": {"@type": "Organization", "name": outlet_name(read.record)},
        "identifier": read.urn,
    })  # fmt: skip
    item = _known({
        "@type": "Claim", "author": _author(statement), "datePublished": report.published, "appearance": article,
        "text": phrases.content(statement),
    })  # fmt: skip
    return _known({
        "@type": "ClaimReview", "@id": name, "claimReviewed": phrases.content(statement), "itemReviewed": item,
        "author": {"@type": "SoftwareApplication", "name": "Tocsin"},
        "reviewBody": " ".join(statement.evidence.text.split()),
        "reviewRating": {"@type": "Rating", "alternateName": status(statement, read)},
    })  # fmt: skip


def status(statement: Statement, read: Read) -> str:
    """Who says so and through whom: "Olha Taran asserts, as told by The Vistula Courier; whether it is so is not judged"."""
    who = source_name(statement)
    return f"{who} {phrases.stance(statement)}, as told by {outlet_name(read.record)}; whether it is so is not judged"


def _author(statement: Statement) -> dict[str, Any] | None:
    if not statement.holders:
        return None
    holder = statement.holders[-1]
    return _known({"@type": _kind(holder), "name": called(holder), "jobTitle": holder.role, "identifier": holder.id})


def _kind(actor: Actor) -> str:
    return "Person" if actor.role else "Organization" if actor.sectors else "Thing"


def _known(value: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {key: found for key, found in value.items() if found is not None}
