"""OPML, the list format of feed readers. What OPML has no word for is kept in attributes of our own, and read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from lxml import etree

from tocsin.collect.source import InputError

OURS: Final = "https://tocsin.example/opml"
"""The namespace of our attributes; it names, and leads nowhere."""


def read(raw: bytes, name: str) -> Iterator[dict[str, Any]]:
    """The feeds of an OPML file as rows, those of all its folders. Raises InputError where it is none."""
    parser = etree.XMLParser(recover=True, no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(name, f"not an OPML file: {error}") from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise InputError(name, "not an OPML file")
    for outline in root.iter("outline"):
        address = next((value for key, value in outline.attrib.items() if str(key).lower() == "xmlurl"), None)
        if address:
            yield _row(outline, str(address))


def _row(outline: etree._Element, address: str) -> dict[str, Any]:
    row: dict[str, Any] = {"address": address, "outlet": outline.get("title") or outline.get("text") or None}
    prefix = f"{{{OURS}}}"
    row |= {str(key).removeprefix(prefix): str(value) for key, value in outline.attrib.items() if str(key).startswith(prefix)}
    if "wire" in row:
        row["wire"] = [part.strip() for part in row["wire"].split("|") if part.strip()]
    return row


def write(rows: Sequence[dict[str, Any]]) -> bytes:
    """An OPML 2.0 file of sources."""
    root = etree.Element("opml", version="2.0", nsmap={"tocsin": OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Tocsin sources"
    body = etree.SubElement(root, "body")
    for row in rows:
        name = row.get("outlet") or row["address"]
        outline = etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=row["address"])
        for key, value in row.items():
            if key not in ("address", "outlet"):
                outline.set(f"{{{OURS}}}{key}", "|".join(value) if isinstance(value, list) else str(value))
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return made
