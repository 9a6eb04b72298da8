"""Propositions: who takes part in what, by whose words, without an incident."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.link.incidents.mention import Placed
from tocsin.link.incidents.position import Position, Proposition
from tocsin.model import Record


def positions(record: Record, placed: Placed) -> list[Position]:
    """What the holders of a record say on who takes part in what: in words ("takes no part in the offensive"), and by telling
    of an act of its forces or from its territory. The desk keeps them beside the mentions, found by `Position.proposition`."""
    raise NotImplementedError


def propositions(positions: Sequence[Position]) -> list[Proposition]:
    """One for each proposition on which anybody takes a position, with its dispute where holders contradict each other."""
    raise NotImplementedError
