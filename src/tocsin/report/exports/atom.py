"""An Atom feed (RFC 4287) of incidents, the last changed first come as the desk gives them."""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

import tocsin
from tocsin.report.exports.content import Content, Numbered
from tocsin.report.exports.incidents import per_claimant, sayers
from tocsin.report.exports.inert import one_line

LONGEST: int = 600
"""Characters of a title in a feed reader."""


def write_atom(content: Content, out: TextIO) -> int:
    """The feed. Where the desk is served, each entry links to its page."""
    colophon = content.colophon
    out.write('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
    out.write(f"<id>urn:tocsin:{colophon.desk}:incidents</id>\n<title>Tocsin: incidents</title>\n")
    out.write(f"<subtitle>{_text(colophon.text)}</subtitle>\n<updated>{colophon.made}</updated>\n")
    out.write(f"<generator version={quoteattr(tocsin.__version__)}>{_text(colophon.versions)}</generator>\n")
    out.write("<author><name>Tocsin, after the reports named</name></author>\n")
    if content.base:
        out.write(f'<link rel="self" href={quoteattr(content.base + "/api/v1/exports/atom")}/>\n')
    count = 0
    for numbered in content.incidents():
        out.write(_entry(content, numbered))
        count += 1
    out.write("</feed>\n")
    return count


def _entry(content: Content, numbered: Numbered) -> str:
    found = numbered.incident
    parts = [f"<id>urn:tocsin:{content.colophon.desk}:{found.id}</id>", f"<title>{_text(found.title[:LONGEST])}</title>"]
    parts.append(f"<updated>{_moment(numbered.changed or found.last or content.colophon.made)}</updated>")
    if found.first:
        parts.append(f"<published>{_moment(found.first)}</published>")
    if content.base:
        parts.append(f'<link rel="alternate" type="text/html" href={quoteattr(f"{content.base}/e/{numbered.name}")}/>')
    parts.append(f"<category term={quoteattr(one_line(found.type))}/>")
    parts.append(f'<content type="text">{_text(_told(numbered))}</content>')
    return "<entry>\n" + "\n".join(parts) + "\n</entry>\n"


def _told(numbered: Numbered) -> str:
    """How it stands, who says so, the numbers of each, what is disputed."""
    found = numbered.incident
    lines = [*found.status]
    for label, names in (("Said by", sayers(found, 1)), ("Denied by", sayers(found, -1))):
        if names:
            lines.append(f"{label}: {'; '.join(names)}")
    for of in ("killed", "wounded"):
        if numbers := per_claimant(found, of):
            lines.append(f"{of}: {'; '.join(numbers)}")
    lines += [f"Disputed: {dispute.words}" for dispute in found.disputes]
    lines.append(f"{len(found.origins)} origins, {len(found.reports)} reports")
    return ". ".join(lines)


def _moment(time: str) -> str:
    """An ISO day or moment as RFC 3339 wants it."""
    if len(time) == 10:
        return f"{time}T00:00:00Z"
    return time if time.endswith("Z") or time[-6:-5] in "+-" else f"{time}Z"


def _text(text: str) -> str:
    return escape(one_line(text))
