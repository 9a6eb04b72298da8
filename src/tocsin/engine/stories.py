"""Stories of what the user names, without a desk: each report put into its story as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tocsin.collect import InputError, RawReport, inputs
from tocsin.link.stories import Grouping, Memory, words_of


@dataclass(frozen=True, slots=True)
class InStory:
    """A report with its story's number, that in which it is found once all have come."""

    ref: str
    title: str
    story: int


def stories(sources: Iterable[str]) -> tuple[list[InStory], list[InputError]]:
    """The reports of files, folders or standard input by story, in their order; and what could not be read."""
    shelf = Memory()
    grouping = Grouping(shelf)
    found: list[InStory] = []
    problems: list[InputError] = []
    for raw in inputs(list(sources)):
        if isinstance(raw, InputError):
            problems.append(raw)
            continue
        placed = grouping.place(words_of(raw.title, raw.text), day_of(raw.published))
        found.append(InStory(raw.ref or _name(raw), raw.title or raw.text.strip().split("\n")[0][:120], placed.story))
    return [InStory(one.ref, one.title, shelf.resolved(one.story)) for one in found], problems


def day_of(published: str | None) -> int | None:
    """The ordinal of the day of an ISO date or date-time; None where there is none, or it is no date."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _name(raw: RawReport) -> str:
    return f"{raw.name}:{raw.line}" if raw.line else raw.name
