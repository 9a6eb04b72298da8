"""The desk as a WARC file, which every archive's tools read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import tocsin
from tocsin.collect.fetched import Fetched
from tocsin.store.desk import Desk
from tocsin.store.reports import Kept

OF_THE_TRANSFER: Final = ("content-encoding", "transfer-encoding", "content-length")
"""Headers about how the bytes travelled: they were expanded before they were kept. Archives keep them under another name."""


def export_warc(desk: Desk, path: Path, tell: Callable[[], None] = lambda: None) -> int:
    """Write the bytes of all versions, with their fetch records, as a gzip-compressed WARC; how many."""
    count = 0
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        info = {"software": f"tocsin {tocsin.__version__}", "format": "WARC File Format 1.1", "isPartOf": f"desk {desk.id}"}
        writer.write_record(writer.create_warcinfo_record(path.name, info))
        for newest in desk.all():
            for kept in desk.versions(newest.report):
                if not kept.erased and _write(desk, writer, kept):
                    count += 1
                    tell()
    return count


def _write(desk: Desk, writer: WARCWriter, kept: Kept) -> bool:
    digest = kept.content.raw_sha256
    found = next(((fetched, sha) for fetched, sha in desk.fetches(kept.version) if sha == digest), None)
    if digest is None or found is None:
        return False
    fetched, raw = found[0], desk.raw(digest)
    address = fetched.answered or _address(fetched, digest)
    dated = {"WARC-Date": fetched.ended}
    if fetched.status is None:
        record = writer.create_warc_record(
            address, "resource", payload=io.BytesIO(raw), warc_content_type="application/octet-stream", warc_headers_dict=dated
        )
    else:
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(raw), http_headers=_http(fetched, len(raw)), warc_headers_dict=dated
        )
    writer.write_record(record)
    return True


def _address(fetched: Fetched, digest: str) -> str:
    """What stands for the address of a file: WARC wants one, and the path of a file on this machine is nobody's business."""
    return f"urn:sha256:{digest}"


def _http(fetched: Fetched, length: int) -> StatusAndHeaders:
    headers = [(f"X-Archive-Orig-{name}" if name.lower() in OF_THE_TRANSFER else name, value) for name, value in fetched.headers]
    return StatusAndHeaders(f"{fetched.status}", [*headers, ("Content-Length", str(length))], protocol="HTTP/1.1")
