"""Which incident a mention joins: scenes of a report, chains of likeness, reviews, and a cost that does not grow squared."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from happenings import BORDURIA, FARAWAY, GOVERNOR, by, days, passage, told, undated

from tocsin.link.incidents import Mention, Review, grouped, join
from tocsin.link.incidents.scenes import scenes
from tocsin.link.incidents.stems import stems
from tocsin.link.matters import Matters
from tocsin.link.stories import words_of

STRIKE = told(1)


def at(mention: Mention, start: int) -> Mention:
    """The mention with its trigger further down in the report."""
    return replace(mention, trigger=replace(mention.trigger, start=start, end=start + 5))


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (told(1, "the strike", "strike", sites=(), actors=(), when=undated(0), definite=True, event=2), True),
        (told(1, "shells hit the town again and again", "hit", when=undated(0), event=2), True),
        (told(1, "shells hit another town", "hit", sites=(FARAWAY,), event=2), False),
        (told(1, "shells hit the town on Sunday", "hit", when=days(-1), event=2), False),
        (told(1, "shells may hit it again", "hit", sites=(), reality="mooted", event=2), False),
        (told(1, "Borduria hit it", "hit", sites=(), actors=(BORDURIA,), when=undated(0), event=2), False),
        (told(1, "talks were held", "talks", type="CONSULT", sites=(), when=undated(0), event=2), False),
    ],
)
def test_what_one_report_tells_as_one(second: Mention, together: bool) -> None:
    assert len(scenes([STRIKE, at(second, 200)])) == (1 if together else 2)


def test_mentions_of_one_report_are_linked_with_their_reasons() -> None:
    again = at(told(1, "the strike", "strike", sites=(), actors=(), when=undated(0), definite=True, event=2), 60)
    (joined,) = join([STRIKE, again], {})
    assert [link.mention for link in joined.links] == [again.key]
    assert {"told of in the same report", "it points back", "same act: strike"} <= set(joined.links[0].reasons)


def test_a_report_joins_the_incident_that_it_tells_of() -> None:
    candidates = {"i1": [told(2, when=days(-1), published=-1)], "i2": [told(3)], "i3": [told(4, sites=(FARAWAY,))]}
    (joined,) = join([STRIKE], candidates)
    assert (joined.incident, joined.merges) == ("i2", ())
    assert joined.links[0].to == "3.1/e1"
    assert "same place: Kremin" in joined.links[0].reasons


def test_what_nothing_is_like_starts_an_incident() -> None:
    (joined,) = join([STRIKE], {"i3": [told(4, sites=(FARAWAY,))]})
    assert (joined.incident, joined.links) == (None, ())


def test_evidence_that_two_incidents_are_one_merges_them() -> None:
    (joined,) = join([STRIKE], {"i1": [told(2)], "i2": [told(3)]})
    assert {joined.incident, *joined.merges} == {"i1", "i2"}


def review(kind: str, withdrawn: bool = False) -> Review:
    return Review("r1", "ada", "2022-03-09", "seen on the map", kind, passage(1, "x"), passage(2, "x"), withdrawn=withdrawn)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "withdrawn", "other", "incident"),
    [
        ("not the same", False, told(2), None),
        ("not the same", True, told(2), "i1"),
        ("same as", False, told(2, sites=(FARAWAY,), when=days(3)), "i1"),
        ("same as", True, told(2, sites=(FARAWAY,), when=days(3)), None),
    ],
)
def test_a_review_wins_over_every_score(kind: str, withdrawn: bool, other: Mention, incident: str | None) -> None:
    (joined,) = join([STRIKE], {"i1": [other]}, reviews=[review(kind, withdrawn)])
    assert joined.incident == incident
    if incident and kind == "same as" and not withdrawn:
        assert joined.links[0].reasons == ("ada: seen on the map",)


def test_look_alikes_a_day_apart_stay_apart_and_everything_has_its_place() -> None:
    first, second = told(1), told(2, when=days(1), published=1)
    third = told(3, "the second strike", "strike", when=days(1), published=2, holder=by(GOVERNOR))
    found = [[mention.key for mention in group] for group, _ in grouped([third, first, second])]
    assert found == [["1.1/e1"], ["2.1/e1", "3.1/e1"]]


def test_the_same_mentions_give_the_same_groups_in_any_order() -> None:
    mentions = [told(n, published=n % 3, when=days(n % 3)) for n in range(1, 10)]
    once, again = grouped(mentions), grouped(mentions[::-1])
    assert [[m.key for m in group] for group, _ in once] == [[m.key for m in group] for group, _ in again]


def test_cost_per_report_stays_flat() -> None:
    def many(number: int) -> float:
        mentions = [told(n, when=days(n // 5), published=n // 5) for n in range(1, number)]
        start = time.process_time()
        grouped(mentions)
        return (time.process_time() - start) / number

    many(50)
    assert many(2000) < 4 * many(250) + 1e-3


def test_a_long_chronicle_costs_no_square_of_its_length() -> None:
    def chronicle(number: int) -> float:
        report = [at(told(1, when=days(n), event=n), 60 * n) for n in range(number)]
        start = time.process_time()
        assert len(scenes(report)) == number, "a happening a day"
        return (time.process_time() - start) / number

    chronicle(50)
    assert chronicle(600) < 4 * chronicle(200) + 1e-3


def test_the_news_under_a_headline_is_what_the_headline_tells() -> None:
    headline = "Gunmen snatch eight from rig"
    title = stems(headline)
    head = told(1, headline, "snatch", sites=(), when=undated(0), headline=headline, title=title)
    head = at(replace(head, words=title), 7)
    lead = told(1, "eight workers were carried off", "carried", headline=headline, title=title, event=2)
    lead = at(lead, len(headline) + 20)
    later = at(replace(lead, key="1.1/e3"), len(headline) + 900)
    assert len(scenes([head, lead])) == 1
    assert len(scenes([head, later])) == 2


def test_reports_on_other_matters_are_less_surely_of_one_happening() -> None:
    scores = [join([STRIKE], {"i1": [told(2)]}, alike=alike)[0].links[0] for alike in ({2: 0.5}, None, {2: 0.0})]
    assert scores[0].score >= scores[1].score > scores[2].score
    assert "the reports are on one matter" in scores[0].reasons


def test_on_one_matter_a_happening_is_found_though_nothing_else_tells_where_or_when() -> None:
    first = told(1, "raiders sacked the mill", "sacked", sites=(), actors=())
    later = told(2, "the mill was sacked", "sacked", sites=(), actors=(), published=8, when=days(0))
    assert len(grouped([first, later])) == 2, "nothing to find it by"
    matters = Matters()
    for number, text in (
        (1, "Raiders sacked the Lesno paper mill of Anton Brodal."),
        (2, "Anton Brodal has sold what is left of Lesno."),
    ):
        matters.add(number, words_of(None, text))
    matters.add(3, words_of(None, "Rain delayed the derby in Kremin."))
    assert len(grouped([first, later], matters=matters)) == 1
