"""Fetching from listed sources: safely, politely, and only what has changed."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpcore
import httpx

from tocsin.collect.addresses import host_of
from tocsin.collect.connecting import Deadline, RefusedError, transport
from tocsin.collect.expanding import ENCODINGS, TooLargeError, expanded
from tocsin.collect.fetched import Fetched
from tocsin.collect.hosts import Host, Hosts
from tocsin.collect.robots import Robots
from tocsin.collect.source import MAX_BYTES, InputError
from tocsin.collect.web import MAX_HOPS, Resolve, addresses, is_public

AGENT: Final = "Tocsin"
"""The name that robots.txt may use for us."""
LONGEST_WAIT: Final = 86_400.0
"""A Retry-After beyond a day counts as a day."""
PATIENCE: Final = 30.0
"""A host that may not be asked for longer than this, in seconds, is left out of the run."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The settings of fetching. Seconds and bytes."""

    timeout: float = 20.0
    deadline: float = 90.0
    max_bytes: int = MAX_BYTES
    pace: float = 2.0
    allow_private: bool = False
    robots: bool = True
    proxy: str | None = None
    back_off: tuple[float, ...] = (0.0, 120.0, 600.0)
    """Before a host that failed once, twice, more often in a run is asked again."""
    agent: str = f"{AGENT}/0.1 (collects news reports for its user; asks seldom; follows robots.txt)"


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server said about the state of an address, to ask whether it has changed."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return {name: value for name, value in pairs if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: `raw` is empty where nothing has changed. `moved` is the address that a permanent redirection names."""

    fetched: Fetched
    raw: bytes
    validators: Validators
    kind: str
    charset: str | None
    changed: bool = True
    moved: str | None = None


class FetchError(InputError):
    """An address that gave nothing. `again`: it may next time (`wait` seconds at least); else it is refused or gone."""

    def __init__(self, name: str, problem: str, *, again: bool = True, wait: float = 0.0) -> None:
        super().__init__(name, problem)
        self.again = again
        self.wait = wait


@dataclass
class Fetcher:
    """Fetches for many threads. Close it when done. `resolve` and the transport behind it can be replaced in tests."""

    limits: Limits = field(default_factory=Limits)
    stop: threading.Event = field(default_factory=threading.Event)
    resolve: Resolve = addresses
    program: str = AGENT

    def __post_init__(self) -> None:
        self.deadline = Deadline(self.stop)
        self.hosts = Hosts(self.limits.pace, self.stop)
        self.robots = Robots(AGENT, self._robots_txt)
        headers = {"User-Agent": self.limits.agent, "Accept-Encoding": ENCODINGS}
        if self.limits.proxy:
            # A proxy resolves names itself (through Tor it must): then only the proxy can keep requests from its own network.
            self.client = httpx.Client(proxy=self.limits.proxy, trust_env=False, timeout=self.limits.timeout, headers=headers)
        else:
            checked = transport(self.deadline, allow_private=self.limits.allow_private, resolve=self.resolve)
            self.client = httpx.Client(transport=checked, trust_env=False, timeout=self.limits.timeout, headers=headers)

    def close(self) -> None:
        self.client.close()

    def fetch(self, address: str, known: Validators | None = None, accept: str = "*/*") -> Answer:
        """Ask an address, at the turn of its host. Raises FetchError, whose one line says why there is nothing."""
        if self.limits.robots and not self.robots.allow(address):
            raise FetchError(address, "robots.txt of the site does not allow it", again=False)
        return self._fetch(address, known or Validators(), accept)

    def _robots_txt(self, address: str) -> Answer:
        return self._fetch(address, Validators(), "text/plain")

    def _fetch(self, address: str, known: Validators, accept: str) -> Answer:
        name = host_of(address)
        if (wait := self.hosts.wait(name)) > max(PATIENCE, 2 * self.limits.pace):
            raise FetchError(address, f"{name} {self.hosts.of(name).why}: left alone for {wait:,.0f} seconds", wait=wait)
        with self.hosts.turn(name) as host:
            if self.stop.is_set():
                raise FetchError(address, "interrupted")
            host.pause = min(self.robots.pause(address), PATIENCE)
            self.deadline.until = time.monotonic() + self.limits.deadline
            try:
                answer = self._followed(address, known, accept)
            except FetchError as error:
                self._failed(host, error)
                raise
            host.failures = 0
            return answer

    def _failed(self, host: Host, error: FetchError) -> None:
        """A host that breaks down or asks for time is left alone for a while."""
        if not error.again:
            return
        steps = self.limits.back_off
        wait = error.wait or steps[min(host.failures, len(steps) - 1)] * random.uniform(0.8, 1.2)
        host.failures += 1
        host.why = "asked for time" if error.wait else f"failed {host.failures} times in a row"
        self.hosts.postpone(host, min(wait, LONGEST_WAIT))

    def _followed(self, address: str, known: Validators, accept: str) -> Answer:
        """The answer after redirections. Some servers answer a conditional request with a redirection in place of 304: where that
        leads round in a circle the address is asked again without conditions."""
        began, target, moved, permanent = _now(), self._parsed(address, address), None, True
        seen: set[str] = set()
        headers = known.headers()
        for _ in range(MAX_HOPS + 1):
            if str(target) in seen and headers:
                headers, target, seen, moved = {}, self._parsed(address, address), set(), None
            seen.add(str(target))
            found = self._one(address, target, headers | {"Accept": accept}, began, moved)
            if isinstance(found, Answer):
                return found
            to, status = found
            target = self._parsed(str(target.join(to)), address)
            permanent = permanent and status in (301, 308)
            moved = str(target) if permanent else moved
        raise FetchError(address, f"redirects more than {MAX_HOPS} times", again=False)

    def _one(
        self, asked: str, target: httpx.URL, headers: dict[str, str], began: str, moved: str | None
    ) -> Answer | tuple[str, int]:
        """One request: the answer, or where it sends us and with which status."""
        try:
            with self.client.stream("GET", target, headers=headers, follow_redirects=False) as response:
                if response.has_redirect_location:
                    return response.headers.get("location", ""), response.status_code
                return self._answer(response, asked, target, began, moved)
        except (RefusedError, httpx.ConnectError) as error:
            refused = "own network" in str(error)
            raise FetchError(asked, str(error) or "cannot be connected to", again=not refused) from error
        except (httpx.TimeoutException, httpcore.TimeoutException) as error:
            raise FetchError(asked, f"no complete answer within {self.limits.deadline:.0f} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.ProtocolError, httpcore.NetworkError) as error:
            raise FetchError(asked, f"cannot be fetched: {error or type(error).__name__}") from error

    def _answer(self, response: httpx.Response, asked: str, target: httpx.URL, began: str, moved: str | None) -> Answer:
        status = response.status_code
        raw = b"" if status == 304 else self._body(response, asked)
        headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers.raw)
        fetched = Fetched(asked, str(target), status, headers, began, _now(), self.program)
        if status not in (200, 203, 304):
            again = status in (408, 425, 429) or status >= 500
            wait = _retry_after(response.headers.get("retry-after")) if status in (429, 503) else 0.0
            raise FetchError(asked, f"the server answered {status} {response.reason_phrase}".rstrip(), again=again, wait=wait)
        validators = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        return Answer(fetched, raw, validators, kind, response.charset_encoding, status != 304, moved)

    def _body(self, response: httpx.Response, asked: str) -> bytes:
        """The body, expanded; both what comes and what it expands to are held to the limit."""
        limit = self.limits.max_bytes
        raw = bytearray()
        for chunk in response.iter_raw():
            raw += chunk
            if len(raw) > limit:
                raise FetchError(asked, f"larger than the limit of {limit:,} bytes", again=False)
            if self.stop.is_set():
                raise FetchError(asked, "interrupted")
            self.deadline.left(None)
        try:
            return expanded(bytes(raw), response.headers.get("content-encoding", ""), limit)
        except TooLargeError as error:
            raise FetchError(asked, f"{error}: a compressed bomb or far too long for a report", again=False) from error
        except ValueError as error:
            raise FetchError(asked, f"its compressed answer is {error}") from error

    def _parsed(self, address: str, asked: str) -> httpx.URL:
        try:
            target = httpx.URL(address)
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError(asked, f"not an address: {error}", again=False) from error
        if target.scheme not in ("http", "https") or not target.host:
            raise FetchError(asked, f"leads to {address!r}: only http and https addresses are fetched", again=False)
        if self.limits.proxy and not self.limits.allow_private and _inside(target.host):
            raise FetchError(
                asked, f"{target.host} is an address of the own network: allow private addresses to fetch it", again=False
            )
        return target.copy_with(username=None, password=None, fragment=None)


def _inside(host: str) -> bool:
    """Whether a host is plainly in the own network, as far as that shows without asking for its addresses."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not is_public(host)
    except ValueError:
        return False  # a name


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _retry_after(value: str | None) -> float:
    """Seconds of a Retry-After header, which may be a date; nought where there is none that can be read."""
    if not value:
        return 0.0
    try:
        return max(float(value), 0.0)
    except ValueError:
        pass
    try:
        return max((parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return 0.0
