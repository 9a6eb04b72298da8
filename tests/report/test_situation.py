"""Several reports side by side: contradictions and differing numbers, each with its voices."""

from __future__ import annotations

import pytest
from examples import record, span

from tocsin.model import Count, Held, Record
from tocsin.report.situation import disputes, tolls, view
from tocsin.report.terminal import as_text


def shelled_in_kremin() -> Record:
    """The example with the denied shelling placed in the same town as the killing."""
    found = record()
    found.events[1].places[0].geonameid = 1
    return found


def later(dead: int | None) -> Record:
    """Another outlet's report of the killing, with another toll and as its own fact."""
    found = record()
    found.report.outlet.name, found.report.published = "Baltic Wire", "2022-03-04"
    found.events = found.events[:1]
    found.events[0].held = [Held("author", "CT+")]
    found.events[0].counts = [Count(dead, dead, "people", "killed", span("Thirteen people"))]
    return found


def test_a_denial_stands_beside_the_claim() -> None:
    (dispute,) = disputes([shelled_in_kremin()])
    assert (dispute.type, dispute.place) == ("ASSAULT", "Kremin")
    assert {voice.holder: voice.positive for voice in dispute.voices} == {"Olha Taran": True, "Norland defence ministry": False}


@pytest.mark.parametrize(
    "held", [Held("s2", "Uu", None, "s2"), Held("s2", "CT+", "planned", "s2"), Held("s2", "CTu", None, "s2")]
)
def test_not_committing_and_planning_contradict_nothing(held: Held) -> None:
    only = shelled_in_kremin()
    only.events[1].held = [Held("author", "Uu"), held]
    assert disputes([only]) == []


def test_one_holder_alone_does_not_contradict_itself() -> None:
    only = shelled_in_kremin()
    only.events[0].held = [Held("s2", "CT+", None, "s2")]
    assert disputes([only]) == []


def test_numbers_that_differ_are_listed_with_who_gives_them() -> None:
    (toll,) = tolls([record(), later(20)])
    assert [(count.low, voice.holder) for count, voice in toll.given] == [(13, "Olha Taran"), (20, "Baltic Wire")]
    assert tolls([record(), later(13)]) == []


@pytest.mark.parametrize(
    "words",
    [
        "says that it happened",
        "✕ Denied by Norland defence ministry",
        "20 people killed: Baltic Wire",
        "who is right, is not computed",
    ],
)
def test_the_view_shows(words: str) -> None:
    assert words in " ".join(as_text(view([shelled_in_kremin(), later(20)]), 160).split())
