"""Progress on standard error, only where reading takes long."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Final

PATIENCE: Final = 2.0
"""Seconds before anything is shown: short work stays silent."""
TERMINAL_PACE: Final = 0.2
LOG_PACE: Final = 30.0
"""Seconds between two notes: a line that renews itself on a terminal, a new line in a log."""


class Progress:
    """Counts what is done ("reports read"). On a terminal one line renews itself; in a log one is written from time to time."""

    def __init__(self, what: str = "reports read") -> None:
        self.what = what
        self.count = 0
        self.began = time.monotonic()
        self.live = sys.stderr.isatty()
        self.pace = TERMINAL_PACE if self.live else LOG_PACE
        self.next = self.began + max(PATIENCE, self.pace)
        self.shown = False

    def __enter__(self) -> Progress:
        return self

    def advance(self, by: int = 1) -> None:
        """One more is done, or several."""
        self.count += by
        now = time.monotonic()
        if now >= self.next:
            self.next = now + self.pace
            self.show(now)

    def show(self, now: float) -> None:
        self.shown = True
        rate = self.count / (now - self.began)
        note = f"tocsin: {self.count:,} {self.what}, {rate:,.1f} a second"
        sys.stderr.write(f"\r{note}\x1b[K" if self.live else f"{note}\n")
        sys.stderr.flush()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.shown and self.live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
