"""The figures: B-cubed over mentions, disputes, origins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Final

from incidents.gold import Dispute, Gold, Mention
from incidents.predictions import Answer, Claimed, Found, aligned

Figures = dict[str, float | None]
STEM: Final = 5
"""Letters of a word by which holders are compared: Russia and Russian, ministry and minister are then the same."""
NO_NAME: Final = frozenset(
    "a an and at by for from his her in into it its of on that the their to with spokesman spokeswoman spokesperson".split()
)


def figures(gold: Gold, said: Answer) -> Figures:
    """All figures of an answer, from 0 to 1; None where nothing was there to be counted."""
    pairs = aligned(gold, said)
    truth = {mention: incident.id for incident in gold.incidents for mention in incident.mentions}
    found: dict[Mention, Hashable] = {mention: pairs[mention].incident for mention in truth if mention in pairs}
    everything = {mention: found.get(mention, mention) for mention in truth}
    precision, recall, f1 = bcubed({mention: truth[mention] for mention in found}, found)
    all_precision, all_recall, all_f1 = bcubed(truth, everything)
    result: Figures = {"mentions_found": share(len(found), len(truth))}
    result |= {"bcubed_p": precision, "bcubed_r": recall, "bcubed_f1": f1}
    result |= {"bcubed_all_p": all_precision, "bcubed_all_r": all_recall, "bcubed_all_f1": all_f1}
    return result | dispute_figures(gold, said, pairs) | origin_figures(gold, said, pairs)


def share(part: float, whole: float) -> float | None:
    """part / whole; None of nothing."""
    return part / whole if whole else None


def bcubed(
    truth: Mapping[Mention, Hashable], said: Mapping[Mention, Hashable]
) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and F1 after Bagga and Baldwin (1998): of each mention, the share of those put together with it that
    belong there, and the share of those that belong there which were put together with it; the mean over mentions."""
    true_size, said_size = Counter(truth.values()), Counter(said.values())
    both = Counter((truth[mention], said[mention]) for mention in truth)
    shared = [(both[truth[m], said[m]], said_size[said[m]], true_size[truth[m]]) for m in truth]
    precision = share(sum(n / size for n, size, _ in shared), len(truth))
    recall = share(sum(n / size for n, _, size in shared), len(truth))
    return precision, recall, harmonic(precision, recall)


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """F1; None where one of the two is."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def counterparts(gold: Gold, pairs: Mapping[Mention, Found]) -> dict[str, str]:
    """The predicted incident that holds more than half of the found mentions of each gold incident, where there is one."""
    found: dict[str, str] = {}
    for incident in gold.incidents:
        counter = Counter(pairs[mention].incident for mention in incident.mentions if mention in pairs)
        for name, number in counter.items():
            if number * 2 > counter.total():
                found[incident.id] = name
    return found


def meanings(gold: Gold, pairs: Mapping[Mention, Found]) -> dict[str, str]:
    """The gold incident to which most mentions of a predicted one belong."""
    counted: dict[str, Counter[str]] = {}
    for incident in gold.incidents:
        for mention in incident.mentions:
            if mention in pairs:
                counted.setdefault(pairs[mention].incident, Counter())[incident.id] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in counted.items()}


def origin_figures(gold: Gold, said: Answer, pairs: Mapping[Mention, Found]) -> Figures:
    """The share of incidents whose number of origins is right: of those with a mention found, and of all. The number is that of
    the incident's counterpart; one that is torn so far that it has none is wrong."""
    counterpart = counterparts(gold, pairs)
    asked = [incident for incident in gold.incidents if incident.origins is not None]
    found = [incident for incident in asked if any(mention in pairs for mention in incident.mentions)]
    right = sum(said.origins.get(counterpart.get(incident.id, "")) == incident.origins for incident in found)
    return {"origins_right": share(right, len(found)), "origins_right_all": share(right, len(asked))}


def dispute_figures(gold: Gold, said: Answer, pairs: Mapping[Mention, Found]) -> Figures:
    """Recall, precision and F1. A dispute counts once: one that is named again under another incident is wrong there. Those on
    reports of the other half are left out."""
    meaning = meanings(gold, pairs)
    ours = [claimed for claimed in said.disputes if claimed.reports & gold.texts.keys()]
    open_ones = list(gold.disputes)
    right = spared = 0
    for claimed in ours:
        match = next((d for d in open_ones if agrees(d, claimed, meaning.get(claimed.incident))), None)
        if match is None:
            continue
        open_ones.remove(match)
        right, spared = right + (not match.optional), spared + match.optional
    recall = share(right, sum(not dispute.optional for dispute in gold.disputes))
    precision = share(right, len(ours) - spared)
    return {"dispute_p": precision, "dispute_r": recall, "dispute_f1": harmonic(precision, recall)}


def agrees(dispute: Dispute, claimed: Claimed, meaning: str | None) -> bool:
    """Whether a claimed dispute is that of the gold: the same question, the same incident (or, where the claimed one is on no
    incident of the gold, only reports that tell of it; for a proposition the reports that two sides are quoted from, among
    others that say the same), and at least two holders of two sides."""
    if claimed.question != dispute.question or meaning not in (None, dispute.about):
        return False
    told = dispute.sides
    if meaning is None and not claimed.reports <= dispute.reports:
        told = tuple(side for side in told if dispute.proposition and side.report in claimed.reports)
    sides = [{h for h in claimed.holders if any(same_holder(h, name) for name in side.names)} for side in told]
    return any(one != other for a, first in enumerate(sides) for second in sides[a + 1 :] for one in first for other in second)


def same_holder(one: str, other: str) -> bool:
    """Whether two names may be those of one holder: the telling words of the one are all among the other's."""
    first, second = stems(one), stems(other)
    return bool(first and second) and (first <= second or second <= first)


def stems(name: str) -> frozenset[str]:
    """The beginnings of the telling words of a name."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b|['’](?=\s|$)", "", name.lower()))
    return frozenset(word[:STEM] for word in words if word not in NO_NAME)
