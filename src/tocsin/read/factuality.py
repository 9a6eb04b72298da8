"""Values made consistent: the composition rules that hold whatever the heads say (shared contract: factuality.md).

The heads answer one question at a time; a record must not contradict itself. Each rule here says which answer gives way.
"""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.model import Event, Held, Statement

FACTIVE = {"confirms", "admits", "reveals"}
CERTAIN = {"CT+", "CT-"}


def compose(statements: Sequence[Statement], events: Sequence[Event]) -> None:
    """Apply the rules to every event in place."""
    by_id = {s.id: s for s in statements}
    for event in events:
        author = next(held for held in event.held if held.holder == "author")
        holders = [held for held in event.held if held.holder != "author"]
        for held in holders:
            _mode_fits(held)
        _not_more_than_its_sources(author, holders)
        _factive(author, holders, by_id)


def _mode_fits(held: Held) -> None:
    """What is only ordered, demanded or asked for commits its holder to nothing (rule 6)."""
    if held.mode in ("ordered", "demanded", "asked") and held.value == "CT+":
        held.value = "Uu"


def _not_more_than_its_sources(author: Held, holders: Sequence[Held]) -> None:
    """What none of those who speak of it is certain of, the report does not know either (rules 2, 4, 6). In the annotated
    training reports the author is certain of 3 % of such events, against 27 % of those that a source is certain of."""
    if holders and author.value == "CT+" and all(held.value != "CT+" for held in holders):
        planned = next((held for held in holders if held.value == "PR+" and held.mode == "planned"), None)
        author.value, author.mode = ("PR+", "planned") if planned and author.mode == "planned" else ("Uu", None)


def _factive(author: Held, holders: Sequence[Held], by_id: dict[str, Statement]) -> None:
    """Mark the author's value that came from a source by a factive cue (rule 3)."""
    author.factive = author.value in CERTAIN and any(
        held.value == author.value and by_id[held.holder].stance in FACTIVE for held in holders
    )
