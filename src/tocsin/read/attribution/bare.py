"""Statements that no word reports: bare quotations, and what a colon introduces.

A quotation that follows its speaker's last one without a new cue ("…", he said. "…") is a further piece of the same statement; a
quotation on its own after a paragraph left open goes on with it. A colon between a name and what it says is the cue.
"""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.read.attribution.contents import trim
from tocsin.read.attribution.draft import Draft
from tocsin.read.document import Document

POINTING = ("it", "this", "that", "so", "the following")


def joined(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """Bare quotations given to the statement that they go on from; the rest as they are."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.content[0][0]):
        owner = _owner(document, draft, kept) if draft.candidate.bare else None
        if owner is None:
            kept.append(draft)
            continue
        owner.content = sorted({*owner.content, *draft.content})
        owner.why.append("the quotation that follows goes on with it")
    return sorted(kept, key=lambda d: (d.start, d.content[0][0]))


def _owner(document: Document, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The statement whose quotation or cue ends where the bare one begins, with nothing said in between."""
    start = draft.content[0][0]
    quoting = [d for d in before if any(_quoted(document, piece) for piece in d.content) and d.end <= start and d is not draft]
    if not quoting:
        return None
    last = max(quoting, key=lambda d: d.end)
    between = document.text[last.end : start]
    same_paragraph = document.paragraph_of(last.start) == document.paragraph_of(start)
    goes_on = any(q.continues and q.end <= start and not document.text[q.end : start].strip() for q in document.quotations)
    same_source = (
        draft.source is None or last.source is None or document.text[slice(*draft.source)] == document.text[slice(*last.source)]
    )
    silent = not any(c.isalnum() for c in between)
    return last if same_source and ((same_paragraph and silent) or (goes_on and silent)) else None


def _quoted(document: Document, piece: tuple[int, int]) -> bool:
    return any(q.start < piece[1] and piece[0] < q.end for q in document.quotations)


def behind_colon(document: Document, draft: Draft) -> None:
    """Where all that is said is "it" or "this" and a colon follows in the sentence, what is said stands behind the colon."""
    words = document.text[draft.content[0][0] : draft.content[-1][1]].lower()
    if words not in POINTING:
        return
    first, stop = document.words_in(draft.content[-1][1], len(document.text))
    sentence = document.token(first - 1).sent if first else None
    if sentence is None or stop <= first:
        return
    end = sentence.end_char
    colon = document.text.find(":", draft.end, end)
    said = trim(document.text, (colon + 1, end), document.quotations) if colon >= 0 else None
    if said:
        draft.content = [said]
        draft.why.append(f"“{words}” points to what follows the colon")


def with_colon(document: Document, draft: Draft) -> None:
    """Take the colon between source and content for the cue of a bare statement."""
    if draft.cue or not draft.source:
        return
    first, start = draft.source[1], draft.content[0][0]
    between = document.text[first:start]
    if first < start and between.strip() in (":", ":“", ": “") and len(between) < 6:
        at = first + between.index(":")
        draft.cue = (at, at + 1)
        draft.why.append("the colon reports")
