"""Whether two mentions are one happening: each row changes one thing about shells on a town on a Monday."""

from __future__ import annotations

import timeit
from dataclasses import replace

import pytest
from happenings import BORDURIA, COUNTRY, FARAWAY, KREMIN, LESNO, PROVINCE, days, told, undated

from tocsin.link.incidents import ACLED, PER_CLAIMANT, UCDP, Mention, Party, compare, grouped, keys
from tocsin.link.incidents.interval import Interval

STRIKE = told(1)
BESIDE = replace(KREMIN, given="report")
FAR_BESIDE = replace(FARAWAY, given="report")
GUESTS, GUESSED = Party("guests", "UKR/guests", country="UKR"), Party("the guests", "BLR/guests", country="BLR", guessed=True)
SURE = replace(GUESSED, guessed=False)
SUNDAY, MONDAY_NIGHT = replace(days(-1, 0, "night"), evening=True), replace(days(0, 1, "night"), evening=True)


def reason(one: Mention, other: Mention) -> str:
    """All that speaks for and against."""
    score = compare(one, other)
    return " ; ".join((*score.reasons, score.apart or ""))


@pytest.mark.parametrize(
    ("one", "other", "told_of", "said"),
    [
        # a point that only stands beside the event speaks for, and never against
        (STRIKE, told(2, sites=(BESIDE,)), "beside the name of Kremin", True),
        (STRIKE, told(2, sites=(FAR_BESIDE,)), "apart: Kremin", False),
        (STRIKE, told(2, sites=(FARAWAY,)), "apart: Kremin", True),
        # nor does a country that nothing tells of the people themselves
        (told(1, recipients=(GUESTS,)), told(2, recipients=(SURE,)), "other recipients", True),
        (told(1, recipients=(GUESTS,)), told(2, recipients=(GUESSED,)), "other recipients", False),
        # the same ship or victim in two reports, where the acts are of one kind
        (told(1, named=("amber lady",)), told(2, named=("amber lady",)), "both reports name amber lady", True),
        (told(1, named=("amber lady",)), told(2, named=("olena koval",)), "both reports name", False),
        # nights that are named by the evening are as far apart as their names; others may be either side of midnight
        (told(1, when=SUNDAY), told(2, when=MONDAY_NIGHT), "a day apart", True),
        (told(1, when=days(-2, 0, "night")), told(2, when=MONDAY_NIGHT), "same day", True),
    ],
)
def test_what_is_weak_does_not_contradict(one: Mention, other: Mention, told_of: str, said: bool) -> None:
    assert (told_of in reason(one, other)) == said, reason(one, other)


def test_what_lies_beside_is_found_by_its_point_and_people_by_their_word_and_day() -> None:
    assert shared(STRIKE, told(2, sites=(BESIDE,), actors=()))
    one = told(1, "two plumbers were shot", "shot", sites=(), actors=(), recipients=(Party("two plumbers", "?/plumbers"),))
    other = told(2, "plumbers were wounded", "wounded", actors=(), recipients=(Party("plumbers", "?/plumbers"),))
    assert shared(one, other)
    assert not shared(one, replace(other, when=days(9)))


@pytest.mark.parametrize(
    ("other", "same", "reason"),
    [
        (told(2), True, "same place: Kremin"),
        (told(2, "the town was shelled", "shelled"), True, "same act: strike"),
        (told(2, "four people were killed", "killed", actors=()), True, "acts that are told as one"),
        (told(2, actors=(BORDURIA,)), True, "other actors: RUS, BLR"),
        (told(2, sites=(PROVINCE,)), True, "lies in the other's province"),
        (told(2, sites=(), setting=("kremin",)), True, "is named elsewhere in the other report"),
        (told(2, sites=(LESNO,)), True, "km apart"),
        (told(2, sites=(FARAWAY,)), False, "km apart"),
        (told(2, when=undated(1), published=1), True, "in the days before the other was published"),
        (told(2, "the army hit a barn", when=undated(9), published=9, sites=(COUNTRY,)), False, "9 days before the other was"),
        (told(2, when=days(1)), False, "a day apart"),
        (told(2, when=days(-1, 1, "night")), True, "same day"),
        (told(2, when=days(-3, 3, "week")), True, "times that overlap"),
        (told(2, "police arrested a man", "arrested", type="COERCE"), False, "ASSAULT and COERCE"),
        (told(2, "the war in the country", "war", sites=(COUNTRY,)), False, "one is the war at large"),
        (told(2, value="CT-"), True, "same place: Kremin"),
    ],
)
def test_compare(other: Mention, same: bool, reason: str) -> None:
    score = compare(STRIKE, other)
    assert (score.value >= PER_CLAIMANT.threshold) == same, score
    assert any(reason in words for words in (*score.reasons, score.apart or "")), score
    assert compare(other, STRIKE).value == score.value


def test_a_vague_place_and_a_vague_time_are_compatible_and_weaker() -> None:
    sure = compare(STRIKE, told(2)).value
    vague = compare(STRIKE, told(2, sites=(PROVINCE,))).value
    vaguer = compare(STRIKE, told(2, sites=(COUNTRY,), when=undated(2), published=2)).value
    assert sure > vague > vaguer


def test_what_may_last_is_dated_by_its_beginning_or_its_end() -> None:
    march = told(1, "troops moved to the town", "moved", type="MOBILIZE")
    arrival = told(2, "troops arrived in the town", "arrived", type="MOBILIZE", when=days(2))
    assert compare(march, arrival).apart is None
    assert compare(STRIKE, told(2, when=days(2))).apart == "2 days apart"


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (told(2, actors=(BORDURIA,)), "not by the same actors"),
        (told(2, when=undated(0)), "not on one stated day"),
        (told(2, sites=(PROVINCE,)), "not at one named place"),
        (told(2), None),
    ],
)
def test_the_rule_after_acled_wants_day_place_and_actors(other: Mention, apart: str | None) -> None:
    assert compare(STRIKE, other, ACLED).apart == apart


def test_the_rule_after_ucdp_wants_a_death() -> None:
    assert compare(STRIKE, told(2), UCDP).apart == "nobody says that it was deadly"
    assert compare(told(1, killed=2), told(2), UCDP).apart is None
    assert [len(group) for group, _ in grouped([STRIKE, told(2, sites=(FARAWAY,), killed=2)], UCDP)] == [1]


@pytest.mark.parametrize("rule", [PER_CLAIMANT, ACLED, UCDP])
def test_every_rule_is_written_out(rule: object) -> None:
    assert str(getattr(rule, "text", "")).startswith("One incident is one")


def shared(one: Mention, other: Mention) -> bool:
    return bool(set(keys(one)) & set(keys(other)))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (told(2), True),
        (told(2, when=undated(2), published=2), True),
        (told(2, sites=(), setting=("kremin",)), True),
        (told(2, sites=(PROVINCE,)), True),
        (told(2, when=days(40), published=40), False),
        (told(2, sites=(FARAWAY,), actors=()), False),
    ],
)
def test_blocking_finds_what_is_worth_comparing(other: Mention, found: bool) -> None:
    assert shared(STRIKE, other) == found


def test_what_cannot_be_told_from_others_has_no_keys() -> None:
    assert keys(told(1, "the war goes on", "war", sites=(COUNTRY,), actors=())) == ()
    assert keys(told(1, sites=(), actors=(), when=Interval(), published=0, setting=())) == ()


def test_the_most_telling_key_comes_first_and_there_are_few() -> None:
    found = keys(told(1, killed=35))
    assert found[0].startswith("p:1|d")
    assert found[1].startswith("force|p:1|")
    assert len(found) < 40


def test_comparing_takes_tens_of_microseconds() -> None:
    other = told(2, "rockets struck a market in the town of Kremin", "struck")
    compare(STRIKE, other)
    best = min(timeit.repeat(lambda: compare(STRIKE, other), number=200, repeat=10)) / 200  # the least disturbed of ten
    assert best < 200e-6
