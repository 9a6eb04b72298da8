"""What was said: content spans completed by quotation marks, trimmed, joined; and the kind that follows from them.

The head reads words; this layer knows typography. A content that begins or ends inside a quotation is drawn out to its marks, and
the full stop of the reporting sentence does not belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.codebook.inflection import forms
from tocsin.model.vocabulary import Kind
from tocsin.read.quotations import Quotation

Offsets = tuple[int, int]
WORD = re.compile(r"[\w’'-]+")
MAKING = frozenset().union(*map(forms, "make give issue deliver".split()))
REMARKS = frozenset(
    "announcement announcements comment comments statement statements remark remarks claim claims appeal appeals".split()
)
POINTING = frozenset("the this that these those his her its their such similar same".split())
EDGE_MARKS = ",.;:—–-‒ \n\t\u00a0"
COVERED = 0.3  # share of a quotation that a content must hold to be given all of it
GAP = 3  # characters between two pieces that are no tear


def complete(text: str, pieces: Sequence[Offsets], quotations: Sequence[Quotation], barred: Sequence[Offsets]) -> list[Offsets]:
    """The content pieces as they should stand: completed, trimmed, joined, in order. `barred` (cue, source) is never taken in by
    completing."""
    completed = [_drawn_out(piece, quotations, barred) for piece in pieces]
    trimmed = [t for piece in completed if (t := trim(text, piece, quotations))]
    return _joined(text, sorted(trimmed), barred)


def in_sentence(pieces: Sequence[Offsets], sentence: int, quotations: Sequence[Quotation]) -> list[Offsets]:
    """Without what stands before the reporting sentence, which begins at `sentence`, in a piece that runs into it: words that are
    not quoted are said in the sentence that reports them."""
    quoted = [(q.start, q.end) for q in quotations]
    out = []
    for start, end in pieces:
        runs_in = start < sentence < end and not any(a < end and b > start for a, b in quoted)
        out.append((sentence, end) if runs_in else (start, end))
    return out


def refers_to_words(cue: Token, text: str, pieces: Sequence[Offsets]) -> bool:
    """Whether a cue and its content only refer to words that stand elsewhere ("made *the comment* in Cairo"): nothing is said."""
    words = {word.lower() for start, end in pieces for word in WORD.findall(text[start:end])}
    return cue.lower_ in MAKING and bool(words & REMARKS) and words <= REMARKS | POINTING


def _drawn_out(piece: Offsets, quotations: Sequence[Quotation], barred: Sequence[Offsets]) -> Offsets:
    start, end = piece
    for quotation in quotations:
        shared = min(end, quotation.end) - max(start, quotation.start)
        if shared <= 0 or any(a < quotation.end and b > quotation.start for a, b in barred):
            continue
        if shared >= COVERED * (quotation.end - quotation.start):
            start, end = min(start, quotation.start), max(end, quotation.end)
    return start, end


def trim(text: str, piece: Offsets, quotations: Sequence[Quotation]) -> Offsets | None:
    """Without the punctuation at its edges that belongs to the reporting sentence; None where nothing is left. Marks inside a
    quotation belong to it."""
    start, end = piece
    ends = {q.end for q in quotations if q.closed}
    while start < end and text[start] in EDGE_MARKS:
        start += 1
    while end > start and text[end - 1] in EDGE_MARKS and end not in ends:
        end -= 1
    if end > start and text[end - 1] == "." and end - 1 in ends:
        end -= 1
    only_marks = not any(c.isalnum() for c in text[start:end])
    return None if only_marks else (start, end)


def _joined(text: str, pieces: Sequence[Offsets], barred: Sequence[Offsets]) -> list[Offsets]:
    """Pieces with nothing but a space or a mark between them are one."""
    out: list[Offsets] = []
    for start, end in pieces:
        if out:
            last_start, last_end = out[-1]
            between = text[last_end:start]
            near = start - last_end <= GAP and not any(c.isalnum() for c in between) and "\n" not in between
            if start <= last_end or (near and not any(a < start and b > last_end for a, b in barred)):
                out[-1] = (last_start, max(last_end, end))
                continue
        out.append((start, end))
    return out


def kind_of(text: str, pieces: Sequence[Offsets], quotations: Sequence[Quotation]) -> Kind:
    """direct where all words stand inside quotation marks, mixed where some do, indirect where none does."""
    inside = outside = 0
    for start, end in pieces:
        quoted = sum(max(0, min(end, q.end) - max(start, q.start)) for q in quotations)
        inside += quoted
        outside += sum(c.isalnum() for c in text[start:end]) - sum(
            c.isalnum() for q in quotations for c in text[max(start, q.start) : max(max(start, q.start), min(end, q.end))]
        )
    return "indirect" if not inside else "direct" if outside <= 0 else "mixed"
