"""The review queue, and the corrections that the forms of all pages send.

A correction is an entry with author, time and reason, kept apart from the readings and applied over each new one. The name of
whoever reviews is kept in the browser; the reason may be left out where the button says it already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.login import inner
from tocsin.desk.page import Page
from tocsin.link.incidents import REVIEW_KINDS, Mention, Passage
from tocsin.store.answers import Summary
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError

COOKIE: Final = "reviewer"
LONGEST: Final = 80
"""Characters of a name."""
DOUBTFUL: Final = 3
"""Mentions of an incident in the queue that are shown, the least sure ones."""
REASONS: Final = {"accepted": "read and accepted", "not an event": "rejected in review", "not a statement": "rejected in review"}
"""What a button says where no reason is typed."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident of the queue with its least sure mentions."""

    incident: Summary
    mentions: list[Mention]


def reviewer(request: Request) -> str:
    """Who reviews, as this browser has it; empty where nobody has said."""
    return unquote(request.cookies.get(COOKIE, ""))[:LONGEST]


def queue(request: Request, desk: Desk) -> Page:
    """What is worth a look: by how much depends on it, and how unsure it is."""
    found = desk.queue(after=request.query_params.get("after"), limit=20)
    waiting = [
        Waiting(one, sorted(desk.mentions(incident=one.id), key=lambda mention: mention.score)[:DOUBTFUL]) for one in found
    ]
    data: dict[str, Any] = {
        "waiting": waiting,
        "next": found.next,
        "rates": desk.error_rates(),
        "recent": desk.reviews(limit=20).items,
    }
    return Page("review.html", "Review", data, {"reviewer": reviewer(request), "kinds": REVIEW_KINDS})


def corrected(request: Request, desk: Desk, form: dict[str, str]) -> str:
    """Enter a review; where to go on."""
    author, reason = named(request, form), reason_of(form)
    kind, value = form.get("kind", ""), form.get("value", "").strip() or None
    if kind not in REVIEW_KINDS:
        raise DeskError(f"{kind[:40]!r} is no kind of review: one of {', '.join(REVIEW_KINDS)}")
    if form.get("incident"):
        joined(desk, kind, form["incident"], value or "", author, reason)
    else:
        claim, source = form.get("claim") or None, form.get("source") or None
        where = passage(desk, form)
        desk.review(kind, author=author, reason=reason, passage=where, claim=claim, source=source, value=value)
    return inner(form.get("back", "/"))


def joined(desk: Desk, kind: str, incident: str, value: str, author: str, reason: str) -> None:
    """Merge an incident with another one, or split a mention off it."""
    if kind == "same as":
        name = value if value.startswith("i") else f"i{value}"
        desk.merge(incident, name, author=author, reason=reason)
    elif kind == "not the same":
        desk.split(incident, [value], author=author, reason=reason)
    else:
        raise DeskError(f"{kind!r} is said of a passage, not of an incident")


def taken_back(request: Request, desk: Desk, form: dict[str, str]) -> str:
    """Withdraw a review; where to go on."""
    desk.withdraw(request.path_params["review"], author=named(request, form), reason=form.get("reason") or "taken back")
    return inner(form.get("back", "/"))


def named(request: Request, form: dict[str, str]) -> str:
    """Who reviews. Raises DeskError where nobody is named."""
    name = " ".join((form.get("author") or reviewer(request)).split())[:LONGEST]
    if not name:
        raise DeskError("say who you are: a correction bears the name of whoever makes it")
    return name


def reason_of(form: dict[str, str]) -> str:
    """The reason given, or what the button says. Raises DeskError where there is neither."""
    reason = " ".join(form.get("reason", "").split())[:400] or REASONS.get(form.get("kind", ""), "")
    if not reason:
        raise DeskError("say why: a correction bears its reason")
    return reason


def passage(desk: Desk, form: dict[str, str]) -> Passage | None:
    """The passage that a form names. Raises DeskError where it is not in that version of the report."""
    if not form.get("report"):
        return None
    try:
        report, number, start, end = (int(form.get(key, "")) for key in ("report", "version", "start", "end"))
    except ValueError:
        raise DeskError("a correction names a passage by report, version, start and end") from None
    for kept in desk.versions(report):
        if kept.number == number and not kept.erased and 0 <= start < end <= len(text := kept.content.text):
            return Passage(report, number, start, end, " ".join(text[start:end].split())[:400])
    raise DeskError(f"report {report}@{number} has no passage {start}-{end}")


async def introduced(request: Request) -> Response:
    """Remember in the browser who reviews."""
    form = await request.form()
    name = " ".join(str(form.get("name") or "").split())[:LONGEST]
    answer = RedirectResponse(inner(str(form.get("back") or "/review")), 303)
    answer.set_cookie(COOKIE, quote(name), max_age=400 * 86400, httponly=True, samesite="strict")
    return answer
