"""Reports into stories: which terms count, who joins whom, and that identifiers lead on after a merger."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.link.stories import Grouping, Memory, Placed, Settings, Story, words_of
from tocsin.link.stories.story import leads
from tocsin.link.stories.words import stem

DAY = date(2022, 3, 1).toordinal()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("shelling", "shell"), ("shelled", "shell"), ("shells", "shell"), ("Mayor's", "mayor"), ("stopped", "stop"),
        ("cities", "city"), ("losses", "loss"), ("gas", "gas"), ("glass", "glass"), ("5.6", "5.6"),
    ],
)  # fmt: skip
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_terms_of_title_and_lead() -> None:
    words = words_of("Shelling of Orvel", "Four people died in Orvel on Saturday, the mayor said.")
    assert list(words.terms) == ["shell", "orvel", "four", "peopl", "died", "mayor"]
    assert words.capital == {"orvel"}
    assert words.small == {"peopl", "died", "mayor"}


def test_a_line_in_capitals_marks_no_names() -> None:
    words = words_of(None, "Bridge Closed After Heavy Shelling In Orvel")
    assert words.capital == set() and words.small == set()


def test_names_that_the_reader_found_count_as_names() -> None:
    assert words_of("Bridge Closed In Orvel", "", names=["Orvel"]).capital == {"orvel"}


@pytest.mark.parametrize("text", ["", "the and of", "¿¡ … —", "\0\0"])
def test_a_report_without_terms_is_a_story_of_its_own(text: str) -> None:
    grouping = Grouping(Memory())
    first, second = grouping.place(words_of(None, text)), grouping.place(words_of(None, text))
    assert first.story != second.story
    assert first.why == "no story like it"


BRIDGE = [
    "Bridge over the Marna at Orvel closed after shelling",
    "Shelling closes the Orvel bridge over the Marna",
    "Orvel: bridge on the Marna river shut, four hurt by shells",
    "Engineers look at the shelled Orvel bridge",
]
TALKS = [
    "Ministers of the two republics meet in Tessin for talks",
    "Talks of ministers in Tessin end without a text",
    "Tessin talks: ministers will meet again",
]


def placed(titles: list[str], settings: Settings | None = None, days: list[int] | None = None) -> tuple[Memory, list[int]]:
    shelf = Memory()
    grouping = Grouping(shelf, settings)
    stories = [grouping.place(words_of(title, ""), days[n] if days else DAY).story for n, title in enumerate(titles)]
    return shelf, [shelf.resolved(story) for story in stories]


def test_two_matters_are_two_stories_however_they_come() -> None:
    mixed = [BRIDGE[0], TALKS[0], BRIDGE[1], TALKS[1], BRIDGE[2], TALKS[2], BRIDGE[3]]
    _, stories = placed(mixed)
    assert len({stories[n] for n in (0, 2, 4, 6)}) == 1
    assert len({stories[n] for n in (1, 3, 5)}) == 1
    assert stories[0] != stories[1]


def test_the_same_matter_long_after_is_another_story() -> None:
    _, stories = placed([BRIDGE[0], BRIDGE[1]], days=[DAY, DAY + 60])
    assert stories[0] != stories[1]


def test_why_names_the_shared_terms() -> None:
    grouping = Grouping(Memory())
    grouping.place(words_of(BRIDGE[0], ""), DAY)
    second: Placed = grouping.place(words_of(BRIDGE[1], ""), DAY)
    assert second.why.startswith("shares ") and "orvel" in second.why


def test_stories_that_grow_together_become_one_under_the_older_identifier() -> None:
    """Two reports that share little start two stories; a third that shares much with each of them brings these together."""
    shelf = Memory()
    grouping = Grouping(shelf, Settings(joins=0.9, merges=0.3))
    made = [grouping.place(words_of(title, ""), DAY) for title in (BRIDGE[0], "Four hurt, river shut: engineers", BRIDGE[2])]
    assert [one.story for one in made[:2]] == [1, 2]
    assert made[2].merged == (2,)
    assert [shelf.resolved(one.story) for one in made] == [1, 1, 1]
    assert shelf.stories[1].size == 3


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [("orvel", {"fire": 1.0, "tessin": 1.0}, True), ("orvel", {"fire": 1.0, "orvel": 0.9}, False), (None, {"fire": 1.0}, False)],
)
def test_a_story_leads_with_a_name_that_another_lacks(name: str | None, other: dict[str, float], expected: bool) -> None:
    one = Story(1, 2, {"fire": 1.5, "orvel": 1.2})
    assert leads(one, [name] if name else [], Story(2, 1, other)) is expected


def test_the_same_reports_give_the_same_stories() -> None:
    assert placed(BRIDGE + TALKS)[1] == placed(BRIDGE + TALKS)[1]
