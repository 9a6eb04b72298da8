"""Who did it to whom, from the clause alone: a table of sentences, on the parser that ships."""

from __future__ import annotations

from pathlib import Path

import yaml
from spacy.tokens import Doc

from tocsin.read.doers import doer
from tocsin.read.reader import Reader
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
