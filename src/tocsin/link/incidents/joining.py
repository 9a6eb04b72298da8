"""Joining: to which incident a mention belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from tocsin.link.incidents.blocking import found_by, keys, told_in
from tocsin.link.incidents.compare import compare_profiles
from tocsin.link.incidents.incident import Link
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.plain import Plain
from tocsin.link.incidents.profile import Profile, deadly, profile
from tocsin.link.incidents.review import Review
from tocsin.link.incidents.rule import PER_CLAIMANT, IdentityRule
from tocsin.link.incidents.scenes import Scene, scenes, why
from tocsin.link.incidents.score import Score
from tocsin.link.matters import Matters, related

BEST: Final = 0.8
"""What the likest report counts for; the rest is the mean of all, so that no chain of likenesses runs through."""
EXCLUDED: Final = -1.0
"""What a report counts for that excludes the new one (another stated day): as much against as a sure one for."""
SURE: Final = 0.75
"""Score from which a report that fits two incidents shows them to be one."""
COMPARED: Final = 6
"""Reports of an incident with which a new one is compared, the newest and the oldest first: cost must not grow with it."""
Alike = Mapping[int, float]
"""Number of another report -> how like it is; of those that are missing nothing is known."""


@dataclass(slots=True)
class Joined(Plain):
    """The decision on a set of mentions (all of one report that are one happening within it): `incident` is the id of the one
    they join, None to start a new one; `merges` the ids of others that the same evidence shows to be the same (the desk merges
    them into the oldest); `links` why, one for each mention."""

    mentions: tuple[str, ...]
    incident: str | None
    links: tuple[Link, ...] = ()
    merges: tuple[str, ...] = ()


@dataclass(slots=True)
class _Known:
    """An incident found by blocking: its reports' scenes."""

    id: str
    mentions: Sequence[Mention]
    profiles: list[tuple[Scene, Profile]] = field(default_factory=list)

    def __post_init__(self) -> None:
        ordered = sorted(self.mentions, key=lambda one: (one.report, one.version))
        by_report = [list(group) for _, group in groupby(ordered, key=lambda one: (one.report, one.version))]
        if len(by_report) > COMPARED:
            by_report = [*by_report[: COMPARED // 2], *by_report[-COMPARED // 2 :]]
        self.profiles = [(scene, profile(scene)) for scene in by_report]


def join(
    report: Sequence[Mention],
    candidates: Mapping[str, Sequence[Mention]],
    rule: IdentityRule = PER_CLAIMANT,
    reviews: Sequence[Review] = (),
    alike: Alike | None = None,
) -> list[Joined]:
    """For all mentions of one report: which of them are one happening, and which incident each happening joins, the surest
    first. `candidates` are the incidents found by blocking, by id, each with its mentions (a bounded sample will do); `alike`
    how like their reports are to this one, where that is known. "same as" and "not the same" of reviews win over every score."""
    known = [_Known(id, found) for id, found in candidates.items()]
    told = scenes(report)
    scored = [[(*_score(scene, one, rule, reviews, alike), one) for one in known] for scene in told]
    surest = sorted(range(len(told)), key=lambda n: (-max((score.value for score, *_ in scored[n]), default=0.0), n))
    taken: set[str] = set()
    found: dict[int, Joined] = {}
    for n in surest:
        free = [one for one in scored[n] if one[2].id not in taken or _alike(told[n], one[2])]
        found[n] = _joined(told[n], free, rule)
        taken |= {joined} if (joined := found[n].incident) else set()
    return [found[n] for n in range(len(told))]


def _alike(scene: Scene, known: _Known) -> bool:
    """Whether a scene names the very act of an incident: what a report tells apart joins one that another of its scenes has
    joined only then."""
    acts = profile(scene).acts
    return bool(acts) and any(acts <= other.acts for _, other in known.profiles)


def _joined(scene: Scene, scored: Sequence[tuple[Score, Mention, _Known]], rule: IdentityRule) -> Joined:
    """What a scene joins, of the incidents with which it was compared."""
    ranked = sorted(((score, one, nearest) for score, nearest, one in scored), key=lambda found: (-found[0].value, found[1].id))
    fitting = [found for found in ranked if found[0].value >= rule.threshold]
    names = tuple(mention.key for mention in scene)
    if not fitting:
        return Joined(names, None, _within(scene))
    score, chosen, nearest = fitting[0]
    merges = tuple(one.id for other, one, _ in fitting[1:] if other.value >= SURE and _agree(chosen, one, rule))
    first = Link(scene[0].key, nearest.key, score.value, score.reasons)
    return Joined(names, chosen.id, (first, *_within(scene)), merges)


def _within(scene: Scene) -> tuple[Link, ...]:
    first = scene[0]
    return tuple(Link(one.key, first.key, 1.0, ("told of in the same report", *why(first, one))) for one in scene[1:])


def _score(
    scene: Scene, known: _Known, rule: IdentityRule, reviews: Sequence[Review], alike: Alike | None
) -> tuple[Score, Mention]:
    """How surely a scene belongs to an incident: by its likeness to the likest report of it and to all of them."""
    if judged := _judged(scene, known, reviews):
        return judged, known.mentions[0]
    one = profile(scene)
    scored = [
        (compare_profiles(one, other, rule, None if alike is None else alike.get(other.report)), found[0])
        for found, other in known.profiles
        if found[0].report != scene[0].report
    ]
    if not scored:
        return Score(0.0), known.mentions[0]
    best, nearest = max(scored, key=lambda pair: pair[0].value)
    mean = sum(EXCLUDED if score.apart else score.value for score, _ in scored) / len(scored)
    return Score(round(BEST * best.value + (1 - BEST) * mean, 3), best.reasons, best.apart), nearest


def _agree(one: _Known, other: _Known, rule: IdentityRule) -> bool:
    """Whether nothing in the two incidents excludes that they are one. What one report tells as two happenings is two."""
    if {mention.report for mention in one.mentions} & {mention.report for mention in other.mentions}:
        return False
    return all(compare_profiles(a, b, rule).apart is None for _, a in one.profiles for _, b in other.profiles)


def _judged(scene: Scene, known: _Known, reviews: Iterable[Review]) -> Score | None:
    """What a user has said of the two."""
    for review in reviews:
        if review.withdrawn or review.passage is None or review.other is None or review.kind not in ("same as", "not the same"):
            continue
        pairs = ((review.passage, review.other), (review.other, review.passage))
        if any(_about(scene, a) and _about(known.mentions, b) for a, b in pairs):
            said = f"{review.author}: {review.reason}"
            return Score(1.0, (said,)) if review.kind == "same as" else Score(0.0, (), said)
    return None


def _about(mentions: Iterable[Mention], passage: object) -> bool:
    from tocsin.link.incidents.passage import Passage

    return isinstance(passage, Passage) and any(mention.evidence.overlaps(passage) for mention in mentions)


def grouped(
    mentions: Sequence[Mention],
    rule: IdentityRule = PER_CLAIMANT,
    reviews: Sequence[Review] = (),
    matters: Matters | None = None,
) -> list[tuple[list[Mention], list[Link]]]:
    """The same in memory, for views and measurements without a desk: mentions of many reports (in the order of publication) as
    incidents, each with why its mentions were linked; `matters` are those of all these reports. Deterministic."""
    groups: dict[str, tuple[list[Mention], list[Link]]] = {}
    blocks: dict[str, dict[str, None]] = {}
    for report in _by_report(mentions):
        alike = matters.alike(report[0].report) if matters else {}
        asked = [key for m in report for key in (*keys(m), *(key for near in related(alike) for key in told_in(m, near)))]
        found = {id: groups[id][0] for key in asked for id in blocks.get(key, ()) if id in groups}
        by_key = {mention.key: mention for mention in report}
        for joined in join(report, found, rule, reviews, alike if matters else None):
            _place(joined, by_key, groups, blocks)
    return [(own, links) for own, links in groups.values() if admitted(own, rule)]


def admitted(mentions: Sequence[Mention], rule: IdentityRule) -> bool:
    """Whether these mentions are an incident at all under a rule: one that wants a death knows no incident without."""
    return "deaths" not in rule.needs or any(deadly(mention) for mention in mentions)


def _by_report(mentions: Sequence[Mention]) -> list[list[Mention]]:
    ordered: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        ordered.setdefault((mention.report, mention.version), []).append(mention)
    return sorted(ordered.values(), key=lambda report: (report[0].published or "", report[0].report, report[0].version))


def _place(
    joined: Joined,
    by_key: Mapping[str, Mention],
    groups: dict[str, tuple[list[Mention], list[Link]]],
    blocks: dict[str, dict[str, None]],
) -> None:
    id = joined.incident if joined.incident in groups else joined.mentions[0]
    own, links = groups.setdefault(id, ([], []))
    own += [by_key[key] for key in joined.mentions]
    links += joined.links
    for other in joined.merges:
        if other in groups and other != id:
            theirs, why = groups.pop(other)
            own += theirs
            links += why
    for mention in own:
        for key in found_by(mention):
            blocks.setdefault(key, {})[id] = None
