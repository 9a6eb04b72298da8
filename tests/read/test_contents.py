"""Contents: what the head proposes, as it should stand."""

import pytest
from parses import document

from tocsin.read.attribution.clauses import mended
from tocsin.read.attribution.contents import complete, in_sentence, kind_of, refers_to_words
from tocsin.read.quotations import quotations

STAY = "“We will not leave this town,” he said."
FRAGMENT = "He said it was “a mistake” to go."
CASES = [
    ("the full stop is the sentence's", "He said they had left.", "they had left.", ["they had left"], "indirect"),
    ("marks belong to the quotation", "He spoke of “a grave mistake”.", "a grave mistake", ["“a grave mistake”"], "direct"),
    ("a torn quotation is drawn out", STAY, "We will not leave", ["“We will not leave this town,”"], "direct"),
    ("a fragment keeps its sentence", FRAGMENT, "it was “a mistake” to go", ["it was “a mistake” to go"], "mixed"),
]


@pytest.mark.parametrize(("text", "proposed", "expected", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_contents(text: str, proposed: str, expected: list[str], kind: str) -> None:
    at = text.index(proposed)
    found = complete(text, [(at, at + len(proposed))], quotations(text), [])
    assert [text[a:b] for a, b in found] == expected
    assert kind_of(text, found, quotations(text)) == kind


def test_completing_never_swallows_the_cue() -> None:
    text = "“We stay,” he said, “and fight.”"
    said = text.index("said")
    found = complete(text, [(1, 8)], quotations(text), [(said, said + 4)])
    assert [text[a:b] for a, b in found] == ["“We stay,”"]


def test_pieces_with_a_mark_between_them_are_one() -> None:
    text = "They left, and he followed, he said."
    assert complete(text, [(0, 9), (11, 26)], [], []) == [(0, 26)]


GUARDS = (
    "He/he/PRON/nsubj/2 demanded/demand/VERB/ROOT/0 guards/guard/NOUN/obj/2 {0}/{0}/PART/mark/5 keep/keep/VERB/advcl/2 "
    "her/she/PRON/obj/5 from/from/ADP/case/8 harm/harm/NOUN/obl/5"
)


@pytest.mark.parametrize(("word", "pieces"), [("to", [(2, 8)]), ("then", [(2, 3), (5, 8)])])
def test_an_infinitive_between_two_pieces_joins_them_and_no_other_clause(word: str, pieces: list[tuple[int, int]]) -> None:
    read, _ = document(GUARDS.format(word))
    assert mended(read, [(2, 3), (5, 8)], [(1, 2), (0, 1)]) == pieces


def test_unquoted_words_are_said_in_the_sentence_that_reports_them() -> None:
    text = "They denied it. Planes had bombed the town, he said."
    assert in_sentence([(0, 42)], 16, []) == [(16, 42)]
    assert in_sentence([(0, 14)], 16, []) == [(0, 14)]
    quoted = "“We never denied it. Planes bombed the town,” he said."
    assert in_sentence([(0, 45)], 21, quotations(quoted)) == [(0, 45)]
    assert text[16:42] == "Planes had bombed the town"


@pytest.mark.parametrize(
    ("content", "nothing"),
    [("the comment", True), ("his latest remarks", False), ("a threat", False), ("the remarks public", False)],
)
def test_words_that_only_refer_to_what_was_said_elsewhere_say_nothing(content: str, nothing: bool) -> None:
    read, _ = document("He/he/PRON/nsubj/2 made/make/VERB/ROOT/0")
    text = f"He made {content}"
    assert refers_to_words(read.doc[1], text, [(8, len(text))]) is nothing
