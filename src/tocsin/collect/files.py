"""Inputs from files, folders, standard input and addresses, one after the other.

What cannot be read is yielded as an InputError in its place, so that one bad row never stops the rest.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from tocsin.collect.decoding import decode
from tocsin.collect.source import MAX_BYTES, InputError, Kind, RawReport

SUFFIXES: Final = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "json",
}
FIELDS = ("title", "published", "url", "outlet")
HEADER = re.compile(rf"^(id|{'|'.join(FIELDS)}): ?(.*)$", re.IGNORECASE)
Found = RawReport | InputError
Fetch = Callable[[str], RawReport]


def inputs(
    sources: Iterable[str | Path],
    *,
    max_bytes: int = MAX_BYTES,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Found]:
    """Every report that the sources name, in order: paths of files and folders, "-" for standard input, http(s) addresses.

    `allow_private` lets addresses of the own network be fetched; `fetch` replaces the fetching. Never raises InputError: it is
    yielded in its place.
    """

    def page(url: str) -> RawReport:
        from tocsin.collect import web  # its HTTP client is slow to import, and most readings are of files

        return web.fetch(url, max_bytes=max_bytes, allow_private=allow_private)

    get = fetch or page
    for source in sources:
        name = str(source)
        try:
            if name == "-":
                yield from _piped(stdin or sys.stdin.buffer, max_bytes)
            elif name.lower().startswith(("http://", "https://")):
                yield get(name)
            else:
                yield from _path(Path(source), max_bytes)
        except InputError as error:
            yield error


def _path(path: Path, max_bytes: int) -> Iterator[Found]:
    if path.is_dir():
        files = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file() and not _hidden(p, path)]
        if not files:
            raise InputError(str(path), f"a folder without files to read ({' '.join(SUFFIXES)})")
        for file in files:
            try:
                yield from _file(file, max_bytes)
            except InputError as error:
                yield error
        return
    yield from _file(path, max_bytes)


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _file(path: Path, max_bytes: int) -> Iterator[Found]:
    name = str(path)
    kind = SUFFIXES.get(path.suffix.lower())
    try:
        with path.open("rb") as stream:
            if kind == "json":
                yield from _json(stream, name, max_bytes)
            else:
                yield _single(_limited(stream, name, max_bytes), name, kind)
    except FileNotFoundError as error:
        raise InputError(name, "there is no such file or folder") from error
    except OSError as error:
        raise InputError(name, f"cannot be opened: {error.strerror or error}") from error


def _piped(stream: BinaryIO, max_bytes: int) -> Iterator[Found]:
    """Standard input: JSON Lines where the first line is a JSON object, else one page or one text."""
    first = stream.readline(max_bytes + 1)
    if first.lstrip(b"\xef\xbb\xbf \t")[:1] == b"{" and _row(first) is not None:
        yield from _rows(_chain(first, stream), "-", max_bytes)
        return
    rest = stream.read(max(max_bytes + 1 - len(first), 0))
    yield _single(_checked(first + rest, "-", max_bytes), "-", None)


def _limited(stream: BinaryIO, name: str, max_bytes: int) -> bytes:
    return _checked(stream.read(max_bytes + 1), name, max_bytes)


def _checked(raw: bytes, name: str, max_bytes: int, line: int | None = None) -> bytes:
    if len(raw) > max_bytes:
        raise InputError(name, f"larger than the limit of {max_bytes:,} bytes for one report: split it into single reports", line)
    return raw


def _single(raw: bytes, name: str, kind: str | None) -> RawReport:
    text, warnings = decode(raw, name)
    if kind is None:
        kind = "html" if looks_like_html(text) else "text"
    if kind == "html":
        return RawReport(name, "html", raw, text, warnings=warnings)
    said, text = header(text)
    title, published, url, outlet = map(said.get, FIELDS)
    return RawReport(name, "text", raw, text, said.get("id"), title, published, url, outlet, warnings=warnings)


def header(text: str) -> tuple[dict[str, str], str]:
    """What the header of a text file says, and the text below it.

    A header is a block like a mail's: lines "Title: …", "Outlet: …", "Published: …", "URL: …", "ID: …" at the very top, closed by
    a blank line. Without one the text comes back as it is.
    """
    block, blank, body = text.lstrip("\ufeff").replace("\r\n", "\n").partition("\n\n")
    found = [HEADER.match(line) for line in block.splitlines()]
    if not blank or not all(found) or not body.strip():
        return {}, text
    return {m[1].lower(): m[2].strip() for m in found if m and m[2].strip()}, body


def looks_like_html(text: str) -> bool:
    """Whether a text is a page: its first sign is a tag of a page's head, or a paragraph's."""
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body")) or (head.startswith("<") and "<p" in head)


def _json(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Found]:
    """A file of JSON Lines, or one JSON value: an object or an array of objects."""
    first = stream.readline(max_bytes + 1)
    if _row(first) is not None:
        yield from _rows(_chain(first, stream), name, max_bytes)
        return
    if first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"[", b"{", b""):
        yield from _rows(_chain(first, stream), name, max_bytes)
        return
    raw = first + stream.read()
    text, _ = decode(raw, name)
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        if name.endswith(".jsonl") or b"\n{" in raw:
            yield from _rows(raw.splitlines(), name, max_bytes)
            return
        raise InputError(name, f"not valid JSON: {error.msg}", error.lineno) from error
    for number, row in enumerate(value if isinstance(value, list) else [value], 1):
        try:
            yield _report(row, json.dumps(row, ensure_ascii=False).encode(), name, number if isinstance(value, list) else None)
        except InputError as error:
            yield error


def _chain(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield first
    yield from stream


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line.lstrip(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _rows(lines: Iterable[bytes], name: str, max_bytes: int) -> Iterator[Found]:
    """One report a line; a line that is no report gives an error with its number."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            _checked(line, name, max_bytes, number)
            text, _ = decode(line, name, line=number)
            yield _report(json.loads(text.lstrip("\ufeff")), line.rstrip(b"\r\n"), name, number)
        except InputError as error:
            yield error
        except RecursionError:
            yield InputError(name, "JSON nested too deeply", number)
        except json.JSONDecodeError as error:
            yield InputError(name, f"not a JSON object: {error.msg} at column {error.colno}", number)


def _report(row: Any, raw: bytes, name: str, line: int | None) -> RawReport:
    if not isinstance(row, dict):
        raise InputError(name, 'not a JSON object: a row is {"id", "text", "title", "published", "url", "outlet"}', line)
    for field in ("text", "html", *FIELDS):
        if row.get(field) is not None and not isinstance(row[field], str):
            raise InputError(name, f'"{field}" is not a string', line)
    text = row.get("text") or row.get("html") or ""
    if not text.strip():
        raise InputError(name, 'a row without "text" or "html"', line)
    title, published, url, outlet = ((row.get(field) or "").strip() or None for field in FIELDS)
    ref = None if row.get("id") is None else str(row["id"])
    kind: Kind = "text" if row.get("text") else "html"
    return RawReport(name, kind, raw, text, ref, title, published, url, outlet, line=line)
