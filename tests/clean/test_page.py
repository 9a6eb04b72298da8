"""Pages in, reports out: what the head says, what is left of the markup, what is refused."""

from __future__ import annotations

import json

import pytest
from lxml import html

from tocsin.clean.page import NoArticleError, clean_page, clean_pages, page_facts
from tocsin.model import Outlet

PARAGRAPHS = (
    "The governor said on Monday that two villages near the border had been shelled overnight by the other side.",
    "Nobody was hurt, according to the local council, which spoke of broken windows and a burnt barn.",
    "The other side denied it and called the report “an invention”, as it has done on each such day since the winter.",
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Not this"},
        {
            "@type": ["NewsArticle"],
            "headline": "Two villages shelled &amp; one barn burnt",
            "datePublished": "2022-03-03T10:15:00+01:00",
            "dateModified": "2022-03-03T12:00:00+01:00",
            "author": [{"@type": "Person", "name": "Jane Example"}, {"name": "Tom Sample"}],
            "publisher": {"@type": "Organization", "name": "The Ferry Post"},
            "keywords": "border, army",
        },
    ],
}


def page(head: str = "", lang: str = "en") -> str:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang={lang}><head><title>Two villages | Ferry Post</title>{head}</head><body>"
        f"<nav><a href=/>Home</a></nav><article><h1>Two villages shelled</h1>{body}"
        "<p>Read more</p><script>alert(1)</script></article><footer>© Ferry Post</footer></body></html>"
    )


def test_linked_data_goes_first() -> None:
    head = f'<meta property="og:title" content="Other"><script type="application/ld+json">{json.dumps(LINKED)}</script>'
    report = clean_page(page(head), url="https://www.ferrypost.example/a")
    assert report.title == "Two villages shelled & one barn burnt"
    assert (report.published, report.modified) == ("2022-03-03T10:15:00+01:00", "2022-03-03T12:00:00+01:00")
    assert (report.byline, report.tags) == ("Jane Example, Tom Sample", ["border", "army"])
    assert (report.outlet.name, report.outlet.domain) == ("The Ferry Post", "ferrypost.example")
    assert all(p in report.text for p in PARAGRAPHS)
    assert not any(word in report.text for word in ("<", "alert", "Read more", "Home", "©"))


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="article:published_time" content="2022-02-24T05:00:00Z">', "published", "2022-02-24T05:00:00+00:00"),
        ('<meta name="date" content="24 February 2022">', "published", "2022-02-24"),
        ('<meta name="date" content="yesterday">', "published", None),
        ('<meta property="og:site_name" content="Ferry Post">', "outlet", "Ferry Post"),
        ('<meta name="author" content="Jane Example">', "byline", "Jane Example"),
        ('<meta property="article:author" content="https://social.example/jane">', "byline", None),
        ('<meta property="og:title" content="A title">', "title", "A title"),
        ("", "title", "Two villages shelled"),
        ('<script type="application/ld+json">{broken</script>', "title", "Two villages shelled"),
        ('<script type="application/ld+json">[[{"@type": "NewsArticle", "headline": 5}]]</script>', "byline", None),
    ],
)  # fmt: skip
def test_heads(head: str, field: str, value: str | None) -> None:
    assert getattr(page_facts(html.document_fromstring(page(head))), field) == value


def test_what_the_user_says_goes_before_the_page() -> None:
    head = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    report = clean_page(page(head), title="Mine", published="2022-03-04", outlet=Outlet(name="Named by hand"), ref="7")
    assert (report.title, report.published, report.outlet.name, report.ref) == ("Mine", "2022-03-04", "Named by hand", "7")


@pytest.mark.parametrize("text", ["<html></html>", "<!-- nothing -->", "<html><body><a href=/>One</a></body></html>", "\x00"])
def test_no_article(text: str) -> None:
    with pytest.raises(NoArticleError):
        clean_page(text)


@pytest.mark.parametrize("around", ["noscript", "footer", "nav"])
def test_readability_where_the_first_reader_finds_nothing(around: str) -> None:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    report = clean_page(f"<html><body><div class=story><{around}>{body}</{around}></div></body></html>")
    assert report.text == "\n\n".join(PARAGRAPHS)
    assert any("readability" in warning for warning in report.warnings)


def test_the_description_s_text_where_the_markup_holds_little() -> None:
    text = "\n\n".join(PARAGRAPHS)
    script = json.dumps(LINKED["@graph"][1] | {"articleBody": text})  # type: ignore[index, operator]
    report = clean_page(f'<script type="application/ld+json">{script}</script><p>Loading the report …</p>')
    assert report.text == text
    assert any("articleBody" in warning for warning in report.warnings)


def test_a_guessed_date_is_marked_and_a_given_one_is_not() -> None:
    url = "https://old.example/2022/03/03/story.html"
    guessed, given = clean_page(page(), url=url), clean_page(page(), url=url, published="2022-03-04")
    assert (guessed.published, given.published) == ("2022-03-03", "2022-03-04")
    assert any("guess" in warning for warning in guessed.warnings)
    assert not given.warnings


def test_a_layout_table_is_no_table() -> None:
    cells = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    report = clean_page(f"<table><tr><td>Index</td><td>{cells}</td></tr></table>")
    assert report.text.endswith("\n\n".join(PARAGRAPHS))


def test_a_live_blog_in_microdata() -> None:
    item = 'itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"'
    update = f'<div {item} id="{{n}}"><link itemprop="url" href="#{{n}}">'
    parts = "".join(
        update.format(n=f"u{n}")
        + f'<h2 itemprop="headline">At {n}</h2><meta itemprop="datePublished" content="2022-03-03T1{n}:00:00Z">'
        f'<div itemprop="articleBody"><p>{p}</p></div></div>'
        for n, p in reversed(list(enumerate(PARAGRAPHS)))
    )
    blog = f'<html><body><div itemscope itemtype="https://schema.org/LiveBlogPosting"><h1>The day</h1>{parts}</div></body></html>'
    reports = clean_pages(blog, url="https://a.example/live")
    assert [(r.title, r.text, r.url) for r in reports] == [
        (f"At {n}", p, f"https://a.example/live#u{n}") for n, p in enumerate(PARAGRAPHS)
    ]
    assert [r.published for r in reports] == [f"2022-03-03T1{n}:00:00+00:00" for n in range(3)]
