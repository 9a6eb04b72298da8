"""Testing the codebook's patterns on a parsed document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.attrs import LEMMA, LOWER
from spacy.tokens import Doc, Token

from tocsin.codebook.events import Rule
from tocsin.codebook.patterns import Link, Pattern, Words
from tocsin.read.coding.neighbours import NEIGHBOURS, preposition, standing, with_conjuncts


def is_one_of(token: Token, words: Words) -> bool:
    """Whether a token is one of the words, or the last word of one of the phrases."""
    if words.every or token.lower_ in words.single or token.lemma_ in words.single:
        return True
    if (words.pos and token.pos_ in words.pos) or (words.names and token.ent_type_ in words.names):
        return True
    return any(_ends(token, phrase) for phrase in words.tails.get(token.lower_, ()))


def _ends(token: Token, phrase: tuple[frozenset[str], ...]) -> bool:
    start = token.i - len(phrase) + 1
    if start < 0:
        return False
    return all(t.lower_ in wanted for t, wanted in zip(token.doc[start : token.i + 1], phrase, strict=True))


def _touches(token: Token, words: Words) -> bool:
    """The same for a neighbour, which may be any word of a phrase: "the box office" by its head."""
    if is_one_of(token, words):
        return True
    if token.lower_ not in words.inner:
        return False
    inside = [p for p in words.phrases if any(token.lower_ in wanted for wanted in p)]
    return any(_ends(t, p) for p in inside for t in token.doc[token.i : min(token.i + len(p), len(token.doc))])


def holds(pattern: Pattern, token: Token) -> bool:
    """Whether a pattern holds with the token as its trigger."""
    if pattern.words and not is_one_of(token, pattern.words):
        return False
    if pattern.pos and token.pos_ not in pattern.pos:
        return False
    if not _beside(pattern, token):
        return False
    if not all(_linked(token, link) for link in pattern.has) or any(_linked(token, link) for link in pattern.lacks):
        return False
    if not all(_under(token, link) for link in pattern.under) or any(_under(token, link) for link in pattern.not_under):
        return False
    return _in_sentence(pattern, token)


def _beside(pattern: Pattern, token: Token) -> bool:
    doc = token.doc
    if pattern.next and not (token.i + 1 < len(doc) and _touches(doc[token.i + 1], pattern.next)):
        return False
    return not (pattern.previous and not (token.i and _touches(doc[token.i - 1], pattern.previous)))


def _in_sentence(pattern: Pattern, token: Token) -> bool:
    if pattern.sentence and not any(is_one_of(t, pattern.sentence) for t in token.sent):
        return False
    return not (pattern.not_sentence and any(is_one_of(t, pattern.not_sentence) for t in token.sent))


def _linked(token: Token, link: Link) -> bool:
    return any(_fits(t, link) for t in with_conjuncts(NEIGHBOURS[link.relation](token)))


def _under(token: Token, link: Link) -> bool:
    """Whether the token stands in a relation to a head that is one of the words."""
    if link.prepositions and not preposition(token) & link.prepositions:
        return False
    return standing(token, link.relation) and _is_right(token.head, link)


def _fits(neighbour: Token, link: Link) -> bool:
    if link.prepositions and not preposition(neighbour) & link.prepositions:
        return False
    return _is_right(neighbour, link)


def _is_right(token: Token, link: Link) -> bool:
    if not _touches(token, link.words):
        return False
    return all(_linked(token, inner) for inner in link.has) and not any(_linked(token, inner) for inner in link.lacks)


class Sentences:
    """The words of a document's sentences, each set made once. A pattern's words stand in its trigger's sentence, wherever in the
    tree: where they do not, nobody needs to look at the tree."""

    def __init__(self) -> None:
        self._words: dict[int, set[str]] = {}

    def may_hold(self, pattern: Pattern, token: Token) -> bool:
        """Whether a token's sentence has what the pattern needs; all tokens are of one document."""
        if token.i not in self._words:
            sentence = token.sent
            words = {word for t in sentence for word in (t.lower_, t.lemma_)}
            self._words.update(dict.fromkeys(range(sentence.start, sentence.end), words))
        words = self._words[token.i]
        return not any(words.isdisjoint(need) for need in pattern.needs)


class Index:
    """Rules by the words they begin from, so that a document tests only those whose words it holds."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.by_word: dict[str, list[Rule]] = {}
        for rule in rules:
            for word in rule.pattern.words.begins() if rule.pattern.words else ():
                self.by_word.setdefault(word, []).append(rule)
        self._hashes: set[int] = set()
        self._strings: object = None

    def found(self, doc: Doc, sentences: Sentences) -> Iterator[tuple[Token, Rule]]:
        """Every (trigger, rule) of the document whose pattern holds, in order of the text and of the rules."""
        for at in self._candidates(doc):
            token = doc[at]
            rules = {id(rule): rule for word in (token.lemma_, token.lower_) for rule in self.by_word.get(word, ())}
            for rule in rules.values():
                if sentences.may_hold(rule.pattern, token) and holds(rule.pattern, token):
                    yield token, rule

    def _candidates(self, doc: Doc) -> list[int]:
        if self._strings is not doc.vocab.strings:
            self._strings = doc.vocab.strings
            self._hashes = {doc.vocab.strings.add(word) for word in self.by_word}
        words = doc.to_array([LEMMA, LOWER]).tolist()
        return [at for at, (lemma, form) in enumerate(words) if lemma in self._hashes or form in self._hashes]
