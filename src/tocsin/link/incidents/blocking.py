"""Blocking: which mentions are worth comparing at all, so that cost grows with the reports and not with their square."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.profile import Profile, profile
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.times import BEFORE

STRETCH: Final = 4
"""Days of one block. A mention stands in each block that its days touch, so that no boundary divides one happening."""
BACK: Final = 3
"""Stretches before that in which what is not a report's news is looked for too, by its own places alone."""
LONGEST: Final = 12
"""Days after which a stated time no longer says when: the days before publication are taken."""
AHEAD: Final = 8
"""Days after publication in which what is announced without a date is looked for."""
NAMED: Final = 3
"""Places of the rest of the report that stand in for a place of the event's own."""
COMMON: Final = frozenset({"ASSAULT", "MOBILIZE"})
"""Types of which an army does too many for its name to find anything by."""
FREQUENT: Final = frozenset({"strike", "kill", "deploy", "down", "aid", "talk"})
"""Acts of which a country sees too many for act, country and days to find anything by."""
LEAST_COUNT: Final = 10
"""Counts below this are too common to find anything by."""


def keys(mention: Mention) -> tuple[str, ...]:
    """The blocking keys of a mention, the most telling first: two mentions that share none are not compared. A key holds a
    family of acts, a stretch of days and a place, a party, or a count. Empty for what cannot be told from others (the war at
    large; no place, no parties): it is joined within its own report only."""
    one = profile([mention])
    days = _stretches(one)
    if one.wide or not days:
        return ()
    families = sorted(_families(one))
    told = dict.fromkeys(_tells(one, mention))
    back = range(days[0] - BACK, days[0]) if one.retold and one.first is None and one.points else ()
    found = [f"{family}|{what}|{day}" for what in told for family in families for day in days]
    found += [f"{family}|p:{key}|{day}" for key in sorted(one.points) for family in families for day in back]
    return (*_on_the_day(one), *found)


def found_by(mention: Mention) -> tuple[str, ...]:
    """All keys by which the incident of a mention is found."""
    return (*keys(mention), *told_in(mention))


def told_in(mention: Mention, report: int | None = None) -> tuple[str, ...]:
    """The keys by which a mention is found through its report, or by which what is told in another report on its matter is
    looked for: of a happening that its reports place and date differently nothing else is shared."""
    one = profile([mention])
    return () if one.wide else tuple(f"r:{report or mention.report}|{family}" for family in sorted(_families(one)))


def _on_the_day(one: Profile) -> Iterator[str]:
    """What is found by its day, whatever kind of act it was read as: at one point, or done to people who are seldom named."""
    if one.exact and one.first is not None and one.first == one.last:
        yield from (f"p:{key}|d{one.first}" for key in sorted(one.points) if key.isdigit())
        yield from (f"w:{word}|d{one.first}" for word in sorted(one.whom)[:NAMED])


def _families(one: Profile) -> set[str]:
    """The families of the act that the trigger names; of the type where it names none, or none of the type's."""
    known = IncidentWords.load().families
    acts = {name for act in one.acts for name in known.get(act, (act,))}
    types = {name for kind in one.types for name in known.get(kind, (kind,))}
    return acts if acts & types else acts | types


def _tells(one: Profile, mention: Mention) -> Iterator[str]:
    """What a happening is found by, the most telling first."""
    yield from (f"p:{key}" for key in sorted({*one.points, *one.near, *one.names}))
    yield from (f"n:{size}" for low, size in one.tallies.values() if low == size and (size or 0) >= LEAST_COUNT)
    if not one.points:
        yield from (f"p:{key}" for key in one.setting[:NAMED])
        yield from (f"p:{name}" for name in _headline_names(mention))
    yield from (f"a:{key}" for key in sorted(one.actors | one.recipients) if _known(key) or not one.types & COMMON)
    yield from (f"v:{province}" for province in sorted(one.within))
    lands = one.actor_countries | one.recipient_countries | one.countries
    yield from (f"m:{name}:{land}" for name in mention.means for land in sorted(lands))
    yield from (f"o:{name}:{land}" for name in sorted(one.objects) for land in sorted(lands))
    yield from (f"r:{act}:{land}" for act in sorted(one.acts - FREQUENT) for land in sorted(lands))
    yield from (f"c:{a}>{b}" for a in sorted(one.actor_countries) for b in sorted(one.recipient_countries | one.countries))


def _headline_names(mention: Mention) -> list[str]:
    """The names in the headline of a report whose news has no place of its own: a headline names the place more often than
    not."""
    words = mention.headline.split() if mention.leads else []
    return [name for word in words if word[:1].isupper() and (name := folded(word))][:NAMED]


def _known(key: str) -> bool:
    return ":" in key or key.startswith("person/")


def _stretches(one: Profile) -> list[int]:
    first, last = one.first, one.last
    if last is None or first is None or last - first > LONGEST:
        if one.published is None and last is None:
            return []
        last = last if first is None and last is not None and last != one.published else one.published
        first = (last or 0) - BEFORE
        if one.reality == "mooted":
            first, last = last or 0, (last or 0) + AHEAD
    return list(range((first or 0) // STRETCH, (last or 0) // STRETCH + 1))
