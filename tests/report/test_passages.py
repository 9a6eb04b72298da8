"""Overlapping and nested marks become segments that follow each other."""

from __future__ import annotations

import pytest

from tocsin.model import Span
from tocsin.report.passages import Mark, paragraphs

TEXT = "Ana said Bo denied firing.\n\nNobody spoke."


def mark(kind: str, card: str, words: str, voice: int = 0) -> Mark:
    at = TEXT.index(words)
    return Mark(kind, card, Span.of(TEXT, at, at + len(words)), voice)  # type: ignore[arg-type]


MARKS = [
    mark("speaker", "s1", "Ana", 1),
    mark("cue", "s1", "said", 1),
    mark("content", "s1", "Bo denied firing", 1),
    mark("speaker", "s2", "Bo", 2),
    mark("cue", "s2", "denied", 2),
    mark("content", "s2", "firing", 2),
    mark("trigger", "e1", "firing"),
]


def test_segments_hold_the_text_and_no_mark_is_lost() -> None:
    found = paragraphs(TEXT, MARKS)
    assert ["".join(segment.text for segment in segments) for segments in found] == TEXT.split("\n\n")
    assert {mark for segments in found for segment in segments for mark in segment.marks} == set(MARKS)


@pytest.mark.parametrize(
    ("words", "link", "voice", "teller", "anchors"),
    [
        ("Ana", "s1", 0, 1, []),
        ("said", "s1", 0, 1, []),
        ("Bo", "s1", 1, 2, ["s1"]),
        ("denied", "s2", 1, 2, []),
        ("firing", "e1", 2, 0, ["s2", "e1"]),
    ],
)
def test_a_segment(words: str, link: str, voice: int, teller: int, anchors: list[str]) -> None:
    segment = next(segment for segment in paragraphs(TEXT, MARKS)[0] if segment.text == words)
    assert (segment.link, segment.voice, segment.teller, segment.anchors) == (link, voice, teller, anchors)


def test_a_text_without_marks_is_one_segment_a_paragraph() -> None:
    assert [[segment.text for segment in segments] for segments in paragraphs(TEXT, [])] == [[p] for p in TEXT.split("\n\n")]
    assert paragraphs("", []) == []
