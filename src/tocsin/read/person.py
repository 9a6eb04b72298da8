"""A person named in a report, and the words of a noun phrase."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token


@dataclass(slots=True)
class Person:
    """A person named in the report: the fullest name, and the nouns by which the report describes them, each with its
    modifiers ({"president": {"belarusian"}})."""

    name: str
    described: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    gender: str | None = None


def phrase(noun: Token) -> tuple[int, int]:
    """A noun phrase without what hangs on it as a clause."""
    inside = [noun]
    stack = [c for c in noun.children if not c.dep_.startswith(("acl", "appos", "conj", "cc", "punct", "parataxis", "case"))]
    while stack:
        token = stack.pop()
        inside.append(token)
        stack.extend(c for c in token.children if not c.dep_.startswith(("acl", "punct", "parataxis")))
    indices = sorted(t.i for t in inside)
    low = indices.index(noun.i)
    first = last = low
    while first > 0 and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first], indices[last] + 1


def text_of(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())
