"""Templates into HTML."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request

import tocsin
from tocsin.desk.page import ENDING, Page
from tocsin.desk.settings import Settings
from tocsin.link.incidents import Claim, Interval
from tocsin.report.html import templates
from tocsin.report.wording import Tone

LONGEST: Final = 240
"""Characters of a fetched name, title or address in a list; longer ones are cut and say so. The whole stands in the JSON."""
NAV: Final = (
    ("/", "Desk"), ("/map", "Map"), ("/timeline", "Timeline"), ("/disputes", "Disputes"), ("/stories", "Stories"),
    ("/search", "Search"), ("/sources", "Sources"), ("/review", "Review"), ("/method", "Method"),
)  # fmt: skip
PRIVATE: Final = ("/review",)
"""Pages that a read-only desk leaves out."""


def render(request: Request, page: Page) -> str:
    """The page's HTML."""
    context = {
        **page.data,
        **page.shown,
        "page_title": page.title,
        "path": request.url.path,
        "twin": twin_address(request),
        "nav": nav(request.app.state.settings),
        "settings": request.app.state.settings,
        "with_query": lambda **changes: with_query(request, changes),
        "asked": request.query_params,
    }
    return environment().get_template(page.template).render(context)


@cache
def environment() -> Environment:
    """The templates of the desk, over those that it shares with the report."""
    found = templates(ChoiceLoader([PackageLoader("tocsin.desk"), PackageLoader("tocsin.report")]))
    found.globals.update(asset=asset, program_version=tocsin.__version__)
    found.filters.update(cut=cut, days=days, tone=tone, ago=ago, moment=moment, path_part=path_part)
    return found


def nav(settings: Settings) -> list[tuple[str, str]]:
    """The pages that this desk offers."""
    left_out = (PRIVATE if settings.read_only else ()) + (("/search",) if settings.static else ())
    return [(address, name) for address, name in NAV if address not in left_out]


def twin_address(request: Request) -> str:
    """Where the JSON of this page is."""
    path = "/desk" if request.url.path == "/" else request.url.path
    return quote(path, safe="/@.") + ENDING + (f"?{request.url.query}" if request.url.query else "")


def with_query(request: Request, changes: dict[str, Any]) -> str:
    """This page's address with some of its questions changed; None takes one out. The place in a list is left behind."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in (*changes, "after", "before")]
    asked = [*kept, *((key, str(value)) for key, value in changes.items() if value not in (None, ""))]
    return quote(request.url.path, safe="/@.") + (f"?{urlencode(asked)}" if asked else "")


@cache
def manifest() -> dict[str, str]:
    """The hash of each static file."""
    text = files("tocsin.desk").joinpath("static", "manifest.json").read_text(encoding="utf8")
    return {part["file"]: part["sha256"] for part in json.loads(text)["parts"]}


def asset(name: str) -> str:
    """The address of a static file, with the start of its hash: it can be kept for ever, and never is out of date."""
    return f"/static/{name}?{manifest()[name][:10]}"


def path_part(text: Any) -> str:
    """A name or key as a part of an address; one that is too long to be asked for leads nowhere, and is cut."""
    return quote(str(text)[:LONGEST], safe="@.")


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


def days(interval: Interval) -> str:
    """The days of an interval: "3 Mar 2022", "3 to 5 Mar 2022", "before 5 Mar 2022"; empty where neither end is known."""
    first, last = (date.fromordinal(day).isoformat() if day is not None else None for day in (interval.first, interval.last))
    if first and last:
        return moment(first) if first == last else f"{moment(first)} to {moment(last)}"
    return f"from {moment(first)}" if first else f"until {moment(last)}" if last else ""


def tone(claim: Claim) -> Tone:
    """How a claim's words are coloured: by its factuality where it has one."""
    value, mode = claim.answer.value or "", claim.answer.mode
    if mode and not value.startswith("CT"):
        return "plan"
    if value.endswith("-"):
        return "denial"
    if value.startswith("P"):
        return "possible"
    if value in ("Uu", "CTu"):
        return "open"
    return "fact" if claim.holder.kind == "outlet" else "claim"
