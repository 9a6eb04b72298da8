"""Contradictions that were missed: what is told in other words than those in which it is denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from happenings import GOVERNOR, MINISTRY, by, disputed, told
from spoken import happens, nearest, record, says, span

from tocsin.link.incidents import Answer, Holder, Party, Placed, mentions
from tocsin.link.incidents.contradictions import nobody_s
from tocsin.link.incidents.voice import voice
from tocsin.model import Actor, Event, Statement


@pytest.mark.parametrize(
    ("kind", "done", "denied", "clash"),
    [
        ("PROTEST", "gather", "protest", True),
        ("RETREAT", "move", "withdraw", True),
        ("ASSAULT", "loot", "shell", False),
        ("AID", "pay", "free", False),
    ],
)
def test_a_protest_or_a_withdrawal_is_one_act_by_whatever_word(kind: str, done: str, denied: str, clash: bool) -> None:
    yes = replace(told(1, f"they {done} there", done, holder=by(GOVERNOR), actors=()), type=kind)
    no = replace(told(2, f"they did not {denied} there", denied, holder=by(MINISTRY), value="CT-", actors=()), type=kind)
    assert ("happened" in disputed(yes, no)) == clash


@pytest.mark.parametrize(
    ("content", "stance", "value"),
    [
        ("Reports of shelling there are baseless", "claims", "CT-"),
        ("Claims of shelling there have no foundation", "claims", "CT-"),
        ("Reports of shelling there are numerous", "claims", "CT+"),
        ("The shelling exists only in newspapers", "claims", "CT-"),
        ("The shelling is an absurd crime", "claims", "CT+"),
    ],
)
def test_what_somebody_calls_wrong_he_denies(content: str, stance: str, value: str) -> None:
    text = f"{content}, the ministry said."
    said = says(text, "s1", "the ministry", "said", content, stance)
    (found,) = mentions(record(text, [said], [happens(text, "e1", "shelling", by="s1")]), Placed(1))
    assert [held.value for held in found.held if held.holder.kind == "source"] == [value]


def test_who_rejects_the_charge_that_its_own_men_did_it_rules_them_out() -> None:
    text = "The army rejected the charge that its men shelled Kremin."
    said = says(text, "s1", "The army", "rejected", "the charge that its men shelled Kremin", "denies")
    event = happens(text, "e1", "shelled", by="s1")
    event.actors = [Actor("its men", span(text, "its men"), country="UKR", sectors=["MIL"])]
    (found,) = mentions(record(text, [said], [event]), Placed(1))
    assert [(held.value, [one.name for one in held.doers]) for held in found.held[1:]] == [("CT-", ["its men"])]


def test_its_fighters_are_somebodys() -> None:
    assert not nobody_s(Answer("party", "not its fighters", -1)) and nobody_s(Answer("party", "the fighters"))


@pytest.mark.parametrize(("country", "questions"), [("RUS", ["with what"]), ("ESP", [])])
def test_a_party_that_publishes_for_itself_is_a_party(country: str, questions: list[str]) -> None:
    own = Holder("outlet", (Party("the command", "?/command", country=country, office="?/command"),))
    other = told(2, means=("mine",))
    other.held = (replace(other.held[0], holder=own),)
    assert disputed(told(1, holder=by(GOVERNOR), means=("drone",)), other) == questions


def test_whom_it_hit_an_office_may_say_that_is_no_party() -> None:
    neighbour = Party("the neighbour's ministry", "ESP/ministry", country="ESP", sectors=("GOV",), office="ESP/ministry")
    hits = [Party(words, f"?/{words}") for words in ("nine herders", "nine soldiers")]
    first, second = told(1, holder=by(neighbour), recipients=(hits[0],)), told(2, holder=by(MINISTRY), recipients=(hits[1],))
    assert disputed(first, second) == ["to whom"]


def test_who_shot_them_down_and_says_that_nothing_was_hit_tells_of_no_strike() -> None:
    hit = told(1, "drones hit the depot", "hit", holder=by(GOVERNOR), actors=())
    down = told(2, "shot down six drones", "shot", holder=by(MINISTRY), actors=())
    none = told(2, "there was no strike", "strike", holder=by(MINISTRY), value="CT-", actors=(), event=2)
    later = told(3, "shot down all of them", "shot", holder=by(MINISTRY), actors=(), published=1)
    assert disputed(hit, down) == []
    assert disputed(hit, down, none) == ["happened"]
    assert disputed(hit, down, none, later) == ["happened"]


@pytest.mark.parametrize(("words", "clash"), [("Soldiers of the RIB", True), ("forces of the RIB", False)])
def test_soldiers_are_a_states_whatever_unit_they_are_of(words: str, clash: bool) -> None:
    unit = Party(words, f"?/{words}", sectors=("MIL",))
    rebels = Party("secessionists", "?/secessionists", sectors=("REB",))
    one, other = told(1, holder=by(GOVERNOR), actors=(rebels,)), told(2, holder=by(MINISTRY), actors=(unit,))
    assert ("by whom" in disputed(one, other)) == clash


def answered(text: str, statements: Sequence[Statement], events: Sequence[Event]) -> list[tuple[str, str]]:
    """Each event's trigger with who denies it, told or by answering it."""
    found = mentions(record(text, statements, events), Placed(1))
    return [
        (one.trigger.text, held.holder.name)
        for one in found
        for held in (*one.held, *one.answered)
        if held.value == "CT-" and held.holder.kind == "source"
    ]


@pytest.mark.parametrize(("denied", "told"), [("that its men had fired there", True), ("that its men had looted there", False)])
def test_who_denies_the_deed_that_another_just_told_answers_him(denied: str, told: bool) -> None:
    text = f"Soldiers shelled Kremin, the governor said. The army denied {denied}."
    verb = denied.split()[4]
    said = [
        says(text, "s1", "the governor", "said", "Soldiers shelled Kremin"),
        says(text, "s2", "The army", "denied", denied, "denies"),
    ]
    deeds = [happens(text, "e1", "shelled", by="s1"), happens(text, "e2", verb, by="s2")]
    deeds[1].held[-1].value = "CT-"
    deniers = answered(text, said, deeds)
    assert ("shelled", "the army") in deniers if told else deniers == [(verb, "the army")]


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("The clerk, whose car was shelled, has fled the town", ["fled"]),
        ("Men shelled the town and have fled", ["shelled"]),
    ],
)
def test_what_is_denied_is_what_was_told_and_not_whom_it_was_told_of(content: str, denied: list[str]) -> None:
    text = f"{content}, the governor said. The army denied it."
    said = [says(text, "s1", "the governor", "said", content), says(text, "s2", "The army", "denied", "it", "denies")]
    deeds = [happens(text, "e1", "shelled", by="s1"), happens(text, "e2", "fled", by="s1")]
    deeds[1].type = "RETREAT"
    assert answered(text, said, deeds) == [(one, "the army") for one in denied]


@pytest.mark.parametrize(("content", "denied"), [("Nobody lets lorries pass", True), ("Nobody sells bread", False)])
def test_a_word_that_another_just_told_may_be_denied_whatever_it_means(content: str, denied: bool) -> None:
    text = f"The crossing lets nobody wait, the governor said. “{content}”, the army answered."
    said = [
        says(text, "s1", "the governor", "said", "The crossing lets nobody wait"),
        says(text, "s2", "the army", "answered", content, "denies"),
    ]
    event = happens(text, "e1", "lets nobody", by="s1")
    event.type, event.trigger = "RETREAT", nearest(text, "lets", 0)
    assert answered(text, said, [event]) == ([("lets", "the army")] if denied else [])


@pytest.mark.parametrize(("name", "questions"), [("Coast War Monitor", ["killed"]), ("Coast Courier", [])])
def test_what_those_who_watch_a_war_have_counted_is_their_own_claim(name: str, questions: list[str]) -> None:
    counted = replace(
        told(1, holder=voice(name, name), means=("missile",)), tallies=told(1, killed=13).tallies, outlet=name, owner=name
    )
    assert disputed(counted, told(2, holder=by(MINISTRY), killed=4, means=("mortar",))) == questions


def test_who_took_a_town_and_shot_a_drone_down_still_says_that_it_took_the_town() -> None:
    taken = told(1, lemma="captured", holder=by(GOVERNOR))
    downed = told(2, lemma="downed", holder=by(GOVERNOR), published=1, event=2)
    denied = told(3, lemma="captured", holder=by(MINISTRY), value="CT-", published=1)
    assert "happened" in disputed(taken, downed, denied)
