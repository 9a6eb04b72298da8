"""Who is meant: the fullest name that a report gives for a mention ("Mr Putin", "the Belarusian president", "the ministry").

Deliberately shy: a mention keeps its own words unless one name, and only one, fits. Each answer comes with its reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

PERSONAL = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
IMPERSONAL = {"it", "its", "they", "them", "their", "itself", "themselves"}
SPEAKING = {"i", "me", "my", "we", "us", "our"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
FEMALE = {"she", "her", "hers", "herself", "mrs", "ms", "madam", "queen", "princess"}
MALE = {"he", "him", "his", "himself", "mr", "sir", "king", "prince"}
TITLES = {"mr", "mrs", "ms", "dr", "sir", "gen", "col", "lt", "sgt", "maj", "capt", "sen", "rep", "gov", "prof", "rev", "judge"}
DESCRIBING = {"compound", "amod", "nmod", "flat", "nmod:poss", "appos"}
MODIFIER = {"amod", "compound", "nmod:poss", "nmod", "flat"}


@dataclass(slots=True)
class Person:
    """A person named in the report: the fullest name, and the nouns by which the report describes them, each with its
    modifiers ({"president": {"belarusian"}})."""

    name: str
    described: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    gender: str | None = None


class Names:
    """The people and bodies that a report names, and the way from a mention to one of them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.people: list[Person] = []
        self._by_family: dict[str, list[Person]] = defaultdict(list)
        self._person_at: dict[int, Person] = {}
        self._bodies: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for entity in sorted((e for e in doc.ents if e.label_ == "PER"), key=lambda e: -len(e)):
            self._meet(entity)
        for entity in doc.ents:
            if entity.label_ == "ORG":
                root = entity.root
                whole = _phrase(root)
                self._bodies[root.lemma_.lower()].append((entity.start, doc[whole[0] : whole[1]].text))

    def _meet(self, entity: Span) -> None:
        words = [t for t in entity if t.text.lower().rstrip(".") not in TITLES and not t.is_space]
        if not words:
            return
        family = words[-1].text.lower()
        given = {t.text.lower() for t in words[:-1]}
        fitting = [p for p in self._by_family[family] if given <= set(p.name.lower().split())]
        person = fitting[0] if len(fitting) == 1 else None
        if person is None:
            if fitting:  # two people of that family: a bare family name stays open
                return
            person = Person(" ".join(t.text for t in words))
            self.people.append(person)
            self._by_family[family].append(person)
        for token in entity:
            self._person_at[token.i] = person
        self._describe(person, entity)

    def _describe(self, person: Person, entity: Span) -> None:
        """Titles before the name, appositions around it: "Belarusian President X", "X, an opposition leader"."""
        root = entity.root
        nouns = [t for t in root.children if t.dep_ in DESCRIBING and t.pos_ in ("NOUN", "PROPN") and t.ent_type_ != "PER"]
        if root.dep_ in ("flat", "appos", "compound") and root.head.pos_ in ("NOUN", "PROPN") and root.head.ent_type_ != "PER":
            nouns.append(root.head)
        before = entity.start - 1
        while before >= 0 and self.doc[before].pos_ in ("NOUN", "PROPN") and self.doc[before].ent_type_ != "PER":
            nouns.append(self.doc[before])
            before -= 1
        for noun in nouns:
            lemma = noun.lemma_.lower()
            if lemma in ("mr", "mrs", "ms", "mr.", "mrs.", "ms."):
                person.gender = "female" if lemma.startswith(("mrs", "ms")) else "male"
            modifiers = [t for t in noun.children if t.dep_ in MODIFIER] + [t for t in root.children if t.dep_ == "amod"]
            person.described[lemma] |= {t.lemma_.lower() for t in modifiers}

    def of(self, start: int, end: int, speaker_before: str | None = None, speaking: str | None = None) -> tuple[str, str | None]:
        """The fullest name for the tokens `start:end`, and why it is not just their words (None where it is).

        `speaker_before`: the name of the last person who spoke; `speaking`: whoever speaks the words in which the mention stands.
        """
        tokens = [t for t in self.doc[start:end] if not t.is_space]
        words = _text(self.doc, start, end)
        root = self.doc[start:end].root
        low = words.lower()
        if low in SPEAKING and speaking:
            return speaking, f"“{words}” is the speaker"
        if len(tokens) == 1 and low in RELATIVE:
            return self._relative(root, words)
        if len(tokens) == 1 and low in PERSONAL:
            return self._pronoun(root, low, speaker_before)
        if len(tokens) == 1 and low in IMPERSONAL:
            return words, None
        inside = {id(p): p for t in tokens if (p := self._person_at.get(t.i))}
        if len(inside) == 1:
            person = next(iter(inside.values()))
            return (
                (person.name, None)
                if person.name in words
                else (person.name, f"“{words}”: the only {person.name.split()[-1]} named")
            )
        if inside or any(t.dep_ == "conj" and t.head in tokens for t in tokens):
            return words, None
        return self._nominal(root, tokens, words)

    def _relative(self, token: Token, words: str) -> tuple[str, str | None]:
        verb = token.head
        while verb.dep_ not in ("acl:relcl", "acl", "ROOT") and verb.head is not verb:
            verb = verb.head
        if not verb.dep_.startswith("acl"):
            return words, None
        noun = verb.head
        if person := self._person_at.get(noun.i):
            return person.name, f"“{words}” stands for the noun before it"
        start, end = _phrase(noun)
        return _text(self.doc, start, min(end, token.i)).rstrip(" ,"), f"“{words}” stands for the noun before it"

    def _pronoun(self, token: Token, low: str, speaker_before: str | None) -> tuple[str, str | None]:
        """The one person who spoke last or is the subject just before; never one known to be of the other gender."""
        gender = "female" if low in FEMALE else "male" if low in MALE else None
        named = {p.name: p for p in self.people}
        sentence = token.sent
        if self._body_before(sentence):
            return token.text, None
        candidates = [speaker_before] if speaker_before in named else []
        before = [
            t for t in self.doc[max(0, sentence.start - 60) : token.i] if t.i in self._person_at and t.dep_.startswith("nsubj")
        ]
        if before:
            candidates.append(self._person_at[before[-1].i].name)
        for name in candidates:
            person = named[name]
            if person.gender in (None, gender):
                person.gender = gender
                reason = "the last speaker" if name == speaker_before else "the subject before it"
                return name, f"“{token.text}”: {reason}"
        return token.text, None

    def _body_before(self, sentence: Span) -> bool:
        """Whether the sentence before is about a body and no person: then "he" may be a translator's word for it."""
        start = sentence.start - 1
        while start >= 0 and self.doc[start].is_space:
            start -= 1
        if start < 0:
            return False
        subjects = [t for t in self.doc[start].sent if t.dep_.startswith("nsubj")]
        people = any(t.i in self._person_at or t.lower_ in PERSONAL for t in subjects)
        return not people and any(t.ent_type_ == "ORG" for t in subjects)

    def _nominal(self, root: Token, tokens: list[Token], words: str) -> tuple[str, str | None]:
        """ "the Belarusian president": the only person so described; "the ministry": the only body of that kind."""
        if tokens[0].lower_ not in ("the", "this", "that") and root.pos_ != "PROPN":
            return words, None
        lemma, modifiers = root.lemma_.lower(), {t.lemma_.lower() for t in root.children if t.dep_ in MODIFIER}
        fitting = {id(p): p for p in self.people if lemma in p.described and modifiers <= p.described[lemma]}
        if len(fitting) == 1:
            name = next(iter(fitting.values())).name
            return name, f"“{words}”: the report calls {name} so"
        if len(tokens) > 2 or fitting:
            return words, None
        bodies = {name for _, name in self._bodies.get(lemma, ())} - {words}
        longer = {name for name in bodies if len(name.split()) > len(words.split())}
        if len(longer) == 1:
            return longer.pop(), f"“{words}”: the only {lemma} named"
        return words, None


def _phrase(noun: Token) -> tuple[int, int]:
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


def _text(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())
