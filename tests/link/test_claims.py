"""Claims, how they stand, disputes and origins of an incident, from mentions made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from happenings import BORDURIA, GOVERNOR, KREMIN, MINISTRY, NORLAND, RESIDENT, by, days, passage, told, undated

from tocsin.link.incidents import Holder, Incident, Mention, Party, Review, changes, incident, origins
from tocsin.link.incidents.tally import Tally

SAID = told(1, holder=by(GOVERNOR), killed=9)


def made(*mentions: Mention, copied: Sequence[Sequence[int]] = (), reviews: Sequence[Review] = ()) -> Incident:
    return incident("i1", mentions, origins(mentions, copied), reviews)


def status(found: Incident, question: str, holder: str) -> list[str]:
    return [words for c in found.claims if c.question == question and c.holder.name == holder for words in c.status]


def test_every_holder_answers_every_question_that_it_speaks_to() -> None:
    found = made(SAID)
    assert {(c.question, c.answer.words) for c in found.claims} == {
        ("happened", "it happened"), ("by whom", "Norland's army"), ("where", "Kremin"), ("when", "on that day"),
        ("killed", "9 people"),
    }  # fmt: skip
    assert {c.holder.name for c in found.claims} == {"the governor"}
    assert all(c.passage.text == "shells hit the town" for c in found.claims)


@pytest.mark.parametrize(
    ("mentions", "question", "holder", "words"),
    [
        ([SAID], "happened", "the governor", ["claimed by one party"]),
        ([SAID, told(2)], "happened", "the governor", ["reported by 2 independent origins"]),
        ([SAID, told(2, holder=by(GOVERNOR))], "happened", "the governor", ["claimed by one party"]),
        (
            [SAID, told(2, holder=by(MINISTRY), actors=(NORLAND,))], "happened", "Norland's Defence Ministry",
            ["reported by 2 independent origins", "admitted by the actor itself"],
        ),
        (
            [SAID, told(2, holder=by(MINISTRY), actors=(BORDURIA,))], "happened", "Norland's Defence Ministry",
            ["reported by 2 independent origins"],
        ),
        (
            [SAID, told(2, holder=by(MINISTRY), value="CT-", actors=())], "happened", "the governor",
            ["claimed by one party", "denied by Norland's Defence Ministry"],
        ),
        (
            [SAID, told(2, holder=by(GOVERNOR), killed=12, published=1)], "killed", "the governor",
            ["superseded by the same source: 12 people", "claimed by one party"],
        ),
        ([SAID, told(2, holder=by(GOVERNOR), value="CT-", published=1)], "happened", "the governor",
         ["withdrawn by the governor", "claimed by one party"]),
        ([SAID, told(2, published=1, retracted=("UKR/governor",))], "happened", "the governor", ["withdrawn by the governor"]),
    ],
)  # fmt: skip
def test_how_a_claim_stands(mentions: list[Mention], question: str, holder: str, words: list[str]) -> None:
    assert status(made(*mentions), question, holder) == words


def test_no_status_is_ever_true() -> None:
    found = made(SAID, told(2), told(3, holder=by(MINISTRY), value="CT-", actors=()))
    assert not any(word in words for c in found.claims for words in c.status for word in ("true", "false", "fact"))


@pytest.mark.parametrize(
    ("other", "disputed"),
    [
        (told(2, holder=by(MINISTRY), value="CT-", actors=()), ["happened"]),
        (told(2, holder=by(MINISTRY), value="Uu"), []),
        (told(2, holder=by(MINISTRY), value="CT+", mode="planned", reality="mooted"), []),
        (told(2, holder=by(MINISTRY), actors=(BORDURIA,)), ["by whom"]),
        (told(2, holder=by(MINISTRY), value="CT-", actors=(NORLAND,)), ["happened", "by whom"]),
        (told(2, holder=by(MINISTRY), killed=3), ["killed"]),
        (told(2, holder=by(MINISTRY), killed=(None, 60)), ["killed"]),
        (told(2, holder=by(MINISTRY), killed=(8, None)), []),
        (told(2, holder=by(MINISTRY), killed=(None, 10)), []),
        (told(2, holder=by(GOVERNOR), killed=12, published=1), []),
        (told(2, holder=by(MINISTRY), recipients=(Party("a barracks", "?/barracks"),)), []),
    ],
)
def test_disputes(other: Mention, disputed: list[str]) -> None:
    found = made(SAID, other)
    assert [dispute.question for dispute in found.disputes] == disputed
    for dispute in found.disputes:
        assert len(dispute.sides) == 2 and dispute.open
        assert {c.holder.name for side in dispute.sides for c in side.claims} == {"the governor", "Norland's Defence Ministry"}


def test_who_denies_having_done_it_and_names_another_disputes_by_whom_alone() -> None:
    denied = told(2, holder=by(MINISTRY), value="CT-", actors=(NORLAND,))
    blamed = told(2, holder=by(MINISTRY), actors=(BORDURIA,))
    assert [dispute.question for dispute in made(SAID, denied, blamed).disputes] == ["by whom"]


NORTH = Party("Northland's ministry", "SOM/ministry northland", country="SOM", sectors=("GOV",), office="SOM/ministry northland")
SOUTH = Party("Southland's ministry", "SOM/ministry southland", country="SOM", sectors=("GOV",), office="SOM/ministry southland")


def test_two_of_one_country_who_each_name_the_other_disagree() -> None:
    one = told(1, holder=by(NORTH), actors=(Party("Southland's guns", "SOM/guns southland", country="SOM", sectors=("MIL",)),))
    other = told(2, holder=by(SOUTH), actors=(Party("Northland's guns", "SOM/guns northland", country="SOM", sectors=("MIL",)),))
    assert "by whom" in [dispute.question for dispute in made(one, other).disputes]


@pytest.mark.parametrize(("own", "source"), [("CT+", "CT-"), ("CT-", "CT+")])
def test_an_outlet_is_no_side_where_it_does_not_speak_of_itself(own: Any, source: Any) -> None:
    said, other = told(1, value=source, holder=by(MINISTRY), actors=()), told(2, value=own, actors=())
    other.held = (replace(other.held[0], holder=Holder("outlet", (Party("Post", "outlet/post"),))),)
    assert not made(said, other).disputes


def test_military_against_civilian_is_a_dispute_on_the_target() -> None:
    one = replace(SAID, recipients=(Party("a market", "?/market"),))
    other = told(2, holder=by(MINISTRY), recipients=(Party("a barracks", "?/barracks"),))
    assert "to whom" in [dispute.question for dispute in made(one, other).disputes]


OFFICE = Party("the governor's spokeswoman", "UKR/governor spokeswoman", country="UKR", office="UKR/governor")
WIRE = "Agence France-Presse"


@pytest.mark.parametrize(
    ("mentions", "copied", "names"),
    [
        ([SAID, told(2, holder=by(GOVERNOR))], [], ["the governor"]),
        ([SAID, told(2, holder=by(OFFICE))], [], ["the governor"]),
        ([SAID, told(2, holder=by(Party("Outlet 1", "outlet 1"), GOVERNOR))], [], ["the governor"]),
        ([SAID, told(2)], [], ["the governor", "Outlet 2"]),
        ([told(1), told(2)], [], ["Outlet 1", "Outlet 2"]),
        ([told(1), told(2, owner="Outlet 1")], [], ["Outlet 1"]),
        ([told(1), told(2)], [[1, 2]], ["Outlet 1"]),
        ([told(1, credit=WIRE), told(2, credit=WIRE)], [], [WIRE]),
        ([told(1), told(2, published=1)], [], ["Outlet 1"]),
        ([told(1), told(2, holder=by(MINISTRY), value="CT-")], [], ["Outlet 1"]),
        ([SAID, told(2, holder=by(RESIDENT), published=1)], [], ["the governor", "Outlet 2"]),
        ([SAID, told(2, holder=by(MINISTRY))], [], ["the governor", "Norland's Defence Ministry"]),
        ([SAID, told(2, holder=Holder("unnamed"))], [], ["the governor", "Outlet 2"]),
    ],
)
def test_origins(mentions: list[Mention], copied: list[list[int]], names: list[str]) -> None:
    found = origins(mentions, copied)
    assert [origin.name for origin in found] == names
    assert all(len(origin.why) == len(origin.reports) and all(origin.why) for origin in found)


def test_the_same_mentions_give_the_same_incident_in_any_order() -> None:
    mentions = [SAID, told(2), told(3, holder=by(MINISTRY), value="CT-", actors=(), published=1)]
    assert made(*mentions).to_dict() == made(*mentions[::-1]).to_dict()


def test_who_denies_it_and_says_what_it_was_instead_is_no_corroboration() -> None:
    denied = told(2, holder=by(MINISTRY), value="CT-", actors=())
    denied.explained = (MINISTRY,)
    found = made(SAID, denied)
    assert [origin.name for origin in found.origins] == ["the governor", "Norland's Defence Ministry"]
    assert found.status == ("claimed by one party", "denied by Norland's Defence Ministry")
    aside = replace(told(1), refers=True)  # nobody tells it: the outlet that speaks of it stands behind it, not the denier alone
    assert [origin.name for origin in made(aside, denied).origins] == ["Outlet 1", "Norland's Defence Ministry"]


@pytest.mark.parametrize(("dead", "told_by"), [(3, ["the governor", "Outlet 2"]), (0, ["the governor"])])
def test_who_says_that_nobody_was_hurt_tells_of_no_blow(dead: int, told_by: list[str]) -> None:
    denied = told(2, holder=by(MINISTRY), value="CT-", actors=())
    denied.tallies = (Tally(dead, dead, None, "killed", "so many", passage(2, "so many"), by(RESIDENT)),)
    assert [origin.name for origin in origins([SAID, denied])] == told_by


def test_what_is_only_announced_says_so() -> None:
    order = told(1, holder=by(MINISTRY), value="Uu", mode="ordered", reality="mooted")
    assert made(order).status == ("announced, ordered or feared; nobody says that it happened",)


def review(kind: str, value: str | None = None, **more: object) -> Review:
    return Review("r1", "ada", "2022-03-09", "heard the tape", kind, passage(1, "shells hit the town"), value=value, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (review("wrong speaker", "the mayor"), {"the mayor"}),
        (review("not a statement"), set()),
        (review("wrong value", "CT-"), {"the governor"}),
        (review("wrong speaker", "the mayor", withdrawn=True), {"the governor"}),
    ],
)
def test_reviews_are_applied_over_the_reading(given: Review, shown: set[str]) -> None:
    found = made(replace(SAID, tallies=()), told(2), reviews=[given])
    assert {c.holder.name for c in found.claims} - {"Outlet 2"} == shown


def test_a_reviewed_type_and_place_hold_for_the_incident() -> None:
    assert made(SAID, reviews=[review("wrong type", "COERCE")]).type == "COERCE"
    assert [site.name for site in made(SAID, reviews=[review("wrong place", "Lesno")]).sites] == ["Lesno"]


def test_credibility_is_kept_apart_from_how_a_claim_stands() -> None:
    (claim, *_) = made(SAID).claims
    given = Review("r2", "ada", "2022-03-09", "saw it", "credibility", claim=claim.id, value="2")
    (after, *_) = made(SAID, reviews=[given]).claims
    assert (after.credibility, after.status) == (2, claim.status)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (None, [SAID], ["new"]),
        ([SAID], [SAID], []),
        ([SAID], [SAID, told(2, holder=by(GOVERNOR), killed=9)], []),
        ([SAID], [SAID, told(2, holder=by(GOVERNOR), killed=12, published=1)], ["revised toll"]),
        ([SAID], [SAID, told(2, holder=by(MINISTRY), value="CT-", actors=(), when=undated(0), sites=())], ["denied", "disputed"]),
        ([SAID], [SAID, told(2, when=undated(0), sites=(), actors=())], ["claim", "second origin"]),
        ([SAID], [SAID, told(2, holder=by(GOVERNOR), value="CT-", published=1, sites=())], ["denied", "withdrawn"]),
    ],
)
def test_history(before: list[Mention] | None, after: list[Mention], kinds: list[str]) -> None:
    found = changes(made(*before) if before else None, made(*after))
    assert sorted({change.kind for change in found}) == kinds
    assert all(change.words and change.incident == "i1" for change in found)


def test_a_revised_toll_shows_both_values() -> None:
    (change,) = changes(made(SAID), made(SAID, told(2, holder=by(GOVERNOR), killed=12, published=1)))
    assert (change.before, change.after, change.report, change.at) == ("9 people", "12 people", 2, "2022-03-08")


def test_the_place_is_the_one_that_most_name() -> None:
    assert made(SAID, told(2), told(3, when=days(0))).sites[0].name == KREMIN.name


def test_a_title_names_whom_its_pronoun_means() -> None:
    he = Party("Ola Berg", "person/berg ola", mention="He")
    held = told(1, "He said that shells had hit the town", holder=by(he))
    mended = Mention.from_dict({**held.to_dict(), "headline": "Ministers meet"})
    assert made(mended).title == "[Ola Berg] said that shells had hit the town"
    unknown = Mention.from_dict({**mended.to_dict(), "held": [], "actors": []})
    assert made(unknown).title.startswith("He said that shells")
