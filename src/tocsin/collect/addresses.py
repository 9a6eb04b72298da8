"""Addresses of reports: the same page under one name."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

TRACKING: Final = re.compile(
    r"^(utm_\w+|at_\w+|mtm_\w+|pk_\w+|ns_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|cmpid|ocid|ref_src|s_cid|xtor|wt_mc|ito)$",
    re.IGNORECASE,
)
PORTS: Final = {"http": 80, "https": 443}
LONGEST: Final = 2_000
"""Characters of an address; longer ones are not fetched."""


def canonical(address: str) -> str:
    """An address without fragment, marks of campaigns, user name and default port, its host in small letters. The order of what
    is left of its query stays. Anything that is no http(s) address comes back as it is."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return address
    if parts.scheme.lower() not in PORTS or not parts.hostname:
        return address
    scheme = parts.scheme.lower()
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = host if port in (None, PORTS[scheme]) else f"{host}:{port}"
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(k)])
    return urlunsplit((scheme, netloc, parts.path or "/", query, ""))


def absolute(link: str, base: str) -> str | None:
    """The http(s) address that a link on a page means, None where it means none."""
    try:
        found = urljoin(base, link.strip())
        parts = urlsplit(found)
        usable = parts.scheme in PORTS and bool(parts.hostname) and len(found) <= LONGEST
    except ValueError:
        return None
    return found if usable else None


def host_of(address: str) -> str:
    """Host and port of an address: those that share them are asked one after the other."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
