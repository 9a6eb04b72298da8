"""Answers of the desk on the terminal: lines for text, rows for the other formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tocsin.link.incidents import Claim, Dispute, Incident, Review
from tocsin.store.answers import Entered, ErrorRate, Facets, Said, Shown, StoryShown, Summary
from tocsin.store.page import Page
from tocsin.store.reports import Kept

FACETS = ("type", "country", "place", "actor", "holder", "source", "status", "stance", "value", "month", "language", "story")
FACET_VALUES = 8


def summary_row(one: Summary) -> dict[str, Any]:
    """An incident as a row."""
    return one.to_dict()


def summary_lines(one: Summary) -> Iterator[str]:
    """An incident in two lines."""
    where = ", ".join(filter(None, (one.place, one.country)))
    yield f"{one.id}@{one.version}  {one.day or 'no date'}  {one.type}{' ' + one.mode if one.mode else ''}  {where}  {one.title}"
    backing = f"{one.reports:,} reports, {one.origins:,} origins, {one.claims:,} claims, {one.disputes:,} disputes"
    yield f"    {'; '.join(one.status) or 'nothing is said on whether it happened'} ({backing})"


def report_row(kept: Kept) -> dict[str, Any]:
    """A report as a row."""
    names = ("report", "number", "title", "outlet", "published", "language", "key", "added")
    return {"report" if name == "report" else name: getattr(kept, name) for name in names}


def report_lines(kept: Kept) -> Iterator[str]:
    """A report in a line."""
    yield f"{kept.report}  {(kept.published or 'no date')[:10]}  {kept.outlet or 'no outlet'}  {kept.title or kept.key}"


def claim_row(said: Said) -> dict[str, Any]:
    """A claim as a row, with the passage that says it."""
    claim = said.claim
    return {
        "incident": said.incident, "title": said.title, "claim": f"{said.incident}#{claim.id}", "question": claim.question,
        "answer": claim.answer.words, "holder": claim.holder.words, "stance": claim.stance, "value": claim.answer.value,
        "low": claim.answer.low, "high": claim.answer.high, "first": claim.first, "status": list(claim.status),
        "stands": claim.stands, "origins": len(claim.origins), "credibility": claim.credibility,
        "outlet": claim.appearances[0].outlet,
        "report": claim.passage.report, "version": claim.passage.version, "start": claim.passage.start, "end": claim.passage.end,
        "passage": claim.passage.text,
    }  # fmt: skip


def claim_lines(said: Said) -> Iterator[str]:
    """A claim with its passage."""
    yield from _claim(said.claim, f"{said.incident}  ")


def _claim(claim: Claim, lead: str = "") -> Iterator[str]:
    at = claim.passage
    yield f"{lead}{claim.question}: {claim.answer.words} – {claim.holder.words} ({'; '.join(claim.status)})"
    when = f", {claim.first[:10]}" if claim.first else ""
    yield f"      “{at.text}” [report {at.report}, {claim.appearances[0].outlet}{when}]"


def dispute_row(one: Dispute) -> dict[str, Any]:
    """A dispute as a row: each side's words with its holders."""
    sides = [f"{side.words} ({', '.join(dict.fromkeys(c.holder.words for c in side.claims))})" for side in one.sides]
    return {
        "about": one.about, "question": one.question, "words": one.words, "sides": sides, "why": one.why, "open": list(one.open),
        "since": one.since,
    }  # fmt: skip


def dispute_lines(one: Dispute) -> Iterator[str]:
    """The sides of a dispute one below the other, each with its passages. No winner."""
    yield f"{one.about}  {one.words}"
    for side in one.sides:
        yield f"  – {side.words}"
        for claim in side.claims:
            yield f"      {claim.holder.words}: “{claim.passage.text}” [report {claim.passage.report}]"
    if one.open:
        yield f"    open: {' '.join(one.open)}"


def entry_row(one: Entered) -> dict[str, Any]:
    """A change as a row."""
    change = one.change
    return {
        "seq": one.seq, "at": one.at, "incident": one.incident, "version": one.version, "kind": change.kind,
        "words": change.words,
        "before": change.before, "after": change.after, "said": change.at, "report": change.report,
    }  # fmt: skip


def entry_lines(one: Entered) -> Iterator[str]:
    """A change in a line."""
    yield f"{one.at}  {one.incident}@{one.version}  {one.change.kind}: {one.change.words}"


def story_row(one: StoryShown) -> dict[str, Any]:
    """A story as a row."""
    return {"id": one.id, "title": one.title, "reports": one.reports, "first": one.first, "last": one.last}


def story_lines(one: StoryShown) -> Iterator[str]:
    """A story, and its reports where they come along."""
    yield f"{one.id}  {one.reports:,} reports, {one.first or 'no date'} to {one.last or 'no date'}  {one.title or ''}"
    for kept in one.members:
        yield from (f"    {line}" for line in report_lines(kept))


def review_row(one: Review) -> dict[str, Any]:
    """A review as a row."""
    at = one.passage
    return {
        "id": one.id, "at": one.at, "author": one.author, "kind": one.kind, "value": one.value, "reason": one.reason,
        "withdrawn": one.withdrawn, "report": at.report if at else None, "version": at.version if at else None,
        "passage": at.text if at else None, "source": one.source, "claim": one.claim,
    }  # fmt: skip


def review_lines(one: Review) -> Iterator[str]:
    """A review in a line."""
    about = f"“{one.passage.text[:80]}” (report {one.passage.report})" if one.passage else one.source or one.claim or ""
    value = f" → {one.value}" if one.value else ""
    gone = " [taken back]" if one.withdrawn else ""
    yield f"{one.id}  {one.at}  {one.author}: {one.kind}{value}  {about}  {one.reason}{gone}"


def rate_lines(rates: Sequence[ErrorRate]) -> Iterator[str]:
    """Error rates, one a line."""
    for one in rates:
        shown = "nothing judged" if one.rate is None else f"{one.wrong:,} of {one.judged:,} wrong ({one.rate:.0%})"
        yield f"{one.kind:10} {shown}"


def facet_lines(facets: Facets) -> Iterator[str]:
    """Values with their counts, a kind a line."""
    if not facets.complete:
        yield f"(counted over the newest {facets.counted:,})"
    for kind in FACETS:
        if values := facets.groups.get(kind):
            yield f"{kind:9} " + ", ".join(f"{one.words} {one.count:,}" for one in values[:FACET_VALUES])


def facet_rows(facets: Facets) -> dict[str, Any]:
    """The same for JSON."""
    groups = {
        kind: [{"value": one.value, "words": one.words, "count": one.count} for one in values]
        for kind, values in facets.groups.items()
    }
    return {"counted": facets.counted, "complete": facets.complete, "groups": groups}


def shown_lines(shown: Shown) -> Iterator[str]:
    """An incident with all that is known of it."""
    one = shown.incident
    moved = f" (asked for as {shown.moved}, which was merged into it)" if shown.moved else ""
    yield f"{one.id}@{shown.version} of {shown.newest}{moved}  {one.type}  {one.title}"
    yield f"  {'; '.join(one.status)}"
    yield from _facts(one)
    yield "Claims"
    for claim in one.claims:
        yield from _claim(claim, "  ")
    for dispute in one.disputes:
        yield "Disputed"
        yield from (f"  {line}" for line in dispute_lines(dispute))
    yield "Origins"
    for origin in one.origins:
        yield f"  {origin.name}: reports {', '.join(map(str, origin.reports))}" + (
            f" ({'; '.join(origin.why)})" if origin.why else ""
        )
    if one.open:
        yield f"Open: {' '.join(one.open)}"
    yield "Why linked"
    yield from (f"  {link.mention} to {link.to}: {link.score:.2f}: {'; '.join(link.reasons)}" for link in one.links)
    if shown.left_out:
        yield f"({shown.left_out:,} more mentions were left out of this view)"


def _facts(one: Incident) -> Iterator[str]:
    facts = {
        "where": ", ".join(dict.fromkeys(site.name for site in one.sites)), "when": one.when.words,
        "who": ", ".join(party.name for party in one.actors), "to whom": ", ".join(party.name for party in one.recipients),
    }  # fmt: skip
    yield from (f"  {name}: {value}" for name, value in facts.items() if value)


def paged(page: Page[Any], rows: Sequence[Mapping[str, Any]], facets: Facets | None = None) -> dict[str, Any]:
    """A page as one JSON object."""
    found: dict[str, Any] = {"items": list(rows), "next": page.next, "total": page.total}
    return found | ({"facets": facet_rows(facets)} if facets else {})
