"""Scenes: which mentions of one report tell of the same happening.

A report names its event again and again, each time with a part of what it knows: "struck … on Sunday", "the strike", "killed at
…". Within a report a mention without a place or day of its own is about what the report is telling of, unless something speaks
against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.comparers.parties import actors, recipients, speakers
from tocsin.link.incidents.comparers.place import place
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.profile import Profile, profile
from tocsin.link.incidents.sections import parted
from tocsin.link.incidents.spoken import ADDRESSED

Scene = list[Mention]
ONCE: Final = frozenset({"detain", "free", "leave", "take", "expel", "agree"})
"""Acts that the same people go through once."""
FAR: Final = 900
"""Characters from the last mention of a scene after which only a word that points back takes it up again."""
HEADLINED: Final = 1.0
"""How well the news fits its headline."""
LEAD: Final = 300
"""Characters from a headline within which the news itself is told."""
CLOSE: Final = 80
"""Characters behind a scene within which a word that names no known act goes on with it, if it is of its type."""
CLOSE_BY: Final = 0.3
LOOSE_DAYS: Final = 3
DIFFERENT_PLACE: Final = -1.0
DIFFERENT_PARTY: Final = -0.5


def scenes(report: Sequence[Mention]) -> list[Scene]:
    """The mentions of one report version in scenes, in the order of the text."""
    found: list[Scene] = []
    for mention in sorted(report, key=lambda one: (one.trigger.start, one.key)):
        chosen = max(found, key=lambda scene: _fit(mention, scene), default=None)
        if chosen is None or _fit(mention, chosen) <= 0:
            found.append([mention])
        else:
            chosen.append(mention)
    return found


def _fit(mention: Mention, scene: Scene) -> float:
    """How well a mention fits a scene; nought where it does not."""
    one, other = profile([mention]), profile(scene)
    if one.reality != other.reality or one.wide != other.wide or parted(mention.section, scene[0].section):
        return 0.0
    if _headlined(mention, scene):
        return HEADLINED
    distance = mention.trigger.start - scene[-1].trigger.end
    act = _act(one, other) or (CLOSE_BY if distance < CLOSE and _unknown(one, other) and not _denied(mention) else 0.0)
    if act <= 0:
        return 0.0
    two_dates = _two_dates(one, other)
    if mention.background != scene[0].background and not (mention.definite or two_dates):
        return 0.0
    if mention.shifted != scene[-1].shifted and not mention.definite:
        return 0.0
    where = place(one, other)
    who = min(actors(one, other).score, recipients(one, other).score)
    if where.score <= DIFFERENT_PLACE or (_days_differ(one, other) and not two_dates) or _another(one, other):
        return 0.0
    if speakers(one, other).score < 0:
        return 0.0
    if who <= DIFFERENT_PARTY and not (mention.definite or _answers(one, other) or (where.score > 0 and _denied(mention))):
        return 0.0
    new_place = bool(one.points) and not one.points.keys() & other.points.keys()
    far = distance > FAR and not mention.definite
    if where.score <= 0 and (far or (new_place and other.points)):
        return 0.0
    return act + max(where.score, 0.0) + max(who, 0.0) + (0.5 if mention.definite else 0.0) - distance / (4 * FAR)


def _act(one: Profile, other: Profile) -> float:
    if one.lemmas & other.lemmas:
        return 1.5
    if one.acts & other.acts:
        return 1.0
    known = IncidentWords.load()
    if any((a, b) in known.one_act for a in one.acts for b in other.acts):
        return 0.5
    if _near(one, other) and one.points.keys() & other.points.keys():
        return 0.4
    return 0.5 if _unnamed(one, other) else 0.0


def _unknown(one: Profile, other: Profile) -> bool:
    """Whether the word of one names no act that is known, and both are of one type: "speared" right behind "stormed"."""
    return not (one.acts and other.acts) and bool(one.types & other.types)


def _headlined(mention: Mention, scene: Scene) -> bool:
    """Whether a scene was opened by the headline, and the mention is of its type and stands right under it. A headline and the
    news under it tell of one thing, whatever either leaves out or shortens."""
    head = scene[0]
    end = len(head.headline) if head.words and set(head.words) <= set(head.title) else 0
    return head.type == mention.type and head.trigger.end <= end < mention.trigger.start < end + LEAD


def _near(one: Profile, other: Profile) -> bool:
    """Whether the acts go together ("attacked … have captured")."""
    known = IncidentWords.load()
    return any((a, b) in known.near_acts for a in one.acts for b in other.acts)


def _unnamed(one: Profile, other: Profile) -> bool:
    """Whether a word that names no act by itself ("the deed", "placed the charges") is of the other's type, and points back to
    it, or is of the same thing, place and day, or of the same speaker, or the account of another source."""
    if (one.acts and other.acts) or not one.types & other.types:
        return False
    here = bool(one.points.keys() & other.points.keys()) and one.exact and other.exact
    speaker = one.types <= ADDRESSED and bool(one.actors & other.actors or one.actor_countries & other.actor_countries)
    sides = bool(one.sources and other.sources) and not one.sources & other.sources
    return one.definite or here or speaker or sides or bool(one.objects & other.objects)


def _answers(one: Profile, other: Profile) -> bool:
    """Whether one source names another doer than the other source did: the accounts of two sides, not two happenings."""
    return bool(one.sources and other.sources) and not one.sources & other.sources and _act(one, other) > 0


def _days_differ(one: Profile, other: Profile) -> bool:
    """Whether both state times, and these lie apart: single days by one, anything else by more than a few."""
    if None in (one.first, one.last, other.first, other.last):
        return False
    if one.evening and other.evening:
        return one.first != other.first
    gap = max(one.first or 0, other.first or 0) - min(one.last or 0, other.last or 0)
    return gap > (0 if one.exact and other.exact else LOOSE_DAYS)


def _two_dates(one: Profile, other: Profile) -> bool:
    """Whether two sources date what happens once: an arrest, a withdrawal, of the same people or of nobody else."""
    if not (one.acts & other.acts & ONCE) or not _answers(one, other) or one.points:
        return False
    return not one.recipients or not other.recipients or bool(one.recipients & other.recipients)


def _another(one: Profile, other: Profile) -> bool:
    """Whether one has a day of its own, the other none, and they name other things: "Tuesday's strike on the market" in a
    report on the shelling of a depot."""
    dated = one.exact and one.first == one.last and (other.first is None or other.first != other.last)
    return dated and bool(one.objects and other.objects) and not one.objects & other.objects


def _denied(mention: Mention) -> bool:
    return any(held.value.endswith("-") for held in mention.held)
