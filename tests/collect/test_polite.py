"""Fetching from servers that misbehave, on the loopback: what is refused, how soon, and in which words."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from collect import misbehaving as bad

from tocsin.collect.connecting import CheckedBackend
from tocsin.collect.polite import Fetcher, FetchError, Limits, Validators

LIMITS = Limits(timeout=1.0, deadline=1.5, max_bytes=200_000, pace=0.0, allow_private=True, back_off=(0.0,))
FEED = bad.rss(3)


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    made = Fetcher(LIMITS)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("respond", "problem", "again"),
    [
        (bad.gone, "the server answered 404 Not Found", False),
        (bad.giving(b"", status=503), "the server answered 503 Service Unavailable", True),
        (bad.silent, "no complete answer within 2 seconds", True),
        (bad.dripping, "no complete answer within 2 seconds", True),
        (bad.dripping_headers, "no complete answer within 2 seconds", True),
        (bad.endless, "larger than the limit of 200,000 bytes", False),
        (bad.bomb, "expands beyond 200,000 bytes: a compressed bomb or far too long for a report", False),
        (bad.giving(b"not gzip", Content_Encoding="gzip"), "its compressed answer is damaged", True),
        (bad.to("/it"), "redirects more than 5 times", False),
        (bad.to("file:///etc/passwd"), "only http and https addresses are fetched", False),
        (bad.cut_short, "cannot be fetched", True),
        (bad.nonsense, "cannot be fetched", True),
    ],
)
def test_refusals(fetcher: Fetcher, respond: bad.Respond, problem: str, again: bool) -> None:
    with bad.serving({"/it": respond}) as server:
        began = time.monotonic()
        with pytest.raises(FetchError) as caught:
            fetcher.fetch(f"{server.base}/it")
        assert time.monotonic() - began < 10
    assert (problem in caught.value.problem, caught.value.again) == (True, again), caught.value


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/", "http://2130706433/"]
)
def test_the_own_network_is_refused(address: str) -> None:
    fetcher = Fetcher(replace(LIMITS, allow_private=False))
    with pytest.raises(FetchError, match=r"own network|not known"):
        fetcher.fetch(address)
    fetcher.close()


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5h://127.0.0.1:9"])
@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://printer.local/"])
def test_the_own_network_is_refused_through_a_proxy(proxy: str, address: str) -> None:
    fetcher = Fetcher(replace(LIMITS, allow_private=False, robots=False, proxy=proxy))
    with pytest.raises(FetchError, match="own network"):
        fetcher.fetch(address)
    with pytest.raises(FetchError, match="refused"):
        fetcher.fetch("http://courier.example/")
    fetcher.close()


def test_a_proxy_is_asked_with_the_whole_address() -> None:
    with bad.serving({"http://courier.example/feed": bad.giving(FEED)}) as server:
        fetcher = Fetcher(replace(LIMITS, allow_private=False, robots=False, proxy=server.base))
        assert fetcher.fetch("http://courier.example/feed").raw == FEED
        assert server.asked == ["http://courier.example/feed"]
        fetcher.close()


def test_a_redirection_into_the_own_network_is_refused() -> None:
    """The outer server stands for a public one: its name resolves to an address that is allowed here, and no other is."""
    with bad.serving({"/": bad.to("http://inside.example/secret")}) as outer:
        hosts = {"public.example": "127.0.0.1", "inside.example": "127.0.0.2"}
        fetcher = Fetcher(replace(LIMITS, allow_private=False, robots=False), resolve=lambda host, port: [hosts[host]])
        backend = fetcher.client._transport._pool._network_backend  # type: ignore[attr-defined]
        assert isinstance(backend, CheckedBackend)
        backend.allow = lambda address: address == "127.0.0.1"
        with pytest.raises(FetchError, match=r"inside\.example is 127\.0\.0\.2, an address of the own network"):
            fetcher.fetch(f"http://public.example:{outer.server_address[1]}/")
        fetcher.close()


def test_unchanged_and_moved(fetcher: Fetcher) -> None:
    paths = {"/feed": bad.unchanged(FEED), "/old": bad.to("/feed", 301), "/odd": bad.moved_for_unchanged(FEED)}
    with bad.serving(paths) as server:
        first = fetcher.fetch(f"{server.base}/old")
        assert (first.raw, first.changed, first.moved) == (FEED, True, f"{server.base}/feed")
        assert (first.fetched.asked, first.fetched.answered) == (f"{server.base}/old", f"{server.base}/feed")
        again = fetcher.fetch(f"{server.base}/feed", first.validators)
        assert (again.raw, again.changed, again.fetched.status) == (b"", False, 304)
        odd = fetcher.fetch(f"{server.base}/odd", Validators('"1"'))
        assert (odd.raw, odd.changed) == (FEED, True)


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (bad.giving(b"User-agent: *\nDisallow: /private", "text/plain"), False),
        (bad.giving(b"User-agent: Tocsin\nDisallow: /", "text/plain"), False),
        (bad.giving(b"User-agent: Other\nDisallow: /", "text/plain"), True),
        (bad.gone, True),
        (bad.giving(b"", status=500), False),
        (bad.giving(b"\xff\x00 nonsense"), True),
    ],
)
def test_robots(fetcher: Fetcher, robots: bad.Respond, allowed: bool) -> None:
    with bad.serving({"/robots.txt": robots, "/private": bad.giving(FEED)}) as server:
        if allowed:
            assert fetcher.fetch(f"{server.base}/private").raw == FEED
        else:
            with pytest.raises(FetchError, match=r"robots\.txt of the site does not allow it"):
                fetcher.fetch(f"{server.base}/private")
            assert server.asked == ["/robots.txt"]


def test_a_host_that_asks_for_time_gets_it(fetcher: Fetcher) -> None:
    with bad.serving({"/feed": bad.later(120, FEED)}) as server:
        with pytest.raises(FetchError) as caught:
            fetcher.fetch(f"{server.base}/feed")
        assert (caught.value.problem, caught.value.wait) == ("the server answered 429 Too Many Requests", 120.0)
        with pytest.raises(FetchError, match=r"asked for time: left alone for 1[12][0-9] seconds"):
            fetcher.fetch(f"{server.base}/other")
        assert "/other" not in server.asked


def test_one_at_a_time_with_a_pause() -> None:
    def slow(handler: bad.Handler) -> None:
        time.sleep(0.02)
        handler.give(FEED)

    fetcher = Fetcher(replace(LIMITS, pace=0.1, robots=False))
    with bad.serving({"/": slow}) as server:
        threads = [threading.Thread(target=fetcher.fetch, args=(f"{server.base}/{n}",)) for n in range(4)]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(server.asked), server.most) == (4, 1)
        assert time.monotonic() - began > 3 * 0.1 * 0.75
    fetcher.close()


def test_an_interrupt_ends_waiting_at_once() -> None:
    fetcher = Fetcher(replace(LIMITS, pace=20.0, robots=False))
    with bad.serving({"/": bad.giving(FEED)}) as server:
        fetcher.fetch(f"{server.base}/1")
        threading.Timer(0.1, fetcher.stop.set).start()
        began = time.monotonic()
        with pytest.raises(FetchError, match="interrupted"):
            fetcher.fetch(f"{server.base}/2")
        assert time.monotonic() - began < 5
    fetcher.close()
