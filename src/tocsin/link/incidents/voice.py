"""Who speaks in a report's own words: an outlet of news, or a body that publishes for itself (a ministry's pages, a front's
channel, the bulletin of a committee): what it writes in its own voice is its own claim, and can be a side of a dispute."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.coded import coded
from tocsin.link.incidents.movements import is_movement
from tocsin.link.incidents.offices import office_key, office_words, offices
from tocsin.link.incidents.parties import country_words, outlet_party, party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.stems import folded

TRADE: Final = frozenset(
    "media press newspaper newspapers publishing publications editions broadcasting holdings trust cooperative wire house "
    "news group company network agency".split()
)
"""Words in the names of those who own outlets as a trade."""
OF: Final = re.compile(r" (?:of|for|on) ")
ARMED: Final = frozenset({"MIL", "REB", "COP", "SPY"})
OUTLET: Final = "outlet/"
"""How the keys of outlets of news begin."""


def voice(outlet: str, owner: str) -> Holder:
    """The holder of what a report says in its own words."""
    name = owner if watches(owner) else next((name for name in (owner, outlet) if _is_office(name)), None)
    if name is None or (TRADE & set(folded(owner).split()) and not coded(name).id):
        return Holder("outlet", (outlet_party(outlet),))
    return Holder("outlet", (_body(name),))


def is_body(holder: Holder) -> bool:
    """Whether an outlet that speaks is a body, whose words are its own claims."""
    who = holder.innermost
    return holder.kind == "outlet" and who is not None and not who.key.startswith(OUTLET)


def in_own_pages(holder: Holder, own: Holder) -> Holder:
    """A holder as it stands in pages whose own voice is `own`. A body that publishes for itself speaks there for itself; and an
    armed movement's own office is the movement ("the Office of Military Operations said")."""
    who, body = holder.innermost, own.innermost
    if body is None or not is_body(own):
        return holder
    if holder.kind == "outlet":
        return own
    if who is None or who.id or not is_movement(body) or who.country not in (None, body.country):
        return holder
    words = set(folded(who.name).split())
    proper = who.name.removeprefix("the ")[:1].isupper()
    if not proper or words & country_words() or not words & IncidentWords.load().movement_offices:
        return holder
    return replace(holder, chain=(*holder.chain[:-1], replace(body, mention=who.mention or who.name)))


def watches(name: str) -> bool:
    """Whether a name is that of those who watch a war and publish what they count ("Levant War Monitor", an observatory for human
    rights). A paper may be called Monitor too, and does not say what it watches."""
    known, words = IncidentWords.load(), set(folded(name).split())
    head = OF.split(folded(name))[0].split()
    return bool(set(head[-1:]) & known.watching and words & known.watched) and not known.media & set(head)


def investigates(outlet: str, owner: str) -> bool:
    """Whether those publish who themselves look into what happens and count it (a monitor, a mission that publishes for itself):
    what they tell later than others they do not tell after these."""
    words = set(folded(owner).split())
    looks = watches(owner) or bool(words & IncidentWords.load().investigating)
    return folded(owner) == folded(outlet) and looks and not words & TRADE


def _is_office(name: str) -> bool:
    """Whether a name is that of an office or an armed body, by its words or because the codebook knows it; and of no paper."""
    coding = coded(name)
    return "MED" not in coding.sectors and (
        offices(name) or coding.id is not None or bool(ARMED & set(coding.sectors)) or _one_official(name)
    )


def _one_official(name: str) -> bool:
    """Whether what publishes is the page of one who holds an office: "the governor of Hiran"."""
    head = folded(name.partition(" of ")[0]).split()
    return bool(head) and head[0] == "the" and "GOV" in coded(name).sectors


def _body(name: str) -> Party:
    coding = coded(name)
    key = coding.id or party_key(name, coding.country, tuple(coding.sectors))
    office = coding.id or office_key(coding.country, office_words(name, None))
    return Party(name, key, coding.id, coding.country, tuple(coding.sectors), office=office)
