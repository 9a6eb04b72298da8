"""Values made consistent: the composition rules that hold whatever the heads say (shared contract: factuality.md).

The heads answer one question at a time; a record must not contradict itself. Each rule here says which answer gives way.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.model import Event, Held, Span, Statement
from tocsin.read.document import Document
from tocsin.read.polarity import NOT
from tocsin.read.time.words import words

VOTING = {"vote", "resolve"}
IMPLYING = {"manage", "force", "compel", "begin", "start", "happen"}
"""Verbs whose past implies that what their infinitive says was done."""
FACTIVE = {"confirms", "admits", "reveals"}
CERTAIN = {"CT+", "CT-"}
ATTRIBUTES = {"amod", "compound"}


def compose(document: Document, statements: Sequence[Statement], events: Sequence[Event]) -> None:
    """Apply the rules to every event in place."""
    by_id = {s.id: s for s in statements}
    for event in events:
        author = next(held for held in event.held if held.holder == "author")
        holders = [held for held in event.held if held.holder != "author"]
        for held in holders:
            _mode_fits(held)
        _of_infinitive(document, event, author)
        _not_lifted(document, event, author, [by_id[held.holder] for held in holders])
        _factive(author, holders, by_id)


def _mode_fits(held: Held) -> None:
    """What is only ordered, demanded or asked for commits its holder to nothing (rule 6)."""
    if held.mode in ("ordered", "demanded", "asked") and held.value == "CT+":
        held.value = "Uu"


def _of_infinitive(document: Document, event: Event, author: Held) -> None:
    """What somebody voted, planned or promised *to do* is open; what somebody managed or was forced *to do* was done (the verbs
    above it imply the one, and not the other)."""
    verb: Token = document.root(event.trigger.start, event.trigger.end)
    infinitive = any(child.lower_ == "to" and child.tag_ == "TO" for child in verb.lefts)
    if not infinitive or verb.pos_ != "VERB" or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl"):
        return
    above = verb.head
    if author.value == "CT+" and above.lemma_.lower() in words().ahead | VOTING:
        author.value = "Uu"
        event.why.append(f"author: open under “{above.text}”")
    done = above.lemma_.lower() in IMPLYING and above.tag_ in ("VBD", "VBN")
    if author.value == "PR+" and done and not any(child.lower_ in NOT for child in above.children):
        author.value, author.mode = "CT+", None
        event.why.append(f"author: done, as “{above.text}” implies")


def _factive(author: Held, holders: Sequence[Held], by_id: dict[str, Statement]) -> None:
    """Mark the author's value that came from a source by a factive cue (rule 3)."""
    author.factive = author.value in CERTAIN and any(
        held.value == author.value and by_id[held.holder].stance in FACTIVE for held in holders
    )


def _not_lifted(document: Document, event: Event, author: Held, around: Sequence[Statement]) -> None:
    """What a source's words themselves say is the source's, whatever its certainty (rule 2): the verb on which all else of a
    content hangs ("claimed responsibility for *firing* …"). What is only named in passing may be known to the author as well."""
    if author.value != "CT+" or not around or any(s.stance in FACTIVE for s in around):
        return
    verb: Token = document.root(event.trigger.start, event.trigger.end)
    if verb.pos_ == "VERB" and verb.dep_ not in ATTRIBUTES and any(_heads(verb, statement.content) for statement in around):
        author.value = "Uu"
        event.why.append("author: said by the source alone")


def _heads(verb: Token, content: Sequence[Span]) -> bool:
    """Whether a word of a content depends on a word outside of it."""
    inside = any(piece.start <= verb.idx < piece.end for piece in content)
    return inside and not any(piece.start <= verb.head.idx < piece.end for piece in content)
