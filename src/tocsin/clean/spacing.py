"""Stray blanks mended inside one paragraph: before commas, inside quotation marks. No letter is ever changed."""

from __future__ import annotations

import re

BLANKS = re.compile(r"[^\S\n]+")
BEFORE_STOP = re.compile(r"(?<=[\w)\]”»’'\"]) +([,;](?=[\s\"”»’]|$)|\.(?=[\s\"”»’]|$)(?! ?\.))")
"""A blank before a comma, semicolon or full stop. Not before ":", "!" or "?", which French sets off by a blank."""
# The blanks inside « » are French usage and stay.
AFTER_OPENING = re.compile(r"(?<![\w.,!?;:])([“„]) +(?=\S)")
BEFORE_CLOSING = re.compile(r"(?<=\S) +(”)(?=[\s.,;:!?)]|$)")
AFTER_CLOSING = re.compile(r"([,.!?]”)(?=[a-z])")
STRAY_COMMA = re.compile(r"(?<=[\w.!?]) +([,.])(?=[\"”])|(?<=[,.!?]) +(?=[”])")
EMPTY = re.compile(r"[“„«\"]\s*[”»“\"](?=\s|$)")
STRAIGHT = re.compile(r'"')


def mended(text: str) -> str:
    """The paragraph with single blanks, none of them before a comma or just inside quotation marks."""
    text = BLANKS.sub(" ", text).strip()
    text = BEFORE_STOP.sub(r"\1", text)
    text = STRAY_COMMA.sub(lambda m: m.group(1) or "", text)
    if "”" in text or "“" in text:
        text = BEFORE_CLOSING.sub(r"\1", AFTER_OPENING.sub(r"\1", text))
        text = AFTER_CLOSING.sub(r"\1 ", text)
    return _straight(text) if '"' in text else text


def _straight(text: str) -> str:
    """Blanks just inside straight quotation marks, where the marks of the paragraph come in pairs."""
    marks = [m.start() for m in STRAIGHT.finditer(text)]
    if len(marks) == 1 and "”" in text[marks[0] :]:  # opened by a straight mark, closed by a curly one
        return re.sub(r'(?<!\S)" (?=\w)', '"', text)
    if len(marks) % 2 or not re.search(r'" | "', text):
        return text
    pieces = text.split('"')
    for index in range(1, len(pieces), 2):  # the odd pieces stand inside quotation marks
        before, after = pieces[index - 1], pieces[index + 1]
        outside = (not before or before[-1] in " ([—–-") and (not after or not after[0].isalnum())
        if outside and pieces[index].strip():
            pieces[index] = pieces[index].strip()
    return '"'.join(pieces)


def without_empty_quotes(text: str) -> tuple[str, bool]:
    """The paragraph without quotation marks that hold nothing, and whether there were any: the words between them were lost
    before the text reached us."""
    if not EMPTY.search(text):
        return text, False
    found = EMPTY.sub(lambda m: m.group() if _inside(text, m.start()) else "", text)
    return BLANKS.sub(" ", found).strip(), found != text


def _inside(text: str, at: int) -> bool:
    """Whether the first of two marks closes a quotation, so that the two belong to neighbouring ones."""
    before = text[:at]
    if text[at] != '"':
        return False
    return before.count('"') % 2 == 1
