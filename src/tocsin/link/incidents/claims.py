"""Claims: what each holder says on each question about an incident, drawn from its mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tocsin.link.incidents.answer import BY_WHOM, HAPPENED, Answer
from tocsin.link.incidents.claim import Appearance, Claim
from tocsin.link.incidents.contradictions import clash, countries
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.offices import offices, seats
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.origins import source_key
from tocsin.link.incidents.parties import outlet_party
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.saying import said
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.tellers import Tellers
from tocsin.link.incidents.telling import sources_of
from tocsin.link.incidents.warded import Warded


def claims(mentions: Sequence[Mention], origins: Sequence[Origin]) -> list[Claim]:
    """The claims in the order of their first appearance. What one holder says again is one claim with several appearances."""
    holders = [held.holder for mention in mentions for held in (*mention.held, *mention.answered)]
    holders += [holder for mention in mentions for holder in sources_of(mention)]
    same, backing = seats(holders), seats(holders, states=True)
    behind = _behind(mentions)
    warded = Warded(mentions, same)
    outlets = {name for mention in mentions if not offices(name := folded(mention.outlet))}
    hangs_on = {report: origin.id for origin in reversed(origins) for report in origin.reports}
    found: dict[str, Claim] = {}
    for mention in sorted(mentions, key=lambda m: (m.published or "", m.report, m.version, m.trigger.start)):
        for told, held, (question, answer, passage) in said(mention):
            if question in (BY_WHOM, "to whom") and warded.aside(mention):
                continue
            cited = next((name for name in outlets if name in folded(told.name)), None) if told.kind == "source" else None
            if cited:  # what another outlet is cited for is that outlet's telling
                told, held = Holder("outlet", (outlet_party(told.name),)), None
            own = told.kind == "outlet" and answer.polarity >= 0 and not _speaks(held)
            source = behind.get(mention.report) if own else None
            holder = source if source and not _anothers(mention, source, same) else told
            seat = same.get(holder.key, holder.key)
            if question == HAPPENED:
                answer = warded.answer(mention, seat, answer)
            id = f"{question}|{seat}|{_comparable(answer)}"
            origin = source_key(holder, backing) or hangs_on.get(mention.report, "")
            shown = Appearance(mention.key, passage, mention.outlet, mention.published, origin)
            known = found.get(id)
            if known is None:
                found[id] = Claim(id, question, answer, holder, (shown,), held.stance if held else None, seat=seat)
            else:
                known.answer.deeds = tuple(dict.fromkeys((*known.answer.deeds, *answer.deeds)))
                if question == HAPPENED:  # of every deed that its holder told, or denied
                    known.answer.keys = tuple(dict.fromkeys((*known.answer.keys, *answer.keys)))
                    known.answer.doers = tuple(dict.fromkeys((*known.answer.doers, *answer.doers)))
                if all(one.passage != passage for one in known.appearances):
                    known.appearances += (shown,)
    found = {id: claim for id, claim in found.items() if not _own_detail(claim, found)}
    found = {id: claim for id, claim in found.items() if not _unasked(claim, found)}
    found = {id: claim for id, claim in found.items() if not _names_itself(claim, found)}
    for claim in found.values():
        claim.origins = tuple(dict.fromkeys(one.origin for one in claim.appearances if one.origin))
    return list(found.values())


def _behind(mentions: Sequence[Mention]) -> dict[int, Holder]:
    """For each report that has a happening from one source alone, that source: what the report says of it in its own voice is the
    source's."""
    alone = ((report, list(report.sources.values())) for report in Tellers(mentions).reports if not report.met)
    return {report.number: Holder("source", (found[0],)) for report, found in alone if len(found) == 1}


def _anothers(mention: Mention, source: Holder, same: Mapping[str, str]) -> bool:
    """Whether the words name others as their source, and not this one: what the governor says is not the ministry's."""
    named = {same.get(one.holder.key, one.holder.key) for one in mention.held if one.holder.kind == "source"}
    return bool(named) and same.get(source.key, source.key) not in named


def _speaks(held: Holding | None) -> bool:
    """Whether the outlet says so of itself."""
    return held is not None and held.stance is not None


def _own_detail(claim: Claim, found: dict[str, Claim]) -> bool:
    """Whether a denial is one of a detail: who says in one report that it happened does not deny it there."""
    if claim.question != HAPPENED or claim.answer.polarity > 0:
        return False
    told = {shown.passage.report for shown in claim.appearances}
    yes = [one for one in found.values() if one.question == HAPPENED and one.seat == claim.seat and one.answer.polarity > 0]
    return any(shown.passage.report in told for one in yes for shown in one.appearances)


def _unasked(claim: Claim, found: dict[str, Claim]) -> bool:
    """Of a holder that denies having done it itself: where nobody names it as the doer, nobody asks it by whom; where somebody
    does and it names another, it does not deny that it happened."""
    if claim.answer.polarity > 0 or claim.question not in (HAPPENED, BY_WHOM):
        return False
    answers = [one for one in found.values() if one.question == BY_WHOM]
    own = [one for one in answers if one.seat == claim.seat]
    named = [one for one in answers if one.seat != claim.seat and one.answer.polarity > 0]
    denied = [one for one in own if one.answer.polarity < 0]
    accused = any(clash(BY_WHOM, a.answer, b.answer) for a in denied for b in named)
    if claim.question == BY_WHOM:
        return not accused
    return accused and any(one.answer.polarity > 0 for one in own)


def _names_itself(claim: Claim, found: dict[str, Claim]) -> bool:
    """Whether an office would own to what it lays at another country's door: the one who speaks was taken for the doer."""
    who = claim.holder.innermost
    if claim.question != BY_WHOM or claim.answer.polarity < 0 or who is None or who.country not in claim.answer.keys:
        return False
    others = (one for one in found.values() if one.question == BY_WHOM and one.seat == claim.seat and one.answer.polarity > 0)
    return any(countries(one.answer) and who.country not in one.answer.keys for one in others)


def _comparable(answer: Answer) -> str:
    """The comparable form as text, the same for the same answer in other words."""
    if answer.kind in ("count", "time"):
        return f"{answer.low}-{answer.high}"
    if answer.kind == "polarity":
        return f"{answer.polarity}:"
    return f"{answer.polarity}:{','.join(sorted(answer.keys))}"
