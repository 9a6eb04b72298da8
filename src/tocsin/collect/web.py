"""One page from the web, fetched politely and only from the public internet.

Every hop of a redirection is resolved and checked before it is asked, and the connection goes to the very address that was
checked, so that a name cannot be turned to the own network between check and use.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import httpx

from tocsin.collect.decoding import decode
from tocsin.collect.source import MAX_BYTES, InputError, Kind, RawReport

USER_AGENT: Final = "Tocsin/0.1 (reads single news reports for its user)"
TIMEOUT_S: Final = 20.0
"""For each step of a fetch (connecting, each read)."""
DEADLINE_S: Final = 90.0
"""For a fetch as a whole, redirections included."""
MAX_HOPS: Final = 5
KINDS: Final[dict[str, Kind]] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "": "html"}
Resolve = Callable[[str, int], list[str]]


def addresses(host: str, port: int) -> list[str]:
    """The IP addresses of a host. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet: not loopback, private, link-local, multicast or reserved, also not
    as an IPv6 address that wraps such an IPv4 one."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None and not inner.is_global:
            return False
        if ip in ipaddress.ip_network("64:ff9b::/96") and not ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF).is_global:
            return False
    return ip.is_global and not ip.is_multicast


def fetch(
    url: str,
    *,
    max_bytes: int = MAX_BYTES,
    allow_private: bool = False,
    transport: httpx.BaseTransport | None = None,
    resolve: Resolve = addresses,
) -> RawReport:
    """The page at an address. Raises InputError for what cannot or must not be fetched.

    Proxies of the environment are not used: behind one, no address could be checked.
    """
    until = time.monotonic() + DEADLINE_S
    with httpx.Client(transport=transport, trust_env=False, timeout=TIMEOUT_S, headers={"User-Agent": USER_AGENT}) as client:
        target = _parsed(url, url)
        for _ in range(MAX_HOPS + 1):
            request = _request(client, target, url, allow_private, resolve)
            try:
                response = client.send(request, stream=True)
                try:
                    if not response.is_redirect:
                        return _page(response, url, target, max_bytes, until)
                    target = _parsed(str(target.join(response.headers.get("location", ""))), url)
                finally:
                    response.close()
            except httpx.TimeoutException as error:
                raise InputError(url, f"no answer within {TIMEOUT_S:.0f} seconds") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise InputError(url, f"cannot be fetched: {error}") from error
    raise InputError(url, f"redirects more than {MAX_HOPS} times")


def _parsed(url: str, asked: str) -> httpx.URL:
    try:
        target = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise InputError(asked, f"not an address: {error}") from error
    if target.scheme not in ("http", "https") or not target.host:
        raise InputError(asked, f"leads to {url!r}: only http and https addresses are fetched")
    return target.copy_with(username=None, password=None, fragment=None) if target.userinfo else target.copy_with(fragment=None)


def _request(client: httpx.Client, target: httpx.URL, asked: str, allow_private: bool, resolve: Resolve) -> httpx.Request:
    """The request to a checked address of the target's host, under the host's own name."""
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        found = resolve(target.host, port)
    except (OSError, UnicodeError) as error:
        raise InputError(asked, f"the host {target.host} is not known") from error
    if not found:
        raise InputError(asked, f"the host {target.host} is not known")
    if not allow_private and not all(map(is_public, found)):
        raise InputError(asked, f"{target.host} is an address of the own network: allow private addresses to fetch it")
    host = target.netloc.decode("ascii")
    return client.build_request(
        "GET",
        target.copy_with(host=found[0]),
        headers={"Host": host, "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8"},
        extensions={"sni_hostname": target.host},
    )


def _page(response: httpx.Response, asked: str, target: httpx.URL, max_bytes: int, until: float) -> RawReport:
    if response.status_code != 200:
        raise InputError(asked, f"the server answered {response.status_code} {response.reason_phrase}".rstrip())
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in KINDS:
        raise InputError(asked, f"is {kind}: only pages and plain text are read")
    raw = bytearray()
    for chunk in response.iter_bytes():
        raw += chunk
        if len(raw) > max_bytes:
            raise InputError(asked, f"larger than the limit of {max_bytes:,} bytes for one report")
        if time.monotonic() > until:
            raise InputError(asked, f"not complete within {DEADLINE_S:.0f} seconds")
    text, warnings = decode(bytes(raw), asked, declared=response.charset_encoding)
    fetched = datetime.now(UTC).replace(microsecond=0).isoformat()
    return RawReport(asked, KINDS[kind], bytes(raw), text, url=str(target), fetched=fetched, warnings=warnings)
