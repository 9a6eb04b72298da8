"""A page: what it shows, as HTML for people and as JSON for programs.

A page is a function from (request, desk) to a `Page`. It is served twice: at its path as HTML, and at the same path with `.json`
after it (`/` at `/desk.json`) as the JSON of `Page.data`, with the same questions in the address. Nothing is shown that the twin
does not say.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tocsin.desk.remembered import Answer, Remembered
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError

ENDING: Final = ".json"
COOKIES: Final = ("looked", "reviewer")
"""What a page depends on beside its address and the desk."""


@dataclass(frozen=True, slots=True)
class Page:
    """`template` shows `data`, of plain JSON types and the record's dataclasses; `shown` is what only the HTML needs (functions,
    pieces made for the template)."""

    template: str
    title: str
    data: dict[str, Any]
    shown: dict[str, Any] = field(default_factory=dict)
    status: int = 200


class MissingError(DeskError):
    """There is no such page; the message says what is missing."""


Show = Callable[[Request, Desk], Page]
Act = Callable[[Request, Desk, dict[str, str]], str]


def routes(path: str, show: Show, name: str) -> list[Route]:
    """The page and its twin."""

    async def as_html(request: Request) -> Response:
        return await remembered(request, html, show)

    async def as_json(request: Request) -> Response:
        return await remembered(request, twin, show)

    return [Route(("/desk" if path == "/" else path) + ENDING, as_json), Route(path, as_html, name=name)]


async def remembered(request: Request, form: Callable[[Request, Show], Response], show: Show) -> Response:
    """The page in one of its forms, made or remembered."""

    def make() -> Answer:
        made = form(request, show)
        return Answer(bytes(made.body), made.media_type or "text/html", made.status_code)

    answers: Remembered = request.app.state.remembered
    key = request.url.path, request.url.query, tuple(request.cookies.get(name) for name in COOKIES)
    return (await answers.answer(key, make)).response(request)


def action(path: str, act: Act) -> Route:
    """A form: `act` changes the desk and says where to go on."""

    async def answer(request: Request) -> Response:
        form = {key: str(value) for key, value in (await request.form()).items()}
        answered = await run_in_threadpool(_acted, request, act, form)
        request.app.state.remembered.forget()
        return answered

    return Route(path, answer, methods=["POST"])


def _acted(request: Request, act: Act, form: dict[str, str]) -> Response:
    try:
        return RedirectResponse(act(request, request.app.state.desk, form), 303)
    except DeskError as error:
        return failed(request, str(error), 400)


def html(request: Request, show: Show) -> Response:
    """The page as HTML; what is not there, as a page that says so."""
    from tocsin.desk.rendering import render

    try:
        page = show(request, request.app.state.desk)
    except MissingError as error:
        return failed(request, str(error), 404)
    except DeskError as error:
        return failed(request, str(error), 400)
    return HTMLResponse(render(request, page), page.status)


def twin(request: Request, show: Show) -> Response:
    """The page's data as JSON."""
    try:
        page = show(request, request.app.state.desk)
    except DeskError as error:
        return JSONResponse({"error": str(error)}, 404 if isinstance(error, MissingError) else 400)
    return Response(to_json(page.data), page.status, media_type="application/json")


def to_json(value: Any) -> bytes:
    """JSON of plain types and dataclasses."""
    from pydantic_core import to_jsonable_python

    text = json.dumps(to_jsonable_python(value, bytes_mode="base64"), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf8", "replace")


def failed(request: Request, message: str, status: int) -> Response:
    """A page that says what is wrong, and what to do."""
    from tocsin.desk.rendering import render

    return HTMLResponse(render(request, Page("error.html", "Not here", {"message": message, "status": status})), status)


def number(request: Request, name: str, default: int, least: int = 0, most: int = 1 << 40) -> int:
    """A whole number of the address, or the default where it is none; held within its limits."""
    text = request.query_params.get(name, "").strip()
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    return min(max(sign * int(digits), least), most) if digits.isdecimal() and len(digits) < 15 else default


def word(request: Request, name: str, allowed: tuple[str, ...]) -> str:
    """A word of the address; the first of the allowed where it is none of them."""
    given = request.query_params.get(name, "")
    return given if given in allowed else allowed[0]
