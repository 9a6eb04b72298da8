"""Sentences about claims: whose, told how, quoted from where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report.incidents_made import COURIER, HAPPENED, MINISTRY, NOT_SO, THIRTEEN, WIRE, holder, shelling
from report.sitrep.made import material

from tocsin.link.incidents import Claim, Holder
from tocsin.report.exports.content import Numbered
from tocsin.report.sitrep.checker import problems
from tocsin.report.sitrep.telling import LONGEST_QUOTE, quote, withdrawn
from tocsin.report.wording import gave, said, withdrew


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (HAPPENED, "Olha Taran said"),
        (NOT_SO, "Norland defence ministry denied it"),
        (replace(NOT_SO, stance=None), "Norland defence ministry denied it"),
        (replace(HAPPENED, stance="confirms"), "Olha Taran said"),
        (replace(HAPPENED, stance="warns"), "Olha Taran warned"),
        (replace(HAPPENED, holder=holder(COURIER, kind="outlet")), "The Vistula Courier reported"),
        (replace(HAPPENED, holder=holder(WIRE, MINISTRY)), "Norland defence ministry, according to Dnipro Wire said"),
        (replace(HAPPENED, holder=Holder("unnamed")), "An unnamed source said"),
    ],
)
def test_who_said_it(claim: Claim, words: str) -> None:
    assert said(claim) == words


def test_a_number_is_its_claimants() -> None:
    assert gave(THIRTEEN) == "Olha Taran gave the number killed as 13"


def test_what_was_withdrawn_is_told_with_what_is_said_now() -> None:
    gone = replace(HAPPENED, withdrawn_by=NOT_SO.id)
    incident = replace(shelling(), claims=(gone, NOT_SO))
    [sentence] = withdrawn(material(incidents=[Numbered(incident, 1)]), incident)
    assert sentence.text.startswith(f"{withdrew(gone)}: “The Norland defence ministry denied")
    assert problems(sentence.text, sentence.cited, sentence.figures) == []


def test_quotations_end_between_words_and_hold_no_outer_marks() -> None:
    assert quote("“It was “us”,” he said") == "It was ‘us’,’ he said"
    long = quote("word " * 200)
    assert len(long) <= LONGEST_QUOTE + 2 and long.endswith("word …")
