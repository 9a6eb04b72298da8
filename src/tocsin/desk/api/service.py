"""The API as a mountable application: rates, sizes, errors as problems, conditional requests, streams, exports."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import Message, Receive, Scope, Send

from tocsin.desk.api.encoding import body_of
from tocsin.desk.api.endpoint import JSON, NDJSON, PAGING, PROBLEM, Asked, Endpoint, Refused
from tocsin.desk.api.limits import Limits, Rates
from tocsin.desk.api.openapi import document
from tocsin.desk.api.routes import ENDPOINTS
from tocsin.desk.api.shapes import Problem
from tocsin.desk.remembered import Answer, Remembered
from tocsin.report.exports.errors import ExportError
from tocsin.report.exports.formats import format_named
from tocsin.report.exports.gather import content
from tocsin.report.exports.inert import one_line
from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters
from tocsin.store.page import Page

BASE: Final = "/api/v1"
ISSUE: Final = logging.getLogger("tocsin.api")
CHUNK: Final = 1 << 16
TITLES: Final = {
    400: "Bad request",
    404: "Not found",
    405: "Not allowed",
    406: "Not acceptable",
    414: "Too long",
    429: "Too many requests",
}


def mounted(limits: Limits | None = None) -> Mount:
    """The API as a route of the desk's application, whose state holds the desk."""
    return Mount(BASE, app=Service(limits or Limits()))


class Service:
    """The API behind its limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.rates = Rates(limits)
        self.router = Router(self._routes())

    def _routes(self) -> list[BaseRoute]:
        made: list[BaseRoute] = [Route("/openapi.json", self.described), Route("/exports/{format}", self.exported)]
        return made + [Route(one.path, partial(self.answered, one), name=f"api-{one.name}", methods=["GET"]) for one in ENDPOINTS]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        request = Request(scope)
        try:
            self._admit(request)
            await self.router(scope, receive, sending)
        except Refused as refusal:
            await problem(refusal.status, refusal.why)(scope, receive, send)
        except HTTPException as error:
            await problem(error.status_code, error.detail, error.headers)(scope, receive, send)
        except Exception as error:
            if begun:
                raise
            ISSUE.exception("a fault of the program at %s", one_line(request.url.path))
            await problem(500, f"A fault of the program: {type(error).__name__}. Please report it.")(scope, receive, send)

    def _admit(self, request: Request) -> None:
        """Hold a request to rate and size."""
        reader = request.headers.get("authorization") or (request.client.host if request.client else "")
        if wait := self.rates.wait(reader):
            raise HTTPException(429, "more requests than one reader may make", {"Retry-After": str(int(wait) + 1)})
        if len(request.url.query) > self.limits.query:
            raise Refused(414, f"the question has more than {self.limits.query} characters")

    async def described(self, request: Request) -> Response:
        """The OpenAPI document."""
        return await remembered(request, "openapi", lambda: document(self.limits))

    async def answered(self, endpoint: Endpoint, request: Request) -> Response:
        """An answer of one endpoint, whole or as a stream of lines."""
        try:
            asked = asked_of(endpoint, request, self.limits)
            if endpoint.listed and NDJSON in request.headers.get("accept", ""):
                first = await run_in_threadpool(endpoint.call, asked)
                return StreamingResponse(lines(endpoint, asked, first), media_type=NDJSON)
            key = (str(request.base_url), request.url.path, tuple(request.query_params.multi_items()))
            return await remembered(request, key, lambda: endpoint.call(asked))
        except DeskError as error:
            raise Refused(404 if "{" in endpoint.path else 400, str(error)) from error

    async def exported(self, request: Request) -> Response:
        """An export in one of the formats of `tocsin export`."""
        try:
            format = format_named(request.path_params["format"])
            filters = Filters.parse(asked_twice(request))
        except ExportError as error:
            raise Refused(404, str(error)) from error
        except DeskError as error:
            raise Refused(400, str(error)) from error
        spooled = await run_in_threadpool(_spooled, request, format.name, filters)
        name = f"tocsin{format.ending}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(_chunks(spooled), media_type=format.media_type, headers=headers)


def asked_twice(request: Request) -> dict[str, list[str]]:
    """The values of each key of the question, in order."""
    found: dict[str, list[str]] = {}
    for key, value in request.query_params.multi_items():
        found.setdefault(key, []).append(value)
    return found


def asked_of(endpoint: Endpoint, request: Request, limits: Limits) -> Asked:
    """What is asked, checked. Raises Refused or DeskError, each with one line."""
    given = asked_twice(request)
    own = {param.name: param for param in endpoint.all_params if not param.path}
    filtering = {key: texts for key, texts in given.items() if endpoint.filtered and key not in _plain_names(endpoint)}
    values: dict[str, Any] = {}
    for key, texts in given.items():
        if key in filtering:
            continue
        if key not in own:
            raise Refused(400, f"nothing can be asked by {key[:40]!r}: ask by {', '.join(own) or 'the path alone'}")
        values[key] = own[key].value(texts[-1]) if texts[-1] else None
    for param in endpoint.params:
        if param.path:
            values[param.name] = param.value(request.path_params[param.name])
    if (values.get("limit") or 1) > limits.page:
        raise Refused(400, f"limit is from 1 to {limits.page}")
    filters = Filters.parse(filtering)
    state, base = request.app.state, str(request.base_url).rstrip("/")
    return Asked(state.desk, values, filters, limits, base, state.settings.read_only)


def _plain_names(endpoint: Endpoint) -> set[str]:
    """The parameters of an endpoint that are no filters."""
    return {param.name for param in (*endpoint.params, *(PAGING if endpoint.listed else ()))}


async def remembered(request: Request, key: Hashable, make: Callable[[], Any]) -> Response:
    """The JSON of what is made, or was a moment ago."""
    answers: Remembered = request.app.state.remembered
    found = await answers.answer(key, lambda: Answer(body_of(make()), JSON))
    return found.response(request)


def lines(endpoint: Endpoint, asked: Asked, first: Page[Any]) -> Iterator[bytes]:
    """Every item from here on, a line each, page after page; at the limit of a stream a last line says how to go on."""
    count, page = 0, first
    while True:
        for item in page.items:
            yield body_of(item) + b"\n"
            count += 1
        if page.next is None:
            return
        if count >= asked.limits.stream:
            yield body_of({"next": page.next}) + b"\n"
            return
        values = {**asked.values, "after": page.next, "limit": asked.limits.page}
        page = endpoint.call(replace(asked, values=values))


def problem(status: int, why: str, headers: Any = None) -> Response:
    """A refusal in RFC 9457's form."""
    body = body_of(Problem(TITLES.get(status, "Error"), status, one_line(why)))
    return Response(body, status, dict(headers or {}), PROBLEM)


def _spooled(request: Request, name: str, filters: Filters) -> IO[bytes]:
    """An export in a temporary file, which goes when it is closed."""
    format = format_named(name)
    state, base = request.app.state, str(request.base_url).rstrip("/").removesuffix(BASE)
    found = content(state.desk, format.unit, filters, base, public=state.settings.read_only)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        format.write(found, path)
        return path.open("rb")


def _chunks(spooled: IO[bytes]) -> Iterator[bytes]:
    with spooled:
        while chunk := spooled.read(CHUNK):
            yield chunk
