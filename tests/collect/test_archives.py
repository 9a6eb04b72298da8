"""WARC and WACZ archives, whole and damaged."""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tocsin.collect.archives import archived
from tocsin.collect.source import InputError

PAGE = "<html><body><p>Brücke gesperrt.</p></body></html>"


def warc(*, packed: bool = True) -> bytes:
    """Four responses, one of them a page with 200 in Latin-1, one compressed; a request; a file kept as a resource."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)

    def put(address: str, status: str, body: bytes, *headers: tuple[str, str], kind: str = "response") -> None:
        http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        date = {"WARC-Date": "2022-03-03T09:15:00Z"}
        record = writer.create_warc_record(address, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict=date)
        writer.write_record(record)

    put("https://a.example/1", "200 OK", PAGE.encode("latin-1"), ("Content-Type", "text/html; charset=iso-8859-1"), ("X", "1"))
    put("https://a.example/2", "404 Not Found", PAGE.encode(), ("Content-Type", "text/html"))
    put("https://a.example/3", "200 OK", b"\x89PNG", ("Content-Type", "image/png"))
    put(
        "https://a.example/4", "200 OK", gzip.compress(PAGE.encode()), ("Content-Type", "text/html"), ("Content-Encoding", "gzip")
    )
    plain = writer.create_warc_record("urn:x:1", "resource", payload=io.BytesIO(b"x"), warc_content_type="text/plain")
    writer.write_record(plain)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["news.warc.gz", "news.warc", "news.wacz"])
def test_the_pages_of_an_archive(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith(".wacz"):
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("archive/data.warc.gz", warc())
            package.writestr("datapackage.json", "{}")
    else:
        path.write_bytes(warc(packed=name.endswith(".gz")))
    first, second = archived(path)
    assert not isinstance(first, InputError) and not isinstance(second, InputError)
    raw, fetched = first
    assert (raw.text, raw.raw, raw.url) == (PAGE, PAGE.encode("latin-1"), "https://a.example/1")
    assert (fetched.status, fetched.ended, ("X", "1") in fetched.headers) == (200, "2022-03-03T09:15:00Z", True)
    assert (second[0].text, second[0].url) == (PAGE, "https://a.example/4")


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("a.warc.gz", b"", "holds no pages"),
        ("a.warc.gz", b"words", "cannot be read beyond its first 0 pages: Invalid WARC header"),
        ("a.wacz", b"words", "is not a WACZ package"),
        ("none.warc", None, "there is no such file"),
    ],
)
def test_what_is_none(tmp_path: Path, name: str, raw: bytes | None, problem: str) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError, match=problem):
        list(archived(tmp_path / name))


def test_a_page_over_the_limit_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(packed=False))
    first, second = archived(path, max_bytes=len(PAGE) - 1)
    assert "larger than the limit" in str(first)
    assert "expands beyond" in str(second) or "larger than the limit" in str(second)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 900), flip=st.integers(0, 900), packed=st.booleans())
def test_damaged_archives_give_what_they_have_and_a_line(tmp_path: Path, cut: int, flip: int, packed: bool) -> None:
    raw = bytearray(warc(packed=packed))
    raw[flip % len(raw)] ^= 0x55
    path = tmp_path / "a.warc.gz"
    path.write_bytes(bytes(raw[: len(raw) - cut % len(raw)]))
    with contextlib.suppress(InputError):
        list(archived(path))
