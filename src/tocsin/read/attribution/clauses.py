"""A content that is the beginning or the end of a clause is drawn out to the clause."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from tocsin.read.document import Document

Segment = tuple[int, int]
COMPLEMENTS: Final = frozenset({"ccomp", "xcomp", "parataxis"})


def clause_of(document: Document, segment: Segment, anchor: Segment) -> Segment:
    """The word range of the clause that the cue `anchor` governs, where the segment holds only what depends on its verb
    ("affirms: *already since Monday*, missiles have been launched"); else the segment as it is."""
    inside = set(document.tokens[segment[0] : segment[1]])
    cue = set(document.tokens[anchor[0] : anchor[1]])
    tokens = [document.doc[i] for i in sorted(inside)]
    heads = {token.head.i for token in tokens if token.head.i not in inside and token.dep_ != "punct"}
    if len(heads) != 1 or heads & cue:
        return segment
    verb = document.doc[heads.pop()]
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in COMPLEMENTS or verb.head.i not in cue:
        return segment
    clause = [token.i for token in verb.subtree]
    if cue & set(range(clause[0], clause[-1] + 1)):
        return segment
    start, end = document.word_of(clause[0]), document.word_of(clause[-1]) + 1
    return min(start, segment[0]), max(end, segment[1])


def mended(document: Document, pieces: list[Segment], barred: list[Segment]) -> list[Segment]:
    """Pieces are one where all words between them depend on words of theirs, and none of these reports (`barred`: the cue, then
    the source). An infinitive between them may depend on the cue ("demanded *the hire of guards* to keep *him from harm*")."""
    out: list[Segment] = []
    for start, end in sorted(pieces):
        clear = out and not any(a < start and b > out[-1][1] for a, b in barred)
        if clear and _depends(document, (out[-1][0], end), (out[-1][1], start), barred[0]):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _depends(document: Document, whole: Segment, gap: Segment, cue: Segment) -> bool:
    """Whether every word of a gap has its head within the whole, but for an infinitive that has it in the cue."""
    first, last = document.tokens[whole[0]], document.tokens[whole[1] - 1]
    reporting = {document.tokens[word] for word in range(*cue)}
    between = [document.token(word) for word in range(*gap)]
    return bool(between) and all(
        (first <= token.head.i <= last and token.head is not token) or (token.head.i in reporting and _infinitive(token))
        for token in between
    )


def _infinitive(token: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "mark" for child in token.children)
