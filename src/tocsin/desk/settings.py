"""How the pages are served."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final

from tocsin.desk.api.limits import Limits

LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """`password` None asks for none: only for loopback. `hosts` are the names by which a browser may call the server (a page on
    another site that has its own name point here is refused); empty: any, for servers behind a password. `read_only` leaves out
    all that changes the desk, and what is not for the public; `static` what needs a server behind it. `rows` is the length of a
    page of a list. `tokens` are the SHA-256 (hex) of the tokens that may read the API, `limits` what one reader of it may ask
    for."""

    password: str | None = None
    hosts: tuple[str, ...] = LOOPBACK
    read_only: bool = False
    static: bool = False
    rows: int = 50
    tokens: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    """Signs the cookies of those who have given the password: new at each start, so a restart logs everybody out."""
