"""The application: pages, their twins, the live stream, the static files, behind the guard."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tocsin.desk import live, login
from tocsin.desk.api.service import mounted
from tocsin.desk.guard import Guard
from tocsin.desk.page import action, failed, routes
from tocsin.desk.pages import (
    actor,
    bundles,
    disputes,
    front,
    incident,
    map,
    method,
    place,
    report,
    review,
    search,
    sources,
    stories,
    timeline,
)
from tocsin.desk.remembered import Remembered
from tocsin.desk.settings import Settings
from tocsin.store.desk import Desk

THREADS: Final = 8
"""Pages made at a time: each thread holds a connection with its cache, and more threads than cores gain nothing."""
SWITCH_SECONDS: Final = 0.0005
"""How long a thread keeps the interpreter while others wait. With CPython's own 5 ms, a page that asks for a hundred rows (each
lets go of the interpreter) waits a hundred times for the thread that renders another."""
STATIC: Final = Path(str(files("tocsin.desk"))) / "static"
FOR_EVER: Final = "public, max-age=31536000, immutable"


def application(desk: Desk, settings: Settings | None = None) -> Starlette:
    """The pages of a desk. Whoever calls it closes the desk."""
    settings = settings or Settings()
    app = Starlette(
        routes=all_routes(settings),
        middleware=[Middleware(Guard, settings=settings), Middleware(GZipMiddleware, minimum_size=700, compresslevel=4)],
        exception_handlers={HTTPException: missing, 500: broken},
        lifespan=lifespan,
    )
    app.state.desk = desk
    app.state.settings = settings
    app.state.remembered = Remembered(desk.path, settings.limits.fresh)
    return app


def all_routes(settings: Settings) -> list[BaseRoute]:
    """Every address of a desk with these settings."""
    return [
        mounted(settings.limits),
        *([] if settings.read_only else private_routes()),
        *routes("/", front.front, "front"),
        *routes("/map", map.spots, "map"),
        *routes("/timeline", timeline.timeline, "timeline"),
        *routes("/disputes", disputes.disputes, "disputes"),
        *routes("/stories", stories.stories, "stories"),
        *routes("/story/{story}", stories.story, "story"),
        *routes("/search", search.search, "search"),
        *routes("/sources", sources.sources, "sources"),
        *routes("/s/{source}", sources.source, "source"),
        *routes("/method", method.method, "method"),
        *routes("/d/{report}", report.report, "report"),
        *routes("/e/{incident}", incident.incident, "incident"),
        *routes("/a/{actor:path}", actor.actor, "actor"),
        *routes("/p/{place:path}", place.place, "place"),
        Route("/live", live.stream),
        Route("/login", login.login, methods=["GET", "POST"]),
        Mount("/static", Static(directory=STATIC)),
    ]


def private_routes() -> list[BaseRoute]:
    """What a read-only desk has not: all that changes it, and the untouched bytes, which are not ours to publish."""
    return [
        *routes("/review", review.queue, "review"),
        Route("/d/{report}/bundle.zip", bundles.bundle),
        Route("/d/{report}/{event}/bundle.zip", bundles.bundle),
        action("/review", review.corrected),
        action("/review/{review}/withdraw", review.taken_back),
        Route("/reviewer", review.introduced, methods=["POST"]),
        Route("/seen", front.seen, methods=["POST"]),
    ]


class Static(StaticFiles):
    """Static files, kept for ever by the browser where their address bears a hash."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        found = await super().get_response(path, scope)
        if scope.get("query_string"):
            found.headers["Cache-Control"] = FOR_EVER
        return found


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Hold the number of threads down, and let them change places sooner, while the server runs."""
    from anyio.to_thread import current_default_thread_limiter

    current_default_thread_limiter().total_tokens = THREADS
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    yield
    sys.setswitchinterval(before)


async def missing(request: Request, error: Exception) -> Response:
    """A page for what is not there."""
    assert isinstance(error, HTTPException)
    return failed(request, "There is no such page." if error.status_code == 404 else error.detail, error.status_code)


async def broken(request: Request, error: Exception) -> Response:
    """A page for a fault of the program; the server's own log has the rest."""
    return failed(request, f"A fault of the program: {type(error).__name__}. Please report it.", 500)
