"""Values made consistent: a table of parsed clauses, the type and the value that the network gave, and the value that stands."""

from __future__ import annotations

import pytest
from parses import document

from tocsin.model import Actor, Event, Held, Span, Statement
from tocsin.model.vocabulary import Value
from tocsin.read.document import Document
from tocsin.read.factuality import compose
from tocsin.read.polarity import mend

WILL_NOT = "We/we/PRON/nsubj/4 will/will/AUX/aux/4 not/not/PART/advmod/4 *{0}/{0}/VERB/ROOT/0 it/it/PRON/obj/4"
FAILED = "They/they/PRON/nsubj/2 {0}/{1}/VERB/ROOT/0 to/to/PART/mark/4 *agree/agree/VERB/xcomp/2"
NOT_AND = (
    "They/they/PRON/nsubj/4 did/do/AUX/aux/4 not/not/PART/advmod/4 leave/leave/VERB/ROOT/0 and/and/CCONJ/cc/{0}"
    "*shot/shoot/VERB/conj/4"
)
BEFELL = "Not/not/PART/advmod/4 {0} man/man/NOUN/nsubj/5 suffered/suffer/VERB/ROOT/0 *violence/violence/NOUN/obj/5"
CLAUSES: list[tuple[str, str, str, Value, Value]] = [
    ("a negated clause did not happen", WILL_NOT.format("attack"), "ASSAULT", "CT+", "CT-"),
    ("a refusal in the form of a negation is certain", WILL_NOT.format("accept"), "REJECT", "CT-", "CT+"),
    ("and stays so", WILL_NOT.format("accept"), "REJECT", "CT+", "CT+"),
    ("a negated refusal is none", WILL_NOT.format("refuse"), "REJECT", "CT+", "CT-"),
    ("what failed did not happen", FAILED.format("failed", "fail"), "AGREE", "CT+", "CT-"),
    (
        "a subject of its own is free of the negation before",
        NOT_AND.format("7 men/man/NOUN/nsubj/7 "),
        "ASSAULT",
        "CT-",
        "CT+",
    ),
    ("one without is", NOT_AND.format("6 "), "ASSAULT", "CT-", "CT-"),
    ("what befell nobody did not happen", BEFELL.format("a/a/DET/det/4 single/single/ADJ/amod/4"), "ASSAULT", "CT+", "CT-"),
    ("what befell not a few did", BEFELL.format("a/a/DET/det/4 few/few/ADJ/amod/4"), "ASSAULT", "CT+", "CT+"),
    ("what was begun did", FAILED.format("began", "begin"), "AGREE", "CT+", "CT+"),
]
TO_DO = "They/they/PRON/nsubj/2 {0}/{1}/VERB/ROOT/0 to/to/PART/mark/4 *leave/leave/VERB/xcomp/2"
CLAIMED = (
    "They/they/PRON/nsubj/2 {0}/{0}/VERB/ROOT/0 responsibility/responsibility/NOUN/obj/2 for/for/SCONJ/mark/5 "
    "*firing/fire/VERB/acl/3 rockets/rocket/NOUN/obj/5 that/that/PRON/nsubj/8 *hit/hit/VERB/acl:relcl/6 Ostia/Ostia/PROPN/obj/8"
)
SAID = [
    ("the words of a source are the source's", 0, "claims", "Uu"),
    ("what it takes for granted may be the author's", 1, "claims", "CT+"),
    ("a factive cue lifts them", 0, "admits", "CT+"),
]


def event(read: Document, kind: str, at: int, *held: Held) -> Event:
    trigger = Span.of(read.text, *read.spans[at])
    return Event("e1", kind, trigger, list(held), trigger)


@pytest.mark.parametrize(("rows", "kind", "given", "stands"), [row[1:] for row in CLAUSES], ids=[row[0] for row in CLAUSES])
def test_negation(rows: str, kind: str, given: Value, stands: Value) -> None:
    read, (at,) = document(rows)
    happening = event(read, kind, at, Held("author", given))
    mend(read, happening, [])
    assert happening.held[0].value == stands


@pytest.mark.parametrize(
    ("verb", "lemma", "tag", "given", "stands"),
    [
        ("voted", "vote", "VBD", "CT+", "Uu"),
        ("promised", "promise", "VBD", "CT+", "Uu"),
        ("managed", "manage", "VBD", "PR+", "CT+"),
        ("manage", "manage", "VBP", "PR+", "PR+"),
        ("hoped", "hope", "VBD", "PR+", "PR+"),
    ],
)
def test_what_an_infinitive_says_of_the_deed(verb: str, lemma: str, tag: str, given: Value, stands: Value) -> None:
    read, (at,) = document(TO_DO.format(verb, lemma))
    read.doc[1].tag_, read.doc[2].tag_ = tag, "TO"
    happening = event(read, "RETREAT", at, Held("author", given))
    compose(read, [], [happening])
    assert happening.held[0].value == stands


@pytest.mark.parametrize(("which", "stance", "stands"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_what_only_a_source_says(which: int, stance: str, stands: str) -> None:
    read, at = document(CLAIMED.format("claimed"))
    content = Span.of(read.text, read.spans[3][0], len(read.text))
    statement = Statement("s1", [], None, stance, False, "indirect", [content], content)  # type: ignore[arg-type]
    happening = event(read, "ASSAULT", at[which], Held("author", "CT+"), Held("s1", "CT+", None, "s1"))
    compose(read, [statement], [happening])
    assert happening.held[0].value == stands


def test_what_a_source_denies_of_somebody_the_author_does_not_tell_of_them() -> None:
    rows = (
        "Chad/Chad/PROPN/nsubj/4/LOC will/will/AUX/aux/4 not/not/PART/advmod/4 join/join/VERB/ROOT/0 the/the/DET/det/6 "
        "*offensive/offensive/NOUN/obj/4"
    )
    read, (at,) = document(rows)
    whole = Span.of(read.text, 0, len(read.text))
    happening = event(read, "ASSAULT", at, Held("author", "CT+"), Held("s1", "CT+", statement="s1"))
    happening.actors = [Actor("Chad", Span.of(read.text, 0, 4))]
    mend(read, happening, [Statement("s1", [], None, "promises", False, "indirect", [whole], whole)])
    assert [held.value for held in happening.held] == ["Uu", "CT-"]
