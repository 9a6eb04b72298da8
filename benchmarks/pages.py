"""Pages around generated reports, as sites serve them: head, navigation, teasers, footer, scripts, and the report.

A page has about 60 KB, of which the text is a twentieth; real ones have more around it. What a site repeats is the same on all of
its pages, what changes with every page (teasers, identifiers, counts) is drawn anew, so that a page compresses as real ones do.
"""

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta
from functools import cache
from html import escape
from zlib import crc32

from generated import person, reports

from tocsin.collect.fetched import Fetched
from tocsin.model import Report

TEASERS = 45
FRONT = 60


def page(report: Report) -> bytes:
    """The page of a report; the same report gives the same page."""
    chance = random.Random(report.id)
    top, script, bottom = _frame(report.outlet.domain or "")
    body = "\n".join(f'<p class="article__paragraph">{escape(p)}</p>' for p in report.text.split("\n\n"))
    teasers = "\n".join(f"{a}{chance.getrandbits(144):036x}{b}" for a, b in chance.sample(_teasers(), TEASERS))
    image = f"https://cdn.{report.outlet.domain}/{chance.getrandbits(128):032x}/{chance.randrange(10**6)}.jpg"
    title = escape(report.title or "")
    state = json.dumps({"id": f"{chance.getrandbits(64):016x}", "views": chance.randrange(10**6)})
    parts = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>',
        _described(report),
        script,
        f"<script>window.__page={state}</script>",
        f'</head>\n<body class="article-page">{top}<main><article><h1>{title}</h1>',
        f'<p class="byline">{escape(report.byline or "")}</p>',
        f'<figure><img src="{image}" srcset="{image}?w=320 320w, {image}?w=640 640w">',
        f"<figcaption>Archive picture. {escape(person(chance))}</figcaption></figure>",
        body,
        f'</article><section class="related">{teasers}</section></main>{bottom}</body></html>',
    )
    return "\n".join(parts).encode()


def _described(report: Report) -> str:
    author = [{"@type": "Person", "name": report.byline}] if report.byline else []
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": report.title,
        "datePublished": report.published,
        "author": author,
        "publisher": {"@type": "Organization", "name": report.outlet.name},
        "keywords": report.tags,
    }
    link = f'<link rel="canonical" href="{report.url}">'
    return f'{link}\n<script type="application/ld+json">{json.dumps(said)}</script>'


@cache
def _fronts() -> list[Report]:
    """Reports that teasers lead to."""
    return list(reports(3_000, seed=99))


@cache
def _teasers() -> list[tuple[str, str]]:
    """Teasers of other reports, in two parts with a number between them."""
    return [
        (
            f'<div class="teaser teaser--small"><a href="{r.url}"><img loading="lazy" src="https://cdn.example/',
            f'.jpg" alt=""><h3>{escape(r.title or "")}</h3></a>'
            f'<p class="teaser__lead">{escape(r.text.partition(chr(10))[0][:140])}…</p></div>',
        )
        for r in _fronts()
    ]


@cache
def _frame(domain: str) -> tuple[str, str, str]:
    """What all pages of a site share: navigation, scripts and styles, footer."""
    chance = random.Random(crc32(domain.encode()))
    words = [w for r in chance.sample(_fronts(), 40) for w in r.text.split()]
    items = "\n".join(
        f'<li class="nav__item"><a href="/s/{n}" data-track="nav-{n}">{chance.choice(words)} {chance.choice(words)}</a></li>'
        for n in range(FRONT)
    )
    rules = "\n".join(
        f".{chance.choice(words).lower()}-{n}{{margin:{chance.randrange(40)}px;color:#{chance.getrandbits(24):06x}}}"
        for n in range(350)
    )
    code = ";".join(f'_q.push(["{chance.choice(words)}",{chance.randrange(10**6)}])' for _ in range(250))
    top = f'<header><nav><ul>{items}</ul></nav></header><div class="bar">Subscribe to our newsletter</div>'
    bottom = f"<footer><ul>{items}</ul><p>© {domain}. All rights reserved.</p></footer>"
    return top, f"<style>{rules}</style>\n<script>var _q=[];{code}</script>", bottom


def fetched(report: Report) -> Fetched:
    """The fetch record of its page."""
    began = datetime.fromisoformat(report.fetched or "2024-01-01T00:00:00+00:00")
    said = f"{began:%a, %d %b %Y %H:%M:%S} GMT"
    headers = (
        ("Date", said),
        ("Content-Type", "text/html; charset=utf-8"),
        ("Server", "nginx"),
        ("Cache-Control", "public, max-age=60"),
        ("ETag", f'W/"{report.id[:20]}"'),
        ("Last-Modified", said),
        ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
        ("X-Cache", "HIT"),
        ("X-Request-Id", report.id[:32]),
        ("Vary", "Accept-Encoding"),
    )
    at, end = (f"{t:%Y-%m-%dT%H:%M:%SZ}" for t in (began, began + timedelta(seconds=1)))
    return Fetched(report.url or "", report.url, 200, headers, at, end, "benchmark")
