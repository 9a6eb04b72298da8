"""A factuality value in words for readers: always with its holder, never "true" or "false" (policy: factuality.md).

The code itself (CT+, Uu …) stands in the export and on hover, not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tocsin.link.incidents import Claim, Holder
from tocsin.model import Actor, Event, Held, Record, Span, Statement

Tone = Literal["fact", "claim", "denial", "possible", "plan", "open"]
"""How a view may colour the words: reported as fact, said by a source, said not to be, likely or possible, not plain, open."""

AUTHOR: Final = "author"
NOWHERE: Final = Span(0, 0, "")
UNNAMED: Final = "an unnamed source"
SMALL_INSIDE: Final = frozenset({
    "The", "A", "An", "He", "She", "They", "It", "We", "You", "This", "That", "These", "Those", "His", "Her", "Their", "Its",
    "Our", "My", "Some", "Several", "Many", "Both", "Two", "Three",
})  # fmt: skip
"""Words that are capital only because a sentence begins with them."""
DENYING: Final = frozenset({"denies", "rejects"})

MODE_STANCES: Final[dict[str, frozenset[str]]] = {
    "planned": frozenset({"plans"}),
    "promised": frozenset({"promises"}),
    "ordered": frozenset({"orders", "demands"}),
    "demanded": frozenset({"demands", "advocates", "asks", "orders"}),
    "asked": frozenset({"asks", "demands", "advocates"}),
    "threatened": frozenset({"threatens", "warns"}),
    "warned": frozenset({"warns", "threatens"}),
    "feared": frozenset({"fears", "warns"}),
    "hoped": frozenset({"hopes"}),
    "predicted": frozenset({"predicts", "believes"}),
}
"""The stances that give their own content a mode: whoever orders, it is ordered by them; others only speak of an order."""
MODE_WORDS: Final = {
    "planned": "planned",
    "promised": "promised",
    "ordered": "ordered",
    "demanded": "demanded",
    "threatened": "threatened",
    "warned": "warned of",
    "feared": "feared",
    "hoped": "hoped for",
    "predicted": "predicted",
    "conditional": "conditional",
    "asked": "asked for",
}
MODE_ADJECTIVES: Final = {"warned": "a danger", "asked": "asked for", "hoped": "hoped for"}
AUTHOR_WORDS: Final[dict[str, tuple[str, Tone]]] = {
    "CT+": ("Reported as fact by {outlet}", "fact"),
    "CT-": ("Reported by {outlet} as not having happened", "denial"),
    "PR+": ("Reported as likely by {outlet}", "possible"),
    "PR-": ("Reported as unlikely by {outlet}", "possible"),
    "PS+": ("Reported as possible by {outlet}", "possible"),
    "PS-": ("Reported as possibly not so by {outlet}", "possible"),
    "CTu": ("Known, but not told", "open"),
    "Uu": ("Not settled in the report", "open"),
}
SOURCE_WORDS: Final[dict[str, tuple[str, Tone]]] = {
    "CT+": ("Claimed by {source}", "claim"),
    "CT-": ("{source} says that it did not happen", "denial"),
    "PR+": ("{source} calls it likely", "possible"),
    "PR-": ("{source} calls it unlikely", "possible"),
    "PS+": ("{source} says that it may have happened", "possible"),
    "PS-": ("{source} says that it may not have happened", "possible"),
    "CTu": ("{source} says that it knows; the report does not tell", "open"),
    "Uu": ("{source} does not commit itself", "open"),
}

SAYING: Final = {
    "denies": "denied it", "rejects": "rejected it", "believes": "said", "predicts": "predicted", "promises": "promised",
    "plans": "announced", "orders": "ordered", "demands": "demanded", "asks": "asked", "advocates": "called for it",
    "warns": "warned", "threatens": "threatened", "fears": "said", "hopes": "said", "supports": "said",
    "condemns": "condemned it", "questions": "asked",
}  # fmt: skip
"""What a holder did with its words, told in the past; every other stance, "confirms" and "admits" too, is plain "said": whether
there was something to confirm is the question."""
REPORTED: Final = "reported"
OWN_WORDS: Final = frozenset(
    "a an the at by in of on to from and or but no none nobody nothing not what who where when how which whether did does killed "
    "wounded number numbers said reported denied first before after between period reports report sources source silent unread "
    "languages language open disputed new revised withdrawn asked for this there it they according with without as per claimant "
    "more and an unnamed day days incident incidents origins outlets".split()
)
"""The words with which sentences of our own begin: no names, though they stand there with a capital."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader sees of one holder's value; `code` is the value and mode behind it."""

    text: str
    tone: Tone
    code: str


def in_words(held: Held, event: Event, record: Record) -> Words:
    """One holder's value of one event in words."""
    code = " ".join(part for part in (held.value, held.mode) if part)
    source = statement_of(held, record)
    text, tone = _of_author(held, event, record) if source is None else _of_source(held, event, source)
    return Words(text[:1].upper() + text[1:], tone, code)


def factuality(event: Event, record: Record) -> list[Words]:
    """All that is worth saying about who holds what of an event, the report itself first. That a holder does not commit itself
    goes without saying where somebody whom it quotes does."""
    plain = [held for held in event.held if not _goes_without_saying(held, event, record)]
    found = [in_words(held, event, record) for held in plain or event.held]
    return list(dict.fromkeys(found))


def _goes_without_saying(held: Held, event: Event, record: Record) -> bool:
    if held.value != "Uu":
        return False
    if held.holder == AUTHOR:
        return any(other.holder != AUTHOR for other in event.held)
    inner = {statement.id: statement.within for statement in record.statements}
    return any(inner.get(other.statement or other.holder) == held.holder for other in event.held)


def outlet_name(record: Record) -> str:
    """What to call the report's author."""
    outlet = record.report.outlet
    return outlet.name or outlet.domain or "the report"


def source_name(statement: Statement) -> str:
    """Who says so, innermost first: "the ministry, according to the agency"."""
    if not statement.holders:
        return UNNAMED
    names = [uncapitalised(called(holder)) for holder in reversed(statement.holders)]
    return ", according to ".join(
        name for name, outer in zip(names, [None, *names], strict=False) if name.lower() != (outer or "").lower()
    )


def uncapitalised(name: str) -> str:
    """A name as it stands within a sentence: "The ministry" and "He" begin small there."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}".rstrip() if first in SMALL_INSIDE else name


def called(actor: Actor) -> str:
    """The fullest name of an actor, on one line."""
    return " ".join((actor.name or (actor.mention.text if actor.mention else "")).split()) or UNNAMED


def statement_of(held: Held, record: Record) -> Statement | None:
    """The statement by which a value is held; None for the report's own. A value whose statement is missing from the record is
    shown as an unnamed source's, never as the report's."""
    if held.holder == AUTHOR:
        return None
    known = {statement.id: statement for statement in record.statements}
    return known.get(held.statement or held.holder) or Statement(held.holder, [], None, "unknown", False, "indirect", [], NOWHERE)


def _of_author(held: Held, event: Event, record: Record) -> tuple[str, Tone]:
    if held.factive and held.value == "CT+":
        source = next((found for other in event.held if (found := statement_of(other, record))), None)
        if source:
            return f"Stated by {source_name(source)} and taken as true in the report", "fact"
    if held.mode and held.value not in ("CT+", "CT-"):
        return f"{MODE_WORDS[held.mode]}; not reported as having happened", "plan"
    text, tone = AUTHOR_WORDS[held.value]
    return text.format(outlet=outlet_name(record)), tone


def _of_source(held: Held, event: Event, statement: Statement) -> tuple[str, Tone]:
    source = source_name(statement)
    own = statement.stance in MODE_STANCES.get(held.mode or "", ())
    if held.mode and not own and (held.value in ("Uu", "CTu") or held.mode == "conditional"):
        return f"{source} speaks of it as {MODE_ADJECTIVES.get(held.mode, held.mode)}", "plan"
    if held.mode:
        negative = " not to happen" if held.value.endswith("-") else ""
        return f"{MODE_WORDS[held.mode]} by {source}{negative}", "plan"
    if held.value == "CT-" and statement.stance in DENYING and not statement.negated:
        return f"Denied by {source}", "denial"
    if held.value == "CT+" and any(other.holder == AUTHOR and other.factive for other in event.held):
        return f"Stated by {source} and taken as true in the report", "fact"
    text, tone = SOURCE_WORDS[held.value]
    return text.format(source=source), tone


def holder_words(holder: Holder) -> str:
    """Whose claim it is, with those through whom it is told: "the ministry, according to the agency"."""
    names = [uncapitalised(" ".join(part.split())) for part in holder.words.split(", according to ")]
    return ", according to ".join(dict.fromkeys(names))


def said(claim: Claim) -> str:
    """Who said it, as the beginning of a sentence that goes on with a quotation: "Olha Taran said", "The Courier reported". Never
    "was": a claim is told as somebody's."""
    if claim.holder.kind == "outlet":
        verb = REPORTED
    elif claim.question == "happened" and claim.answer.polarity < 0 and claim.stance not in SAYING:
        verb = SAYING["denies"]
    else:
        verb = SAYING.get(claim.stance or "", "said")
    who = holder_words(claim.holder)
    return f"{who[:1].upper()}{who[1:]} {verb}"


def gave(claim: Claim) -> str:
    """A number as its claimant's: "Olha Taran gave the number killed as 13"."""
    who = holder_words(claim.holder)
    return f"{who[:1].upper()}{who[1:]} gave the number {claim.question} as {claim.answer.words}"


def withdrew(claim: Claim) -> str:
    """That a holder no longer holds a claim, as the beginning of a sentence that quotes what it says now."""
    who = holder_words(claim.holder)
    return f"{who[:1].upper()}{who[1:]} withdrew an earlier claim"
