"""Templates into HTML."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request

import tocsin
from tocsin.desk.page import ENDING, Page
from tocsin.report.html import templates

LONGEST: Final = 240
"""Characters of a fetched name, title or address in a list; longer ones are cut and say so. The whole stands in the JSON."""
NAV: Final = (
    ("/", "Desk"), ("/search", "Search"), ("/sources", "Sources"), ("/method", "Method"),
)  # fmt: skip


def render(request: Request, page: Page) -> str:
    """The page's HTML."""
    context = {
        **page.data,
        **page.shown,
        "page_title": page.title,
        "path": request.url.path,
        "twin": twin_address(request),
        "nav": NAV,
        "settings": request.app.state.settings,
        "with_query": lambda **changes: with_query(request, changes),
        "asked": request.query_params,
    }
    return environment().get_template(page.template).render(context)


@cache
def environment() -> Environment:
    """The templates of the desk, over those that it shares with the report."""
    found = templates(ChoiceLoader([PackageLoader("tocsin.desk"), PackageLoader("tocsin.report")]))
    found.globals.update(asset=asset, version=tocsin.__version__)
    found.filters.update(cut=cut, ago=ago, moment=moment, path_part=lambda text: quote(str(text), safe="@."))
    return found


def twin_address(request: Request) -> str:
    """Where the JSON of this page is."""
    path = "/desk" if request.url.path == "/" else request.url.path
    return path + ENDING + (f"?{request.url.query}" if request.url.query else "")


def with_query(request: Request, changes: dict[str, Any]) -> str:
    """This page's address with some of its questions changed; None takes one out. The place in a list is left behind."""
    kept = {key: value for key, value in request.query_params.items() if key not in ("after", "before")}
    kept |= {key: str(value) for key, value in changes.items()}
    asked = {key: value for key, value in kept.items() if changes.get(key, value) not in (None, "")}
    return request.url.path + (f"?{urlencode(asked)}" if asked else "")


@cache
def manifest() -> dict[str, str]:
    """The hash of each static file."""
    text = files("tocsin.desk").joinpath("static", "manifest.json").read_text(encoding="utf8")
    return {part["file"]: part["sha256"] for part in json.loads(text)["parts"]}


def asset(name: str) -> str:
    """The address of a static file, with the start of its hash: it can be kept for ever, and never is out of date."""
    return f"/static/{name}?{manifest()[name][:10]}"


def cut(text: Any, most: int = LONGEST) -> str:
    """A text on one line, cut where it is too long for a list."""
    line = " ".join(str(text or "")[: most * 4].split())
    return line if len(line) <= most else line[: most - 1] + "…"


def moment(text: str | None) -> str:
    """An ISO time as people read it: "28 Nov 2026 22:10"; days and unknown forms stay as they are."""
    try:
        when = datetime.fromisoformat(text or "")
    except ValueError:
        return text or ""
    day = f"{when.day} {when:%b %Y}"
    return day if len(text or "") <= 10 else f"{day} {when:%H:%M}"


def ago(text: str | None, now: datetime | None = None) -> str:
    """How long ago an ISO time was: "3 minutes ago", "2 days ago"."""
    try:
        when = datetime.fromisoformat(text or "")
    except ValueError:
        return ""
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    seconds = ((now or datetime.now(UTC)) - when).total_seconds()
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if (count := int(seconds // size)) >= 1:
            return f"{count:,} {unit}{'s' if count > 1 else ''} ago"
    return "just now"
