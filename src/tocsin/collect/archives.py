"""Web archives: WARC files (as Common Crawl's news) and WACZ packages, read as a stream."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from fastwarc.warc import ArchiveIterator, WarcRecordType

from tocsin.collect.decoding import decode
from tocsin.collect.expanding import expanded
from tocsin.collect.fetched import Fetched
from tocsin.collect.source import MAX_BYTES, InputError, RawReport

ENDINGS: Final = (".warc", ".warc.gz", ".wacz")
PAGES: Final = ("text/html", "application/xhtml+xml")
SKIPPED_SCHEMES: Final = ("dns:", "urn:", "metadata:")
Archived = tuple[RawReport, Fetched]


def archived(path: Path, *, max_bytes: int = MAX_BYTES) -> Iterator[Archived | InputError]:
    """The pages of an archive that the server answered with 200, each with the record of its fetch. A record that cannot be read
    is yielded as an error and the rest goes on. Raises InputError where the file is no archive."""
    try:
        if path.suffix.lower() == ".wacz":
            yield from _package(path, max_bytes)
        else:
            with path.open("rb") as stream:
                yield from _records(stream, str(path), max_bytes)
    except FileNotFoundError as error:
        raise InputError(str(path), "there is no such file or folder") from error
    except zipfile.BadZipFile as error:
        raise InputError(str(path), f"is not a WACZ package: {error}") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from error


def _package(path: Path, max_bytes: int) -> Iterator[Archived | InputError]:
    """The archives inside a WACZ package, which are stored in it as they are."""
    with zipfile.ZipFile(path) as package:
        names = sorted(n for n in package.namelist() if n.startswith("archive/") and n.lower().endswith((".warc", ".warc.gz")))
        if not names:
            raise InputError(str(path), "is a zip without an archive/ folder: not a WACZ package")
        for name in names:
            with package.open(name) as stream:
                yield from _records(stream, f"{path}!{name}", max_bytes)


def _records(stream: IO[bytes], name: str, max_bytes: int) -> Iterator[Archived | InputError]:
    count = 0
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response | WarcRecordType.resource, strict_mode=False):
            count += 1
            try:
                found = _page(record, name, max_bytes)
            except InputError as error:
                yield error
            else:
                if found is not None:
                    yield found
    except (OSError, EOFError, ValueError, RuntimeError, zlib.error) as error:
        raise InputError(name, f"cannot be read beyond its first {count:,} pages: {error}") from error
    if not count:
        raise InputError(name, "holds no pages: it is empty, or not a WARC file")


def _page(record: Any, name: str, max_bytes: int) -> Archived | None:
    """The page of a record; None for what is no page."""
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    if not address or address.startswith(SKIPPED_SCHEMES):
        return None
    http = record.http_headers if record.is_http else None
    kind, status = (record.http_content_type, http.status_code) if http is not None else (_plain(record), None)
    if (kind or "").split(";")[0].strip().lower() not in PAGES or status not in (200, None):
        return None
    raw = record.reader.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise InputError(address, f"larger than the limit of {max_bytes:,} bytes for one report")
    try:
        raw = expanded(raw, _encoding(http, raw), max_bytes)
    except ValueError as error:
        raise InputError(address, f"its compressed content is {error}") from error
    text, warnings = decode(raw, address, declared=record.http_charset if http is not None else None)
    at = record.headers.get("WARC-Date", "")
    headers = tuple((str(key), str(value)) for key, value in http) if http is not None else ()
    fetched = Fetched(address, address, status, headers, at, at, f"WARC {name}")
    return RawReport(address, "html", raw, text, url=address, fetched=at or None, warnings=warnings), fetched


def _plain(record: Any) -> str:
    return str(record.headers.get("Content-Type", ""))


def _encoding(http: Any, raw: bytes) -> str:
    """The encoding that the body still bears: some archives keep the header of a body that they have expanded."""
    said = str(http.get("Content-Encoding", "")).lower() if http is not None else ""
    return said if raw.lstrip()[:1] != b"<" else ""
