"""Who speaks in a report's own words: an outlet of news, or a body that publishes for itself (a ministry's pages, a front's
channel, the bulletin of a committee): what it writes in its own voice is its own claim, and can be a side of a dispute."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.offices import office_key, office_words, offices
from tocsin.link.incidents.parties import outlet_party, party, party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.taking_part import named_countries
from tocsin.model import Record

TRADE: Final = frozenset(
    "media press newspaper newspapers publishing publications editions broadcasting holdings trust cooperative wire house "
    "news".split()
)
"""Words in the names of those who own outlets as a trade."""


OUTLET: Final = "outlet/"
"""How the keys of outlets of news begin."""


def voice(record: Record, outlet: str, owner: str) -> Holder:
    """The holder of what a report says in its own words."""
    name = next((name for name in (owner, outlet) if offices(name)), None)
    if name is None or TRADE & set(folded(f"{outlet} {owner}").split()):
        return Holder("outlet", (outlet_party(outlet),))
    known = next((one for one in record.actors if one.id and folded(one.name) == folded(name)), None)
    return Holder("outlet", (party(known) if known else _body(name),))


def is_body(holder: Holder) -> bool:
    """Whether an outlet that speaks is a body, whose words are its own claims."""
    who = holder.innermost
    return holder.kind == "outlet" and who is not None and not who.key.startswith(OUTLET)


def _body(name: str) -> Party:
    country = next(iter(named_countries(f" {folded(name)} ")), None)
    return Party(name, party_key(name, country, ()), country=country, office=office_key(country, office_words(name, None)))
