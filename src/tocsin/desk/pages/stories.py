"""Stories: reports that go on about one thing."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from tocsin.desk.asking import filters_of
from tocsin.desk.page import MissingError, Page
from tocsin.desk.views import line
from tocsin.store.answers import StoryShown
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError


def stories(request: Request, desk: Desk) -> Page:
    """The running stories, those that go on last first."""
    found = desk.stories(after=request.query_params.get("after"), limit=request.app.state.settings.rows)
    return Page("stories.html", "Stories", {"stories": [told(one) for one in found], "next": found.next})


def story(request: Request, desk: Desk) -> Page:
    """One story: its incidents, and its reports."""
    name = request.path_params["story"]
    try:
        one = desk.story(name)
    except DeskError as error:
        raise MissingError(str(error)) from error
    wanted = filters_of(request, story=one.id)
    data: dict[str, Any] = {
        "story": told(one),
        "reports": [line(kept) for kept in one.members],
        "incidents": desk.incidents(wanted, limit=request.app.state.settings.rows).items,
        "days": desk.days(wanted),
    }
    return Page("story.html", one.title or f"Story {one.id}", data)


def told(one: StoryShown) -> dict[str, Any]:
    """A story without its reports."""
    names = ("id", "title", "reports", "first", "last", "moved")
    return {name: getattr(one, name) for name in names}
