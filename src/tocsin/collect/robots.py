"""robots.txt, asked once a run for each host and followed (RFC 9309)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from protego import Protego

from tocsin.collect.source import InputError

if TYPE_CHECKING:
    from tocsin.collect.polite import Answer

LONGEST: Final = 512_000
"""Bytes of a robots.txt that are read, as the RFC asks at least."""


class Robots:
    """The rules of all hosts met. A robots.txt that is not there allows all; one that the server fails on forbids all for this
    run, as the RFC has it."""

    def __init__(self, agent: str, fetch: Callable[[str], Answer]) -> None:
        self.agent = agent
        self.fetch = fetch
        self._rules: dict[str, Protego | bool] = {}
        self._turns: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def allow(self, address: str) -> bool:
        """Whether the site lets us fetch an address."""
        rules = self._of(address)
        return rules if isinstance(rules, bool) else bool(rules.can_fetch(address, self.agent))

    def pause(self, address: str) -> float:
        """Seconds that the site asks us to wait between two requests, as far as its robots.txt is known."""
        rules = self._rules.get(_site(address))
        delay = rules.crawl_delay(self.agent) if isinstance(rules, Protego) else None
        return float(delay or 0.0)

    def _of(self, address: str) -> Protego | bool:
        site = _site(address)
        with self._guard:
            turn = self._turns.setdefault(site, threading.Lock())
        with turn:
            if site not in self._rules:
                self._rules[site] = self._fetched(f"{site}/robots.txt")
            return self._rules[site]

    def _fetched(self, address: str) -> Protego | bool:
        try:
            answer = self.fetch(address)
        except InputError as error:
            return not (getattr(error, "again", True) and "the server answered" in error.problem)
        try:
            return Protego.parse(answer.raw[:LONGEST].decode("utf8", "replace"))
        except (ValueError, RecursionError):
            return True


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
