"""Live blogs from a server: a report for each update, new ones found the next time, old ones left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from collect import misbehaving as bad

import tocsin
from tocsin.collect.polite import Fetcher, Limits
from tocsin.collect.sources import Source
from tocsin.engine.adding import add
from tocsin.engine.collecting import Run
from tocsin.engine.intake import Given
from tocsin.engine.visiting import due
from tocsin.store.desk import Desk
from tocsin.store.reports import Added

LIMITS = Limits(timeout=4.0, deadline=6.0, pace=0.0, allow_private=True, back_off=(0.0,))
TEXTS = {
    "10:02": "Shells fell near the depot, the mayor said. Nobody was hurt, as far as he knew, and the road was closed.",
    "10:40": "The ministry confirmed that three people had been taken to hospital. It had spoken of none before.",
    "11:25": "Trains run again between the two towns, the railway said. The bridge had been searched for mines since dawn.",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with tocsin.Desk(tmp_path / "desk") as made:
        yield made


def blog(texts: dict[str, str]) -> bytes:
    updates = [_update(clock, text) for clock, text in reversed(texts.items())]
    script = json.dumps({"@type": "LiveBlogPosting", "headline": "The day", "liveBlogUpdate": updates})
    head = f"<head><script type='application/ld+json'>{script}</script></head>"
    return f"<html>{head}<body><h1>The day</h1></body></html>".encode()


def _update(clock: str, text: str) -> dict[str, str]:
    url, when = f"/live#{clock[:2]}{clock[3:]}", f"2022-03-03T{clock}:00Z"
    return {"@type": "BlogPosting", "headline": f"At {clock}", "url": url, "datePublished": when, "articleBody": text}


def first(count: int, **changed: str) -> dict[str, str]:
    return {c: changed.get(f"at{c[:2]}{c[3:]}", t) for c, t in list(TEXTS.items())[:count]}


def test_updates_are_reports_of_their_own(desk: Desk) -> None:
    said = {"now": blog(first(2))}
    with bad.serving({"/live": lambda handler: bad.giving(said["now"], "text/html")(handler)}) as server:
        fetcher = Fetcher(LIMITS)
        url = f"{server.base}/live"

        def outcomes() -> list[str]:
            found = list(add(desk, [url], Given(), fetcher))
            assert all(isinstance(a, Added) for a in found)
            return [a.outcome for a in found if isinstance(a, Added)]

        assert outcomes() == ["new", "new"]
        assert outcomes() == ["known"]  # the newest shows that the page was looked at
        said["now"] = blog(first(3, at1040="The ministry now speaks of five people in hospital, and of two who had died there."))
        assert outcomes() == ["changed", "new"]
        fetcher.close()
    kept = desk.find(f"{url}#1040")
    assert (kept.title, kept.number, kept.published) == ("At 10:40", 2, "2022-03-03T10:40:00+00:00")
    assert kept.content.url == f"{url}#1040"
    assert [k.title for k in desk.all()] == ["At 10:02", "At 10:40", "At 11:25"]
    assert not due(desk.known(url))  # the page itself has no report, its newest update stands for it
    assert desk.verify().faults == []


def test_a_live_blog_in_a_feed_is_collected(desk: Desk) -> None:
    page = blog(first(3))
    with bad.serving({}) as server:
        item = (
            f"<item><title>The day</title><link>{server.base}/live</link><pubDate>Thu, 03 Mar 2022 05:00:00 GMT</pubDate></item>"
        )
        feed = f"<rss version='2.0'><channel><title>Post</title>{item}</channel></rss>".encode()
        server.paths |= {"/feed": bad.giving(feed), "/live": bad.giving(page, "text/html")}
        desk.sources.put(Source(f"{server.base}/feed", outlet="Post"))
        fetcher = Fetcher(LIMITS)
        outcome = Run(desk, fetcher).collect(list(desk.sources.all()))[0]
        fetcher.close()
    assert (outcome.new, outcome.problems, outcome.failed) == (3, [], None)
    assert [(k.outlet, k.published) for k in desk.all()] == [("Post", f"2022-03-03T{c}:00+00:00") for c in TEXTS]


def test_read_gives_one_record_for_each_update(tmp_path: Path) -> None:
    from tocsin.engine.intake import reports

    path = tmp_path / "live.html"
    path.write_bytes(blog(first(3)))
    found = list(reports([str(path)], Given()))
    assert [getattr(r, "title", r) for r in found] == ["At 10:02", "At 10:40", "At 11:25"]
