"""What one reader of the API may ask for, and how often."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

READERS: Final = 10_000
"""Readers whose buckets are remembered; the longest unseen are forgotten first, which only gives them a full bucket again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`per_second` requests of one reader in the long run, `burst` at once (None: any number, for loopback and benchmarks).
    `page` items of a list at most, `default` where nothing is said; `stream` lines of a stream and entries of an export; `query`
    characters of an address's question. `fresh` seconds for which an answer is given again though reports have come in since."""

    per_second: float | None = 20.0
    burst: int = 200
    page: int = 200
    default: int = 50
    stream: int = 100_000
    query: int = 4_000
    fresh: float = 2.0


@dataclass(slots=True)
class Rates:
    """A bucket of requests for each reader, filled again at `per_second`. Any thread may ask."""

    limits: Limits
    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, reader: str) -> float:
        """Seconds until this reader may ask; 0 counts the request as asked."""
        if self.limits.per_second is None:
            return 0.0
        with self._guard:
            now = self.clock()
            left, seen = self._buckets.pop(reader, (float(self.limits.burst), now))
            left = min(left + (now - seen) * self.limits.per_second, float(self.limits.burst))
            allowed = left >= 1.0
            self._buckets[reader] = (left - 1.0 if allowed else left, now)
            if len(self._buckets) > READERS:
                self._buckets.popitem(last=False)
            return 0.0 if allowed else (1.0 - left) / self.limits.per_second
