"""The codebook's pattern language: conditions on a word, on its dependents, on its head and on its sentence.

`docs/codebook.md` describes it for analysts. This file turns YAML into conditions and says in one line what is wrong with a bad
one; `read/coding/matching.py` tests them on a parse. We test conditions ourselves, and not through spaCy's DependencyMatcher,
because half of all vetoes say that something is *absent* ("bombed" without an object), which that matcher cannot say, and because
one look-up by trigger word leaves only a few rules to test in a document, where it would run every pattern over every token.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tocsin.codebook.errors import CodebookError
from tocsin.codebook.inflection import forms

PARTS_OF_SPEECH: Final = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
ENTITIES: Final = frozenset(("PER", "ORG", "LOC"))
RELATIONS: Final = {
    "subject": "who does it, in active and passive clauses, of a noun its possessor or by-phrase",
    "object": "whom or what it is done to, in active and passive clauses; of a noun its of-phrase",
    "prep": "a phrase with a preposition: `prep against|on`",
    "modifier": "an adjective, noun, name or possessor before the word",
    "particle": "the small word of a phrasal verb: called *off*",
    "adverb": "an adverb",
    "auxiliary": "a modal or auxiliary: may, will, have",
    "infinitive": "a verb that depends on the word: agreed to *send*",
    "clause": "a clause that depends on the word: said that …, after …",
    "near": "any word close by in the tree: its dependents and theirs, its head and the head's dependents",
}
"""What a condition may ask for, and what it means to a reader."""
KEYS: Final = frozenset("id why words pos has lacks under not_under next previous sentence not_sentence like unlike type".split())


Phrase = tuple[frozenset[str], ...]
"""The words of a phrase in their order, each in all its forms."""


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words: in all their forms (lower case), phrases, parts of speech, kinds of name; `every` for any word at all."""

    single: frozenset[str] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    pos: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    every: bool = False
    tails: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """The phrases by each form of their last word, so that a token is compared with few of them."""
    inner: frozenset[str] = field(default=frozenset(), init=False, compare=False, repr=False)
    """All forms of the phrases' words."""

    def __post_init__(self) -> None:
        tails: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            for form in phrase[-1]:
                tails.setdefault(form, []).append(phrase)
        object.__setattr__(self, "tails", {form: tuple(found) for form, found in tails.items()})
        object.__setattr__(self, "inner", frozenset().union(*(form for phrase in self.phrases for form in phrase)))

    def begins(self) -> frozenset[str]:
        """The words by which an index finds a pattern: all single words, and the last word of each phrase."""
        return self.single | self.tails.keys()

    def spelled(self) -> frozenset[str] | None:
        """All words one of which must stand there; None where a part of speech or a kind of name will do."""
        return None if self.every or self.pos or self.names else self.single | self.inner


@dataclass(frozen=True, slots=True)
class Link:
    """A condition on a neighbour in the tree: by relation (and preposition), which words it may be, and its own neighbours."""

    relation: str
    prepositions: frozenset[str]
    words: Words
    has: tuple[Link, ...] = ()
    lacks: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """All conditions hold at once. `words` are the trigger's; an empty one leaves the word open (vetoes and modes only)."""

    words: Words | None = None
    pos: frozenset[str] = frozenset()
    has: tuple[Link, ...] = ()
    lacks: tuple[Link, ...] = ()
    under: tuple[Link, ...] = ()
    not_under: tuple[Link, ...] = ()
    next: Words | None = None
    previous: Words | None = None
    sentence: Words | None = None
    not_sentence: Words | None = None
    needs: tuple[frozenset[str], ...] = field(default=(), init=False, compare=False, repr=False)
    """Of each of these the sentence holds a word, if the pattern holds."""

    def __post_init__(self) -> None:
        wanted = (self.words, *(link.words for link in (*self.has, *self.under)))
        found = tuple(spelled for words in wanted if words and (spelled := words.spelled()) is not None)
        object.__setattr__(self, "needs", found)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value stands, for messages: file and the keys down to it; and the word lists that it may name with `$`."""

    file: str
    lists: Mapping[str, Words] = field(default_factory=dict)
    keys: tuple[str, ...] = ()

    def at(self, *keys: object) -> Source:
        """A place further down."""
        return Source(self.file, self.lists, (*self.keys, *map(str, keys)))

    def wrong(self, what: str) -> CodebookError:
        """The error to raise for this place."""
        return CodebookError(f"{self.file}: {'.'.join(self.keys) or 'the file'}: {what}")


def words(value: Any, source: Source) -> Words:
    """Words of a string ("bomb shell air_strike $vehicles PER") or a list. Underscores stand for the blanks of a phrase."""
    if isinstance(value, str):
        value = value.split()
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item.strip() for item in value):
        raise source.wrong("wants words, in a string or a list")
    found = Words()
    for item in value:
        found = _joined(found, _one(item.strip(), source))
    return found


def _one(item: str, source: Source) -> Words:
    if item == "*":
        return Words(every=True)
    if item.startswith("$"):
        if item[1:] not in source.lists:
            raise source.wrong(f"there is no word list {item}")
        return source.lists[item[1:]]
    if item in PARTS_OF_SPEECH:
        return Words(pos=frozenset((item,)))
    if item in ENTITIES:
        return Words(names=frozenset((item,)))
    parts = tuple(item.lower().replace("_", " ").replace("-", " - ").split())
    every = tuple(forms(part) for part in parts)
    return Words(single=every[0]) if len(parts) == 1 else Words(phrases=(every,))


def _joined(one: Words, other: Words) -> Words:
    return Words(
        one.single | other.single,
        tuple(dict.fromkeys((*one.phrases, *other.phrases))),
        one.pos | other.pos,
        one.names | other.names,
        one.every or other.every,
    )


def links(value: Any, source: Source) -> tuple[Link, ...]:
    """Conditions on neighbours: {relation: words} or {relation: {words, has, lacks}}."""
    if not isinstance(value, dict) or not value:
        raise source.wrong("wants relations with their words, such as {object: film}")
    return tuple(_link(str(key), inner, source.at(key)) for key, inner in value.items())


def _link(key: str, value: Any, source: Source) -> Link:
    relation, _, rest = key.partition(" ")
    if relation not in RELATIONS:
        raise source.wrong(f"no relation {relation!r}; there are {', '.join(RELATIONS)}")
    prepositions = frozenset(filter(None, rest.strip().lower().split("|")))
    if prepositions and relation not in ("prep", "clause"):
        raise source.wrong("only `prep` and `clause` take a preposition or conjunction")
    if not isinstance(value, dict):
        return Link(relation, prepositions, words(value, source))
    unknown = set(value) - {"words", "has", "lacks"}
    if unknown:
        raise source.wrong(f"no key {sorted(unknown)[0]!r}; there are words, has, lacks")
    return Link(
        relation,
        prepositions,
        words(value.get("words", "*"), source.at("words")),
        links(value["has"], source.at("has")) if "has" in value else (),
        links(value["lacks"], source.at("lacks")) if "lacks" in value else (),
    )


def pattern(value: Mapping[str, Any], source: Source, keys: frozenset[str] = KEYS) -> Pattern:
    """The pattern of a rule's YAML. Raises CodebookError."""
    unknown = set(value) - keys
    if unknown:
        raise source.wrong(f"no key {sorted(unknown)[0]!r}; there are {', '.join(sorted(keys))}")
    found = Pattern(
        words=_words_at("words", value, source),
        pos=_parts(value["pos"], source.at("pos")) if "pos" in value else frozenset(),
        has=_links_at("has", value, source),
        lacks=_links_at("lacks", value, source),
        under=_links_at("under", value, source),
        not_under=_links_at("not_under", value, source),
        next=_words_at("next", value, source),
        previous=_words_at("previous", value, source),
        sentence=_words_at("sentence", value, source),
        not_sentence=_words_at("not_sentence", value, source),
    )
    if found == Pattern():
        raise source.wrong("says nothing to look for: give words, has, under or sentence")
    return found


def _parts(value: Any, source: Source) -> frozenset[str]:
    found = words(value, source).pos
    if not found or len(found) != len(str(value).split() if isinstance(value, str) else value):
        raise source.wrong(f"wants parts of speech such as VERB NOUN, not {value!r}")
    return found


def _words_at(key: str, value: Mapping[str, Any], source: Source) -> Words | None:
    return words(value[key], source.at(key)) if key in value else None


def _links_at(key: str, value: Mapping[str, Any], source: Source) -> tuple[Link, ...]:
    return links(value[key], source.at(key)) if key in value else ()
