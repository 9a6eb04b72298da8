"""The colophon of an export: by which rules its rows are one thing and are counted, and what made them. It stands in the export
itself, whatever the format, so that a file that was passed on still says how it may be read."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final

import tocsin

COUNT_RULE: Final = (
    "A row is a claim in a report, not a happening: count origins, never rows or reports. Numbers are ranges of whoever gives "
    "them and are never added up across claimants."
)
HOLDER_RULE: Final = (
    "Every value belongs to its holder. Nothing here is called true or false, and no winner between claims is computed."
)
PLACE_RULE: Final = "Vague places (line, area) have no point. Places: GeoNames, CC BY 4.0."
IDENTITY: Final = {
    "claim": "One row for each value that a holder holds of an event, as one version of one report tells it; the same claim in "
    "two reports is two rows.",
    "event": "One row for each event as one version of one report tells it; the same happening in two reports is two rows.",
    "report": "One entry for each newest version of a report.",
    "incident": "One entry for each incident, by the identity rule {rule}. {text}",
}
"""What a row stands for, by its unit; the rule of incidents and its text come from link/."""
SHORT: Final = {
    "claim": "one holder's value of one event in one report",
    "event": "one event in one report",
    "report": "one report",
    "incident": "one happening by the identity rule named, with all its claims",
}
SHORT_COUNT: Final = (
    "count origins, not rows; numbers are ranges per claimant and are not added up; nothing is judged true or false"
)


@dataclass(frozen=True, slots=True)
class Colophon:
    """`unit` is what a row stands for, `identity` the rule by which two mentions are one such thing. `made_by` are the stamps of
    the readings: program, codebook, pipeline. `seq` and `head` are the desk's last log entry, which proves what was in it."""

    unit: str
    identity: str
    desk: str
    seq: int
    head: str
    made: str
    made_by: tuple[str, ...]
    question: str = "everything"
    count: str = COUNT_RULE
    holders: str = HOLDER_RULE
    places: str = PLACE_RULE
    program: str = field(default_factory=lambda: f"tocsin {tocsin.__version__}")

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON types."""
        return asdict(self)

    @property
    def rules(self) -> str:
        """Identity and count rules in a few words, as each row of a table repeats them: a table has no other place for them."""
        return f"a row is {SHORT[self.unit]}; {SHORT_COUNT}"

    @property
    def versions(self) -> str:
        """What made the rows, in one line."""
        return "; ".join([self.program, *self.made_by])

    @property
    def text(self) -> str:
        """All of it in a paragraph."""
        return (
            f"{self.identity} {self.count} {self.holders} {self.places} Made {self.made} by {self.versions} from the desk "
            f"{self.desk} (log entry {self.seq}, {self.head}); asked for: {self.question}."
        )
