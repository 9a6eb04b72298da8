"""From a record to its mentions."""

from __future__ import annotations

from tocsin.link.incidents.mention import Mention, Placed
from tocsin.model import Record


def mentions(record: Record, placed: Placed) -> list[Mention]:
    """One mention for each event of the record, in the order of the text. Pure, but for looking up provinces in the gazetteer."""
    raise NotImplementedError
