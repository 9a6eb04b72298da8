"""The checker as a table: sentence, passages, what it must find."""

from __future__ import annotations

import pytest

from tocsin.link.incidents import Passage
from tocsin.report.sitrep.checker import names, normal, numbers, problems
from tocsin.report.sitrep.sentence import Cited, Figure

P1 = "Thirteen people were killed in the town of Kremin on Tuesday, the governor, Olha Taran, said"
P2 = "The Norland defence ministry denied that its forces had shelled Kremin"


def cited(*texts: str, outlets: tuple[str, ...] = ("The Vistula Courier", "Dnipro Wire")) -> list[Cited]:
    found = []
    for number, text in enumerate(texts):
        outlet = outlets[number % len(outlets)]
        found.append(Cited(Passage(number, 1, 0, len(text), text), text, outlet, "2022-03-03", f"o{number}"))
    return found


@pytest.mark.parametrize(
    ("sentence", "passages", "found"),
    [
        ("Olha Taran said: “Thirteen people were killed”.", [P1], []),
        ("Olha Taran gave the number killed as 13.", [P1], []),
        ("Olha Taran gave the number killed as 14.", [P1], ["number 14"]),
        ("Olha Taran gave the number killed as 13–15.", [P1], ["number 15"]),
        ("Olha Taran gave the number killed as at least thirty.", [P1], ["number thirty"]),
        ("Olha Taran spoke of dozens.", [P1], ["number dozens"]),
        ("Taran said: “Thirteen people”.", [P1], []),
        ("Anna Taran said: “Thirteen people”.", [P1], ["name Anna Taran"]),
        ("Olha Tarán said it.", [P1], []),
        ("Taran’s office said: “killed”.", [P1], ["place office"]),
        ("Kharkiv: Olha Taran said: “killed”.", [P1], ["name Kharkiv"]),
        ("Kremin: Olha Taran said: “killed”.", [P1], []),
        ("Olha Taran said it of the village.", [P1], ["place village"]),
        ("The Vistula Courier reported: “killed”.", [P1], []),
        ("The Courier of Vistula reported: “killed”.", [P1], []),  # parts of a name, each borne out
        ("Courier Vistula reported: “killed”.", [P1], ["name Courier Vistula"]),
        ("Norland defence ministry denied it: “its forces”.", [P2], []),
        ("Norland Kremin denied it.", [P2], ["name Norland Kremin"]),
        ("Kremin was shelled.", [P1], ["wording was"]),
        ("Kremin was shelled.", [P1, P2], []),
        ("Olha Taran said: “people were killed”.", [P1], []),
        ("It is true, Olha Taran said.", [P1], ["wording is", "wording true"]),
        ("On 2022-03-03 The Vistula Courier reported it.", [P1], []),
        ("On 2022-03-04 The Vistula Courier reported it.", [P1], ["number 2022", "number 03", "number 04"]),
        ("Nobody said it.", [P1], []),
        ("Путин said it.", [P1], ["name Путин"]),
        ("北京 said it.", [P1], ["name 北京"]),
        ("A T-72 tank stood there.", [P1], ["number 72", "name T"]),
    ],
)
def test_what_passages_do_not_hold_is_found(sentence: str, passages: list[str], found: list[str]) -> None:
    assert [f"{one.kind} {one.words}" for one in problems(sentence, cited(*passages))] == found


def test_a_figure_bears_out_what_is_of_the_record() -> None:
    figures = (Figure("41", "reports in the period"), Figure("2022-03-01", "“on Tuesday”, resolved"))
    assert problems("On 2022-03-01 41 reports came.", (), figures) == []
    assert [str(one) for one in problems("On 2022-03-01 42 reports came.", (), figures)] == [
        "the number “42” stands in none of its passages"
    ]


def test_a_sentence_without_anything_is_rejected() -> None:
    assert [str(one) for one in problems("All is calm.", ())] == ["no passage bears it out"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("thirteen people and 1,200 tanks", {13.0, 1200.0}),
        ("a hundred and sixty-five men", {100.0, 165.0}),
        ("between 7 and 9", {7.0, 9.0}),
        ("1.5 million", {1500000.0, 1.5, 1000000.0}),
        ("version 1.2.3", {"1.2.3"}),
    ],
)
def test_numbers(words: str, found: set[object]) -> None:
    assert found <= numbers(normal(words))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The governor said", []),
        ("Yesterday the governor said", ["Yesterday"]),
        ("In Kremin, Olha Taran and Jean-Luc Petit spoke", ["Kremin", "Olha Taran", "Jean Luc Petit"]),
        ("Kremin: Nobody said", ["Kremin"]),
        ("the Norland-backed al-Qaeda", ["Norland", "Qaeda"]),
        ("Thirteen said", []),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert [" ".join(run) for run in names(text)] == found
