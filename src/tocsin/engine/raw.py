"""From what was fetched to inputs for the cleaner, and the fetch record of what did not come over the network."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tocsin.collect.decoding import decode
from tocsin.collect.fetched import Fetched
from tocsin.collect.files import looks_like_html
from tocsin.collect.polite import Answer
from tocsin.collect.source import InputError, Kind, RawReport

READABLE: Final = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", "")


def raw_report(answer: Answer, address: str, content: str | None = None) -> RawReport:
    """An answer as an input for cleaning; `content` where a part of it (of a feed) is the report. Raises InputError for what is
    no text."""
    url = address if content else answer.fetched.answered
    if content is not None:
        return RawReport(address, "html", answer.raw, content, url=url, fetched=answer.fetched.ended)
    if answer.kind not in READABLE:
        raise InputError(address, f"is {answer.kind}: only pages and plain text are read")
    text, warnings = decode(answer.raw, address, declared=answer.charset)
    kind: Kind = "text" if answer.kind == "text/plain" and not looks_like_html(text) else "html"
    return RawReport(address, kind, answer.raw, text, url=url, fetched=answer.fetched.ended, warnings=warnings)


def locally(raw: RawReport, program: str) -> Fetched:
    """The fetch record of an input that did not come from a listed source."""
    name = f"{raw.name}:{raw.line}" if raw.line else raw.name
    made = Fetched.locally(name, program)
    return replace(made, answered=raw.url, ended=raw.fetched or made.ended) if raw.name.startswith("http") else made
