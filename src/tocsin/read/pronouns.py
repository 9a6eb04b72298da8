"""Whom a pronoun that speaks or acts stands for: a person by name, or the noun phrase of a person or body without one.

Deliberately shy: where the nearest subject does not fit the pronoun, it keeps its own word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from spacy.tokens import Doc, Span, Token

from tocsin.codebook.antecedents import Antecedents
from tocsin.read.person import Person, phrase, text_of

PERSONAL: Final = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
IMPERSONAL: Final = {"it", "its", "they", "them", "their", "itself", "themselves"}
PLURAL: Final = {"they", "them", "their", "themselves"}
FEMALE: Final = {"she", "her", "hers", "herself", "mrs", "ms", "madam", "queen", "princess"}
MALE: Final = {"he", "him", "his", "himself", "mr", "sir", "king", "prince"}
LOOK_BACK: Final = 60
"""Words before its sentence in which the subject that a pronoun takes up may stand."""
Answer = tuple[str, str]


class Pronouns:
    """The pronouns of a document whose persons are known by the index of their words."""

    def __init__(self, doc: Doc, people: dict[int, Person]) -> None:
        self.doc = doc
        self.people = people
        self.words = Antecedents.load()

    def person(self, token: Token, speaker_before: str | None) -> Answer | None:
        """ "He", "she": the subject just before it, the last speaker, or the last person that was a subject; never one known to
        be of the other gender."""
        gender = "female" if token.lower_ in FEMALE else "male" if token.lower_ in MALE else None
        near = self._nearest(token, self._person_noun)
        if near is not None and near.i not in self.people:
            return self._nominal(near, token)
        if near is None and (body := self._body_before(token.sent)) is not None:
            return self._nominal(body, token) if self._nobody_near(token.sent) else None
        named = {person.name: person for person in self.people.values()}
        for name, reason in self._named(token, near, speaker_before):
            person = named.get(name)
            if person and person.gender in (None, gender):
                person.gender = gender
                return name, f"“{token.text}”: {reason}"
        return None

    def body(self, token: Token) -> Answer | None:
        """ "It", "they" as subjects: the body, or the people, that the clause before is about. Other forms ("its", "them")
        take up objects as often."""
        if not _is_subject(token):
            return None
        fits = self._plural if token.lower_ in PLURAL else self._body_noun
        near = self._nearest(token, fits)
        return self._nominal(near, token) if near is not None else None

    def _named(self, token: Token, near: Token | None, speaker_before: str | None) -> Iterator[Answer]:
        if near is not None:
            yield self.people[near.i].name, "the subject before it"
        if speaker_before:
            yield speaker_before, "the last speaker"
        before = [t for t in self.doc[max(0, token.sent.start - LOOK_BACK) : token.i] if t.i in self.people and _is_subject(t)]
        if before:
            yield self.people[before[-1].i].name, "the last person who was a subject"

    def _nearest(self, token: Token, fits: Callable[[Token], bool]) -> Token | None:
        """The last subject before a pronoun in its sentence, else that of the main clause of the sentence before, if it fits."""
        own = [t for t in self.doc[token.sent.start : token.i] if _is_subject(t) and not _is_pronoun(t)]
        if own:
            return own[-1] if fits(own[-1]) else None
        before = self._sentence_before(token.sent)
        if before is None:
            return None
        main = [t for t in before.root.children if _is_subject(t)]
        return main[0] if main and fits(main[0]) else None

    def _sentence_before(self, sentence: Span) -> Span | None:
        start = sentence.start - 1
        while start >= 0 and self.doc[start].is_space:
            start -= 1
        return self.doc[start].sent if start >= 0 else None

    def _person_noun(self, token: Token) -> bool:
        return token.i in self.people or (token.tag_ in ("NN", "NNP") and token.lemma_.lower() in self.words.persons)

    def _body_noun(self, token: Token) -> bool:
        if token.i in self.people or token.tag_ not in ("NN", "NNP", "NNPS"):
            return False
        return token.ent_type_ in ("ORG", "LOC") or token.lemma_.lower() in self.words.bodies

    def _plural(self, token: Token) -> bool:
        known = token.lemma_.lower() in self.words.persons | self.words.bodies or token.ent_type_ in ("ORG", "LOC")
        return token.lower_ in self.words.plurals or (known and token.tag_ in ("NNS", "NNPS"))

    def _body_before(self, sentence: Span) -> Token | None:
        """The body that the sentence before is about, where it is about no person: "he" may be a translator's word for it."""
        before = self._sentence_before(sentence)
        subjects = [t for t in before if _is_subject(t)] if before is not None else []
        if any(t.i in self.people or t.lower_ in PERSONAL for t in subjects):
            return None
        return next((t for t in subjects if t.ent_type_ == "ORG"), None)

    def _nobody_near(self, sentence: Span) -> bool:
        """Whether the two sentences before name no person and have no other "he"."""
        for _ in range(2):
            before = self._sentence_before(sentence)
            if before is None:
                return True
            if any(t.i in self.people or t.lower_ in PERSONAL for t in before):
                return False
            sentence = before
        return True

    def _nominal(self, noun: Token, pronoun: Token) -> Answer:
        called = next((child for child in noun.children if child.dep_ == "appos" and child.i in self.people), None)
        if called is not None:
            return self.people[called.i].name, f"“{pronoun.text}”: the subject before it"
        start, end = phrase(noun)
        return text_of(self.doc, start, end), f"“{pronoun.text}”: the subject before it"


def _is_subject(token: Token) -> bool:
    return token.dep_.startswith("nsubj")


def _is_pronoun(token: Token) -> bool:
    return token.pos_ == "PRON"
