"""Feeds in all their dialects, and things that are none."""

from __future__ import annotations

import json

import pytest

from tocsin.collect.addresses import absolute, canonical, host_of
from tocsin.collect.dates import feed_date
from tocsin.collect.feeds import feeds_of, parse_feed
from tocsin.collect.source import InputError

BASE = "https://courier.example/feed"
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Courier</title><language>en</language>
<item><title>Bridge closed &amp; reopened</title><link>/bridge?utm_source=rss&amp;id=7#top</link>
<pubDate>Thu, 03 Mar 2022 10:15:00 MSK</pubDate><author>desk@courier.example (Jane Doe)</author><category>Roads</category>
<description>&lt;p&gt;Short.&lt;/p&gt;</description></item>
<item><title>No address</title></item>
<item><title>By its guid</title><guid>https://courier.example/2</guid><pubDate>3 Mar 2022 10:15</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title><entry><title>Ferry runs</title>
<link rel="alternate" href="https://herald.example/ferry"/><link rel="enclosure" href="https://herald.example/ferry.mp3"/>
<published>2022-03-03T10:15:00+02:00</published><updated>2022-03-03T12:00:00Z</updated>
<content type="html">&lt;p&gt;Whole text.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1", "title": "The Gazette", "language": "pl",
        "items": [
            {"id": "1", "url": "https://gazette.example/1", "title": "Most", "date_published": "2022-03-03T10:15:00+01:00",
             "content_html": "<p>Tekst.</p>", "authors": [{"name": "Jan"}], "tags": ["drogi"]},
            {"title": "nothing"}, "nonsense",
        ],
    }
)  # fmt: skip


def test_rss() -> None:
    feed = parse_feed(RSS.encode(), BASE)
    assert (feed.title, feed.language) == ("The Courier", "en")
    first, second = feed.items
    assert (first.address, first.title) == ("https://courier.example/bridge?id=7", "Bridge closed & reopened")
    assert (first.published, first.tags, first.content) == ("2022-03-03T10:15:00+03:00", ("Roads",), "<p>Short.</p>")
    assert (second.address, second.published) == ("https://courier.example/2", "2022-03-03T10:15:00")
    assert feed.problems == ("item 2 has no address: No address",)


def test_atom() -> None:
    [item] = parse_feed(ATOM.encode(), BASE).items
    assert (item.address, item.published, item.content) == (
        "https://herald.example/ferry",
        "2022-03-03T10:15:00+02:00",
        "<p>Whole text.</p>",
    )


def test_json_feed() -> None:
    feed = parse_feed(JSON_FEED.encode(), BASE)
    [item] = feed.items
    assert (item.title, item.authors, item.language, item.tags) == ("Most", "Jan", "pl", ("drogi",))
    assert feed.problems == ("item 2 has no address", "item 3 has no address")


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    feed = parse_feed(RSS[: RSS.index("<guid>")].encode() + b"\xff<unclosed & broken", BASE)
    assert feed.items[0].address == "https://courier.example/bridge?id=7"
    assert any("not well-formed" in problem for problem in feed.problems)


def test_the_charset_of_the_header_and_of_the_file() -> None:
    latin = RSS.replace('encoding="UTF-8"', 'encoding="iso-8859-1"').replace("Bridge closed", "Brücke gesperrt")
    assert parse_feed(latin.encode("latin-1"), BASE).items[0].title == "Brücke gesperrt & reopened"


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (
            b'<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>',
            "is a page, not a feed; its feed is https://courier.example/rss",
        ),
        (b"<!DOCTYPE html><html><body>Gone.</body></html>", "is a page, not a feed"),
        (b"", "is not a feed that can be read"),
        (b"\x00\x01\x02\x03" * 50, "is not a feed that can be read"),
        (b"plain words", "is not a feed that can be read"),
        ('<rss xmlns:n="a\u00a0b"><n:news/></rss>'.encode(), "is not a feed that can be read: a namespace in it holds a space"),
        (b'{"version": "1"}', "is JSON, but not a JSON Feed"),
        (b'{"version": ', "is neither a feed nor valid JSON"),
        (b'{"a":' * 100_000, "is neither a feed nor valid JSON"),
    ],
)
def test_what_is_no_feed(raw: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem.replace("?", r"\?")):
        parse_feed(raw, BASE)


def test_an_entity_bomb_stays_small() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    )
    raw = f"{bomb}]><rss version='2.0'><channel><title>&j;</title><item><link>https://a.example/1</link></item></channel></rss>"
    try:
        feed = parse_feed(raw.encode(), BASE)
    except InputError:
        return
    assert len(feed.title or "") <= 500


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Thu, 03 Mar 2022 10:15:00 GMT", "2022-03-03T10:15:00+00:00"),
        ("Thu, 03 Mar 2022 10:15:00 +0100", "2022-03-03T10:15:00+01:00"),
        ("Thu, 03 Mar 2022 10:15:00 +0100 (CET)", "2022-03-03T10:15:00+01:00"),
        ("Thu, 03 Mar 2022 10:15:00 GMT+02:00", "2022-03-03T10:15:00+02:00"),
        ("Thu, 3 Mar 2022 10:15:00 MSK", "2022-03-03T10:15:00+03:00"),
        ("03 Mar 2022 10:15 EDT", "2022-03-03T10:15:00-04:00"),
        ("Thu, 03 Mar 2022 10:15:00", "2022-03-03T10:15:00"),
        ("Thu, 03 Mar 2022 10:15:00 IST", "2022-03-03T10:15:00"),
        ("Thursday, March 3", None),
        ("3 March 22 10:15 CET", "2022-03-03T10:15:00+01:00"),
        ("3 Mar 2022", "2022-03-03"),
        ("2022-03-03", "2022-03-03"),
        ("2022-03-03T10:15:00Z", "2022-03-03T10:15:00+00:00"),
        ("2022-03-03T10:15:00.123+02:00", "2022-03-03T10:15:00+02:00"),
        ("2022-03-03 10:15:00", "2022-03-03T10:15:00"),
        ("2022-03-03 10:15:00 MSK", "2022-03-03T10:15:00+03:00"),
        ("2022-13-03T10:15:00Z", None),
        ("Thu, 31 Feb 2022 10:15:00 GMT", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(text: str | None, date: str | None) -> None:
    assert feed_date(text) == date


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("HTTPS://Courier.Example:443/a?utm_medium=x&id=1&fbclid=2#c", "https://courier.example/a?id=1"),
        ("http://user:pw@courier.example:8080/a", "http://courier.example:8080/a"),
        ("http://courier.example", "http://courier.example/"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://a:99999999/", "http://a:99999999/"),
    ],
)
def test_canonical_addresses(address: str, same: str) -> None:
    assert canonical(address) == same


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("/a", "https://courier.example/a"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("javascript:alert(1)", None),
        ("ftp://a.example/", None),
        ("http://[", None),
        ("/" + "a" * 3000, None),
    ],
)
def test_links(link: str, found: str | None) -> None:
    assert absolute(link, BASE) == found


def test_feeds_of_a_page_and_hosts() -> None:
    page = """<html><head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="stylesheet" href="/a.css">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="https://b.example/atom"></head></html>"""
    assert feeds_of(page, BASE) == ["https://courier.example/rss", "https://b.example/atom"]
    assert feeds_of("", BASE) == []
    assert (host_of("http://u@A.example:8080/x"), host_of("http://[")) == ("a.example:8080", "")
