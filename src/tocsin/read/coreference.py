"""Who is meant: the fullest name that a report gives for a mention ("Mr Putin", "the Belarusian president", "the ministry").

Deliberately shy: a mention keeps its own words unless one name, and only one, fits. Each answer comes with its reason.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc, Span, Token

from tocsin.read.person import Person, phrase, text_of
from tocsin.read.pronouns import IMPERSONAL, PERSONAL, Pronouns

SPEAKING = {"i", "me", "my", "we", "us", "our"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
TITLES = {"mr", "mrs", "ms", "dr", "sir", "gen", "col", "lt", "sgt", "maj", "capt", "sen", "rep", "gov", "prof", "rev", "judge"}
DESCRIBING = {"compound", "amod", "nmod", "flat", "nmod:poss", "appos"}
NAMING = {"flat", "compound", "appos", "nmod:desc", "goeswith", "list"}
"""How the words of a name hang on each other, and on the title or the calling of whose name they are."""
CLAUSE = {"ADP", "VERB", "AUX", "SCONJ"}
"""Words between the head of a mention and a name that is not the head's."""
MODIFIER = {"amod", "compound", "nmod:poss", "nmod", "flat"}


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
                whole = phrase(root)
                self._bodies[root.lemma_.lower()].append((entity.start, doc[whole[0] : whole[1]].text))
        self._pronouns = Pronouns(doc, self._person_at)

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
            if any(t.lower_ in RELATIVE for t in self.doc[noun.i : entity.start]):  # "a lawyer who defends Ana Holm"
                continue
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
        words = text_of(self.doc, start, end)
        root = self.doc[start:end].root
        low = words.lower()
        if low in SPEAKING and speaking:
            return speaking, f"“{words}” is the speaker"
        if len(tokens) == 1 and low in RELATIVE:
            return self._relative(root, words)
        if len(tokens) == 1 and low in PERSONAL:
            return self._pronouns.person(root, speaker_before) or (words, None)
        if len(tokens) == 1 and low in IMPERSONAL:
            return self._pronouns.body(root) or (words, None)
        inside = {id(p): p for t in tokens if (p := self._person_at.get(t.i)) and _names_head(t, root, start)}
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
        start, end = phrase(noun)
        return text_of(self.doc, start, min(end, token.i)).rstrip(" ,"), f"“{words}” stands for the noun before it"

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


def _names_head(token: Token, root: Token, start: int) -> bool:
    """Whether a word is a part of the name of whom a mention that begins at `start` is about: "Senator Ana Holm", "the poet, Ana
    Holm", and not "a lawyer for Ana Holm" or "the army, which holds Holm". Words of a clause before it rule that out, whatever
    the parse says."""
    before = token.i
    while before > start and token.doc[before - 1].text != ",":
        before -= 1
        if token.doc[before].pos_ in CLAUSE or token.doc[before].lower_ in RELATIVE:
            return False
    while token.i != root.i and token.dep_ in NAMING and token.head.i != token.i:
        token = token.head
    return bool(token.i == root.i)
