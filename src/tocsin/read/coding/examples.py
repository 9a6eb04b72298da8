"""The codebook's own sentences read: does each rule hold where its file says so, and each event have the mode it should?

It needs the parser only, not the network's events: what is tested is the codebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tocsin.codebook.events import Codebook, Example, Rule, marked
from tocsin.read.coding.apply import Coder
from tocsin.read.coding.matching import Sentences, holds

Parse = Callable[[Sequence[str]], Iterable[Doc]]


@dataclass(frozen=True, slots=True)
class Misread:
    """A sentence of the codebook that is not read as its file says: where it stands, and what is wrong."""

    where: str
    text: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong}: “{self.text}”"


def misread(codebook: Codebook, parse: Parse, own_only: bool = False) -> list[Misread]:
    """Every sentence of rules, types and contexts that is not read as its file says."""
    rules = [rule for rule in codebook.rules if rule.own or not own_only]
    return [*_rules(rules, parse), *_types(codebook, parse, own_only), *([] if own_only else _contexts(codebook, parse))]


def _rules(rules: Sequence[Rule], parse: Parse) -> Iterator[Misread]:
    wanted = [(rule, text, True) for rule in rules for text in rule.like] + [(r, text, False) for r in rules for text in r.unlike]
    docs = parse([marked(text)[0] for _, text, _ in wanted])
    for (rule, text, holding), doc in zip(wanted, docs, strict=True):
        if any(holds(rule.pattern, token) for token in _at(doc, marked(text)[1])) is not holding:
            yield Misread(f"{rule.type} {rule.id}", text, "the rule should hold" if holding else "the rule should not hold")


def _types(codebook: Codebook, parse: Parse, own_only: bool) -> Iterator[Misread]:
    coder = Coder(codebook)
    wanted = [(kind, example) for kind in codebook.types.values() for example in kind.examples if kind.own or not own_only]
    for (kind, example), doc in zip(wanted, parse([example.text for _, example in wanted]), strict=True):
        wrong = _of_own_type(coder, kind.name, example, doc) if kind.own else _of_shipped_type(coder, kind.name, example, doc)
        if wrong:
            yield Misread(kind.name, example.text, wrong)


def _of_own_type(coder: Coder, kind: str, example: Example, doc: Doc) -> str | None:
    found = {token.i for token, rule in coder.adding.found(doc, Sentences()) if rule.type == kind}
    found |= {t.i for t in doc for rules in coder.judging.values() for r in rules if r.to == kind and holds(r.pattern, t)}
    if example.trigger is None:
        return f"read as {kind}" if found else None
    return None if found & {token.i for token in _at(doc, example.trigger)} else f"not read as {kind}"


def _of_shipped_type(coder: Coder, kind: str, example: Example, doc: Doc) -> str | None:
    sentences = Sentences()
    if example.trigger is None:
        adding = ((token, rule) for token, rule in coder.adding.found(doc, sentences) if rule.type == kind)
        added = [token.text for token, rule in adding if not coder.vetoed(rule, token, sentences)]
        return f"a rule adds {kind} at {added[0]}" if added else None
    token = _at(doc, example.trigger)[0]
    decided, mode = coder.decision(kind, token, sentences), coder.mode(kind, token, sentences)
    if decided:
        return f"{decided.action} by {decided.id}"
    return None if mode == example.mode else f"mode {mode}, not {example.mode}"


def _contexts(codebook: Codebook, parse: Parse) -> Iterator[Misread]:
    subjects = Coder(codebook).subjects
    wanted = [(context.name, text) for context in codebook.contexts for text in context.examples]
    for (name, text), doc in zip(wanted, parse([text for _, text in wanted]), strict=True):
        if name not in subjects.of(doc).at(doc[0]):
            yield Misread("contexts", text, f"{name} is not found")


def _at(doc: Doc, where: tuple[int, int] | None) -> list[Token]:
    return [token for token in doc if where is None or where[0] <= token.idx < where[1]]
