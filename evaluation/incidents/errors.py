"""Where an answer is wrong, in words: for the development half alone."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.figures import agrees, counterparts, meanings
from incidents.gold import Gold, Mention
from incidents.predictions import Answer, Found, aligned


def errors(gold: Gold, said: Answer) -> Iterator[str]:
    """A line for each incident that was not found, torn apart or mixed up, for each wrong number of origins and each dispute that
    is missing or too much."""
    pairs = aligned(gold, said)
    yield from _clusters(gold, pairs)
    counterpart = counterparts(gold, pairs)
    for incident in gold.incidents:
        number = said.origins.get(counterpart.get(incident.id, ""))
        if incident.id in counterpart and incident.origins is not None and number != incident.origins:
            yield f"{incident.id}: {number} origins, not {incident.origins}"
    meaning = meanings(gold, pairs)
    ours = [claimed for claimed in said.disputes if claimed.reports & gold.texts.keys()]
    for dispute in gold.disputes:
        if not dispute.optional and not any(agrees(dispute, claimed, meaning.get(claimed.incident)) for claimed in ours):
            yield f"{dispute.about}: not found as disputed: {dispute.question}: {' | '.join(s.names[0] for s in dispute.sides)}"
    for claimed in ours:
        if not any(agrees(dispute, claimed, meaning.get(claimed.incident)) for dispute in gold.disputes):
            about = meaning.get(claimed.incident, claimed.incident)
            yield f"{about}: not disputed in the gold: {claimed.question}: {' | '.join(claimed.holders)}"


def _clusters(gold: Gold, pairs: dict[Mention, Found]) -> Iterator[str]:
    members: dict[str, dict[str, list[str]]] = {}
    for incident in gold.incidents:
        parts: dict[str, list[str]] = {}
        for mention in incident.mentions:
            word = f"{mention.report} {gold.texts[mention.report][mention.start : mention.end]!r}"
            if mention not in pairs:
                yield f"{incident.id}: not found: {word}"
                continue
            parts.setdefault(pairs[mention].incident, []).append(word)
            members.setdefault(pairs[mention].incident, {}).setdefault(incident.id, []).append(word)
        if len(parts) > 1:
            yield f"{incident.id}: torn into {len(parts)}: " + " | ".join(f"{k}: {', '.join(v)}" for k, v in parts.items())
    for name, mixed in members.items():
        if len(mixed) > 1:
            yield f"{name}: mixes {len(mixed)}: " + " | ".join(f"{k}: {', '.join(v)}" for k, v in mixed.items())
