"""Answers remembered while the desk stays as it is, so that many readers of one address cost as much as one.

An answer is good until the desk's file changes (whoever changes it: any process, any command), and `fresh` seconds longer while
reports keep coming in. Readers who ask for the same at once wait for one answer. Compressed once, not for each reader.
"""

from __future__ import annotations

import asyncio
import gzip
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool

MOST_BYTES: Final = 64 << 20
"""Bytes of all answers that are remembered; the longest unused are forgotten first."""
LEAST_COMPRESSED: Final = 700
LEVEL: Final = 5
"""Of gzip: a fifth of the time of level 9, for answers some per cent longer."""
State = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Remembering:
    """An answer: its bytes, their validator, the compressed bytes (None for short ones), and of which state it is."""

    body: bytes
    tag: str
    packed: bytes | None
    state: State
    made: float

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed or b"")


@dataclass(slots=True)
class Remembered:
    """The answers about one desk. All of it runs in the server's event loop; answers are made in threads."""

    path: Path
    fresh: float
    tag: Callable[[bytes], str]
    _kept: OrderedDict[Hashable, Remembering] = field(default_factory=OrderedDict)
    _making: dict[Hashable, asyncio.Task[Remembering]] = field(default_factory=dict)
    _bytes: int = 0

    async def answer(self, key: Hashable, make: Callable[[], bytes]) -> Remembering:
        """The answer for a key, remembered or made. What `make` raises is raised, and nothing is remembered."""
        found = self._kept.get(key)
        if found is not None and (time.monotonic() - found.made < self.fresh or found.state == self.state()):
            self._kept.move_to_end(key)
            return found
        task = self._making.get(key)
        if task is None or task.get_loop() is not asyncio.get_running_loop():
            task = self._making[key] = asyncio.ensure_future(self._made(key, make))
        return await asyncio.shield(task)

    async def _made(self, key: Hashable, make: Callable[[], bytes]) -> Remembering:
        try:
            state, made = self.state(), time.monotonic()  # before it is made: a change meanwhile makes it old at once
            body, packed = await run_in_threadpool(lambda: _packed(make()))
            found = Remembering(body, self.tag(body), packed, state, made)
            self._keep(key, found)
            return found
        finally:
            self._making.pop(key, None)

    def _keep(self, key: Hashable, found: Remembering) -> None:
        old = self._kept.pop(key, None)
        self._bytes += found.size - (old.size if old else 0)
        self._kept[key] = found
        while self._bytes > MOST_BYTES and self._kept:
            self._bytes -= self._kept.popitem(last=False)[1].size

    def state(self) -> State:
        """What every commit changes: sizes and times of the desk's file and of its write-ahead log."""
        found: list[int] = []
        for path in (self.path, self.path.with_name(self.path.name + "-wal")):
            try:
                at = path.stat()
            except OSError:
                continue
            found += [at.st_mtime_ns, at.st_size]
        return tuple(found)


def _packed(body: bytes) -> tuple[bytes, bytes | None]:
    return body, gzip.compress(body, LEVEL, mtime=0) if len(body) >= LEAST_COMPRESSED else None
