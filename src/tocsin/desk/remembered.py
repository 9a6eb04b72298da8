"""Answers remembered while the desk stays as it is, so that many readers of one address cost as much as one.

An answer is good until the desk's file changes (whoever changes it: any process, any command), and `fresh` seconds longer while
reports keep coming in. What is changed through this server shows at once: whoever changes it calls `forget`. Readers who ask for
the same at once wait for one answer. Compressed once, not for each reader.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

MOST_BYTES: Final = 64 << 20
"""Bytes of all answers that are remembered; the longest unused are forgotten first."""
LARGEST: Final = 4 << 20
"""Bytes of an answer that is remembered."""
LEAST_COMPRESSED: Final = 700
LEVEL: Final = 4
"""Of gzip: a fifth of the time of level 9, for answers some per cent longer."""
VARY: Final = "Accept, Accept-Encoding, Authorization, Cookie"
State = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said: remembered if its status is 200."""

    body: bytes
    media_type: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Remembering:
    """An answer with its validator, its compressed bytes (None for short ones), and of which state of the desk it is."""

    answer: Answer
    tag: str
    packed: bytes | None
    state: State
    made: float

    @property
    def size(self) -> int:
        return len(self.answer.body) + len(self.packed or b"")

    def response(self, request: Request) -> Response:
        """A response for one reader: compressed for those who take that, 304 for those who have it already."""
        headers = {"ETag": self.tag, "Vary": VARY}
        if self.answer.status == 200 and matches(request.headers.get("if-none-match", ""), self.tag):
            return Response(status_code=304, headers=headers)
        if self.packed is None or "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self.answer.body, self.answer.status, headers, self.answer.media_type)
        return Response(self.packed, self.answer.status, headers | {"Content-Encoding": "gzip"}, self.answer.media_type)


@dataclass(slots=True)
class Remembered:
    """The answers about the desk at `path`. All of it runs in the server's event loop; answers are made in threads."""

    path: Path
    fresh: float
    _kept: OrderedDict[Hashable, Remembering] = field(default_factory=OrderedDict)
    _making: dict[Hashable, asyncio.Task[Remembering]] = field(default_factory=dict)
    _bytes: int = 0

    async def answer(self, key: Hashable, make: Callable[[], Answer]) -> Remembering:
        """The answer for a key, remembered or made. What `make` raises is raised, and nothing is remembered."""
        found = self._kept.get(key)
        if found is not None and (time.monotonic() - found.made < self.fresh or found.state == self.state()):
            self._kept.move_to_end(key)
            return found
        task = self._making.get(key)
        if task is None or task.get_loop() is not asyncio.get_running_loop():
            task = self._making[key] = asyncio.ensure_future(self._made(key, make))
        return await asyncio.shield(task)

    def forget(self) -> None:
        """The desk was changed from here: nothing that was said, or is being made, is given to those who ask from now on."""
        self._kept.clear()
        self._making.clear()
        self._bytes = 0

    async def _made(self, key: Hashable, make: Callable[[], Answer]) -> Remembering:
        task = asyncio.current_task()
        try:
            state, made = self.state(), time.monotonic()  # before it is made: a change meanwhile makes it old at once
            answer, tag, packed = await run_in_threadpool(lambda: _packed(make()))
            found = Remembering(answer, tag, packed, state, made)
            if self._making.get(key) is task and answer.status == 200 and found.size <= LARGEST:
                self._keep(key, found)
            return found
        finally:
            if self._making.get(key) is task:
                del self._making[key]

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


def etag(body: bytes) -> str:
    """A weak validator: the same answer has the same one, however it is compressed on the way."""
    return f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def matches(asked: str, tag: str) -> bool:
    """Whether an If-None-Match names this answer."""
    return asked.strip() == "*" or tag.removeprefix("W/") in (one.strip().removeprefix("W/") for one in asked.split(","))


def _packed(answer: Answer) -> tuple[Answer, str, bytes | None]:
    body = answer.body
    return answer, etag(body), gzip.compress(body, LEVEL, mtime=0) if len(body) >= LEAST_COMPRESSED else None
