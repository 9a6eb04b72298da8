"""A count as an answer: who gives it, whose people it counts, and what of it is certain."""

from __future__ import annotations

import re
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.answer import Answer
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.parties import NOBODY, camp
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.private import speaks_for_nobody
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.taking_part import named_countries
from tocsin.link.incidents.tally import Tally
from tocsin.link.incidents.voice import voice

SO_FAR: Final = re.compile(r"\b(?:(?:so|thus) far|(?:until|till|up to) (?:now|this (?:moment|hour))|to date)\b", re.IGNORECASE)
SENTENCE_END: Final = re.compile(r"[.!?;]\s")
OWN: Final = re.compile(r"\b(?:its|his|her|our|their|my)\b", re.IGNORECASE)

LOSSES: Final = re.compile(r"\b(?:its|his|her|our|their|my) (?:own )?(?:losses|casualties|dead|fallen|toll)\b", re.IGNORECASE)
"""Whose a count is that stands elsewhere in the sentence: "gave its own losses as three dead"."""


def who_counts(tally: Tally, mention: Mention) -> Holder | None:
    """Who gives a count: its own holder, else who speaks in the report."""
    if tally.holder:
        return tally.holder if tally.holder.key != NOBODY else None
    return voice(mention.outlet, mention.owner) if mention.reality == "told" else None


def count_of(tally: Tally, holder: Holder) -> Answer:
    more = tally.high and (_his_own(tally, holder) or _so_far(tally))
    low, high = (0, 0) if _not_one(tally) else (tally.low, None if more else tally.high)
    words = " ".join(filter(None, [count_words(low, high), tally.unit]))
    return Answer("count", words, keys=_counted(tally, holder), low=low, high=high)


def _not_one(tally: Tally) -> bool:
    """Whether a count of one is of none: "not one soldier was hurt"."""
    return tally.high == 1 and tally.passage is not None and f"not {folded(tally.words)}" in folded(tally.passage.text)


def _his_own(tally: Tally, holder: Holder) -> bool:
    """Whether a private person counts its own dead ("two of his brothers"): there may be others."""
    who = holder.innermost
    if who is None or not tally.high or not speaks_for_nobody(who) or tally.passage is None:
        return False
    _, _, after = tally.passage.text.partition(tally.words)
    return bool(OWN.search(tally.words) or OWN.match(after.removeprefix(" of").lstrip()))


def _so_far(tally: Tally) -> bool:
    """Whether more are expected by who counts: "until this moment we have five dead"."""
    before, found, after = tally.passage.text.partition(tally.words) if tally.passage and tally.words else ("", "", "")
    return bool(found and SO_FAR.search(SENTENCE_END.split(before)[-1] + found + SENTENCE_END.split(after)[0]))


def _counted(tally: Tally, holder: Holder) -> tuple[str, ...]:
    """Whose people a count is of, where its words say so: "two Indian soldiers", "three of its men", "26 rebels"."""
    words = folded(f"{tally.words} {tally.unit or ''}")
    said, who = tally.passage.text if tally.passage else "", holder.innermost
    own = (who.country, camp(who)) if who and (OWN.search(tally.words) or LOSSES.search(said)) else ()
    camps = IncidentWords.load().camps
    lands = named_countries(f" {words} ") if " and " not in words else []  # "soldiers and Russian fighters": of two countries
    named = [*lands, *own, *(camps.get(word) for word in words.split())]
    return tuple(dict.fromkeys(key for key in named if key))


def count_words(low: int | None, high: int | None) -> str:
    """A range in words."""
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"
