"""Fetching over a fake network: what is followed, what is refused, and the one line that says so."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from tocsin.collect import InputError, inputs
from tocsin.collect.web import USER_AGENT, fetch, is_public

PAGE = b"<html><p>A page.</p></html>"
HOSTS = {"news.example": ["93.184.216.34"], "inside.example": ["10.0.0.7"], "mixed.example": ["93.184.216.34", "127.0.0.1"]}


def resolve(host: str, port: int) -> list[str]:
    if host in HOSTS:
        return HOSTS[host]
    try:
        return [str(httpx.URL(f"http://{host}").host)] if host.replace(".", "").isdigit() or ":" in host else HOSTS[host]
    except KeyError as error:
        raise OSError("unknown") from error


def answering(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    return httpx.MockTransport(answer)


def test_a_page() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, headers={"content-type": "text/html; charset=utf-8"}, content=PAGE)

    found = fetch("https://news.example/report#top", transport=answering(answer), resolve=resolve)
    assert (found.kind, found.text, found.url) == ("html", PAGE.decode(), "https://news.example/report")
    assert found.fetched is not None
    (request,) = seen
    assert (request.url.host, request.headers["host"]) == ("93.184.216.34", "news.example")
    assert request.extensions["sni_hostname"] == "news.example"
    assert request.headers["user-agent"] == USER_AGENT


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://inside.example/", "inside.example is an address of the own network: allow private addresses to fetch it"),
        ("http://mixed.example/", "mixed.example is an address of the own network: allow private addresses to fetch it"),
        ("http://127.0.0.1:8080/", "127.0.0.1 is an address of the own network: allow private addresses to fetch it"),
        (
            "http://169.254.169.254/latest",
            "169.254.169.254 is an address of the own network: allow private addresses to fetch it",
        ),
        ("http://unknown.example/", "the host unknown.example is not known"),
        ("http://news.example/to-inside", "inside.example is an address of the own network: allow private addresses to fetch it"),
        ("http://news.example/to-file", "leads to 'file:/etc/passwd': only http and https addresses are fetched"),
        ("http://news.example/round", "redirects more than 5 times"),
        ("http://news.example/gone", "the server answered 404 Not Found"),
        ("http://news.example/paper", "is application/pdf: only pages and plain text are read"),
        ("http://news.example/huge", "larger than the limit of 1,000 bytes for one report"),
        ("http://news.example/slow", "no answer within 20 seconds"),
        ("http://news.example/down", "cannot be fetched: refused"),
        ("http://news.example/empty", "empty: there is nothing to read"),
    ],
)
def test_refusals(url: str, problem: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == "/slow":
            raise httpx.ReadTimeout("slow", request=request)
        if path == "/down":
            raise httpx.ConnectError("refused", request=request)
        to = {"/to-inside": "http://inside.example/secret", "/to-file": "file:///etc/passwd", "/round": "/round"}.get(path)
        if to:
            return httpx.Response(302, headers={"location": to})
        kind = "application/pdf" if path == "/paper" else "text/html"
        content = {"/huge": b"x" * 2000, "/empty": b""}.get(path, PAGE)
        return httpx.Response(404 if path == "/gone" else 200, headers={"content-type": kind}, content=content)

    with pytest.raises(InputError) as caught:
        fetch(url, transport=answering(answer), resolve=resolve, max_bytes=1000)
    assert str(caught.value) == f"{url}: {problem}"


def test_private_addresses_on_request() -> None:
    answer = answering(lambda request: httpx.Response(200, headers={"content-type": "text/plain"}, content=b"Words."))
    assert fetch("http://inside.example/", allow_private=True, transport=answer, resolve=resolve).kind == "text"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("127.0.0.1", False), ("0.0.0.0", False), ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("::1", False), ("fe80::1", False), ("fc00::1", False), ("::ffff:10.0.0.1", False), 
        ("64:ff9b::a00:1", False), ("2002:a00:1::", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_errors_of_the_web_are_yielded() -> None:
    def refuse(url: str) -> None:
        raise InputError(url, "no")

    assert [str(f) for f in inputs(["https://news.example/"], fetch=refuse)] == ["https://news.example/: no"]  # type: ignore[arg-type]
