"""Web servers on the loopback that behave as some on the internet do."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Respond = Callable[["Handler"], None]
TEXT = (
    "The governor of the northern region said on Monday that bridge number {n} had been closed after an inspection found cracks "
    "in its piers. Engineers will begin repairs next week, and lorries are being sent along the old coastal road.\n"
)


class Handler(BaseHTTPRequestHandler):
    """Answers by the server's table of paths: longest prefix first."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        with self.server.guard:
            self.server.asked.append(self.path)
            self.server.busy += 1
            self.server.most = max(self.server.most, self.server.busy)
        try:
            paths = sorted(self.server.paths, key=len, reverse=True)
            respond = next((self.server.paths[p] for p in paths if self.path.startswith(p)), gone)
            respond(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with self.server.guard:
                self.server.busy -= 1

    def give(self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """`asked` are the paths in order, `most` the requests that were answered at the same time."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, paths: dict[str, Respond]) -> None:
        self.paths = paths
        self.asked: list[str] = []
        self.busy = self.most = 0
        self.guard = threading.Lock()
        self.over = threading.Event()
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def serving(paths: dict[str, Respond]) -> Iterator[Server]:
    server = Server(paths)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()


def article(n: int, words: str = TEXT) -> bytes:
    body = "".join(f"<p>{words.format(n=n)} This is paragraph {p} of report {n}.</p>" for p in range(3))
    head = f'<title>Bridge {n} closed</title><meta property="article:published_time" content="2022-03-03T10:15:00+03:00">'
    return f"<html lang='en'><head>{head}</head><body><article><h1>Bridge {n} closed</h1>{body}</article></body></html>".encode()


def articles(handler: Handler) -> None:
    """/a/7 is report 7."""
    handler.give(article(int(handler.path.rpartition("/")[2])))


def rss(count: int, prefix: str = "/a/", date: str = "Thu, 03 Mar 2022 10:15:00 MSK") -> bytes:
    items = "".join(
        f"<item><title>Bridge {n} closed</title><link>{prefix}{n}</link><pubDate>{date}</pubDate></item>" for n in range(count)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'.encode()


def giving(body: bytes, kind: str = "application/rss+xml", status: int = 200, **headers: str) -> Respond:
    return lambda handler: handler.give(body, kind, status, **headers)


def gone(handler: Handler) -> None:
    handler.give(b"Gone.", status=404)


def to(location: str, status: int = 302) -> Respond:
    return lambda handler: handler.give(b"", status=status, Location=location)


def silent(handler: Handler) -> None:
    """Takes the request and says nothing."""
    handler.server.over.wait(30)
    handler.close_connection = True


def dripping_headers(handler: Handler) -> None:
    """A header that never ends, a letter at a time."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b"x")


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b"<item>" * 10_000)


def dripping(handler: Handler) -> None:
    """A body that never ends, a letter at a time."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b" ")


def bomb(handler: Handler) -> None:
    handler.give(gzip.compress(bytes(50_000_000)), "application/rss+xml", Content_Encoding="gzip")


def cut_short(handler: Handler) -> None:
    """Says that a thousand bytes come, sends ten and hangs up."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 1000\r\n\r\n<rss><item")
    handler.close_connection = True


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01 this is not HTTP\r\n\r\n")
    handler.close_connection = True


def moved_for_unchanged(body: bytes) -> Respond:
    """Answers a conditional request with a redirection to itself where it should say 304."""

    def respond(handler: Handler) -> None:
        if handler.headers.get("If-None-Match"):
            handler.give(b"", status=301, Location=handler.path)
        else:
            handler.give(body, "application/rss+xml", ETag='"1"')

    return respond


def unchanged(body: bytes) -> Respond:
    """Answers 304 as it should."""

    def respond(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"1"':
            handler.send_response(304)
            handler.end_headers()
        else:
            handler.give(body, "application/rss+xml", ETag='"1"', Last_Modified="Thu, 03 Mar 2022 10:15:00 GMT")

    return respond


def later(seconds: int, body: bytes) -> Respond:
    """Asks for time on the first request."""
    began = time.monotonic()

    def respond(handler: Handler) -> None:
        if time.monotonic() - began < seconds:
            handler.give(b"Later.", status=429, Retry_After=str(seconds))
        else:
            handler.give(body, "application/rss+xml")

    return respond
