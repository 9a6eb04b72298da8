"""What is new, pushed to open pages as server-sent events.

An event says that the desk's log has grown: `{"seq": 812, "new": 3}`, the number of its last entry and how many have come since
the page was made (`?after=SEQ`). The page then offers to show them; it never moves under the reader's eyes.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from tocsin.desk.page import number

PAUSE: Final = 2.0
"""Seconds between two looks at the log."""
HEARTBEAT: Final = 15.0
"""Seconds of silence after which a comment is sent, so that proxies and browsers keep the line."""
MOST: Final = 64
"""Open streams; one more is asked to come again later."""


async def stream(request: Request) -> Response:
    """The stream of one page."""
    state = request.app.state
    state.streams = getattr(state, "streams", 0)
    if state.streams >= MOST:
        return PlainTextResponse("too many open pages\n", 503, {"Retry-After": "60"})
    seq, _ = await run_in_threadpool(state.desk.head)
    return StreamingResponse(events(request, number(request, "after", seq)), media_type="text/event-stream")


async def events(request: Request, after: int) -> AsyncIterator[str]:
    """The events as they are sent, until the page is closed."""
    state = request.app.state
    state.streams += 1
    told, silent = after, 0.0
    try:
        yield "retry: 5000\n\n"
        while not await request.is_disconnected():
            seq, _ = await run_in_threadpool(state.desk.head)
            if seq != told:
                told, silent = seq, 0.0
                yield f"event: desk\nid: {seq}\ndata: {json.dumps({'seq': seq, 'new': seq - after})}\n\n"
            elif silent >= HEARTBEAT:
                silent = 0.0
                yield ": still here\n\n"
            await asyncio.sleep(PAUSE)
            silent += PAUSE
    finally:
        state.streams -= 1
