"""How an outlet speaks of itself and of its own people, and how a report says that somebody spoke to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.sections import WHOLE, Bounds
from tocsin.link.incidents.stems import folded
from tocsin.model import Record

SHORT: Final = 3
"""Letters of words that do not tell an outlet from others."""
CONTACT: Final = (
    r"\b(?:told|tells|showed|by|to|with|sent|shown|reached|met|visited)\b[^.\n]{{0,20}}\b(?:{0})\b"
    r"|\b(?:{0})\b[^.\n]{{0,12}}\b(?:reached|spoke|spoken|talked|interviewed|saw|met)\b"
)
"""Words by which a report says that somebody spoke to its outlet (the words of whose name stand in the braces)."""
OWN_EYES: Final = (
    r"\b(?:{names})\b(?: [\w’'-]+){{0,2}} (?:{staff})\b[^.\n]{{0,60}}\b(?:saw|seen|counted|watched|heard|found|spent|turned)\b"
    r"|\b(?:seen|obtained|verified|examined) by (?:the )?(?:{names})\b"
    r"|\b(?:[Ww]e|[Oo]ur (?:{teams})) (?:have |has |had |also )*"
    r"(?:seen|saw|visited|counted|interviewed|examined|verified|spoke|spoken|met|reached|recorded|documented|found|established|investigated)\b"
)
"""Words by which a report says that its outlet was there (its name's words and those for its people stand in the braces)."""
ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)
PAPERS: Final = frozenset({"agency", "station", "paper", "site", "website", "outlet", "programme"})
"""What an outlet calls itself, beside the words for media in outlets' names."""


def contact(record: Record) -> re.Pattern[str]:
    """Words by which the text of a report says that somebody spoke to its outlet, or was seen by it."""
    return contact_with(record.report.outlet.name or "")


@lru_cache(maxsize=1024)
def contact_with(outlet: str) -> re.Pattern[str]:
    """The same for an outlet of this name."""
    selves = "|".join(sorted(IncidentWords.load().media | PAPERS))
    return re.compile(CONTACT.format("|".join([*_own_name(outlet), "us", f"this (?:{selves})"])))


def own_eyes(record: Record, within: Bounds = WHOLE) -> bool:
    """Whether a report, or a part of it, says that the outlet's own people saw it, or pictures of it. What somebody else is
    quoted with is not theirs."""
    known = IncidentWords.load()
    names = "|".join([*_own_name(record.report.outlet.name or ""), "[Oo]ur"])
    staff, teams = "|".join(sorted(known.own_staff)), "|".join(sorted(known.own_teams))
    said = re.finditer(OWN_EYES.format(names=names, staff=staff, teams=teams), record.report.text)
    quoted = [span for one in record.statements if one.kind != "indirect" for span in one.content]
    start, end = within
    return any(
        start <= found.start() < end and not any(span.start <= found.start() < span.end for span in quoted) for found in said
    )


def _own_name(outlet: str) -> list[str]:
    """The words of an outlet's name that tell it from others, as patterns."""
    return [re.escape(word) for word in outlet.split() if word[:1].isupper() and len(word) > SHORT]


@lru_cache(maxsize=16384)
def names_outlet(name: str, outlet: str) -> bool:
    """Whether a name holds that of an outlet, with or without its article, or is what it is shortened to ("BANA")."""
    short = folded(ARTICLE.sub("", outlet))
    letters = "".join(word[0] for word in ARTICLE.sub("", outlet).split() if word[:1].isupper())
    return f" {short} " in f" {folded(name)} " or (len(letters) >= SHORT and letters in re.findall(r"\w+", name))


def own_staff(one: Party) -> bool:
    """Whether the outlet speaks through one of its people, who were there; "our report", "this story" saw nothing."""
    words = set(folded(one.mention).split())
    return bool(
        words & IncidentWords.load().own_staff
        or words & {"she", "he", "her", "his"}
        or folded(one.name) in folded(one.mention)
        or ours(one)
    )


def ours(one: Party) -> bool:
    """Whether an outlet speaks of itself: "we", "this newspaper", "our surgical team, which works there"."""
    words, known = folded(one.mention or one.name).split(), IncidentWords.load()
    if words == ["we"] or (words[:1] == ["this"] and len(words) == 2 and words[1] in known.media | PAPERS):
        return True
    return words[:1] == ["our"] and bool(set(words[1:4]) & known.own_teams)
