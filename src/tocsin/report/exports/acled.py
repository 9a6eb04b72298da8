"""ACLED's columns, with our attribution behind them: a row for each incident.

ACLED gives one number of the dead; where claimants differ no number is chosen here: `fatalities` is empty and `fatalities_by`
says who says what. The same goes for a place that is vague and a day that nobody gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TextIO

import pycountry

from tocsin.link.incidents import Incident, Party, Site
from tocsin.report.datasets import dataset
from tocsin.report.exports.content import Content, Numbered
from tocsin.report.exports.incidents import counts, day, per_claimant, pinned, sayers
from tocsin.report.exports.tables import write_table

ATTRIBUTION: Final = (
    "status", "claimants", "deniers", "fatalities_low", "fatalities_high", "fatalities_by", "origins", "reports", "disputed",
    "date_end", "plover_type", "plover_mode", "passage", "passage_of", "identity_rule", "rules", "versions",
)  # fmt: skip


def write_acled(content: Content, out: TextIO) -> int:
    """A table of ACLED's columns, then ours."""
    return write_table([*dataset("acled")["columns"], *ATTRIBUTION], rows(content), out)


def rows(content: Content) -> Iterator[dict[str, Any]]:
    """Every incident as such a row."""
    for numbered in content.incidents():
        found = numbered.incident
        closing = {"identity_rule": found.rule, "rules": content.colophon.rules, "versions": content.colophon.versions}
        yield (
            of_event(numbered)
            | of_sides(found)
            | of_place(found.sites[0] if found.sites else None)
            | attribution(found)
            | closing
        )


def of_event(numbered: Numbered) -> dict[str, Any]:
    """The columns about date and type."""
    found, spec = numbered.incident, dataset("acled")
    kind, sub = acled_type(found.type, found.mode)
    first = day(found.when.first)
    precision = spec["our_time_precision"].get(found.when.precision) if found.when.given == "event" else 3
    return {
        "event_id_cnty": numbered.name, "event_date": first, "year": first[:4] if first else None,
        "time_precision": precision if first else None, "disorder_type": spec["disorder"].get(kind), "event_type": kind,
        "sub_event_type": sub, "notes": found.title, "tags": None, "timestamp": found.last,
    }  # fmt: skip


def acled_type(type: str, mode: str | None) -> tuple[str | None, str | None]:
    """ACLED's event type and sub-event type for ours; None where none answers to it."""
    types = dataset("acled")["types"]
    kind, sub = types.get(f"{type}/{mode}") or types.get(type) or (None, None)
    return kind, sub


def of_sides(incident: Incident) -> dict[str, Any]:
    """The columns about the actors: the most named of each side."""
    actor, recipient = (side[0] if side else None for side in (incident.actors, incident.recipients))
    targeted = any("CVL" in party.sectors for party in incident.recipients)
    return {
        "actor1": actor.name if actor else None, "inter1": inter(actor), "actor2": recipient.name if recipient else None,
        "inter2": inter(recipient), "civilian_targeting": "Civilian targeting" if targeted else None,
        "assoc_actor_1": [party.name for party in incident.actors[1:]],
        "assoc_actor_2": [party.name for party in incident.recipients[1:]],
    }  # fmt: skip


def inter(party: Party | None) -> str | None:
    """ACLED's kind of actor."""
    codes = dataset("acled")["inter"]
    return next((codes[sector] for sector in party.sectors if sector in codes), None) if party else None


def of_place(site: Site | None) -> dict[str, Any]:
    """The columns about the place."""
    if site is None:
        return {}
    country = pycountry.countries.get(alpha_3=site.country or "")
    at = pinned(site)
    return {
        "iso": int(country.numeric) if country else None, "country": country.name if country else site.country,
        "location": site.name, "latitude": at[0] if at else None, "longitude": at[1] if at else None,
        "geo_precision": dataset("acled")["our_geo_precision"].get(site.precision),
    }  # fmt: skip


def attribution(incident: Incident) -> dict[str, Any]:
    """Who says so, the numbers of each, and where it stands."""
    killed = counts(incident, "killed")
    lows = [claim.answer.low for claim in killed if claim.answer.low is not None]
    highs = [claim.answer.high for claim in killed]
    agreed = {(claim.answer.low, claim.answer.high) for claim in killed}
    same = lows[0] if len(agreed) == 1 and lows and highs[0] == lows[0] else None
    first = next((claim.passage for claim in incident.claims if claim.question == "happened"), None)
    outlets = dict.fromkeys(appearance.outlet for claim in incident.claims for appearance in claim.appearances)
    return {
        "source": list(outlets), "fatalities": same, "fatalities_low": min(lows, default=None),
        "fatalities_high": max((high for high in highs if high is not None), default=None) if None not in highs else None,
        "fatalities_by": per_claimant(incident, "killed"), "status": list(incident.status), "claimants": sayers(incident, 1),
        "deniers": sayers(incident, -1), "origins": len(incident.origins), "reports": len(incident.reports),
        "disputed": [dispute.words for dispute in incident.disputes], "date_end": day(incident.when.last),
        "plover_type": incident.type, "plover_mode": incident.mode, "passage": first.text if first else None,
        "passage_of": f"{first.report}.{first.version}" if first else None,
    }  # fmt: skip
