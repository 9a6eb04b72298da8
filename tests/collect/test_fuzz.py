"""Any bytes as a feed, a sitemap, a list of sources, a date: a value or one line, never another error."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from collect.test_feeds import ATOM, JSON_FEED, RSS
from collect.test_sitemaps import NEWS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.collect.addresses import absolute, canonical, host_of
from tocsin.collect.dates import feed_date
from tocsin.collect.expanding import EXPANDERS, expanded
from tocsin.collect.feeds import feeds_of, parse_feed
from tocsin.collect.sitemaps import parse_sitemap
from tocsin.collect.source import InputError
from tocsin.collect.sources import read_sources

WHOLE = [RSS.encode(), ATOM.encode(), JSON_FEED.encode(), NEWS]
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A whole feed with a piece cut out and another put in."""
    whole = draw(st.sampled_from(WHOLE))
    start, length = draw(st.integers(0, len(whole))), draw(st.integers(0, 60))
    return whole[:start] + draw(st.binary(max_size=30)) + whole[start + length :]


@SOME
@given(st.one_of(st.binary(max_size=300), damaged()))
def test_feeds(raw: bytes) -> None:
    try:
        feed = parse_feed(raw, "https://a.example/feed")
    except InputError:
        return
    assert all(item.address.startswith("http") for item in feed.items)


@SOME
@given(st.one_of(st.binary(max_size=300), damaged()))
def test_sitemaps_and_pages(raw: bytes) -> None:
    feeds_of(raw.decode("latin-1"), "https://a.example/")
    with contextlib.suppress(InputError):
        list(parse_sitemap(raw, "https://a.example/map"))


@SOME
@given(raw=st.binary(max_size=200), ending=st.sampled_from([".toml", ".yaml", ".opml"]))
def test_lists_of_sources(tmp_path: Path, raw: bytes, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(raw)
    with contextlib.suppress(InputError):
        read_sources(path)


@given(st.text(max_size=60))
def test_dates_and_addresses(text: str) -> None:
    for given_text in (text, f"2022-03-03T{text}", f"Thu, 03 Mar 2022 {text}", f"http://{text}"):
        feed_date(given_text)
        host_of(given_text)
        absolute(given_text, "https://a.example/")
        assert canonical(canonical(given_text)) == canonical(given_text)


@pytest.mark.parametrize("encoding", EXPANDERS)
@settings(max_examples=40, deadline=None)
@given(raw=st.binary(max_size=200))
def test_compressed_answers(encoding: str, raw: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert len(expanded(raw, encoding, 1_000)) <= 1_000
