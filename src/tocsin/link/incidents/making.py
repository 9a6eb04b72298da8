"""From mentions to an incident: everything in it is derived here, by a pure function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from tocsin.link.incidents.answer import HAPPENED
from tocsin.link.incidents.claim import Claim
from tocsin.link.incidents.claims import claims
from tocsin.link.incidents.disputes import disputes
from tocsin.link.incidents.incident import Incident, Link
from tocsin.link.incidents.interval import Interval
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.open_questions import unanswered
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.parties import NOBODY
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.review import Review
from tocsin.link.incidents.reviewing import reviewed
from tocsin.link.incidents.rule import PER_CLAIMANT, IdentityRule
from tocsin.link.incidents.site import Site
from tocsin.link.incidents.status import Sides, retractions, stand
from tocsin.link.incidents.times import PUBLISHED

STEM: Final = 5
"""Letters that two forms of a word share: "shelling", "shelled"."""
FEW_WORDS: Final = 5
"""A clause of fewer words ("It warned") says too little alone: the headline follows it."""
LONGEST_TITLE: Final = 140
"""Characters of a title that is cut from a text."""


def incident(
    id: str,
    mentions: Sequence[Mention],
    origins: Sequence[Origin],
    reviews: Sequence[Review] = (),
    links: Sequence[Link] = (),
    rule: IdentityRule = PER_CLAIMANT,
) -> Incident:
    """The incident of these mentions: claims with status, disputes, origins, open questions. The same input gives the same
    incident. Reviews are applied to the mentions first."""
    applied = [review for review in reviews if not review.withdrawn]
    told = sorted(reviewed(mentions, applied), key=lambda one: (one.published or "", one.report, one.version, one.trigger.start))
    said = claims(told, origins)
    actors, recipients = _parties(m.actors for m in told), _parties(m.recipients for m in told)
    harmed = _keys(recipients)
    here = frozenset(site.country for site in _sites(told) if site.country)
    accused = _parties(held.doers for m in told for held in m.held)
    stand(said, Sides(_keys((*actors, *accused)) - harmed, harmed | here), retractions(told))
    _judged(said, applied)
    lead = _lead(told)
    return Incident(
        id=id,
        rule=rule.name,
        title=titled(lead),
        type=Counter(m.type for m in told).most_common(1)[0][0],
        mentions=tuple(m.key for m in told),
        reports=tuple(dict.fromkeys(m.report for m in told)),
        mode=next((mode for mode, _ in Counter(m.mode for m in told if m.mode).most_common(1)), None),
        sites=_sites(told),
        when=_when(told),
        actors=actors,
        recipients=recipients,
        claims=tuple(said),
        disputes=tuple(disputes(id, said)),
        origins=tuple(origins),
        links=tuple(links),
        open=unanswered(said),
        status=_status(said, origins),
        first=next((m.published for m in told if m.published), None),
        last=max((m.published or "" for m in told), default="") or None,
        reviews=tuple(review.id for review in applied),
    )


def titled(lead: Mention) -> str:
    """A line for readers: the headline where it has the event's own word or half its words stand in the event's sentence, else
    the event's own clause. A report tells of several happenings, and its headline is that of one."""
    own = any(word[:STEM] == lead.lemma[:STEM] for word in lead.title)
    shared = set(lead.words) & set(lead.title)
    if lead.headline and (own or (shared and 2 * len(shared) >= len(set(lead.title)))):
        return lead.headline
    passages = (lead.evidence, *(one.passage for one in lead.held))
    clause = " ".join(max(passages, key=lambda one: (_opens(one.text), one.end - one.start)).text.split())
    clause = _named(clause[:1].upper() + clause[1:], lead)
    if lead.headline and len(clause.split()) < FEW_WORDS:
        clause = f"{clause} – {lead.headline}"
    return clause if len(clause) <= LONGEST_TITLE else f"{clause[: LONGEST_TITLE - 1].rstrip()}…"


def _named(clause: str, lead: Mention) -> str:
    """A clause that opens with a pronoun alone tells a reader of titles nothing: who is meant stands in brackets in its place."""
    pronoun, _, rest = clause.partition(" ")
    told = (*(one for held in lead.held for one in held.holder.chain), *lead.actors, *lead.recipients)
    meant = {one.name for one in told if one.mention.lower() == pronoun.lower() != one.name.lower()}
    return f"[{meant.pop()}] {rest}" if len(meant) == 1 and rest else clause


def _opens(words: str) -> bool:
    """Whether a passage opens as a sentence does, and not in its middle."""
    return words.lstrip("“‘\"'")[:1].isupper()


def _lead(told: Sequence[Mention]) -> Mention:
    """The mention that tells most: not background, told as happened, with place, time, parties; the earliest of these."""
    return max(
        told, key=lambda m: (m.reality == "told", not m.background, bool(m.sites) + bool(m.actors) + (m.when.given == "event"))
    )


def _parties(sides: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The parties, the most named first."""
    named = [one for side in sides for one in side if one.key != NOBODY]
    often = Counter(one.key for one in named)
    by_key = {one.key: one for one in reversed(named)}
    return tuple(by_key[key] for key, _ in often.most_common())


def _keys(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(key for one in parties for key in (one.key, one.seat, one.country) if key)


def _sites(told: Sequence[Mention]) -> tuple[Site, ...]:
    """The places, points before provinces before countries, the most named first."""
    levels = ("point", "province", "country", "vague")
    found = [site for m in told for site in m.sites if site.role != "from"]
    often = Counter(site.id or site.key for site in found)
    by_key = {site.id or site.key: site for site in reversed(found)}
    return tuple(sorted(by_key.values(), key=lambda site: (levels.index(site.level), -often[site.id or site.key], site.key)))


def _when(told: Sequence[Mention]) -> Interval:
    """The time that most mentions state, the narrowest of these; the bound of publication where none states one."""
    stated = [m.when for m in told if m.when.precision != PUBLISHED]
    often = Counter((when.first, when.last) for when in stated)
    if not stated:
        return told[0].when
    return min(stated, key=lambda when: (-often[when.first, when.last], (when.last or 0) - (when.first or 0)))


def _status(said: Sequence[Claim], origins: Sequence[Origin]) -> tuple[str, ...]:
    """Where the question whether it happened stands."""
    happened = [claim for claim in said if claim.question == HAPPENED]
    yes = [claim for claim in happened if claim.stands and claim.answer.polarity > 0]
    no = [claim for claim in happened if claim.stands and claim.answer.polarity < 0]
    denying = {id for claim in no for id in claim.origins} - {id for claim in yes for id in claim.origins}
    behind = [one for one in origins if one.id not in denying]  # who says what it was instead tells of it, but not that it was so
    words: list[str] = []
    if not happened:
        words.append("announced, ordered or feared; nobody says that it happened")
    elif not yes:
        words.append("withdrawn" if any(claim.withdrawn_by for claim in happened) else "nobody says that it happened")
    elif len(behind) > 1:
        words.append(f"reported by {len(behind)} independent origins")
    else:
        words.append("claimed by one party" if all(claim.party for claim in yes) else "reported by one origin")
    if any("admitted by the actor itself" in claim.status for claim in yes):
        words.append("admitted by the actor itself")
    if no:
        words.append(f"denied by {', '.join(dict.fromkeys(claim.holder.name for claim in no))}")
    return tuple(words)


def _judged(said: Sequence[Claim], reviews: Sequence[Review]) -> None:
    """Credibility as a reviewer gave it, the last one of a claim."""
    for review in sorted(reviews, key=lambda one: one.at):
        for claim in said:
            if review.kind == "credibility" and review.claim == claim.id and (review.value or "").isdigit():
                claim.credibility = int(review.value or 0)
