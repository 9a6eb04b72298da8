"""The page that asks for the password, where one is set."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tocsin.desk.guard import COOKIE, DAYS, same, ticket
from tocsin.desk.page import Page
from tocsin.desk.rendering import render
from tocsin.desk.settings import Settings

PAUSE: Final = 1.0
"""Seconds that a wrong password costs."""


async def login(request: Request) -> Response:
    """Ask for the password, or take it and set the cookie."""
    settings: Settings = request.app.state.settings
    back = request.query_params.get("next", "/")
    if request.method == "GET":
        return _form(request, back, wrong=False)
    form = await request.form()
    back = str(form.get("next") or "/")
    if not same(str(form.get("password") or ""), settings.password):
        await asyncio.sleep(PAUSE)
        return _form(request, back, wrong=True)
    answer = RedirectResponse(inner(back), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, ticket(settings), max_age=DAYS * 86400, httponly=True, samesite="strict", secure=secure)
    return answer


def inner(path: str) -> str:
    """A path of this server; anything else (another site's address, "//host") becomes the front page."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def _form(request: Request, back: str, wrong: bool) -> Response:
    page = Page("login.html", "Password", {"back": inner(back), "wrong": wrong})
    return HTMLResponse(render(request, page), 401 if wrong else 200)
