"""How a place name is used: as a place or for somebody, how exactly, and what it is to an event."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Span, Token

from tocsin.codebook.place_words import PlaceWords
from tocsin.model.vocabulary import PlacePrecision, PlaceRole
from tocsin.resolve.gazetteer import Entry
from tocsin.resolve.place_mention import Named

PRECISION: Final[dict[str, PlacePrecision]] = {
    "country": "country", "province": "province", "district": "district", "town": "town", "capital": "town", "river": "line",
    "border": "line", "canal": "line", "strait": "line", "base": "exact", "plant": "exact", "dam": "exact", "site": "exact",
    "crossing": "exact",
}  # fmt: skip
POLITICAL: Final = frozenset(["country", "province", "town", "capital", "disputed"])
LONGEST_SHORT: Final = 3
"""Letters of an abbreviation in capitals: "US —" heads no paragraph as a town does."""
SUBJECTS: Final = frozenset(["nsubj", "nsubj:outer"])
MODIFIERS: Final = frozenset(["compound", "amod", "nmod:poss", "flat"])


def precision(entry: Entry | None, named: Named) -> PlacePrecision | None:
    """How exactly the place is known: a line for borders, an area for what is vague, else by its kind."""
    if named.line:
        return "line"
    if entry is None:
        return "area" if named.vague else None
    if named.vague:
        return "area"
    return PRECISION.get(entry.kind, "area")


def case_of(token: Token) -> str:
    """The preposition of a noun, in small letters; empty where it has none."""
    return next((child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i), "")


def role(root: Token, words: PlaceWords) -> PlaceRole:
    """What the place is to the event: by its preposition, else by the verb it is the object of."""
    preposition = case_of(root)
    for names, found in ((words.source, "from"), (words.goal, "to"), (words.toward, "toward"), (words.through, "through")):
        if preposition in names:
            return found  # type: ignore[return-value]
    if root.dep_ == "obj" and root.head.lemma_ in words.leave:
        return "from"
    if root.dep_ == "obj" and root.head.lemma_ in words.reach:
        return "to"
    return "at"


def literal(span: Span, entry: Entry | None, named: Named, words: PlaceWords) -> tuple[bool, str]:
    """Whether the words mean the place itself, and why not if not."""
    root = span.root
    if named.people:
        return False, "a country's adjective or people"
    if _heads_paragraph(span) or _is_sentence(span):
        return True, ""
    if root.ent_type_ == "PER":
        return False, "part of a person's name"
    if _inside_name(span):
        return False, "part of a name"
    if root.dep_ in MODIFIERS and not span.start <= root.head.i < span.end:
        return _as_modifier(root, words)
    if named.line or named.vague:
        return True, ""
    return _as_actor(_first_of_row(root), entry, words)


def _first_of_row(token: Token) -> Token:
    """The word that a row of names hangs on: "Russia, China and Iran said" has one subject."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def _as_actor(root: Token, entry: Entry | None, words: PlaceWords) -> tuple[bool, str]:
    """Whether the name stands for a government or for people, by what it does, what is done to it, and its preposition."""
    if entry is not None and entry.kind not in POLITICAL:
        return True, ""
    verb, link, acting = root.head.lemma_, case_of(root), root.dep_ in SUBJECTS and root.head.pos_ in ("VERB", "AUX")
    if acting and (verb in words.speak or (entry is not None and entry.kind == "country" and verb not in words.static)):
        return False, f"acts or speaks: {root.head.text}"
    if root.dep_ == "iobj" or (root.dep_ in ("obj", "nsubj:pass") and verb in words.address):
        return False, f"is spoken to or acted upon: {root.head.text}"
    if link == "by" and (root.head.pos_ == "VERB" or root.dep_ == "nmod"):
        return False, "acts: by"
    if link in ("against", "with") or (link == "between" and not _ways(root.head, words)):
        return False, f"somebody: {link}"
    if link == "of" and root.head.lemma_.lower() in words.offices:
        return False, f"whose “{root.head.text}” it is"
    return True, ""


def _ways(head: Token, words: PlaceWords) -> bool:
    """Whether what is between two places leads from one to the other, or bounds them."""
    lemma = head.lemma_.lower()
    return lemma not in words.speak if head.pos_ == "VERB" else lemma in words.lines | words.ways


def _heads_paragraph(span: Span) -> bool:
    """ "KOLIN, Bohemia —": a town in capitals where a paragraph begins is where the report was written."""
    if not span.text.isupper() or len(span.text) <= LONGEST_SHORT:
        return False
    text = span.doc.text  # put together from its words each time: not asked of every mention
    before, after = text[: span.start_char].rstrip(" "), text[span.end_char : span.end_char + 2].lstrip()[:1]
    return before[-1:] in ("", "\n") and after in tuple(",-–—(:")


def _is_sentence(span: Span) -> bool:
    """Whether a name is a whole sentence: "Kafra." at the head of a part of a bulletin."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is None or not following.is_punct or not span[0].is_sent_start:
        return False
    return span.end + 1 == len(span.doc) or bool(span.doc[span.end + 1].is_sent_start)


def _inside_name(span: Span) -> bool:
    """Whether a longer name (of an organisation, a contest) goes on beside the mention."""
    root = span.root
    if root.ent_type_ not in ("ORG", "PER"):
        return False
    ent = next((e for e in span.doc.ents if e.start <= root.i < e.end), None)
    return ent is not None and (ent.start < span.start or ent.end > span.end)


def _as_modifier(root: Token, words: PlaceWords) -> tuple[bool, str]:
    head = root.head
    if head.lemma_.lower() in words.locational or head.lower_ in words.locational:
        return True, ""
    if root.dep_ == "nmod:poss" and head.lemma_.lower() in words.lines | words.features:
        return True, ""
    return False, f"modifies “{head.text}”"


def span_of(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that a stretch of text touches."""
    return doc.char_span(start, end, alignment_mode="expand")
