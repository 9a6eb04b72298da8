"""Who did it to whom, from the clause alone: a table of sentences, on the parser that ships."""

from __future__ import annotations

from pathlib import Path

import yaml
from parses import document
from spacy.tokens import Doc

from tocsin.model import Actor, Event, Held, Span
from tocsin.read.doers import doer
from tocsin.read.happenings import uncut
from tocsin.read.reader import Reader
from tocsin.read.roles import fill, inherit
from tocsin.read.sufferers import sufferer

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "roles.yaml").read_text("utf8"))
RIGHT = 0.9
"""Share of the sentences that must be read right: the parser errs in one word of ten."""


def roles(doc: Doc, at: int, kind: str) -> str:
    token = next(token for token in doc if token.idx == at)
    heads = doer(token, kind)[0], sufferer(token, kind)[0]
    return " | ".join((kind, *("-" if head is None else head.text for head in heads)))


def test_roles_of_the_clause() -> None:
    reader = Reader.load()
    texts = [row["text"] for row in CASES]
    docs = [document.doc for document in reader.syntax_only(text.replace("*", "") for text in texts)]
    read = [roles(doc, text.index("*"), row["roles"].split(" ")[0]) for doc, text, row in zip(docs, texts, CASES, strict=True)]
    wrong = [f"{row['text']}: {found}" for row, found in zip(CASES, read, strict=True) if found != row["roles"]]
    assert len(wrong) <= (1 - RIGHT) * len(CASES), "\n".join(wrong)


LET = (
    "Oslo/Oslo/PROPN/nsubj/2/LOC *agreed/agree/VERB/ROOT/0 to/to/PART/mark/4 *help/help/VERB/xcomp/2 Kenya/Kenya/PROPN/obj/4/LOC "
    "and/and/CCONJ/cc/7 Chad/Chad/PROPN/conj/5/LOC"
)


def test_an_offer_is_made_to_those_whom_the_act_is_done_to_and_everybody_coordinated_is_one_of_them() -> None:
    read, at = document(LET)
    spans = [Span.of(read.text, *span) for span in read.spans]
    agreed, help_ = (
        Event("e", kind, spans[i], [Held("author", "CT+")], spans[i]) for kind, i in zip(("AGREE", "AID"), at, strict=True)
    )
    help_.recipients = [Actor("Kenya", spans[4])]
    for event in (agreed, help_):
        fill(read, event, [])
    inherit(read, [agreed, help_])
    assert [actor.name for actor in agreed.actors] == ["Oslo"]
    assert [actor.name for actor in help_.recipients] == ["Kenya", "Chad"]
    assert [actor.name for actor in agreed.recipients] == ["Kenya", "Chad"]


def test_nobody_stands_on_both_sides_and_no_treaty_on_any() -> None:
    rows = "Oslo/Oslo/PROPN/nsubj/2/LOC *signed/sign/VERB/ROOT/0 the/the/DET/det/4 pact/pact/NOUN/obj/2"
    read, (at,) = document(rows)
    spans = [Span.of(read.text, *span) for span in read.spans]
    both = [Actor("Oslo", spans[0]), Actor("the pact", Span.of(read.text, spans[2].start, spans[3].end))]
    event = Event("e", "SUPPORT", spans[at], [Held("author", "CT+")], spans[at], actors=both[:1], recipients=list(both))
    fill(read, event, [])
    assert ([a.name for a in event.actors], event.recipients) == (["Oslo"], [])


def test_a_phrase_cut_behind_its_article_goes_on_to_its_end() -> None:
    rows = (
        "*sent/send/VERB/ROOT/0 to/to/ADP/case/6 the/the/DET/det/6 old/old/ADJ/amod/6 western/western/ADJ/amod/6 "
        "border/border/NOUN/obl/1 of/of/ADP/case/8 Chad/Chad/PROPN/nmod/6/LOC that/that/PRON/nsubj/10 fell/fall/VERB/acl:relcl/6"
    )
    read, _ = document(rows)
    assert uncut(read, (2, 3)) == (2, 8)
    assert uncut(read, (2, 5)) == (2, 5)
