"""Who may ask for what, and the headers that every answer bears.

Pure ASGI, so that streams pass through. Three doors: the name by which the server was called, the password, and, for all that
changes something, the site that the request came from.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.desk.settings import Settings

COOKIE: Final = "tocsin"
DAYS: Final = 14
POLICY: Final = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'none'",
    )
)  # fmt: skip
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE: Final = ("GET", "HEAD", "OPTIONS")
OPEN: Final = ("/login", "/static/")
READABLE: Final = "/api/"
"""What a token may read; pages and changes ask for the password."""


class Guard:
    """The application behind its doors."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store" if self.settings.password else "no-cache")
            await send(message)

        refusal = refused(Request(scope), self.settings)
        await (refusal or self.app)(scope, receive, sending)


def refused(request: Request, settings: Settings) -> Response | None:
    """The answer to one who may not come in; None for all others."""
    if settings.hosts and host_of(request.headers) not in settings.hosts:
        return PlainTextResponse("this desk does not answer to that name: start it with --host NAME to allow it\n", 421)
    if settings.password and not request.url.path.startswith(OPEN) and not known(request, settings):
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?{_next(back)}", 303)
        return PlainTextResponse("give the password or a token: Authorization: Bearer …\n", 401, {"WWW-Authenticate": "Bearer"})
    if request.method not in SAFE:
        if settings.read_only and request.url.path != "/login":
            return PlainTextResponse("this desk is read-only\n", 405)
        if foreign(request.headers):
            return PlainTextResponse("a change may be asked for by this desk's own pages only\n", 403)
    return None


def host_of(headers: Headers) -> str:
    """The name that a request calls the server by, without port."""
    host = headers.get("host", "").lower()
    return host.rsplit(":", 1)[0] if host.rpartition(":")[2].isdigit() and not host.endswith("]") else host


def foreign(headers: Headers) -> bool:
    """Whether a browser sent the request from another site's page. Browsers say so in Sec-Fetch-Site, older ones in Origin; a
    program that is no browser says neither."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def known(request: Request, settings: Settings) -> bool:
    """Whether the request bears the password, or the cookie of one who has given it."""
    given = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if same(given, settings.password) or valid(request.cookies.get(COOKIE, ""), settings):
        return True
    reading = request.method in SAFE and request.url.path.startswith(READABLE)
    return reading and token_hash(given) in settings.tokens


def token_hash(token: str) -> str:
    """What is kept of a token: its SHA-256. Tokens are long and random, so their hashes need no salt."""
    return hashlib.sha256(token.encode("utf8", "surrogatepass")).hexdigest()


def same(given: str, wanted: str | None) -> bool:
    """Whether a password is right, in a time that does not tell how nearly."""
    return bool(wanted) and hmac.compare_digest(given.encode(), (wanted or "").encode())


def ticket(settings: Settings, now: float | None = None) -> str:
    """What the cookie of one who has given the password holds: until when it is good, and a signature."""
    until = str(int((now or time.time()) + DAYS * 86400))
    return f"{until}.{_sign(until, settings)}"


def valid(cookie: str, settings: Settings) -> bool:
    """Whether a cookie is ours and still good."""
    until, _, signature = cookie.partition(".")
    return until.isdigit() and int(until) > time.time() and hmac.compare_digest(signature, _sign(until, settings))


def _sign(text: str, settings: Settings) -> str:
    key = settings.secret + (settings.password or "").encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _next(path: str) -> str:
    from urllib.parse import urlencode

    return urlencode({"next": path})
