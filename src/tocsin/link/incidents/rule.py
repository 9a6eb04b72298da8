"""An identity rule: what counts as one happening. Its text is printed with each export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tocsin.link.incidents.plain import Plain


@dataclass(slots=True)
class IdentityRule(Plain):
    """`text` states the rule for readers. `threshold` is the score from which two mentions are the same (from .45 to .5 the
    judgements across hands agree, and the situations of tests/link are told apart by this one); `days` how many days two stated
    days may differ; `needs` the facets that both mentions must have and share (place, day, actors, deaths)."""

    name: str
    text: str
    threshold: float = 0.49
    days: int = 0
    needs: tuple[str, ...] = ()


PER_CLAIMANT: Final = IdentityRule(
    "per-claimant",
    "One incident is one happening, however many speak of it: what reports tell of the same kind of act, at places and "
    "times that can be the same, between parties that do not exclude each other. Claims that contradict each other about it "
    "stay in it side by side, each with its holder; a denial belongs to the incident that it denies. What is only planned, "
    "ordered, threatened or feared is not the happening itself. Two happenings of one kind in one town on different stated "
    "days are two.",
)
ACLED: Final = IdentityRule(
    "acled",
    "One incident is one kind of act on one day at one named place between the same actors (after ACLED's atomic events): a "
    "happening of several days is several incidents, one for each day; the same day and place with other actors is another.",
    needs=("place", "day", "actors"),
)
UCDP: Final = IdentityRule(
    "ucdp",
    "One incident is one use of armed force by an organised actor that somebody says to have cost at least one life, at one "
    "place and on one date (after UCDP's georeferenced events). What nobody says to have been deadly makes no incident.",
    needs=("place", "day", "deaths"),
)
RULES: Final = {rule.name: rule for rule in (PER_CLAIMANT, ACLED, UCDP)}
