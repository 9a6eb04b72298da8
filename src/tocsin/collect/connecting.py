"""Connections that go to checked addresses only, and end at a deadline.

The check stands where the connection is made: the very address that was checked is the one connected to, so that a name cannot
be turned to the own network between check and use. The deadline covers all steps of a fetch, also a server that sends its
headers letter by letter.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import certifi
import httpcore
import httpx

from tocsin.collect.web import Resolve, addresses, is_public

SLICE = 1.0
"""Seconds of waiting after which a read looks whether it should go on."""
TRIED = 3
"""How many addresses of a host are tried before it counts as not answering."""


class RefusedError(httpcore.ConnectError):
    """An address that must not be asked."""


class Deadline(threading.local):
    """When the fetch of this thread must be over, on the clock of time.monotonic."""

    until: float = float("inf")

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop

    def left(self, timeout: float | None) -> float:
        """Seconds that a step may take. Raises httpcore.ReadTimeout where none are left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("not complete in time")
        return left if timeout is None else min(left, timeout)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step is held to the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        until = time.monotonic() + self.deadline.left(timeout)
        while True:  # in slices, so that an interrupt need not wait for a silent server
            try:
                return self.inner.read(max_bytes, max(min(until - time.monotonic(), SLICE), 0.001))
            except httpcore.ReadTimeout:
                if self.deadline.stop.is_set() or time.monotonic() >= until:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self.inner.start_tls(ssl_context, server_hostname, self.deadline.left(timeout))
        return TimedStream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections. `allow` says whether an IP address may be asked."""

    def __init__(self, deadline: Deadline, resolve: Resolve, allow: Callable[[str], bool]) -> None:
        self.inner = httpcore.SyncBackend()
        self.deadline = deadline
        self.resolve = resolve
        self.allow = allow

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the host {host} is not known") from error
        if refused := [address for address in found if not self.allow(address)]:
            raise RefusedError(f"{host} is {refused[0]}, an address of the own network: allow private addresses to fetch it")
        last: Exception = httpcore.ConnectError(f"the host {host} is not known")
        for address in found[:TRIED]:
            try:
                left = self.deadline.left(timeout)
                return TimedStream(self.inner.connect_tcp(address, port, left, local_address, socket_options), self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def transport(deadline: Deadline, *, allow_private: bool = False, resolve: Resolve = addresses) -> httpx.HTTPTransport:
    """A transport whose connections are checked and timed."""

    def allow(address: str) -> bool:
        return allow_private or is_public(address)

    made = httpx.HTTPTransport(trust_env=False)
    made._pool = httpcore.ConnectionPool(
        ssl_context=ssl.create_default_context(cafile=certifi.where()),
        max_connections=100,
        max_keepalive_connections=20,
        keepalive_expiry=15.0,
        network_backend=CheckedBackend(deadline, resolve, allow),
    )
    return made
