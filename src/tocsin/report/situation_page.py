"""The situation as a page: what the terminal shows, with every voice linked to its passage in the report's own page."""

from __future__ import annotations

from typing import Final

from tocsin.model import Count, Record
from tocsin.report.html import environment
from tocsin.report.situation import Toll, Voice, disputes, size, speakers, told, tolls
from tocsin.report.wording import in_words, outlet_name

MOST_SPEAKERS: Final = 20


def situation_page(records: list[Record], addresses: list[str]) -> str:
    """One HTML page over several reports; `addresses` are where the page of each record lies, relative to this one."""
    where = {id(record): address for record, address in zip(records, addresses, strict=True)}
    dates = sorted(record.report.published[:10] for record in records if record.report.published)
    pages = sorted(zip(records, addresses, strict=True), key=lambda one: (one[0].report.published or "", outlet_name(one[0])))
    return environment().get_template("situation.html").render(
        records=records,
        pages=pages,
        outlets=len({outlet_name(record) for record in records}),
        first=dates[0] if dates else "no date",
        last=dates[-1] if dates else "no date",
        disputes=disputes(records),
        tolls=tolls(records),
        speakers=speakers(records)[:MOST_SPEAKERS],
        link=lambda voice: f"{where[id(voice.record)]}#{card(voice)}",
        told=told,
        width=width,
        in_words=in_words,
        outlet_name=outlet_name,
    )  # fmt: skip


def card(voice: Voice) -> str:
    """The name of the event's passage in its report's page."""
    number = next(number for number, event in enumerate(voice.record.events, 1) if event is voice.event)
    return f"p-e{number}"


def width(count: Count, toll: Toll) -> int:
    """A number in per cent of the largest one."""
    return round(100 * size(count) / max(1, *(size(one) for one, _ in toll.given)))
