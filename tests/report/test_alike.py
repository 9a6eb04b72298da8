"""When two events may be one happening: each row changes one thing about a strike on the same town."""

from __future__ import annotations

import pytest
from examples import record, span

from tocsin.model import Actor, Event, Held, Place, When
from tocsin.report.alike import Happening, alike

TOWN = Place("Kremin", span("Kremin"), 1, "UKR", precision="town")
OTHER_TOWN = Place("Lesno", span("Kremin"), 2, "UKR", precision="town")
COUNTRY = Place("Ukraine", span("Kremin"), 3, "UKR", precision="country")
VILLAGE = Place("Kopny", span("Kremin"), country="UKR")
THERE = Place("there", span("Kremin"), country="UKR")
ORIGIN = Place("Kremin", span("Kremin"), 1, "UKR", precision="town", role="from")
METONYM = Place("Kremin", span("Kremin"), 1, "UKR", precision="town", literal=False)
NORLAND = Actor("Norland", span("Norland"), country="RUS")
BORDURIA = Actor("Borduria", span("Norland"), country="BLR")


def strike(*places: Place, kind: str = "ASSAULT", actor: Actor = NORLAND, day: str | None = "2022-03-01") -> Happening:
    when = When(day, day, "day", None) if day else None
    event = Event(
        "e1", kind, span("shelled"), [Held("author", "CT+")], span("shelled"), actors=[actor], places=list(places), when=when
    )
    return Happening(record(), event)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (strike(TOWN), "same place: Kremin"),
        (strike(TOWN, actor=BORDURIA), "same place: Kremin"),
        (strike(COUNTRY), "same actor and target: RUS → UKR"),
        (strike(TOWN, day=None), "same place: Kremin"),
        (strike(TOWN, VILLAGE), "same place: Kremin"),
        (strike(THERE), "same actor and target: RUS → UKR"),
        (strike(VILLAGE), None),
        (strike(OTHER_TOWN), None),
        (strike(COUNTRY, actor=BORDURIA), None),
        (strike(TOWN, kind="AID"), None),
        (strike(TOWN, day="2022-03-11"), None),
        (strike(ORIGIN), None),
        (strike(METONYM), None),
        (strike(), None),
    ],
)
def test_alike(other: Happening, reason: str | None) -> None:
    assert alike(strike(TOWN), other) == reason
    assert alike(other, strike(TOWN)) == reason


def test_a_village_without_identity_is_known_by_its_name() -> None:
    assert alike(strike(VILLAGE), strike(VILLAGE, actor=BORDURIA)) == "same place: Kopny"
