"""Any bytes as a page: its reports or one line that says why there are none, in bounded time; never another error."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.clean.mending import values
from tocsin.clean.moments import exact, finest, instant, moment
from tocsin.clean.page import NoArticleError, clean_pages
from tocsin.clean.people import written
from tocsin.clean.strings import own_address, paragraphs, plain_string

WHOLE = [p.read_text(encoding="utf8") for p in sorted(Path(__file__).with_name("pages").glob("*.html"))]
SOME = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONGEST_S = 20.0
"""Seconds that no page may take, on a busy machine."""
TAGS = (
    "p",
    "div",
    "article",
    "time",
    "script",
    "span",
    "figure",
    "figcaption",
    "table",
    "td",
    "li",
    "a",
    "h1",
    "main",
    "template",
    "svg",
)
NAMES = ("class", "itemscope", "itemprop", "itemtype", "datetime", "content", "property", "id", "rel", "href", "type")
SAID = "published author datePublished 2022-03-03T10:15:00+01:00 http://schema.org/NewsArticle application/ld+json caption"
WORDS = st.sampled_from(
    [*SAID.split(), "\x00", "\ud800", "{", '"', "&quot;", "Two villages were shelled on Monday, the governor said."]
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A whole page with pieces cut out and others put in."""
    page = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 4))):
        start, length = draw(st.integers(0, len(page))), draw(st.integers(0, 400))
        page = page[:start] + draw(st.text(max_size=20)) + page[start + length :]
    return page


@st.composite
def soup(draw: st.DrawFn) -> str:
    """Tags that are opened, closed and nested at will."""
    parts = []
    for _ in range(draw(st.integers(1, 40))):
        tag, name, word = draw(st.sampled_from(TAGS)), draw(st.sampled_from(NAMES)), draw(WORDS)
        parts.append(
            draw(st.sampled_from((f"<{tag} {name}='{word}'>", f"</{tag}>", word, f"<{tag}>{word}</{tag}>", "<!--", "-->")))
        )
    return "".join(parts)


def tried(page: str) -> None:
    with contextlib.suppress(NoArticleError):
        for report in clean_pages(page, url="https://a.example/b", fetched="2022-06-01T00:00:00Z"):
            assert report.published is None or instant(report.published)
            assert report.url is None or report.url.startswith("http")
            json.dumps(report.text)


@SOME
@given(st.one_of(damaged(), soup(), st.text(max_size=200)))
def test_pages(page: str) -> None:
    tried(page)


BODY = "".join(
    f"<p>The council of the {n}th district met on Monday and spoke of the bridge, the mill and the road.</p>" for n in range(6)
)
UPDATES = [{"@type": "BlogPosting", "articleBody": f"Update {n}: " + "words " * 12} for n in range(10_000)]


def script(value: object) -> str:
    """A description of a page."""
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


BIG = {
    "deep boxes": "<div>" * 50_000 + BODY,
    "deep lists": "<ul><li>" * 20_000 + BODY,
    "deep tables": "<table><tr><td>" * 5_000 + BODY,
    "deep microdata": "<div itemscope itemprop=a itemtype=x>" * 5_000 + BODY,
    "unclosed comments": BODY + "<!--<" * 100_000,
    "many captions": "<figure><figcaption>A caption of some words</figcaption></figure>" * 20_000 + BODY,
    "many times": "<time datetime=2022-03-03>3 March</time>" * 30_000 + BODY,
    "many metas": "<meta name=author content='Jane Example'>" * 50_000 + BODY,
    "one long line": f"<p>{'word ' * 400_000}</p>",
    "long attribute": f"<p class='{'caption ' * 100_000}'>{BODY}",
    "giant json": script([{"@type": "NewsArticle", "headline": f"N{n}"} for n in range(60_000)]) + BODY,
    "deep json": f"<script type='application/ld+json'>{'[' * 300_000}</script>{BODY}",
    "deep broken json": "<script type='application/ld+json'>" + '{"a":' * 90_000 + f"</script>{BODY}",
    "brackets the wrong way": f"<script type='application/ld+json'>{'[' * 200_000}{'}' * 200_000}</script>{BODY}",
    "quotation marks": "<script type='application/ld+json'>{" + '"' * 400_000 + f"</script>{BODY}",
    "control characters": "".join(map(chr, range(32))) * 2_000 + BODY,
    "a live blog of ten thousand": script({"@type": "LiveBlogPosting", "liveBlogUpdate": UPDATES}) + BODY,
}


@pytest.mark.parametrize("name", BIG)
def test_big_pages_take_bounded_time(name: str) -> None:
    began = time.process_time()
    tried(BIG[name])
    assert time.process_time() - began < LONGEST_S


@given(st.text(max_size=60))
def test_dates(text: str) -> None:
    for value in (text, f"2022-03-03T{text}", f"3 March 2022 {text}", f"Thu Mar 03 10:15:00 {text} 2022", f"{text}:15"):
        found = moment(value)
        assert found is None or instant(found)
        assert found is None or moment(found) == found  # read again it stays
        if found and exact(found):
            assert finest([found[:10], found]) == found


def objects(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    keys = st.sampled_from(("name", "@type", "@id"))
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3))


@given(st.recursive(st.one_of(st.none(), st.text(max_size=20), st.integers()), objects, max_leaves=8))
def test_authors(value: object) -> None:
    assert all(isinstance(name, str) and name for name in written([value], "The Ferry Post").authors)


@given(st.text(max_size=300))
def test_broken_json_and_strings(text: str) -> None:
    values(text)
    values('{"a": "' + text)
    plain_string(text)
    paragraphs(text)
    own_address(text, "https://a.example/")
