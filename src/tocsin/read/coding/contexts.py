"""What an event is about: the contexts whose words stand in its sentence, or often enough in the report."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tocsin.codebook.events import Context
from tocsin.read.coding.matching import is_one_of


class Subjects:
    """The contexts indexed by word."""

    def __init__(self, contexts: Sequence[Context]) -> None:
        self.order = [context.name for context in contexts]
        self.often = {context.name: context.often for context in contexts if context.often}
        self.by_word: dict[str, list[Context]] = {}
        for context in contexts:
            for word in context.words.begins():
                self.by_word.setdefault(word, []).append(context)

    def of(self, doc: Doc) -> About:
        """Where in a document each context is spoken of."""
        found: dict[str, list[int]] = {}
        for token in doc:
            lemma, form = token.lemma_.lower(), token.lower_
            if lemma in self.by_word or form in self.by_word:
                for context in {c.name: c for c in (*self.by_word.get(lemma, ()), *self.by_word.get(form, ()))}.values():
                    if is_one_of(token, context.words):
                        found.setdefault(context.name, []).append(token.i)
        return About(self, found)


class About:
    """The contexts of one document, by the words that speak of them."""

    def __init__(self, subjects: Subjects, found: dict[str, list[int]]) -> None:
        self.subjects = subjects
        self.found = found
        self.whole = {name for name, often in subjects.often.items() if len(found.get(name, ())) >= often}

    def at(self, token: Token) -> list[str]:
        """The contexts of an event at a word, in the codebook's order."""
        start, end = token.sent.start, token.sent.end
        here = {name for name, places in self.found.items() if any(start <= at < end for at in places)}
        return [name for name in self.subjects.order if name in here | self.whole]
