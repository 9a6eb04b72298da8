"""Several reports side by side: what is disputed, with who says what, and who speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from examples import record, span

from tocsin.model import Count, Held, Record
from tocsin.report.overview import overview
from tocsin.report.situation import situation, speakers
from tocsin.report.terminal import as_text


def shelled_in_kremin() -> Record:
    """The example: a killing in a town that one says, and a shelling of it that the other denies."""
    return record()


def later(dead: int | None, said_by: str | None = None) -> Record:
    """Another outlet's report of the killing, with another toll: as its own fact, or as somebody's words."""
    found = record()
    found.report.outlet.name, found.report.published = "Baltic Wire", "2022-03-03T18:00"
    found.events = found.events[:1]
    found.events[0].held = [Held("author", "CT+")]
    found.events[0].counts = [Count(dead, dead, "people", "killed", found.events[0].counts[0].mention)]
    if said_by is None:
        found.statements = []
        return found
    found.statements = found.statements[:1]
    found.statements[0].holders[0].name = said_by
    (piece,) = found.statements[0].content
    found.statements[0].content = [replace(piece, text=piece.text.replace("Thirteen", str(dead)))]
    found.events[0].held = [Held("author", "Uu"), Held("s1", "CT+", None, "s1")]
    return found


def sides(records: list[Record], question: str) -> list[list[str]]:
    """The holders on each side of the dispute on a question; none where it is not disputed."""
    found = [dispute for dispute in situation(records).disputes if dispute.question == question]
    return [[claim.holder.name for claim in side.claims] for dispute in found for side in dispute.sides]


def test_a_denial_stands_beside_the_claim() -> None:
    assert sides([shelled_in_kremin()], "happened") == [["Olha Taran"], ["Norland defence ministry"]]


def test_an_outlet_that_tells_it_as_a_fact_is_no_side() -> None:
    assert sides([shelled_in_kremin(), later(20)], "happened") == [["Olha Taran"], ["Norland defence ministry"]]


@pytest.mark.parametrize(
    "held", [Held("s2", "Uu", None, "s2"), Held("s2", "CT+", "planned", "s2"), Held("s2", "CTu", None, "s2")]
)
def test_not_committing_and_planning_contradict_nothing(held: Held) -> None:
    only = shelled_in_kremin()
    only.events[1].held = [Held("author", "Uu"), held]
    assert situation([only]).disputes == []


def test_one_holder_alone_does_not_contradict_itself() -> None:
    only = shelled_in_kremin()
    only.events[0].held = [Held("s2", "CT+", None, "s2")]
    only.events[0].counts = []
    assert situation([only]).disputes == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (later(20, "Kremin police"), [["Olha Taran"], ["Kremin police"]]),
        (later(13, "Kremin police"), []),
        (later(20), []),  # the figure of an outlet is somebody's, who is not named
    ],
)
def test_numbers_that_differ_are_sides_with_who_gives_them(second: Record, found: list[list[str]]) -> None:
    assert sides([record(), second], "killed") == found


def test_copies_of_one_text_are_no_second_origin() -> None:
    copy = record()
    copy.report.outlet.name = "Baltic Wire"
    (incident, *_) = situation([record(), copy]).incidents
    assert incident.reports == (1, 2)
    assert [origin.name for origin in incident.origins] == ["Olha Taran"]


@pytest.mark.parametrize(
    "words",
    [
        "Did it happen? Shelling kills 13 in Kremin, governor says",
        "Norland defence ministry: it did not happen",
        "Kremin police: 20 people",
        "Open: Who counted, and when?",
        "2 reports, 1 origin: Olha Taran",
        "Who is right is for the reader to judge",
    ],
)
def test_the_view_shows(words: str) -> None:
    assert words in " ".join(as_text(overview([shelled_in_kremin(), later(20, "Kremin police")]), 200).split())


def test_speakers_are_counted_over_reports() -> None:
    second = record()
    second.report.outlet.name = "Baltic Wire"
    found = speakers([record(), second])
    assert [(one.name, one.codes, one.statements, len(one.outlets)) for one in found][:2] == [
        ("Norland defence ministry", "RUS MIL", 4, 2),
        ("Olha Taran", "UKR GOV", 4, 2),
    ]


def test_a_speaker_known_by_a_pronoun_alone_is_left_out() -> None:
    only = record()
    only.statements[0].holders[0].name = "He"
    assert "He" not in [one.name for one in speakers([only])]


def test_a_passage_of_the_view_is_one_of_the_report() -> None:
    (dispute, *_) = situation([shelled_in_kremin()]).disputes
    passage = dispute.sides[1].claims[0].passage
    assert (passage.report, passage.text) == (1, "The Norland defence ministry denied that its forces had shelled the town")
    assert span(passage.text).start == passage.start
