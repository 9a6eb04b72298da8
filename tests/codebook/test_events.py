"""The shipped event codebook is whole, and what is wrong with an analyst's own is said in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.codebook.events import EXAMPLE, SHIPPED, CodebookError, load, problems
from tocsin.codebook.inflection import forms
from tocsin.model.vocabulary import EVENT_TYPES

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}  # PLOVER 2.0; the other five types have none
CONTEXTS = 37
FAULTS = [
    ("label: X\ndefinition: y", "types/mine.yaml: type: is missing or empty"),
    ("type: X\nlabel: X", "types/mine.yaml: definition: is missing or empty"),
    ("type: X\nlabel: X\ndefinition: y\ncolour: red", "types/mine.yaml: the file: no key 'colour'"),
    ("type: ASSAULT\nveto: [{id: a, why: b, has: {objekt: film}}]", "types/mine.yaml: veto.a.has.objekt: no relation 'objekt'"),
    (
        "type: ASSAULT\nveto: [{id: a, why: b, words: [$nothing]}]",
        "types/mine.yaml: veto.a.words: there is no word list $nothing",
    ),
    ("type: ASSAULT\nveto: [{id: a, words: film}]", "types/mine.yaml: veto.a.why: is missing or empty"),
    ("type: ASSAULT\nveto: [{id: a, why: b}]", "types/mine.yaml: veto.a: says nothing to look for"),
    ("type: ASSAULT\nveto: [{id: a, why: b, words: x, pos: verb}]", "types/mine.yaml: veto.a.pos: wants parts of speech"),
    ("type: ASSAULT\nadd: [{id: a, why: b, has: {object: town}}]", "types/mine.yaml: add.a.words: an `add` rule must name"),
    ("type: ASSAULT\nretype: [{id: a, why: b, words: x, to: WAR}]", "types/mine.yaml: retype.a.to: there is no type 'WAR'"),
    ("type: ASSAULT\nretype: [{id: a, why: b, words: x}]", "types/mine.yaml: retype.a: retypes an event to what it is"),
    ("type: ASSAULT\nexamples: [They shelled it]", "types/mine.yaml: examples.1: put the trigger between asterisks"),
    ("type: ASSAULT\nadd: {id: a}", "types/mine.yaml: add: wants a list of rules"),
    ("type: ASSAULT\nexamples: [", "mine.yaml: not YAML (line "),
    ("- a", "mine.yaml: the file: wants keys with values"),
]


def test_every_type_has_a_file_a_definition_and_examples() -> None:
    types = load().types
    assert set(types) == set(EVENT_TYPES)
    assert {name.lower() for name in types} == {p.stem for p in SHIPPED.glob("*.yaml")} - {"words", "contexts"}
    for kind in types.values():
        assert kind.label and len(kind.definition.split()) >= 10
        assert len([e for e in kind.examples if e.trigger]) >= 5, kind.name
        assert len([e for e in kind.examples if not e.trigger]) >= 3, kind.name


def test_the_modes_are_those_of_plover() -> None:
    for kind in load().types.values():
        assert {mode.name for mode in kind.modes} == set(MODES.get(kind.name, "").split()), kind.name


def test_every_context_has_words_and_an_example() -> None:
    contexts = load().contexts
    assert len(contexts) == CONTEXTS
    assert all(context.words.begins() and context.examples for context in contexts)


def test_every_rule_says_why_and_shows_a_sentence_for_and_against() -> None:
    rules = load().rules
    assert len({(rule.type, rule.action, rule.id) for rule in rules}) == len(rules)
    assert [rule.id for rule in rules if not (rule.like and rule.unlike)] == []


def test_the_example_folder_is_right_and_adds_its_type() -> None:
    assert problems(EXAMPLE) == []
    book = load(EXAMPLE)
    assert book.types["ENERGY_ATTACK"].own and book.fingerprint and not load().fingerprint
    assert [rule.own for rule in book.rules][:2] == [True, True]
    assert not book.rules[-1].own


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_fault_is_named_by_file_and_key(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "mine.yaml").write_text(text, encoding="utf8")
    (found,) = problems(tmp_path)
    assert found.startswith(message) and "\n" not in found
    with pytest.raises(CodebookError):
        load(tmp_path)


def test_an_own_file_extends_a_shipped_type(tmp_path: Path) -> None:
    (tmp_path / "aid.yaml").write_text("type: AID\nveto: [{id: mine, why: so, words: aid}]", encoding="utf8")
    book = load(tmp_path)
    assert book.rules[0].id == "mine" and book.rules[0].own
    assert book.types["AID"].label == load().types["AID"].label


def test_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="TOCSIN_CODEBOOK"):
        load(tmp_path / "none")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bomb", "bomb bombs bombed bombing"),
        ("strike", "strike strikes struck stricken striking"),
        ("kidnap", "kidnap kidnaps kidnapped kidnaped kidnapping kidnaping"),
        ("deny", "deny denies denied denying denyed"),
        ("agree", "agree agrees agreed agreeing"),
        ("shoot", "shoot shoots shot shooting"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("stop", "stop stops stopped stopping"),
        ("crash", "crash crashes crashed crashing"),
    ],
)
def test_forms(word: str, expected: str) -> None:
    assert forms(word) == set(expected.split())
