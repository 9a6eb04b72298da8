"""Where reports have it from: by owner, wire credit, copied text, and a common source that they all name."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.origin import Origin


def origins(mentions: Sequence[Mention], copied: Sequence[Sequence[int]] = ()) -> list[Origin]:
    """The origins of the reports of an incident. `copied` are groups of report numbers that share text (the desk knows them).
    Ids are stable: made of the earliest report."""
    raise NotImplementedError
