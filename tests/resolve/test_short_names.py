"""Abbreviations that a report explains itself, and those that several bodies share."""

from __future__ import annotations

import pytest

from tocsin.codebook.actors import ActorBook
from tocsin.resolve.coding import Coder
from tocsin.resolve.short_names import bare, short_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the army and the Rapid Support Forces (RSF), who blamed one another", {"RSF": "Rapid Support Forces"}),
        ("men of the Movement for the Defence of the Coast (MDC)", {"MDC": "Movement for the Defence of the Coast"}),
        ("Governor Anna Holm of the Coast Fishers Union (CFU)", {"CFU": "Coast Fishers Union"}),  # no more than is abbreviated
        ("the Permanent Strategic Framework (CSP)", {"CSP": "Permanent Strategic Framework"}),  # of another language
        ("the Ministry (MOD) and three others (of whom one died)", {}),  # one word needs no explaining
    ],
)  # fmt: skip
def test_an_abbreviation_in_brackets_stands_for_the_name_before_it(text: str, expected: dict[str, str]) -> None:
    assert short_names(text) == expected


def test_what_stands_around_a_short_name_is_no_part_of_it() -> None:
    assert [bare(words) for words in ("the RSF", "RSF’s", "The CSP")] == ["RSF", "RSF", "CSP"]


def test_of_bodies_with_one_abbreviation_the_one_of_the_country_is_meant() -> None:
    code = Coder(ActorBook.load()).code
    assert code("the RSF", "2024-06-01").id == "org:reporters-without-borders"
    in_sudan = code("the RSF", "2024-06-01", ("SDN",))
    assert (in_sudan.id, in_sudan.country, in_sudan.contested) == ("org:rapid-support-forces", "SDN", True)
