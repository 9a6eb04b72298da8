"""A desk with a little of everything, and a client that asks its pages as a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import examples
from starlette.testclient import TestClient

import tocsin
from tocsin.collect.fetched import Fetched
from tocsin.collect.sources import Source
from tocsin.desk.app import application
from tocsin.desk.settings import Settings
from tocsin.model import Outlet, Report, Version
from tocsin.store.desk import Desk

URL = "https://courier.example/kremin"
HOSTILE = '"><script>alert(1)</script></style><img src=x onerror=alert(1)>{{ 7 * 1111111 }}\u202egpj\x1b[31m\x00'
PAGES = (
    "/", "/?since=all", "/?since=7d&kind=new", "/map", "/timeline", "/timeline?by=actor", "/timeline?by=place", "/disputes",
    "/stories", "/story/s1", "/search", "/search?q=Kremin", "/sources", "/s/1", "/review", "/method", "/d/1", "/d/1@1",
    "/d/1@2?with=1", "/d/1@1?at=50-90", "/e/i1", "/e/i1@1", "/a/Olha%20Taran", "/p/Kremin",
)  # fmt: skip
"""Every kind of page, by an address that the desk of `filled` answers."""


def fetched(url: str = URL) -> Fetched:
    headers = (("Content-Type", "text/html"), ("ETag", '"abc"'))
    return Fetched(url, url, 200, headers, "2022-03-03T09:15:00Z", "2022-03-03T09:15:01Z", "tocsin test")


def filled(path: Path) -> Desk:
    """Two versions of one report, read; a second report, not read; three sources."""
    desk = tocsin.Desk(path)
    record = examples.record()
    for number, text in enumerate((record.report.text, record.report.text.replace("two battalions", "six battalions"))):
        report = replace(record.report, text=text, id="", url=URL, modified=f"2022-03-0{number + 3}")
        added = desk.add(report, raw=text.encode(), fetched=fetched())
        if text == record.report.text:
            desk.keep(replace(record, report=report, version=Version("0.1.0", "abc", "def")), added.version)
            desk.link(added.version)
    other = Report("The ministry in Norland said nothing.", title="Silence", outlet=Outlet("Norland Wire"), language="en")
    desk.add(other, fetched=fetched("https://wire.example/1"))
    desk.sources.put(Source("https://courier.example/feed", outlet="The Vistula Courier", country="POL", grade="B"))
    desk.sources.put(Source("https://wire.example/feed", outlet="Norland Wire", side="Norland", wire=("Norland Wire",)))
    desk.sources.put(Source("/tmp/folder", "folder"))
    return desk


def client(desk: Desk, settings: Settings | None = None, host: str = "localhost") -> TestClient:
    return TestClient(application(desk, settings), base_url=f"http://{host}", follow_redirects=False)


class Markup(HTMLParser):
    """What matters of a page's markup: what it loads, what runs in it, its links, its identifiers."""

    LOADING = ("src", "srcset", "data", "poster")

    def __init__(self, source: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.inline: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self._script = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in self.LOADING]
        if tag == "link" and known.get("rel") != "alternate":
            self.loads.append(known.get("href") or "")
        if tag == "a":
            self.links.append(known.get("href") or "")
        self.inline += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in known):
            self.inline.append(tag)
        self.ids += filter(None, [known.get("id")])


def closing(desk: Desk) -> Iterator[Desk]:
    """The desk, closed after use."""
    with desk:
        yield desk
