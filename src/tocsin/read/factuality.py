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
        _factive(author, holders, by_id)


def _mode_fits(held: Held) -> None:
    """What is only ordered, demanded or asked for commits its holder to nothing (rule 6)."""
    if held.mode in ("ordered", "demanded", "asked") and held.value == "CT+":
        held.value = "Uu"


def _factive(author: Held, holders: Sequence[Held], by_id: dict[str, Statement]) -> None:
    """Mark the author's value that came from a source by a factive cue (rule 3)."""
    author.factive = author.value in CERTAIN and any(
        held.value == author.value and by_id[held.holder].stance in FACTIVE for held in holders
    )
