"""Answers made a moment ago, given again to those who ask the same while nothing was entered in the desk.

Twenty readers of one front page make it once. An answer is kept for SECONDS, and only while the log's last entry is the same:
what a reader has just corrected shows at once. What is not in the log (how a source's last collection went) is that much late at
most.
"""

from __future__ import annotations

import asyncio
import gzip
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

SECONDS: Final = 2.0
LEVEL: Final = 4
"""Of compression: the smallest page is not worth a reader's wait."""
MOST: Final = 256
"""Answers kept."""
LARGEST: Final = 500_000
"""Bytes of an answer that is kept."""
COOKIES: Final = ("looked", "reviewer")
"""What a page depends on beside its address and the desk."""
Key = tuple[str, str, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as bytes, and compressed: that is done once too."""

    body: bytes
    packed: bytes
    status: int
    media_type: str | None

    @classmethod
    def of(cls, made: Response) -> Answer:
        body = bytes(made.body)
        return cls(body, gzip.compress(body, LEVEL), made.status_code, made.media_type)

    def response(self, request: Request) -> Response:
        """A response of its own for each reader."""
        headers = {"Vary": "Accept-Encoding"}
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self.body, self.status, headers, self.media_type)
        return Response(self.packed, self.status, headers | {"Content-Encoding": "gzip"}, self.media_type)


@dataclass(slots=True)
class Made:
    """An answer that is being made, or was."""

    at: float
    answer: asyncio.Future[Answer]


class Recent:
    """The answers of one application. Used from its event loop alone."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Key, Made] = OrderedDict()

    async def get(self, request: Request, make: Callable[[], Response]) -> Response:
        """The answer to a request: one that is kept or being made, else made now in a thread."""
        key = key_of(request)
        found = self.kept.get(key)
        if found is None or time.monotonic() - found.at > SECONDS:
            found = Made(time.monotonic(), asyncio.ensure_future(run_in_threadpool(lambda: Answer.of(make()))))
            self.kept[key] = found
            self.kept.move_to_end(key)
            while len(self.kept) > MOST:
                self.kept.popitem(last=False)
        try:
            answer = await asyncio.shield(found.answer)
        except Exception:
            self.kept.pop(key, None)
            raise
        if answer.status != 200 or len(answer.body) > LARGEST:
            self.kept.pop(key, None)
        return answer.response(request)


def key_of(request: Request) -> Key:
    """What the answer depends on."""
    seq, _ = request.app.state.desk.head()
    return request.url.path, request.url.query, seq, tuple(request.cookies.get(name, "") for name in COOKIES)
