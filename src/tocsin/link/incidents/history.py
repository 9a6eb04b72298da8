"""History: what changed between two versions of an incident."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.link.incidents.answer import HAPPENED
from tocsin.link.incidents.change import Change, ChangeKind
from tocsin.link.incidents.claim import Claim
from tocsin.link.incidents.incident import Incident

ADMITTED = "admitted by the actor itself"


def changes(old: Incident | None, new: Incident) -> list[Change]:
    """The typed changes from old to new, in the order of publication; one of kind "new" where there was no old. A claim that is
    only told again by a report of the same origin changes nothing."""
    if old is None:
        return [Change("new", new.id, new.title, new.first, report=new.reports[0] if new.reports else None)]
    found = [*_claims(old, new), *_gone(old, new), *_disputes(old, new), *_origins(old, new), *_reviews(old, new)]
    return sorted(found, key=lambda change: (change.at or "", change.kind, change.words))


def _claims(old: Incident, new: Incident) -> Iterator[Change]:
    before = {claim.id: claim for claim in old.claims}
    replaced = {claim.superseded_by: claim for claim in new.claims if claim.superseded_by}
    for claim in new.claims:
        known = before.get(claim.id)
        if known is None:
            yield _new_claim(claim, replaced.get(claim.id), new)
        elif claim.withdrawn_by and not known.withdrawn_by:
            yield _about("withdrawn", claim, new, f"{claim.holder.name} no longer says: {claim.answer.words}")
        if ADMITTED in claim.status and (known is None or ADMITTED not in known.status):
            yield _about("admitted", claim, new, f"{claim.holder.name} says so itself: {claim.answer.words}")


def _new_claim(claim: Claim, before: Claim | None, new: Incident) -> Change:
    """A claim that was not there: a revised toll, another answer of the same holder, a denial, or simply a claim."""
    words = f"{claim.question}: {claim.answer.words} ({claim.holder.words})"
    if before is not None:
        kind: ChangeKind = "revised toll" if claim.answer.kind == "count" else "revised"
        words = f"{claim.question}: {before.answer.words} → {claim.answer.words} ({claim.holder.words})"
        return _about(kind, claim, new, words, before.answer.words)
    denied = claim.question == HAPPENED and claim.answer.polarity < 0
    return _about("denied" if denied else "claim", claim, new, f"denied by {claim.holder.words}" if denied else words)


def _about(kind: ChangeKind, claim: Claim, new: Incident, words: str, before: str | None = None) -> Change:
    where = claim.appearances[0]
    after = claim.answer.words if before is not None else None
    return Change(kind, new.id, words, where.published, before, after, (claim.id,), where.passage.report)


def _gone(old: Incident, new: Incident) -> Iterator[Change]:
    """Claims that a new version of a report, a new reading or a review took away."""
    now = {claim.id for claim in new.claims}
    for claim in old.claims:
        if claim.id not in now:
            words = f"no longer there: {claim.question}: {claim.answer.words} ({claim.holder.words})"
            yield Change("gone", new.id, words, new.last, claim.answer.words, None, (claim.id,), claim.passage.report)


def _disputes(old: Incident, new: Incident) -> Iterator[Change]:
    before = {dispute.question for dispute in old.disputes}
    now = {dispute.question for dispute in new.disputes}
    for dispute in new.disputes:
        if dispute.question not in before:
            sides = " / ".join(side.words for side in dispute.sides)
            claims = tuple(claim.id for side in dispute.sides for claim in side.claims)
            yield Change("disputed", new.id, f"{dispute.words} {sides}", dispute.since, claims=claims)
    for dispute in old.disputes:
        if dispute.question not in now:
            yield Change("settled", new.id, f"no longer disputed: {dispute.words}", new.last)


def _origins(old: Incident, new: Incident) -> Iterator[Change]:
    known = {origin.id for origin in old.origins}
    count = len(old.origins)
    for origin in new.origins:
        if origin.id in known:
            continue
        count += 1
        if count > 1:
            words = f"now {count} independent origins: {origin.name}"
            yield Change("second origin", new.id, words, new.last, report=origin.reports[0])


def _reviews(old: Incident, new: Incident) -> Iterator[Change]:
    for review in new.reviews:
        if review not in old.reviews:
            yield Change("reviewed", new.id, f"review {review}", new.last)
