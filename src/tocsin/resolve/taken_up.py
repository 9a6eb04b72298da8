"""What a pronoun or a pointing phrase takes over from the mention that it takes up: country, sectors, name, identity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tocsin.codebook.actors import ActorWords
from tocsin.model import Actor, Place
from tocsin.resolve.antecedents import DEFINITE, SEVERAL, THING, antecedents, noun_phrase, owner_of, points_back, pronoun_of
from tocsin.resolve.coding import Coding
from tocsin.resolve.identity import ABOVE_STATES

IMPERSONAL: Final = THING | SEVERAL
LEADING: Final = frozenset(["nsubj", "nsubj:pass", "nsubj:outer", "obl:agent", "obl", "nmod:poss", "nmod", "compound"])
"""Where a body stands that the next sentences go on about."""


class TakenUp:
    """The codings of one report's mentions by the word that each hangs on."""

    def __init__(self, doc: Doc, code: Callable[[str], Coding]) -> None:
        self._doc = doc
        self._code = code
        self._known: dict[int, tuple[str, Coding]] = {}
        self._named: dict[str, Coding] = {}
        self._bodies: list[tuple[int, str, Coding]] = []
        self._pointed: list[tuple[int, str, Coding]] = []
        self._asked: dict[tuple[int, int], tuple[Token | None, bool]] = {}

    def waits(self, span: Tokens) -> bool:
        """Whether a mention takes up another one, so that it is coded after those that stand for themselves."""
        pronoun, back = self._pointing(span)
        return pronoun is not None or back or owner_of(span) is not None

    def remember(self, actor: Actor, span: Tokens | None, coding: Coding) -> None:
        """Keeps what was found about a mention, for those that take it up later."""
        if span is None:
            return
        root = span.root
        self._known[root.i] = actor.name, coding
        if coding.country and root.ent_type_ == "PER":
            self._named.setdefault(actor.name, coding)
        body = root.ent_type_ == "ORG" or (root.ent_type_ != "LOC" and (coding.id or "").startswith("org:"))
        if root.dep_ in LEADING:
            if self._pointing(span)[1]:
                self._pointed.append((root.i, actor.name, coding))
            elif body:
                self._bodies.append((root.i, actor.name, coding))

    def supply(self, coding: Coding, actor: Actor, span: Tokens) -> None:
        """Fills a coding without a country from what the mention takes up, in place; the actor of a bare pronoun takes the
        name."""
        pronoun, back = self._pointing(span)
        found = self._taken(pronoun) if pronoun is not None else None
        if pronoun is not None and found and len(span) == 1 and (not coding.country or pronoun.lower_ in IMPERSONAL):
            self._take_name(coding, actor, pronoun, found)
        elif coding.country:
            return
        elif pronoun is not None and len(span) == 1 and (other := self._named.get(actor.name)):
            _take_all(coding, other, f"“{pronoun.text}”: {actor.name}")
        elif pronoun is not None and found and len(span) > 1 and not _relation(span):
            name, other = found
            coding.country, coding.certain = other.country, 2
            coding.why.append(f"“{pronoun.text}”: {name} ({other.country})")
        elif back:
            if (whole := self._in_full(span)) is not None:
                if whole[1].country:
                    _take_all(coding, whole[1], f"“{actor.name}”: {whole[0]}, named before")
            elif (before := self._body_before(span)) and before[2].country:
                _take_all(coding, before[2], f"“{actor.name}”: {before[1]}, named before")
        elif (owner := owner_of(span)) and (before := self._body_before(owner)) and before[2].country:
            coding.country, coding.certain = before[2].country, 2
            coding.why.append(f"“{owner.text}”: {before[1]}, named before ({before[2].country})")

    def settle(self, place: Place, span: Tokens) -> None:
        """Gives a place without a point of its own, whose words say by a pronoun whose it is ("its soil"), that one's country."""
        pronoun = pronoun_of(span) if place.lat is None and len(span) > 1 else None
        found = self._taken(pronoun) if pronoun is not None else None
        if pronoun is not None and found and found[1].country not in ABOVE_STATES:
            place.country, place.why = found[1].country, f"“{pronoun.text}”: {found[0]} ({found[1].country}); no point"

    def _pointing(self, span: Tokens) -> tuple[Token | None, bool]:
        """`pronoun_of` and `points_back`, asked once of each mention."""
        at = span.start, span.end
        if at not in self._asked:
            self._asked[at] = pronoun_of(span), points_back(span)
        return self._asked[at]

    def _take_name(self, coding: Coding, actor: Actor, pronoun: Token, found: tuple[str, Coding]) -> None:
        """A bare pronoun is whoever it takes up; a person whom the reader has named stays that person."""
        name, other = found
        if pronoun.lower_ not in IMPERSONAL and actor.name.lower() != pronoun.lower_:
            if known := self._named.get(actor.name):
                _take_all(coding, known, f"“{pronoun.text}”: {actor.name}")
            return
        coding.sectors, coding.id, coding.role, coding.weight, coding.why = [], None, None, -1, []
        _take_all(coding, other, f"“{pronoun.text}”: {name}")
        actor.name = name

    def _taken(self, pronoun: Token) -> tuple[str, Coding] | None:
        """The likeliest that it takes up, of whom anything is known; None where no country is."""
        known = (f for noun in antecedents(pronoun) if (f := self._of(noun)) and (f[1].country or f[1].sectors))
        found = next(known, None)
        return found if found and found[1].country else None

    def _of(self, noun: Token) -> tuple[str, Coding] | None:
        """Name and coding of the mention that hangs on a word, else of the words themselves."""
        if noun.i in self._known:
            return self._known[noun.i]
        if noun.pos_ == "PRON":
            return None
        words = noun_phrase(noun).text
        return words, self._code(words)

    def _in_full(self, span: Tokens) -> tuple[str, Coding] | None:
        """The last mention before a phrase that ends in the words of it, if these are several, and says more: "the information
        team" is "the military's information team", whatever other body was named since."""
        words = [token.lower_ for token in span if token.pos_ != "DET"]
        if len(words) < 2:
            return None
        for at in sorted((at for at in self._known if at < span.start), reverse=True):
            line = self._known[at][0].lower().split()
            if line[-len(words) :] == words and len([word for word in line if word not in DEFINITE]) > len(words):
                return self._known[at]
        return None

    def _body_before(self, span: Tokens) -> tuple[int, str, Coding] | None:
        """ "The group": the last body named before it whose name says that it is one, else the last that may be one. "The
        statement" is of the last body spoken of in an earlier sentence, by its name or as "the group": no one in its words."""
        paper = span.root.lower_ in ActorWords.load().papers
        spoken_of, end = (self._bodies + self._pointed, span.root.sent.start) if paper else (self._bodies, span.start)
        named = sorted((b for b in spoken_of if b[0] < end), key=lambda b: b[0], reverse=True)
        fitting = [(b, fit) for b in named if (fit := _fits(span, b[1], b[2])) is not None]
        return max(fitting, key=lambda f: f[1], default=(None, False))[0]


def _fits(span: Tokens, name: str, coding: Coding) -> bool | None:
    """Whether a body is what a bare noun points to: True when its name says so ("the council": the Security Council), None when
    it cannot be, as its name is of another kind: no ministry is a council, and no committee an "air force"."""
    known = ActorWords.load()
    said = frozenset(word.strip(",;:") for word in name.lower().split())
    *limits, noun = [t.lower_ for t in span if t.pos_ in ("NOUN", "PROPN")] or [span.root.lower_]
    if said.issuperset([*limits, noun]):
        return True
    other_kind = (noun in known.kinds and said & known.kinds) or (limits and said & known.pointing)
    state = noun in known.private and "GOV" in coding.sectors
    return None if other_kind or state else False


def _take_all(coding: Coding, other: Coding, why: str) -> None:
    coding.country, coding.certain = other.country, 2
    coding.sectors = coding.sectors or list(other.sectors)
    coding.weight = max(coding.weight, other.weight)
    coding.id, coding.role = coding.id or other.id, coding.role or other.role
    coding.why.append(f"{why} ({other.country})")


def _relation(span: Tokens) -> bool:
    """ "Its neighbor" is of another country."""
    return span.root.lower_ in ActorWords.load().relations
