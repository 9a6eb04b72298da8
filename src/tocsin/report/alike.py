"""Whether two events may be one happening: a yes with its reason, or None. Deliberately simple and strict.

Linking events across reports is another part's work; this puts claims side by side, with the reason shown, for a reader to judge.
Both must be of the same type and, where both dates are known, lie within a few days of each other. Then either a named
place is the same, or the actor's country is the same and so is the country where it happened or to whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tocsin.model import Event, Place, Record

DAYS_APART: Final = 4
"""Days between the dates of two events that may still be the same: reports of one happening use dates loosely."""
WIDE: Final = frozenset({"country", "province", "line", "area"})
"""Precisions of places too wide to tell two happenings apart."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in its report."""

    record: Record
    event: Event

    @property
    def day(self) -> date | None:
        """The day of the event, else that of the report; None where neither is known."""
        when = self.event.when
        for value in (when.start or when.end if when else None, self.record.report.published):
            if value:
                return date.fromisoformat(value[:10])
        return None

    @property
    def towns(self) -> dict[str, str]:
        """The places that tell happenings apart: by identity, else (a village that no gazetteer has) by name."""
        return {str(p.geonameid or p.name.casefold()): p.name for p in self.event.places if _told(p) and _narrow(p)}

    @property
    def doers(self) -> set[str]:
        """The countries of those who act."""
        return {actor.country for actor in self.event.actors if actor.country}

    @property
    def theatre(self) -> set[str]:
        """The countries in which it happens or to which it is done."""
        places = {place.country for place in self.event.places if _told(place) and place.country}
        return places | {actor.country for actor in self.event.recipients if actor.country}


def alike(one: Happening, other: Happening) -> str | None:
    """Why the two may be the same happening; None where nothing says so."""
    if one.event.type != other.event.type or _days(one, other) > DAYS_APART:
        return None
    if common := one.towns.keys() & other.towns.keys():
        return f"same place: {', '.join(sorted(one.towns[place] for place in common))}"
    if one.towns and other.towns:
        return None
    doers, theatre = one.doers & other.doers, one.theatre & other.theatre
    if doers and theatre:
        return f"same actor and target: {'/'.join(sorted(doers))} → {'/'.join(sorted(theatre))}"
    return None


def _told(place: Place) -> bool:
    return place.literal and place.role in (None, "at", "to", "toward")


def _narrow(place: Place) -> bool:
    return place.precision not in WIDE and (place.geonameid is not None or place.name[:1].isupper())


def _days(one: Happening, other: Happening) -> int:
    if one.day is None or other.day is None:
        return 0
    return abs((one.day - other.day).days)
