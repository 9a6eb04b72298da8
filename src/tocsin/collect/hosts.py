"""Politeness: one request at a time for each host, a pause between two, longer ones where the host asks for them."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

JITTER: Final = 0.25
"""Pauses vary by this share, so that many desks do not ask in step."""


@dataclass
class Host:
    """When a host may be asked again (time.monotonic), and the turn that one thread has at a time."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    next: float = 0.0
    pause: float = 0.0
    failures: int = 0
    why: str = ""


class Hosts:
    """The hosts of a run. `pace` are the seconds between two requests to one host; `stop` ends all waiting."""

    def __init__(self, pace: float, stop: threading.Event | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.pace = pace
        self.stop = stop or threading.Event()
        self.clock = clock
        self._hosts: dict[str, Host] = {}
        self._guard = threading.Lock()

    def of(self, name: str) -> Host:
        with self._guard:
            return self._hosts.setdefault(name, Host())

    @contextmanager
    def turn(self, name: str) -> Iterator[Host]:
        """Wait for the host's turn and its pause; the next pause begins when the request is over."""
        host = self.of(name)
        with host.turn:
            self.stop.wait(max(host.next - self.clock(), 0.0))
            try:
                yield host
            finally:
                pause = max(host.pause, self.pace) * random.uniform(1 - JITTER, 1 + JITTER)
                host.next = max(host.next, self.clock() + pause)

    def wait(self, name: str) -> float:
        """Seconds until a host may be asked."""
        return max(self.of(name).next - self.clock(), 0.0)

    def postpone(self, host: Host, seconds: float) -> None:
        """The host asked for time, or does not answer."""
        host.next = max(host.next, self.clock() + seconds)
