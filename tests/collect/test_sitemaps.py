"""Sitemaps, indexes of them, and their bounds."""

from __future__ import annotations

import gzip

import pytest

from tocsin.collect.sitemaps import DEEPEST, Entry, pages, parse_sitemap
from tocsin.collect.source import InputError

BASE = "https://courier.example/sitemap.xml"
NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://courier.example/a?utm_source=x </loc>
<lastmod>2022-03-03</lastmod><news:news><news:publication><news:name>C</news:name></news:publication>
<news:publication_date>2022-03-03T10:15:00+03:00</news:publication_date><news:title>Bridge</news:title></news:news></url>
<url><loc>ftp://no</loc></url><url><lastmod>2022</lastmod></url><url><loc>/b</loc></url></urlset>"""


def index(*names: str) -> bytes:
    return b"<sitemapindex>" + b"".join(b"<sitemap><loc>/%s</loc></sitemap>" % n.encode() for n in names) + b"</sitemapindex>"


@pytest.mark.parametrize("raw", [NEWS, gzip.compress(NEWS)])
def test_a_sitemap(raw: bytes) -> None:
    assert list(parse_sitemap(raw, BASE)) == [
        Entry("https://courier.example/a", "2022-03-03", "2022-03-03T10:15:00+03:00", "Bridge"),
        Entry("https://courier.example/b"),
    ]


@pytest.mark.parametrize("raw", [b"", b"<html><body/></html>", b"words", gzip.compress(bytes(30_000_000)), b"\x1f\x8bbad"])
def test_what_is_none(raw: bytes) -> None:
    with pytest.raises(InputError):
        list(parse_sitemap(raw, BASE))


def test_indexes_and_their_bounds() -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address.rpartition("/")[2])
        if asked[-1] == "sitemap.xml":
            return index("news", "deep1", "gone", "sitemap.xml", "news")
        if asked[-1].startswith("deep"):
            return index(f"deep{int(asked[-1][4:]) + 1}")
        if asked[-1] == "gone":
            raise InputError(address, "the server answered 404 Not Found")
        return NEWS

    found = list(pages(BASE, fetch))
    assert [str(f) if isinstance(f, InputError) else f.address for f in found] == [
        "https://courier.example/a", "https://courier.example/b",
        "https://courier.example/gone: the server answered 404 Not Found",
    ]  # fmt: skip
    assert asked == ["sitemap.xml", "news", "deep1", "gone", *(f"deep{n}" for n in range(2, DEEPEST + 1))]


def test_a_cut_sitemap_gives_what_it_has() -> None:
    assert next(e.address for e in parse_sitemap(NEWS[:-20], BASE) if isinstance(e, Entry)) == "https://courier.example/a"
