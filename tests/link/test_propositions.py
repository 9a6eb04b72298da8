"""Does X take part in Y: words and deeds, gathered over reports; on the samples, and on them with the seed report."""

from __future__ import annotations

import os
import warnings
from functools import cache
from pathlib import Path

import pytest
from spoken import happens, record, says

import tocsin
from tocsin.engine.intake import Given, reports
from tocsin.engine.pipeline import Pipeline
from tocsin.link.incidents import Holder, Party, Passage, Placed, Position, positions, propositions
from tocsin.model import Record

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TOCSIN_SHARED", ROOT.parent / "shared"))
SEED = SHARED / "seed" / "report.txt"
QUESTION = "BLR>force>UKR"


@pytest.mark.parametrize(
    ("text", "proposition", "polarity"),
    [
        ("Belarus's army takes no part in the war in Ukraine, the president of Belarus said.", QUESTION, -1),
        ("The president of Belarus denied that his country is taking part in the invasion of Ukraine.", QUESTION, -1),
        ("Minsk says that its soldiers do not participate in the offensive in Ukraine.", QUESTION, -1),
        ("Belarus is a party to the war in Ukraine, the parliament in Kyiv said.", QUESTION, 1),
        ("Ukraine's General Staff said that Belarusian troops had joined the war in Ukraine.", QUESTION, 1),
        ("“Not one Belarusian soldier takes part in the fighting in Ukraine,” the minister in Minsk said.", QUESTION, -1),
        ("The opposition leader called on Belarus not to take part in the war in Ukraine.", QUESTION, None),
        ("Kyiv fears that Belarus could join the war in Ukraine.", QUESTION, None),
        ("The minister in Minsk did not say whether Belarus takes part in the war in Ukraine.", QUESTION, None),
        ("Belarus takes part in the European football championship, its federation said.", QUESTION, None),
        ("Belarusian soldiers do not take part in the clashes near Kharkiv, the minister in Minsk said.", QUESTION, -1),
        ("“Belarus gives up no town without a fight in Ukraine,” the minister in Minsk said.", QUESTION, None),
        ("The army of Belarus does not attack houses in Ukraine, the minister in Minsk said.", QUESTION, None),
    ],
)
def test_what_is_said_on_taking_part(text: str, proposition: str, polarity: int | None) -> None:
    found = positions(tocsin.read(text, published="2022-03-03", outlet="Courier"), Placed(1))
    said = [one for one in found if one.act in ("takes part", "does not take part")]
    assert [(one.proposition, one.polarity) for one in said] == ([(proposition, polarity)] if polarity else [])
    assert all(one.passage.text in text for one in said)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The parliament in Kyiv said that Belarusian troops had crossed into the Chernihiv region of Ukraine.", 1),
        ("The minister in Minsk said that no Belarusian soldier is in Ukraine.", -1),
        ("The president of Belarus confirmed that he had sent more of his own forces to the border with Ukraine.", None),
        ("Belarus has deployed troops near Ukraine, the parliament in Kyiv said.", None),
        ("The minister in Minsk denied that Belarusian soldiers had killed farmers in Ukraine.", None),
    ],
)
def test_forces_at_a_border_are_not_in_the_country_behind_it(text: str, polarity: int | None) -> None:
    found = positions(tocsin.read(text, published="2022-03-03", outlet="Courier"), Placed(1))
    said = [one.polarity for one in found if one.act in ("has forces there", "has no forces there")]
    assert said == ([polarity] if polarity else [])


@cache
def samples() -> list[Record]:
    given = [one for one in reports([str(ROOT / "samples")], Given()) if not isinstance(one, Exception)]
    return list(Pipeline.load().read_many(given))


def taken(records: list[Record]) -> list[Position]:
    return [position for number, record in enumerate(records, 1) for position in positions(record, Placed(number))]


def sides(records: list[Record]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Holder -> passages of those who say that it does, and of those who say that it does not."""
    (found,) = (one for one in propositions(taken(records)) if one.key == QUESTION)
    assert found.dispute is not None
    assert found.words == "Does Belarus take part in the fighting against Ukraine?"
    yes, no = ({c.holder.name: [a.passage.text for a in c.appearances] for c in side.claims} for side in found.dispute.sides)
    return yes, no


def test_the_samples_dispute_whether_belarus_takes_part() -> None:
    yes, no = sides(samples())
    assert "the Ukrainian parliament" in yes
    assert any("No Belarusian soldier is fighting" in passage for passage in no["Alexander Lukashenko"])
    assert not yes.keys() & no.keys()


def test_with_the_seed_report_the_ministry_and_the_president_stand_side_by_side() -> None:
    if not SEED.exists():
        missing = f"{SEED} is missing: the seed report beside the project was NOT tested (TOCSIN_SHARED names its folder)"
        warnings.warn(missing, stacklevel=1)  # shown at the end of a quiet run too
        pytest.skip(missing)
    seed = tocsin.read(SEED.read_text("utf8"), published="2022-03-03", outlet="RFI")
    yes, no = sides([*samples(), seed])
    ministry = [passage for holder, found in yes.items() if "Ministry" in holder for passage in found]
    assert any("missiles have been launched" in passage and "Belarusian territory" in passage for passage in ministry)
    assert any("not to take part in the offensive" in passage for passage in no["Alexander Lukashenko"])
    assert any("none of its soldiers is participating" in passage for found in no.values() for passage in found)


def test_nobody_contradicts_what_nobody_denies() -> None:
    read = tocsin.read("Russian troops attacked Kharkiv on Monday.", published="2022-03-03", outlet="Courier")
    assert [one.dispute for one in propositions(positions(read, Placed(1)))] == [None]


def taking(holder: str, country: str, polarity: int, act: str, at: int) -> Position:
    """A position on whether Belarus takes part, by an office of a country."""
    who = Party(f"the ministry in {holder}", f"{country}/ministry", country=country)
    where = Passage(at, 1, at, at + len(act), act)
    return Position(
        f"{at}.1/s1", QUESTION, Party("Belarus", "BLR/", country="BLR"), "force", "UKR", polarity, act, Holder("source", (who,)),
        where, "Courier", "Courier", at, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "disputed"),
    [
        ([("Kyiv", "UKR", 1, "an act of its forces")], True),
        ([("Kyiv", "UKR", 1, "an act of its forces"), ("Minsk", "BLR", 1, "an act of its forces")], False),
        ([("Kyiv", "UKR", 1, "takes part"), ("Minsk", "BLR", 1, "an act of its forces")], True),
    ],
)
def test_acts_that_a_country_owns_to_are_not_in_dispute(told: list[tuple[str, str, int, str]], disputed: bool) -> None:
    taken = [taking(*one, at) for at, one in enumerate([*told, ("Minsk", "BLR", -1, "does not take part")])]
    assert bool(propositions(taken)[0].dispute) == disputed


@pytest.mark.parametrize(
    ("content", "answer", "disputed"),
    [
        ("the owners had been warned", "The army denied it.", True),
        ("the owners had been warned", "The army denied any warning.", True),
        ("the owners had been warned", "The army denied rumours of a wage cut.", False),
        ("the owners", "The army denied it.", False),
        ("the owners had been warned", "Bread was dear.\n\nThe army denied it.", False),
    ],
)
def test_what_is_said_and_denied_beside_it_is_a_question_of_its_own(content: str, answer: str, disputed: bool) -> None:
    text = f"The union said that {content}. {answer}"
    denied = answer.partition("denied ")[2].rstrip(".")
    said = [
        says(text, "s1", "The union", "said", f"that {content}"),
        says(text, "s2", "The army", "denied", denied, "denies"),
    ]
    found = propositions(positions(record(text, said, []), Placed(1)))
    sides = [[claim.holder.name for side in one.dispute.sides for claim in side.claims] for one in found if one.dispute]
    assert sides == ([["the union", "the army"]] if disputed else [])


def test_what_is_told_of_a_happening_is_no_question_beside_it() -> None:
    text = "The union said that the hall had been shelled. The army denied it."
    said = [
        says(text, "s1", "The union", "said", "that the hall had been shelled"),
        says(text, "s2", "The army", "denied", "it", "denies"),
    ]
    assert propositions(positions(record(text, said, [happens(text, "e1", "shelled", by="s1")]), Placed(1))) == []
