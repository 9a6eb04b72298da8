"""Several reports side by side: contradictions and differing numbers, each with its voices."""

from __future__ import annotations

import pytest
from examples import record, span

from tocsin.model import Count, Held, Record
from tocsin.report.overview import overview
from tocsin.report.situation import disputes, speakers, tolls
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
    assert [voice.holder for voice in dispute.yes] == ["Olha Taran"]
    assert [voice.holder for voice in dispute.no] == ["Norland defence ministry"]
    assert dispute.reasons == ["same place: Kremin"]


def test_claims_of_several_reports_stand_together() -> None:
    (dispute,) = disputes([shelled_in_kremin(), later(20)])
    assert [voice.holder for voice in dispute.yes] == ["Olha Taran", "Baltic Wire"]


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
        "who is right, is for the reader",
    ],
)
def test_the_view_shows(words: str) -> None:
    assert words in " ".join(as_text(overview([shelled_in_kremin(), later(20)]), 160).split())


def test_speakers_are_counted_over_reports() -> None:
    found = speakers([record(), later(20)])
    assert [(one.name, one.codes, one.statements, len(one.outlets)) for one in found][:2] == [
        ("Norland defence ministry", "RUS MIL", 4, 2),
        ("Olha Taran", "UKR GOV", 4, 2),
    ]


def test_a_speaker_known_by_a_pronoun_alone_is_left_out() -> None:
    only = record()
    only.statements[0].holders[0].name = "He"
    assert "He" not in [one.name for one in speakers([only])]
