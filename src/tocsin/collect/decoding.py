"""Bytes to text: byte order marks, declared charsets, UTF-8, and the honest fallback."""

from __future__ import annotations

import codecs
import re

from tocsin.collect.source import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FORMATS = (
    (b"%PDF", "a PDF file: convert it to text first, for instance with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document: unpack it, or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as text"),
    (b"\x1f\x8b", "gzip-compressed: unpack it first"),
    (b"\x89PNG", "an image: Tocsin reads text only"),
    (b"\xff\xd8\xff", "an image: Tocsin reads text only"),
    (b"GIF8", "an image: Tocsin reads text only"),
    (b"{\\rtf", "an RTF document: save it as plain text"),
)
SAMPLE = 8192
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,30})""", re.I
)


def decode(raw: bytes, name: str, *, declared: str | None = None, line: int | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and warnings. Raises InputError for empty and for binary input.

    The order: byte order mark, UTF-8 where the bytes are valid UTF-8, the declared charset, UTF-16 without a mark, and last
    Windows-1252 (what web browsers take), with a warning.
    """
    if not raw.strip():
        raise InputError(name, "empty: there is nothing to read", line)
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace"), ()
    for magic, what in FORMATS:
        if raw.startswith(magic):
            raise InputError(name, what, line)
    if wide := _wide(raw):
        return raw.decode(wide, "replace"), ("read as UTF-16, which has no mark here",)
    sample = raw[:SAMPLE]
    if b"\0" in sample or len(CONTROL.findall(sample)) > 0.02 * len(sample):
        raise InputError(name, "binary data, not text: give a .txt, .html or .jsonl file", line)
    return _text(raw, declared or declared_charset(raw))


def declared_charset(raw: bytes) -> str | None:
    """The charset that an HTML or XML page names in its head."""
    found = DECLARED.search(raw[:SAMPLE])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _text(raw: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > len(raw) - 4:
            return raw.decode("utf-8", "ignore"), ("cut off in the middle of a letter",)
    if declared:
        try:
            return raw.decode(declared), ()
        except (LookupError, UnicodeDecodeError):
            pass
    text = raw.decode("cp1252", "replace")
    return text, ("not valid UTF-8: read as Windows-1252; save the file as UTF-8 if letters look wrong",)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: in a European text every second byte is nought."""
    sample = raw[:SAMPLE]
    half = len(sample) // 2
    if half < 8 or len(raw) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None
