"""Proposed statements into the record's: each stage adds, mends or joins drafts and says so in `why`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.model import Actor, Span, Statement
from tocsin.read.attribution.bare import behind_colon, joined, with_colon
from tocsin.read.attribution.clauses import clause_of, mended
from tocsin.read.attribution.contents import complete, in_sentence, kind_of, refers_to_words, trim
from tocsin.read.attribution.dialogue import turns
from tocsin.read.attribution.draft import Draft, Offsets
from tocsin.read.attribution.nesting import parents
from tocsin.read.attribution.speakers import addressee_of, phrase_of, subject_of
from tocsin.read.candidates import StatementCandidate
from tocsin.read.coreference import Names
from tocsin.read.document import Document
from tocsin.read.labels import STANCES

ALIKE = 0.8  # share of common characters from which two contents are one


def drafts_of(document: Document, candidates: Sequence[StatementCandidate]) -> list[Draft]:
    """The statements of a report as drafts, in order of the text."""
    drafts = _distinct([draft for candidate in candidates if (draft := _draft(document, candidate))])
    for draft in drafts:
        _find_source(document, draft)
        with_colon(document, draft)
        behind_colon(document, draft)
    _give_turns(document, drafts)
    return joined(document, drafts)


def statements_of(document: Document, drafts: Sequence[Draft], names: Names) -> list[Statement]:
    """Drafts as statements: nested, their holders named, `s1` the first in the text."""
    above = parents(drafts)
    made = [_statement(document, index, draft, above[index]) for index, draft in enumerate(drafts)]
    _name_holders(document, made, names)
    chain(made)
    return made


def _draft(document: Document, candidate: StatementCandidate) -> Draft | None:
    """A candidate with its content completed; None where nothing is said."""
    anchor = document.offsets(*candidate.anchor)
    cue = None if candidate.bare else anchor
    source = document.offsets(*candidate.source) if candidate.source else None
    barred = [span for span in (cue, source) if span]
    pieces = [piece if candidate.bare else clause_of(document, piece, candidate.anchor) for piece in candidate.content]
    pieces = mended(document, pieces, [candidate.anchor, *([candidate.source] if candidate.source else [])])
    content = complete(document.text, [document.offsets(*piece) for piece in pieces], document.quotations, barred)
    if cue:
        content = in_sentence(content, document.root(*cue).sent.start_char, document.quotations)
    if not content or (cue and refers_to_words(document.root(*cue), document.text, content)):
        return None
    return Draft(candidate, cue, trim(document.text, source, []) if source else None, content, anchor[0], [_seen(candidate)])


def _seen(candidate: StatementCandidate) -> str:
    what = "statement without a cue" if candidate.bare else "cue"
    return f"network: {what} {candidate.score:.2f}, {STANCES[int(candidate.stance.argmax())]} {candidate.stance.max():.2f}"


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Of two readings of the same words as said by the same source, the surer one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.candidate.score):
        twin = next((other for other in kept if _same(draft, other)), None)
        if twin is None:
            kept.append(draft)
        elif twin.source is None:
            twin.source = draft.source
    return sorted(kept, key=lambda d: (d.start, d.content[0][0]))


def _same(one: Draft, other: Draft) -> bool:
    a, b = one.characters(), other.characters()
    return len(a & b) > ALIKE * len(a | b) and (one.source == other.source or not one.source or not other.source)


def _find_source(document: Document, draft: Draft) -> None:
    """A source from the tree where the head saw none."""
    if draft.source or draft.candidate.bare:
        return
    subject = subject_of(cue_of(document, draft))
    if subject is None or subject.lower_ in ("it", "there"):
        return
    found = _offsets(document, *phrase_of(subject))
    if not any(a < found[1] and found[0] < b for a, b in draft.content):
        draft.source = trim(document.text, found, [])
        draft.why.append("source: the subject of the cue")


def _give_turns(document: Document, drafts: Sequence[Draft]) -> None:
    """In a dialogue, a bare statement of a turn is its speaker's, and is all of the turn."""
    for speaker, colon, words in turns(document):
        for draft in drafts:
            if draft.candidate.bare and speaker[0] <= draft.content[0][0] < words[1]:
                draft.source, draft.cue, draft.content = speaker, colon, [words]
                draft.why.append("a turn of a dialogue")


def cue_of(document: Document, draft: Draft) -> Token:
    """The head word of a draft's anchor."""
    first, last = draft.candidate.anchor
    root: Token = document.doc[document.tokens[first] : document.tokens[last - 1] + 1].root
    return root


def _offsets(document: Document, first: int, last: int) -> Offsets:
    """Text offsets of tokens, half-open."""
    return document.doc[first].idx, document.doc[last - 1].idx + len(document.doc[last - 1])


def span(document: Document, offsets: Offsets) -> Span:
    """A passage of the document's text."""
    return Span.of(document.text, *offsets)


def _statement(document: Document, index: int, draft: Draft, parent: int | None) -> Statement:
    candidate = draft.candidate
    ends = [*draft.content, *(part for part in (draft.cue, draft.source) if part)]
    return Statement(
        id=f"s{index + 1}",
        holders=[Actor(document.text[slice(*draft.source)], span(document, draft.source))] if draft.source else [],
        cue=span(document, draft.cue) if draft.cue else None,
        stance=STANCES[int(candidate.stance.argmax())],
        negated=candidate.negated > 0.5,
        kind=kind_of(document.text, draft.content, document.quotations),
        content=[span(document, piece) for piece in draft.content],
        evidence=span(document, (min(a for a, _ in ends), max(b for _, b in ends))),
        channel=span(document, document.offsets(*candidate.channel)) if candidate.channel else None,
        addressees=_addressees(document, draft),
        within=None if parent is None else f"s{parent + 1}",
        score=round(candidate.score, 3),
        why=draft.why,
    )


def _addressees(document: Document, draft: Draft) -> list[Actor]:
    if draft.candidate.bare:
        return []
    found = addressee_of(cue_of(document, draft))
    if not found:
        return []
    offsets = _offsets(document, *found)
    if any(a < offsets[1] and offsets[0] < b for a, b in draft.content) or offsets == draft.source:
        return []
    return [Actor(document.text[slice(*offsets)], span(document, offsets))]


def _name_holders(document: Document, statements: Sequence[Statement], names: Names) -> None:
    """The fullest name of each holder, in order of the text, so that "he" can be whoever spoke before."""
    by_id = {s.id: s for s in statements}
    last: str | None = None
    for statement in statements:
        outer = by_id[statement.within] if statement.within else None
        speaking = outer.holders[-1].name if outer and outer.holders else None
        for actor in [*statement.holders, *statement.addressees]:
            name_actor(document, names, actor, last, speaking)
        if statement.holders and not outer:
            last = statement.holders[-1].name


def name_actor(document: Document, names: Names, actor: Actor, last: str | None, speaking: str | None) -> None:
    """Give an actor the fullest name of the report for its mention, with the reason."""
    if actor.mention is None:
        return
    first, stop = document.words_in(actor.mention.start, actor.mention.end)
    if first < stop:
        tokens = document.tokens[first], document.tokens[stop - 1] + 1
        actor.name, actor.why = names.of(*tokens, speaker_before=last, speaking=speaking)


def chain(statements: Sequence[Statement]) -> None:
    """Put the outer holders before a nested statement's own; an unnamed source stays unnamed."""
    own = {s.id: list(s.holders) for s in statements}
    by_id = {s.id: s for s in statements}
    for statement in statements:
        outer, seen = statement.within, {statement.id}
        while outer and outer not in seen and own[statement.id]:
            seen.add(outer)
            if {actor.name for actor in own[outer]} != {actor.name for actor in own[statement.id]}:  # who tells of his own words
                statement.holders = own[outer] + statement.holders
            outer = by_id[outer].within
