"""The situation as a page: what the terminal shows, with every claim linked to its passage in the report's own page."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents import Appearance, Claim
from tocsin.model import Record
from tocsin.report.html import environment
from tocsin.report.situation import outlets, saying, situation, speakers
from tocsin.report.wording import outlet_name

MOST_SPEAKERS: Final = 20


def situation_page(records: list[Record], addresses: list[str]) -> str:
    """One HTML page over several reports; `addresses` are where the page of each record lies, relative to this one."""
    found = situation(records)
    dates = sorted(record.report.published[:10] for record in records if record.report.published)
    pages = sorted(zip(records, addresses, strict=True), key=lambda one: (one[0].report.published or "", outlet_name(one[0])))
    return environment().get_template("situation.html").render(
        records=records,
        pages=pages,
        outlets=len({outlet_name(record) for record in records}),
        first=dates[0] if dates else "no date",
        last=dates[-1] if dates else "no date",
        found=found,
        incidents=[one for one in found.incidents if len(one.reports) > 1],
        speakers=speakers(records)[:MOST_SPEAKERS],
        link=lambda claim: link(claim.appearances[0], records, addresses),
        saying=saying,
        told_by=outlets,
        size=size,
        outlet_name=outlet_name,
    )  # fmt: skip


def link(shown: Appearance, records: list[Record], addresses: list[str]) -> str:
    """The address of a claim's passage: the report's page at the card of the event or statement that it was read from."""
    number = shown.passage.report - 1
    return f"{addresses[number]}#{card(shown.mention, records[number])}"


def card(mention: str, record: Record) -> str:
    """The name of a passage in its report's page. `mention` ends in the id of an event or of a statement."""
    id = mention.rpartition("/")[2].partition("#")[0]
    for letter, listed in (
        ("e", [event.id for event in record.events]),
        ("s", [statement.id for statement in record.statements]),
    ):
        if id in listed:
            return f"p-{letter}{listed.index(id) + 1}"
    return ""


def size(claim: Claim, claims: list[Claim]) -> int:
    """A count in per cent of the largest one beside it."""
    amounts = [one.answer.high or one.answer.low or 0 for one in claims]
    return round(100 * (claim.answer.high or claim.answer.low or 0) / max(1, *amounts))
