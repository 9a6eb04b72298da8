"""Where an event was whose own words name no place: read off the sentence, and marked as inferred.

Measured on voa and the nine real reports, for what is done on the ground (78 additions looked at): a place on a clause that
the event hangs on, on the subject of such a clause ("authorities in Belarus have detained …"), below the event's own words,
or before "where". What hangs on something else in the sentence is right in fewer than half of the cases and is not taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from tocsin.model import Event, Place
from tocsin.resolve.place_use import case_of, span_of

ON_THE_GROUND: Final = frozenset(["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"])
MEETING: Final = frozenset(["CONSULT"])
LOCATIVE: Final = frozenset(
    ["in", "at", "near", "on", "outside", "inside", "around", "across", "throughout", "within", "off", "along"]
)
SUBJECTS: Final = frozenset(["nsubj", "nsubj:pass"])
CLAUSAL: Final = ("acl", "advcl", "ccomp", "parataxis", "csubj")
HIGHEST: Final = 6


def infer_places(event: Event, places: Sequence[Place], doc: Doc) -> None:
    """Gives an event without places those of its sentence that it surely happened at, in place; none where they lie in several
    countries."""
    if event.places or event.type not in ON_THE_GROUND | MEETING:
        return
    span = span_of(doc, event.trigger.start, event.trigger.end)
    if span is None:
        return
    found = [(place, why) for place in places if (why := _tie(place, span.root, doc, event.type)) is not None]
    if len({place.country for place, _ in found}) == 1:
        event.places = [
            replace(place, role="at", alternatives=[], why=f"{place.why or place.name}; inferred: {why}") for place, why in found
        ]


def _tie(place: Place, trigger: Token, doc: Doc, kind: str) -> str | None:
    """How a literal place of the sentence is tied to the event; None if it is not."""
    if place.mention is None or not place.literal or place.country is None:
        return None
    sentence = trigger.sent
    if not sentence.start_char <= place.mention.start < sentence.end_char:
        return None
    span = span_of(doc, place.mention.start, place.mention.end)
    if span is None:
        return None
    root, above = _carrier(span.root), _above(trigger)
    if kind in ON_THE_GROUND and _before_where(root, above):
        return "“where” takes it up"
    if case_of(root) not in LOCATIVE:
        return None
    head = root.head
    if root.dep_.startswith("obl") and head.i in above:
        return f"where “{head.text}” is said to be, of which the event is a part"
    if kind not in ON_THE_GROUND:
        return None
    if root.dep_ == "nmod" and head.dep_ in SUBJECTS and head.head.i in above:
        return f"where “{head.text}” is, the subject of the sentence"
    return "below the event's own words" if _below(root, trigger) else None


def _carrier(root: Token) -> Token:
    """The noun on whose preposition a name hangs: "the Baghdad offices", "the capital, Mogadishu"."""
    while root.dep_ in ("compound", "appos", "flat") and root.head.i != root.i:
        root = root.head
    return root


def _above(trigger: Token) -> set[int]:
    """The trigger and the words that it hangs on."""
    chain, token = {trigger.i}, trigger
    for _ in range(HIGHEST):
        if token.head.i == token.i:
            break
        token = token.head
        chain.add(token.i)
    return chain


def _below(root: Token, trigger: Token) -> bool:
    """Whether a place hangs below the trigger with no clause between them."""
    token = root
    while token.i != trigger.i:
        if token.head.i == token.i or token.dep_.startswith(CLAUSAL):
            return False
        token = token.head
    return True


def _before_where(root: Token, above: set[int]) -> bool:
    """Whether the event stands in a clause on this place that begins with "where"."""
    for clause in root.children:
        if clause.dep_ == "acl:relcl" and clause.i in above:
            return any(word.lower_ == "where" for word in clause.children)
    return False
