"""The quotation layer: a text in, the quoted passages out."""

import pytest

from tocsin.read.quotations import paragraphs, quotation_states, quotations

CASES = [
    ("curly", "He said “we will stay” and left.", ["“we will stay”"]),
    ("straight", 'He said "we will stay" and "not move".', ['"we will stay"', '"not move"']),
    ("guillemets", "Le ministre : « nous restons » ici.", ["« nous restons »"]),
    ("German marks", "He wrote „we stay“ to her.", ["„we stay“"]),
    ("both marks the closing one", "He spoke of ”a mistake” again.", ["”a mistake”"]),
    ("single marks", "It was ‘a grave error’, she said.", ["‘a grave error’"]),
    ("apostrophes are no marks", "The soldiers' camp didn't fall; it's ours.", []),
    ("tex marks", "He said ``no comment'' twice.", ["``no comment''"]),
    ("nested single", "“They shouted ‘go home’ at us,” he said.", ["“They shouted ‘go home’ at us,”"]),
    ("lost closing mark ends with its sentence", "He said “we stay. The rest left.", ["“we stay."]),
    (
        "speech over two paragraphs",
        "“We stay here.\n\n“We do not move,” he said.",
        ["“We stay here.", "“We do not move,”"],
    ),
    ("a lost mark spoils one paragraph only", 'He said "we stay\n\nShe said "no" to it.', ['"we stay', '"no"']),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == expected


def test_speech_that_continues_is_marked() -> None:
    first, second = quotations("“We stay here.\n\n“We do not move,” he said.")
    assert (first.continues, first.closed) == (True, False)
    assert (second.continues, second.closed) == (False, True)


def test_paragraphs_end_at_blank_lines_and_where_a_line_ends_with_a_sentence() -> None:
    text = "One line\nwrapped here.\nA new one.\n\nLast"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One line\nwrapped here.", "A new one.", "Last"]


def test_states_tell_marks_inside_and_outside() -> None:
    text = "He said “no” now"
    spans = [(0, 2), (3, 7), (8, 9), (9, 11), (11, 12), (13, 16)]
    assert quotation_states(spans, quotations(text)) == [0, 0, 2, 1, 2, 0]
