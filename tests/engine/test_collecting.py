"""Whole collections from servers on the loopback: all that is good comes in, all that is bad is named."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from collect import misbehaving as bad
from store.made import report

import tocsin
from tocsin.clean.moments import GUESSED
from tocsin.collect.polite import Fetcher, Limits
from tocsin.collect.source import InputError
from tocsin.collect.sources import Source
from tocsin.engine.collecting import Outcome, Run, finer
from tocsin.engine.intake import Given, reports
from tocsin.engine.visiting import due
from tocsin.store.desk import Desk

LIMITS = Limits(timeout=4.0, deadline=6.0, max_bytes=300_000, pace=0.0, allow_private=True, back_off=(0.0,))
ITEMS = 5
"""Items of a feed here; benchmarks/collecting.py has ten feeds of a hundred."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with tocsin.Desk(tmp_path / "desk") as made:
        yield made


def collect(desk: Desk, limits: Limits = LIMITS) -> list[Outcome]:
    fetcher = Fetcher(limits)
    try:
        return Run(desk, fetcher).collect(list(desk.sources.all()))
    finally:
        fetcher.close()


def test_ten_feeds_of_servers_that_misbehave(desk: Desk) -> None:
    feeds: dict[str, tuple[bad.Respond, int, str]] = {
        "good": (bad.giving(bad.rss(ITEMS)), ITEMS, ""),
        "latin": (bad.giving(bad.rss(ITEMS).replace(b"Courier", b"Br\xfccke"), "text/xml; charset=utf-16"), ITEMS, ""),
        "broken": (bad.giving(bad.rss(ITEMS) + b"<unclosed & \xff"), ITEMS, "not well-formed"),
        "zoneless": (bad.giving(bad.rss(ITEMS, date="Thu, 03 Mar 2022 10:15:00")), ITEMS, ""),
        "silent": (bad.silent, 0, "no complete answer"),
        "endless": (bad.endless, 0, "larger than the limit"),
        "bomb": (bad.bomb, 0, "expands beyond"),
        "loop": (bad.to("/feed"), 0, "redirects more than"),
        "page": (bad.giving(b"<!DOCTYPE html><html><body>Hello.</body></html>", "text/html"), 0, "is a page, not a feed"),
        "odd": (bad.moved_for_unchanged(bad.rss(ITEMS)), ITEMS, ""),
    }
    with _servers({name: respond for name, (respond, *_) in feeds.items()}) as servers:
        for name, server in servers.items():
            desk.sources.put(Source(f"{server.base}/feed", outlet=name))
        outcomes = {o.listed.source.outlet or "": o for o in collect(desk)}
        for name, (_, count, problem) in feeds.items():
            outcome = outcomes[name]
            assert outcome.new == count, (name, outcome.failed, outcome.problems)
            assert problem in " ".join([outcome.failed or "", *outcome.problems]), (name, outcome)
        again = {o.listed.source.outlet or "": o for o in collect(desk)}
        assert [(o.new, o.changed, o.known) for o in again.values()] == [(0, 0, 0)] * len(feeds)
    assert desk.info().reports == ITEMS * 5
    assert desk.verify().faults == []
    kept = desk.find(f"{servers['good'].base}/a/3")
    assert (kept.title, kept.outlet, kept.published) == ("Bridge 3 closed", "good", "2022-03-03T10:15:00+03:00")
    assert b"<article>" in desk.raw(kept.content.raw_sha256 or "")


def _servers(feeds: dict[str, bad.Respond]):  # type: ignore[no-untyped-def]
    from contextlib import ExitStack, contextmanager

    @contextmanager
    def all_of_them():  # type: ignore[no-untyped-def]
        with ExitStack() as stack:
            yield {name: stack.enter_context(bad.serving({"/feed": r, "/a/": bad.articles})) for name, r in feeds.items()}

    return all_of_them()


def test_bad_items_are_named_and_the_others_are_in(desk: Desk) -> None:
    paths = {
        "/feed": bad.giving(bad.rss(4)),
        "/a/": bad.articles,
        "/a/1": bad.gone,
        "/a/2": bad.giving(b"%PDF", "application/pdf"),
    }
    with bad.serving(paths) as server:
        desk.sources.put(Source(f"{server.base}/feed"))
        [outcome] = collect(desk)
        assert (outcome.new, outcome.failed) == (2, None)
        assert sorted(p.partition("/a/")[2] for p in outcome.problems) == [
            "1: the server answered 404 Not Found",
            "2: is application/pdf: only pages and plain text are read",
        ]
        for _ in range(3):
            [outcome] = collect(desk)
        assert (outcome.problems, server.asked.count("/a/1")) == ([], 3), "given up after three runs"


def test_a_page_that_cannot_be_had_is_taken_from_the_feed(desk: Desk) -> None:
    words = "".join(f"<p>{bad.TEXT.format(n=n)}</p>" for n in range(4)).replace("<", "&lt;")
    feed = bad.rss(1).replace(b"</item>", f"<description>{words}</description></item>".encode())
    with bad.serving({"/feed": bad.giving(feed), "/a/": bad.gone}) as server:
        desk.sources.put(Source(f"{server.base}/feed"))
        [outcome] = collect(desk)
    assert (outcome.new, outcome.problems) == (1, [])
    content = desk.find(f"{server.base}/a/0").content
    assert content.warnings[0] == "taken from the feed, not from its page: the server answered 404 Not Found"
    assert desk.raw(content.raw_sha256 or "") == feed


def test_nothing_is_asked_twice_that_has_not_changed(desk: Desk) -> None:
    with bad.serving({"/feed": bad.unchanged(bad.rss(2)), "/a/": bad.articles}) as server:
        desk.sources.put(Source(f"{server.base}/feed"))
        collect(desk)
        before = len(server.asked)
        [outcome] = collect(desk)
        assert (len(server.asked) - before, outcome.failed, outcome.new) == (2, None, 0), "robots.txt and the feed"
        [listed] = desk.sources.all()
        assert (listed.state.etag, listed.state.failures) == ('"1"', 0)


def test_a_run_that_was_cut_off_goes_on(desk: Desk) -> None:
    """The feed's validators are kept only after all its items: else the second run would be told that nothing has changed."""
    with bad.serving({"/feed": bad.unchanged(bad.rss(6)), "/a/": bad.articles}) as server:
        desk.sources.put(Source(f"{server.base}/feed"))
        fetcher = Fetcher(LIMITS)
        run = Run(desk, fetcher, lambda run: _interrupt(run, 2))
        with pytest.raises(KeyboardInterrupt):
            run.collect(list(desk.sources.all()))
        fetcher.close()
        assert 2 <= desk.info().reports < 6
        collect(desk)
        assert desk.info().reports == 6
    assert desk.verify().faults == []


def _interrupt(run: Run, after: int) -> None:
    if run.reports >= after:
        raise KeyboardInterrupt


def test_two_hundred_dead_feeds_and_one_alive(desk: Desk) -> None:
    from tocsin.cli.collecting import account

    with bad.serving({"/feed": bad.giving(bad.rss(2)), "/a/": bad.articles}) as server:
        for n in range(200):
            desk.sources.put(Source(f"http://dead{n}.invalid/feed"))
        desk.sources.put(Source(f"{server.base}/feed"))
        fetcher = Fetcher(LIMITS, resolve=lambda host, port: [host] if host[0].isdigit() else _unknown())
        outcomes = Run(desk, fetcher).collect(list(desk.sources.all()))
        fetcher.close()
    lines = list(account(outcomes))
    assert lines[:3] == [
        "201 sources: 2 new reports, 0 changed, 0 looked at again and unchanged",
        "200 sources could not be had:",
        "  200 × the host is not known: dead0.invalid, dead1.invalid, dead2.invalid, dead3.invalid, dead4.invalid"
        " and 195 more (tocsin source list)",
    ]


def _unknown() -> list[str]:
    raise OSError("not known")


def test_a_page_that_is_edited_becomes_a_version(desk: Desk) -> None:
    first = desk.add(report("Four dead.", url="https://courier.example/1"), key="https://courier.example/1")
    kept = desk.version(first.version)
    at = datetime.fromisoformat(kept.added)
    looks = {timedelta(minutes=30): False, timedelta(hours=2): True, timedelta(days=4): False}
    assert {after: due(kept, at + after) for after in looks} == looks
    seen = replace(kept, seen=(at + timedelta(hours=10)).isoformat())
    assert [due(seen, at + timedelta(hours=hours)) for hours in (12, 21)] == [False, True]
    assert due(None)
    desk.erase(first.report, "asked for")
    assert not due(desk.known("https://courier.example/1"), at + timedelta(hours=2))


@pytest.mark.parametrize(
    ("page", "feed", "date"),
    [
        (None, None, None),
        (None, "2022-03-03T10:15:00", "2022-03-03T10:15:00"),
        ("2022-03-03", "2022-03-03T10:15:00+03:00", "2022-03-03T10:15:00+03:00"),
        ("2022-03-02", "2022-03-03T10:15:00+03:00", "2022-03-02"),
        ("2022-03-03T09:00:00+03:00", "2022-03-03T10:15:00+03:00", "2022-03-03T09:00:00+03:00"),
    ],
)
def test_the_finer_date(page: str | None, feed: str | None, date: str | None) -> None:
    assert finer(page, feed) == date


def test_a_folder(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.txt").write_text(bad.TEXT * 3, encoding="utf8")
    (folder / "b.html").write_text("<html></html>", encoding="utf8")
    desk.sources.put(Source(str(folder), kind="folder", outlet="Clippings"))
    desk.sources.put(Source(str(tmp_path / "none"), kind="folder"))
    outcomes = collect(desk)
    assert [(o.new, len(o.problems), o.failed) for o in outcomes] == [(1, 1, None), (0, 0, "there is no such folder")]
    assert [o.known for o in collect(desk)] == [1, 0]
    assert desk.find("1").outlet == "Clippings"


def test_a_sitemap_and_a_single_page(desk: Desk) -> None:
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    urls = f"<url><loc>/a/1</loc><lastmod>{today}</lastmod></url><url><loc>/a/2</loc><lastmod>2001-01-01</lastmod></url>"
    paths = {"/map.xml": bad.giving(f"<urlset>{urls}</urlset>".encode(), "application/xml"), "/a/": bad.articles}
    with bad.serving(paths) as server:
        desk.sources.put(Source(f"{server.base}/map.xml", kind="sitemap"))
        desk.sources.put(Source(f"{server.base}/a/9", kind="page"))
        assert [o.new for o in collect(desk)] == [1, 1]
    assert threading.active_count() < 60


def test_a_guessed_date_gives_way_to_a_told_one(tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    words = "".join(f"<p>{bad.TEXT.format(n=n)}</p>" for n in range(3))
    page.write_text(f"<html><head><link rel=canonical href='https://a.example/2022/02/28/s'></head><body>{words}</body></html>")
    guessed, given = (next(reports([str(page)], Given(published=date))) for date in (None, "2022-03-03"))
    assert not isinstance(guessed, InputError)
    assert not isinstance(given, InputError)
    assert (guessed.published, given.published) == ("2022-02-28", "2022-03-03")
    assert [w for r in (guessed, given) for w in r.warnings if "guess" in w] == [GUESSED]
