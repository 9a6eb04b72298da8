"""Sentences about incidents: each begins with whose claim it is and quotes the passage. Words: report/wording.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tocsin.link.incidents import Change, Claim, Incident, Site
from tocsin.report.exports.incidents import counts
from tocsin.report.exports.inert import one_line
from tocsin.report.sitrep.material import Material
from tocsin.report.sitrep.sentence import Cited, Figure, Sentence
from tocsin.report.wording import gave, said, withdrew

LONGEST_QUOTE: Final = 240
COUNTED: Final = ("killed", "wounded", "detained", "displaced")
"""The numbers that a report gives for each claimant."""
MOST_VOICES: Final = 3
"""Claims quoted on one side of one incident; the rest is counted."""


def lead(material: Material, incident: Incident) -> Sentence | None:
    """What happened by whose words: the claim told by most origins, with place and day where the report gives them."""
    claims = standing(incident, 1) or standing(incident, 0) or standing(incident, -1)
    if not claims:
        return None
    best = max(claims, key=lambda claim: (len(claim.origins), len(claim.appearances)))
    return situated(material, incident, quoted(material, best, incident.id), best)


def voices(material: Material, incident: Incident, polarity: int, most: int = MOST_VOICES) -> Iterator[Sentence]:
    """Who else says so (1), or who denies it (-1): one sentence for each passage, the lead's left out."""
    told = lead(material, incident)
    known = {told.cited[0].key} if told else set()
    for claim in standing(incident, polarity):
        sentence = quoted(material, claim, incident.id)
        if sentence.cited[0].key not in known and most:
            known.add(sentence.cited[0].key)
            most -= 1
            yield sentence


def standing(incident: Incident, polarity: int) -> list[Claim]:
    """The claims that it happened (1), that it did not (-1), or that commit to neither (0), whose holders still hold them."""
    found = [c for c in incident.claims if c.question == "happened" and c.answer.polarity == polarity and c.stands]
    return sorted(found, key=lambda claim: claim.first or "")


def quoted(material: Material, claim: Claim, incident: str) -> Sentence:
    """ "Olha Taran said: “…”", with the place where the report names the speaker."""
    cited = material.cite(claim)
    if claim.holder.kind == "outlet":
        cited = material.sentence(cited)
    sentence = Sentence(f"{said(claim)}: “{quote(cited.text)}”.", (cited,), incident=incident)
    return named(material, sentence, holder_names(claim))


def holder_names(claim: Claim) -> list[str]:
    """The names of a claim's holders."""
    return [party.name for party in claim.holder.chain] if claim.holder.kind == "source" else []


def named(material: Material, sentence: Sentence, names: Sequence[str]) -> Sentence:
    """The sentence with a further passage for each name that the first one leaves to a pronoun."""
    further = []
    for name in names:
        there = any(name.casefold() in cited.text.casefold() for cited in sentence.cited)
        if name and not there and (found := material.naming(name, sentence.cited[0])):
            further.append(found)
    return Sentence(sentence.text, (*sentence.cited, *further), sentence.figures, sentence.incident)


def situated(material: Material, incident: Incident, sentence: Sentence, claim: Claim) -> Sentence:
    """The sentence with place and day before it, as far as passages or the record bear them out."""
    parts: list[str] = []
    cited, figures = list(sentence.cited), list(sentence.figures)
    for site in [site for site in incident.sites if _tells_where(site)][:1]:
        if any(site.name in one.text for one in cited):
            parts.append(site.name)
        elif found := material.naming(site.name, cited[0]):
            parts.append(site.name)
            cited.append(found)
    when = incident.when
    if when.first and when.first == when.last and when.given == "event":
        day = date.fromordinal(when.first).isoformat()
        parts.append(day)
        figures.append(Figure(day, f"“{when.words}”, resolved" if when.words else "the day that most mentions give"))
    text = f"{one_line(', '.join(parts))}: {sentence.text}" if parts else sentence.text
    return Sentence(text, tuple(cited), tuple(figures), sentence.incident)


def _tells_where(site: Site) -> bool:
    """Whether a place is worth putting before a sentence: one with a name, and no whole country."""
    return site.name[:1].isupper() and site.precision != "country"


def numbers(material: Material, incident: Incident) -> Iterator[Sentence]:
    """The number of each claimant, one sentence each, never added up."""
    for of in COUNTED:
        for claim in counts(incident, of):
            cited = material.cite(claim)
            yield named(material, Sentence(f"{gave(claim)}.", (cited,), incident=incident.id), holder_names(claim))


def quote(text: str) -> str:
    """A passage within quotation marks of ours: inner marks made single, a long one cut between words."""
    words = one_line(text).replace("“", "‘").replace("”", "’").replace('"', "’").strip(" ‘’")
    if len(words) <= LONGEST_QUOTE:
        return words
    return words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def changed(material: Material, change: Change) -> Sentence | None:
    """What a change says, in the words of its claims; None where its incident is not of the period."""
    incident = material.incident(change.incident)
    if incident is None:
        return None
    claims = [claim for claim in incident.claims if claim.id in change.claims]
    if change.kind == "new" or not claims:
        return lead(material, incident)
    if change.kind in ("revised toll", "superseded") and (revised := _revised(material, incident, claims)):
        return revised
    newest = claims[-1]
    cited = material.appearance(newest.appearances[-1]) if change.kind == "second origin" else material.cite(newest)
    text = f"{cited.outlet} reported it too: “{quote(cited.text)}”." if change.kind == "second origin" else None
    if text is None:
        return quoted(material, newest, incident.id)
    return Sentence(text, (cited,), incident=incident.id)


def _revised(material: Material, incident: Incident, claims: Sequence[Claim]) -> Sentence | None:
    """ "Olha Taran gave the number killed as 13, before that as 4"."""
    by_id = {claim.id: claim for claim in incident.claims}
    old = next((claim for claim in claims if claim.superseded_by in by_id), None)
    new = by_id[old.superseded_by] if old and old.superseded_by else None
    if old is None or new is None or new.answer.kind != "count":
        return None
    passages: tuple[Cited, ...] = (material.cite(new), material.cite(old))
    text = f"{gave(new)}, before that as {old.answer.words}."
    return named(material, Sentence(text, passages, incident=incident.id), holder_names(new))


def withdrawn(material: Material, incident: Incident) -> Iterator[Sentence]:
    """What holders said and later took back."""
    by_id = {claim.id: claim for claim in incident.claims}
    for claim in incident.claims:
        later = by_id.get(claim.withdrawn_by or "")
        if later is not None:
            text = f"{withdrew(claim)}: “{quote(material.cite(later).text)}”."
            sentence = Sentence(text, (material.cite(later), material.cite(claim)), incident=incident.id)
            yield named(material, sentence, holder_names(claim))
