"""What looks like a contradiction and is none, in mentions made by hand: an invented dispute is worse than a missed one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from happenings import BORDURIA, GOVERNOR, MINISTRY, NORLAND, by, disputed, told
from spoken import happens, record, says, somebody, span

from tocsin.link.incidents import Holder, Mention, Party, Placed, incident, mentions
from tocsin.link.incidents.accusations import sides
from tocsin.link.incidents.parties import NOBODY, REBELS, camp

SAID = told(1, holder=by(GOVERNOR))


def hit(words: str, trigger: str, **more: object) -> Mention:
    """A mention whose trigger stands where its words have it."""
    found = told(2, words, trigger, holder=by(MINISTRY), **more)  # type: ignore[arg-type]
    start = words.index(trigger)
    return replace(found, trigger=replace(found.trigger, start=start, end=start + len(trigger)))


@pytest.mark.parametrize(
    ("words", "trigger", "questions"),
    [
        ("the army does not shell towns", "shell", []),
        ("our men don't ever shell towns", "shell", ["happened", "by whom"]),
        ("the army did not shell the town", "shell", ["happened", "by whom"]),
        ("the army never hit the town", "hit", ["happened", "by whom"]),
    ],
)
def test_what_is_never_done_is_no_denial_of_what_was_done(words: str, trigger: str, questions: list[str]) -> None:
    assert disputed(SAID, hit(words, trigger, value="CT-", actors=(NORLAND,))) == questions


@pytest.mark.parametrize(
    ("words", "trigger", "target", "clash"),
    [
        ("missiles struck a pontoon with tanks", "struck", "a pontoon with tanks", False),
        ("tanks struck a pontoon", "struck", "a pontoon", True),
        ("air defence shot down a drone", "shot", "", False),
        ("a drone shot at the town", "shot", "the town", True),
    ],
)
def test_what_was_hit_is_not_what_it_was_hit_with(words: str, trigger: str, target: str, clash: bool) -> None:
    means = tuple(word for word in ("missile", "tank", "drone") if word in words)
    hits = (Party(target, f"?/{target}"),) if target else ()
    other = replace(SAID, means=("missile",))
    assert ("with what" in disputed(other, hit(words, trigger, means=means, recipients=hits))) == clash


@pytest.mark.parametrize(("words", "clash"), [("artillery", False), ("its artillery", False), ("the army's artillery", True)])
def test_a_weapon_alone_is_nobodys(words: str, clash: bool) -> None:
    guns = Party(words, f"?/{words}", country="RUS" if "army" in words else None, sectors=("MIL",))
    rebels = Party("the Northern Front", "?/front northern", sectors=("REB",))
    one, other = told(1, holder=by(GOVERNOR), actors=(rebels,)), told(2, holder=by(MINISTRY), actors=(guns,))
    assert ("by whom" in disputed(one, other)) == clash


@pytest.mark.parametrize("own", ["its men", "our fighters"])
def test_who_owns_to_what_others_lay_at_his_door_contradicts_nobody(own: str) -> None:
    front = Party("the Northern Front", "org:northern-front", id="org:northern-front", country="UKR", sectors=("REB",))
    one = told(1, holder=by(front), actors=(Party(own, "UKR/men", country="UKR"),))
    other = told(2, holder=by(MINISTRY), actors=(front,))
    assert disputed(one, other) == []


@pytest.mark.parametrize(
    ("name", "rebels"),
    [("militants of the Bordurian armed forces", False), ("militants of the Northern Front", True), ("the rebel army", True)],
)
def test_militants_of_an_army_are_its_soldiers(name: str, rebels: bool) -> None:
    assert (camp(Party(name, "?", country="BLR", sectors=("MIL", "REB"))) == REBELS) == rebels


def test_of_two_countries_that_accuse_each_other_each_keeps_its_own() -> None:
    both = Party("Russia and Ukraine", "RUS/", country="RUS", sectors=("GOV",))
    assert [(one.name, one.country) for one in sides(both)] == [("Russia", "RUS"), ("Ukraine", "UKR")]


def test_two_who_name_two_armies_still_disagree() -> None:
    assert disputed(SAID, told(2, holder=by(MINISTRY), actors=(BORDURIA,))) == ["by whom"]


TRADER = Party("a trader", "UKR/trader", country="UKR", sectors=("CVL",))


@pytest.mark.parametrize(
    ("counted", "holder", "number", "clash"),
    [
        ("two of his brothers were killed", TRADER, 2, False),
        ("his two brothers were killed", TRADER, 2, False),
        ("two men were killed", TRADER, 2, True),
        ("two of its men were killed", MINISTRY, 2, True),
    ],
)
def test_a_private_person_counts_his_own_dead_and_not_all(counted: str, holder: Party, number: int, clash: bool) -> None:
    other = told(2, counted, holder=by(holder), killed=number)
    other.tallies[0].words = counted.partition(" were")[0]
    assert ("killed" in disputed(told(1, holder=by(GOVERNOR), killed=9), other)) == clash


def test_not_one_is_none() -> None:
    one, other = (told(at, words, holder=by(who), killed=1) for at, words, who in (
        (1, "not one soldier was killed", GOVERNOR), (2, "one soldier was killed", MINISTRY)))  # fmt: skip
    for mention in (one, other):
        mention.tallies[0].words = "one soldier"
    assert disputed(one, other) == ["killed"]


def test_whom_somebody_addresses_is_not_hit() -> None:
    one = told(1, holder=by(GOVERNOR), type="REQUEST", recipients=(Party("the residents", "?/residents"),))
    other = told(2, holder=by(MINISTRY), type="REQUEST", recipients=(Party("its soldiers", "?/soldiers"),))
    assert disputed(one, other) == []


def test_what_a_holder_counts_of_others_does_not_correct_its_count_of_its_own() -> None:
    own, others = told(1, holder=by(MINISTRY), killed=4), told(2, holder=by(MINISTRY), killed=35, published=1)
    own.tallies[0].words, others.tallies[0].words = "four Belarusian soldiers", "35 rebels"
    found = incident("i1", [own, others], [])
    assert [claim.superseded_by for claim in found.claims if claim.question == "killed"] == [None, None]


@pytest.mark.parametrize(
    ("kind", "words", "trigger", "questions"),
    [
        ("CONSULT", "the ministry ruled out a meeting", "meeting", []),
        ("CONSULT", "we will not sit down to a meeting", "meeting", []),
        ("CONSULT", "the ministry denied a meeting", "meeting", ["happened"]),
        ("ASSAULT", "the ministry ruled out an attack", "attack", ["happened"]),
        ("ASSAULT", "our men would never have made an attack", "attack", ["happened"]),
    ],
)
def test_what_is_refused_was_not_denied(kind: str, words: str, trigger: str, questions: list[str]) -> None:
    said = told(1, f"there was a {trigger}", trigger, holder=by(GOVERNOR), type=kind, actors=())
    assert disputed(said, hit(words, trigger, value="CT-", actors=(), type=kind)) == questions


@pytest.mark.parametrize(("one", "other", "clash"), [(13, 15, True), (14, 15, False), (100, 109, False), (100, 115, True)])
def test_counts_are_rounded_once(one: int, other: int, clash: bool) -> None:
    mentions = (told(1, holder=by(GOVERNOR), killed=one), told(2, holder=by(MINISTRY), killed=other))
    assert disputed(*mentions) == (["killed"] if clash else [])


@pytest.mark.parametrize(("itself", "questions"), [(True, ["killed"]), (False, [])])
def test_an_outlet_is_a_side_of_a_count_that_it_calls_its_own(itself: bool, questions: list[str]) -> None:
    other = told(2, killed=15, actors=())
    if itself:
        other.tallies[0].holder = Holder("outlet", (Party("Outlet 2", "outlet/outlet 2"),))
    assert disputed(told(1, holder=by(GOVERNOR), killed=9), other) == questions


CLANS = Party("clan fighters", "RUS/clan fighters", country="RUS", sectors=("REB",))
INSURGENTS = Party("the insurgents", "RUS/insurgents", country="RUS", sectors=("REB",), office="RUS/insurg")


def test_rebels_of_one_country_are_not_one_side() -> None:
    said = told(1, holder=by(GOVERNOR), actors=(CLANS,))
    denied = told(2, holder=by(INSURGENTS), value="CT-", actors=(CLANS,))
    assert disputed(said, denied) == ["happened"]


@pytest.mark.parametrize(("lemma", "questions"), [("captured", ["happened"]), ("shelled", ["happened", "by whom"])])
def test_a_town_that_its_taker_has_not_taken_is_not_taken(lemma: str, questions: list[str]) -> None:
    denied = told(2, lemma=lemma, holder=by(MINISTRY), value="CT-")
    assert disputed(told(1, lemma=lemma, holder=by(GOVERNOR)), denied) == questions


@pytest.mark.parametrize(("kind", "questions"), [("ASSAULT", ["by whom"]), ("CONSULT", []), ("AGREE", []), ("COOPERATE", [])])
def test_who_met_whom_is_told_in_more_than_one_way(kind: str, questions: list[str]) -> None:
    one = told(1, lemma="took part", holder=by(GOVERNOR), actors=(NORLAND,), type=kind)
    other = told(2, lemma="took part", holder=by(MINISTRY), actors=(BORDURIA,), type=kind)
    assert disputed(one, other) == questions


@pytest.mark.parametrize(("outlet", "questions"), [("Ministry of Health", ["killed"]), ("Harbour Post", [])])
def test_a_body_that_speaks_for_itself_is_a_side_of_its_counts(outlet: str, questions: list[str]) -> None:
    own = replace(told(2, killed=15, actors=()), outlet=outlet, owner=outlet)
    assert disputed(told(1, holder=by(GOVERNOR), killed=9), own) == questions


@pytest.mark.parametrize(
    ("words", "trigger", "questions"),
    [
        ("the ministry denied the killings", "killings", ["happened"]),
        ("there was no massacre", "massacre", ["happened"]),
        ("the ministry denied having killed villagers", "killed", ["happened"]),
        ("the ministry denied that anybody was killed", "killed", ["killed"]),
        ("nobody was killed", "killed", ["killed"]),
    ],
)
def test_who_denies_a_killing_denies_more_than_its_dead(words: str, trigger: str, questions: list[str]) -> None:
    said = told(1, "nine were killed", "killed", holder=by(GOVERNOR), killed=9, actors=())
    assert disputed(said, hit(words, trigger, value="CT-", actors=())) == questions


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (("rocket",), ("shell",), False),
        (("aircraft",), ("rocket",), False),
        (("aircraft", "rocket"), ("shell",), True),
        (("drone",), ("missile",), True),
        (("mine",), ("artillery",), True),
    ],
)
def test_a_weapon_may_stand_for_more_than_one_way_to_strike(one: tuple[str, ...], other: tuple[str, ...], clash: bool) -> None:
    words = "{} hit the town"
    first = told(1, words.format(" and ".join(one)), holder=by(GOVERNOR), means=one)
    second = told(2, words.format(" and ".join(other)), holder=by(MINISTRY), means=other)
    assert ("with what" in disputed(first, second)) == clash


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("nine villagers", "nine soldiers", True),
        ("four mothers' sons", "four soldiers", False),
        ("a farmers' militia", "a garrison", False),
        ("a teacher-protection patrol", "four soldiers", False),
        ("a gathering of fighters", "wedding guests", True),
        ("soldiers near a school", "the garrison", False),
    ],
)
def test_whose_it_is_and_what_is_near_is_not_what_was_hit(one: str, other: str, clash: bool) -> None:
    hits = [Party(words, f"?/{words}") for words in (one, other)]
    first, second = told(1, holder=by(GOVERNOR), recipients=(hits[0],)), told(2, holder=by(MINISTRY), recipients=(hits[1],))
    assert ("to whom" in disputed(first, second)) == clash


@pytest.mark.parametrize(
    ("words", "counted", "clash"),
    [
        ("the ministry gave its own losses as three dead", "three", False),
        ("the ministry put its dead at three", "three", False),
        ("the ministry put the dead at three", "three", True),
    ],
)
def test_whose_dead_a_count_is_of_may_stand_before_it(words: str, counted: str, clash: bool) -> None:
    theirs = told(1, "nine Ukrainian soldiers were killed", "killed", holder=by(GOVERNOR), killed=9)
    theirs.tallies[0].words = "nine Ukrainian soldiers"
    own = told(2, words, "dead", holder=by(MINISTRY), killed=3)
    own.tallies[0].words = counted
    assert ("killed" in disputed(theirs, own)) == clash


def test_a_country_named_for_some_is_not_that_of_all() -> None:
    mixed = told(1, "36 soldiers and Russian fighters were killed", "killed", holder=by(GOVERNOR), killed=36)
    mixed.tallies[0].words = "36 soldiers and Russian fighters"
    other = told(2, "three Ukrainian soldiers were killed", "killed", holder=by(MINISTRY), killed=3)
    other.tallies[0].words = "three Ukrainian soldiers"
    assert "killed" in disputed(mixed, other)


@pytest.mark.parametrize(("doer", "questions"), [(NORLAND, ["happened"]), (BORDURIA, [])])
def test_that_another_army_did_not_withdraw_denies_nothing(doer: Party, questions: list[str]) -> None:
    left = told(1, lemma="withdrew", holder=by(GOVERNOR), actors=(NORLAND,), type="RETREAT")
    stayed = told(2, lemma="withdrew", holder=by(MINISTRY), value="CT-", actors=(doer,), type="RETREAT")
    assert disputed(left, stayed) == questions


@pytest.mark.parametrize(
    ("who", "kind", "blamed", "questions"),
    [
        ("our gunners", "ASSAULT", False, []),
        ("our gunners", "ASSAULT", True, ["by whom"]),
        ("any gunners", "ASSAULT", False, ["happened"]),
        ("our men", "RETREAT", False, ["happened"]),
    ],
)
def test_who_says_that_its_own_men_did_no_harm_leaves_open_that_others_did(
    who: str, kind: str, blamed: bool, questions: list[str]
) -> None:
    yes = replace(told(1, holder=by(GOVERNOR), actors=(NORLAND,) if blamed else ()), type=kind)
    no = replace(hit(f"{who} did not hit the town", "hit", value="CT-", actors=(Party(who, f"?/{who}"),)), type=kind)
    assert disputed(yes, no) == questions


ATTACKERS = Party("the Northern Front", "org:northern-front", id="org:northern-front", country="UKR", sectors=("REB",))


@pytest.mark.parametrize(
    ("lemma", "kind", "questions"),
    [
        ("shelled", "ASSAULT", ["by whom"]),
        ("killed", "ASSAULT", ["by whom"]),  # who was killed was killed by the blow
        ("withdrew", "RETREAT", []),
        ("bulletin", "ASSAULT", ["by whom"]),  # a word that names no act may be for any
    ],
)
def test_who_did_one_thing_is_not_who_did_another(lemma: str, kind: str, questions: list[str]) -> None:
    one = told(1, lemma="hit", holder=by(GOVERNOR), actors=(NORLAND,))
    other = told(2, lemma=lemma, holder=by(MINISTRY), actors=(BORDURIA,), type=kind)
    assert disputed(one, other) == questions


@pytest.mark.parametrize(("doer", "clash"), [(NORLAND, False), (BORDURIA, True)])
def test_of_an_exchange_of_fire_each_side_tells_its_own_blows(doer: Party, clash: bool) -> None:
    own = told(1, holder=by(ATTACKERS), actors=(Party("its fighters", "UKR/fighters", country="UKR", sectors=("REB",)),))
    other = told(2, holder=by(MINISTRY), actors=(doer,))
    assert ("by whom" in disputed(own, other)) == clash


@pytest.mark.parametrize(("kind", "known"), [("direct", False), ("indirect", True)])
def test_who_says_they_in_his_own_words_does_not_mean_himself(kind: str, known: bool) -> None:
    text = "They shelled the town, said the army"
    said = replace(says(text, "s1", "the army", "said", "They shelled the town"), kind=kind)
    event = replace(happens(text, "e1", "shelled", by="s1"), actors=[somebody(text, "the army", span(text, "They"))])
    (found,) = mentions(record(text, [said], [event]), Placed(1))
    assert any(one.key != NOBODY for one in found.actors) == known


@pytest.mark.parametrize(("lemma", "questions"), [("used", []), ("hit", ["happened"])])
def test_who_denies_that_a_weapon_was_used_denies_no_blow(lemma: str, questions: list[str]) -> None:
    assert disputed(SAID, told(2, lemma=lemma, holder=by(MINISTRY), value="CT-", actors=())) == questions


@pytest.mark.parametrize(("words", "questions"), [("Until now we have 5 dead", []), ("We have 5 dead", ["killed"])])
def test_who_counts_until_now_expects_more(words: str, questions: list[str]) -> None:
    one = told(1, words, holder=by(GOVERNOR), killed=5)
    one = replace(one, tallies=(replace(one.tallies[0], words="5 dead"),))
    assert disputed(one, told(2, holder=by(MINISTRY), killed=9)) == questions


def test_whose_work_it_was_was_not_hit() -> None:
    traders = Party("traders", "UKR/traders", country="UKR")
    one = told(1, holder=by(GOVERNOR), recipients=(traders,), actors=())
    other = told(2, "the work of a militia", "work", holder=by(MINISTRY), actors=())
    other = replace(other, trigger=replace(other.trigger, text="work", start=4, end=8))
    assert disputed(one, other) == []
