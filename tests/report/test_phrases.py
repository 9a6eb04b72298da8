"""The short phrases that all views share."""

from __future__ import annotations

import pytest
from examples import record, span

from tocsin.model import Actor, Count, Place, When
from tocsin.model.vocabulary import Stance
from tocsin.report import phrases

HERE = span("Kremin")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Count(13, 13, "people", "killed", HERE), "13 people killed"),
        (Count(20, None, "soldiers", "wounded", HERE), "at least 20 soldiers wounded"),
        (Count(None, 1200, "shells", None, HERE), "at most 1,200 shells"),
        (Count(24, 60, None, "killed", HERE), "24–60 killed"),
        (Count(5, 5, "missiles", "missiles", HERE), "5 missiles"),
        (Count(None, None, "soldiers", None, HERE), "some soldiers"),
    ],
)
def test_count(value: Count, words: str) -> None:
    assert phrases.count(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (When("2022-03-01", "2022-03-01", "day", HERE), "2022-03-01 (“Kremin”)"),
        (When("2022-02-24", None, "open", None), "2022-02-24 to …"),
        (When(None, None, "week", HERE), "“Kremin”"),
    ],
)
def test_when(value: When, words: str) -> None:
    assert phrases.when(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Place("Gomel", HERE, country="BLR", precision="town"), "Gomel, BLR"),
        (Place("Belarus", HERE, country="BLR", precision="country", role="from"), "from Belarus"),
        (Place("the border", HERE, precision="line", role="at"), "the border (line)"),
        (Place("", HERE), "Kremin"),
    ],
)
def test_place(value: Place, words: str) -> None:
    assert phrases.place(value) == words


@pytest.mark.parametrize(
    ("stance", "negated", "words"),
    [
        ("confirms", False, "confirms"),
        ("confirms", True, "does not confirm"),
        ("denies", True, "does not deny"),
        ("believes", True, "does not believe"),
        ("unknown", False, "says"),
        ("unknown", True, "does not say"),
    ],
)
def test_stance(stance: Stance, negated: bool, words: str) -> None:
    said = record().statements[0]
    said.stance, said.negated = stance, negated
    assert phrases.stance(said) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2022-03-11T19:45:00+03:00", "2022-03-11 19:45 +03:00"),
        ("2022-03-11T19:45:00", "2022-03-11 19:45"),
        ("2022-03-11", "2022-03-11"),
        (None, "no date"),
    ],
)
def test_published(date: str | None, words: str) -> None:
    dated = record()
    dated.report.published = date
    assert phrases.published(dated) == words


def test_actor() -> None:
    assert phrases.actor(Actor("Olha Taran", HERE, country="UKR", sectors=["GOV"])) == "Olha Taran (UKR GOV)"
    assert phrases.actor(Actor("gunmen", HERE)) == "gunmen"


def test_statements_follow_the_one_they_are_part_of() -> None:
    assert [(level, one.id) for level, one in phrases.nested(record())] == [(0, "s1"), (0, "s2"), (0, "s3"), (0, "s4"), (1, "s5")]


def test_statements_within_each_other_are_all_shown() -> None:
    ring = record()
    ring.statements[3].within = "s5"
    assert sorted(one.id for _, one in phrases.nested(ring)) == ["s1", "s2", "s3", "s4", "s5"]
