"""Who answers what somebody else told, in words that hold no deed of their own: denials, counts, doers. Records
by hand, so that no reader has a part in it."""

from __future__ import annotations

import pytest
from spoken import happens, record, says

from tocsin.link.incidents import Mention, Placed, incident, mentions
from tocsin.link.incidents.weapons import means
from tocsin.model import Event, Held, Statement

TOLD = "Shells hit Kremin, the governor said. "


def first(text: str, *more: Statement, events: tuple[Event, ...] = ()) -> Mention:
    """The first mention of a report that begins with TOLD and goes on."""
    said = says(text, "s1", "the governor", "said", "Shells hit Kremin")
    told = happens(text, "e1", "hit", by="s1")
    return mentions(record(text, [said, *more], [told, *events]), Placed(1))[0]


def claims(mention: Mention, holder: str) -> set[tuple[str, str]]:
    return {(claim.question, claim.answer.words) for claim in incident("i1", [mention], []).claims if claim.holder.name == holder}


@pytest.mark.parametrize(
    ("words", "cue", "content", "stance", "denies"),
    [
        ("The ministry denied this.", "denied", "this", "denies", True),
        ("The ministry rejected the report.", "rejected", "the report", "rejects", True),
        ("The ministry called that a lie.", "called", "a lie", "claims", True),
        ("The ministry denied that any shells had been in use.", "denied", "that any shells had been in use", "denies", True),
        ("The ministry denied the rise in prices.", "denied", "the rise in prices", "denies", False),
        ("The ministry denied rumours of a shortage.", "denied", "rumours of a shortage", "denies", False),
        ("The ministry denied reports of shells.", "denied", "reports of shells", "denies", True),
        ("The ministry spoke of a gas leak.", "spoke of", "a gas leak", "claims", True),
        ("The ministry regretted this.", "regretted", "this", "claims", False),
        ("The ministry called a toll of nine dead false.", "called", "a toll of nine dead false", "claims", False),
        ("The ministry said that it was all lies.", "said", "that it was all lies", "claims", True),
        ("The ministry said that Kremin lies on its own side.", "said", "that Kremin lies on its own side", "claims", False),
    ],
)
def test_who_denies_what_was_told_before(words: str, cue: str, content: str, stance: str, denies: bool) -> None:
    text = TOLD + words
    found = first(text, says(text, "s2", "The ministry", cue, content, stance))
    assert (("happened", "it did not happen") in claims(found, "the ministry")) == denies


def test_what_is_denied_is_the_last_that_tells_of_a_deed() -> None:
    text = TOLD + "The governor said that nobody was wanted there. The ministry denied this."
    more = says(text, "s2", "The governor", "said", "nobody was wanted there")
    found = first(text, more, says(text, "s3", "The ministry", "denied", "this", "denies"))
    assert ("happened", "it did not happen") in claims(found, "the ministry")


@pytest.mark.parametrize("missed", [False, True])
def test_what_the_report_itself_tells_is_not_what_is_denied(missed: bool) -> None:
    text = "Those taken at Kremin had been beaten, the union said. The ministry denied that."
    said = says(text, "s1", "the union", "said", "Those taken at Kremin had been beaten")
    known, alleged = happens(text, "e1", "taken"), happens(text, "e2", "beaten", by="s1")
    known.held.append(Held("s1", "CT+", statement="s1"))
    denied = says(text, "s2", "The ministry", "denied", "that", "denies")
    found = mentions(record(text, [said, denied], [known] if missed else [known, alleged]), Placed(1))
    assert [one.event for one in found if any(held.pointing for held in one.held)] == ([] if missed else ["e2"])


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("denied", "any involvement", "denies"),
        ("said that", "it had nothing to do with this", "asserts"),
        ("said that", "none of its units was behind it", "asserts"),
    ],
)
def test_who_denies_a_hand_in_it_denies_no_deed(cue: str, content: str, stance: str) -> None:
    text = TOLD + f"The ministry {cue} {content}."
    found = first(text, says(text, "s2", "The ministry", cue, content, stance))
    assert [(held.value, [one.name for one in held.doers]) for held in found.held[2:]] == [("CT-", ["the ministry"])]


def test_who_denies_any_part_in_it_denies_no_deed_either_where_the_reader_takes_it_for_one() -> None:
    text = TOLD + "The ministry denied any part in that."
    said = says(text, "s2", "The ministry", "denied", "any part in that", "denies")
    event = happens(text, "e2", "that", by="s2")
    event.held[-1].value = "CT-"
    found = mentions(record(text, [says(text, "s1", "the governor", "said", "Shells hit Kremin"), said],
                            [happens(text, "e1", "hit", by="s1"), event]), Placed(1))  # fmt: skip
    made = incident("i1", found, [])
    assert not made.disputes and "it did not happen" not in {claim.answer.words for claim in made.claims}


@pytest.mark.parametrize(("content", "deaths"), [("the second one fell later", 0), ("that one fell later", 1)])
def test_a_one_that_stands_for_a_thing_counts_nobody(content: str, deaths: int) -> None:
    text = TOLD + f"The ministry said that {content}."
    found = first(text, says(text, "s2", "The ministry", "said", content))
    assert len([one for one in found.tallies if one.of == "killed"]) == deaths


@pytest.mark.parametrize(
    ("words", "cue", "content", "claim"),
    [
        ("The ministry put the toll at nine.", "put", "the toll at nine", ("killed", "9")),
        ("The ministry counts nine dead rebels.", "counts", "nine dead rebels", ("killed", "9")),
        ("The ministry says that nine soldiers were killed.", "says that", "nine soldiers were killed", ("killed", "9")),
        ("The ministry says that nobody was killed.", "says that", "nobody was killed", ("killed", "0")),
        ("The ministry says that no soldiers were hurt.", "says that", "no soldiers were hurt", ("wounded", "0")),
        ("The ministry reports broken glass and no deaths.", "reports", "broken glass and no deaths", ("killed", "0")),
    ],
)  # fmt: skip
def test_who_counts_the_dead(words: str, cue: str, content: str, claim: tuple[str, str]) -> None:
    text = TOLD + words
    found = first(text, says(text, "s2", "The ministry", cue, content, "claims"))
    assert claim in claims(found, "the ministry")
    assert "happened" not in {question for question, _ in claims(found, "the ministry")}


@pytest.mark.parametrize(
    ("words", "cue", "content"),
    [
        ("The ministry had first spoken of nine dead.", "had first spoken of", "nine dead"),
        ("The ministry says that nine days have passed.", "says that", "nine days have passed"),
        ("The ministry says that two bombs fell into a bog.", "says that", "two bombs fell into a bog"),
        ("The ministry denied that nine people were killed.", "denied that", "nine people were killed"),
        ("The ministry says that no civilian was hurt.", "says that", "no civilian was hurt"),
        ("The ministry has no reports of deaths.", "has", "no reports of deaths"),
        ("The ministry says that three trucks burned out.", "says that", "three trucks burned out"),
        ("The ministry says that eighteen buses burned out.", "says that", "eighteen buses burned out"),
        ("The ministry says that two who had been hurt left.", "says that", "two who had been hurt left"),
    ],
)
def test_what_is_no_toll(words: str, cue: str, content: str) -> None:
    text = TOLD + words
    found = first(text, says(text, "s2", "The ministry", cue, content, "claims"))
    assert not {"killed", "wounded"} & {question for question, _ in claims(found, "the ministry")}


def test_weapons_that_were_taken_are_not_what_it_was_done_with() -> None:
    assert means("Rockets hit the fort, and eleven rifles and a mortar were taken.") == ("rocket",)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("the shells had come from Belarusian ground", "CT+"),
        ("this was the work of Belarusian saboteurs", "CT+"),
        ("Belarusian gunners were behind it", "CT+"),
        ("it was a Belarusian drone", "CT+"),
        ("it was a Belarusian holiday", None),
    ],
)
def test_who_lays_it_at_a_door(content: str, value: str | None) -> None:
    text = TOLD + f"The ministry said: {content}."
    found = first(text, says(text, "s2", "The ministry", "said:", content, "claims"))
    assert [(held.value, held.doers[0].country) for held in found.held if held.doers] == ([(value, "BLR")] if value else [])


@pytest.mark.parametrize(
    ("told", "deed", "repelled", "trigger"),
    [
        ("the rebels captured Kremin, the governor said. ", "captured", "the army threw them back, the union said.", "threw"),
        ("the rebels captured Kremin, the governor said. ", "captured", "the army repelled them, the union said.", "repelled"),
    ],
)
def test_who_throws_the_takers_back_says_that_nothing_was_taken(told: str, deed: str, repelled: str, trigger: str) -> None:
    text = told + repelled
    statements = [
        says(text, "s1", "the governor", "the governor said", "the rebels captured Kremin"),
        says(text, "s2", "the union", "the union said", repelled.split(",")[0]),
    ]
    events = [happens(text, "e1", deed, by="s1"), happens(text, "e2", trigger, by="s2")]
    taken, _ = mentions(record(text, statements, events), Placed(1))
    assert ("happened", "it did not happen") in claims(taken, "the union")


def test_who_still_holds_it_says_that_it_was_not_taken() -> None:
    text = "the rebels captured Kremin, the governor said. the army said that its men are still in full control there."
    statements = [
        says(text, "s1", "the governor", "the governor said", "the rebels captured Kremin"),
        says(text, "s2", "the army", "the army said", "its men are still in full control there"),
    ]
    (taken,) = mentions(record(text, statements, [happens(text, "e1", "captured", by="s1")]), Placed(1))
    assert ("happened", "it did not happen") in claims(taken, "the army")
