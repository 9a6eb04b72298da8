"""What somebody calls wrong in a report of it: "reports of shelling are baseless", "the siege exists only on the networks"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.parties import POSSESSIVE
from tocsin.link.incidents.settling import polarity
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.telling import DENYING

CLAUSE: Final = re.compile(r"[;:.]|, ")
UNTRUE: Final = (
    r"\bnot (?:true|correct|correspond)\b|\bno (?:truth|basis|foundation)\b|\bwithout (?:any |all )?(?:truth|basis|foundation)\b"
    r"|\b(?:{falsehood})\b"
)
"""What is said of a report that is wrong (the codebook's words for what is not so stand in the braces)."""
ONLY: Final = re.compile(r"\W*(?:\w+\W+){0,3}?exist(?:s|ed)? only (?:in|on)\b", re.IGNORECASE)
"""After what is found nowhere but in talk: "the siege exists only on the networks"."""


def meant(held: Holding, mention: Mention) -> Holding:
    """A value that the reader took from the words of a report which its holder calls wrong ("reports of shelling are baseless",
    "rejected the charge that its men had shelled it") turned into its contrary."""
    at = mention.trigger.start - held.passage.start
    said = held.passage.text
    if held.holder.kind != "source" or polarity(held) <= 0 or not held.tells or held.negated or not 0 <= at < len(said):
        return held
    before, after = said[:at], CLAUSE.split(said[at + len(mention.trigger.text) :])[0]
    words = folded(CLAUSE.split(before)[-1]).split()
    known = IncidentWords.load().told_before
    reported = next((number for number, word in enumerate(words) if word in known), None)
    if ONLY.match(after):
        return replace(held, value="CT-", stance="denies")
    if reported is None:
        return held
    if held.stance in DENYING and "that" in words[reported:]:
        own = tuple(one for one in mention.actors if one.name.startswith(POSSESSIVE))
        return replace(held, value="CT-", stance="denies", doers=own) if own else held
    return replace(held, value="CT-", stance="denies") if _untrue().search(after) else held


@cache
def _untrue() -> re.Pattern[str]:
    return re.compile(UNTRUE.format(falsehood="|".join(sorted(IncidentWords.load().falsehood))), re.IGNORECASE)
