"""Propositions in the desk: who takes part in what, by whose words, without an incident."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from tocsin.link.incidents import Position, Proposition, propositions
from tocsin.store.database import Database
from tocsin.store.packing import packed, to_json, unpacked

EACH: Final = 100
"""Positions of each side that a proposition is shown with, the newest: an act of force is a position, and a war has many."""


class Propositions:
    """The positions of a desk, by proposition."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def replace(self, report: int, positions: Sequence[Position]) -> None:
        """The positions of a report in place of those of its earlier readings."""
        run = self.database.connection.execute
        for proposition, polarity in self.database.rows(
            "SELECT proposition, polarity FROM positions WHERE report = ?", (report,)
        ):
            self._count(proposition, polarity, -1)
        run("DELETE FROM positions WHERE report = ?", (report,))
        for one in positions:
            row = (report, one.key, one.proposition, one.polarity, one.published, packed(to_json(one.to_dict())))
            done = run("INSERT OR IGNORE INTO positions VALUES (?, ?, ?, ?, ?, ?)", row)
            if done.rowcount:
                self._count(one.proposition, one.polarity, 1)

    def _count(self, proposition: str, polarity: int, by: int) -> None:
        run = self.database.connection.execute
        side = "plus" if polarity > 0 else "minus"
        run("INSERT OR IGNORE INTO propositions VALUES (?, 0, 0)", (proposition,))
        run(f"UPDATE propositions SET {side} = {side} + ? WHERE key = ?", (by, proposition))
        run("DELETE FROM propositions WHERE key = ? AND plus <= 0 AND minus <= 0", (proposition,))

    def keys(self, disputed: bool, skip: int, limit: int) -> list[str]:
        """The propositions on which positions are taken, those denied by anybody first, then by how many."""
        sql = f"""SELECT key FROM propositions {"WHERE plus > 0 AND minus > 0" if disputed else ""}
                  ORDER BY min(plus, minus) DESC, plus + minus DESC, key LIMIT ? OFFSET ?"""
        return [row[0] for row in self.database.rows(sql, (limit, skip))]

    def one(self, key: str) -> Proposition | None:
        """A proposition with its newest positions of both sides; None where nobody takes one."""
        found: list[Position] = []
        for side in ("> 0", "< 0"):
            sql = f"SELECT body FROM positions WHERE proposition = ? AND polarity {side} ORDER BY published DESC LIMIT {EACH}"
            found += [Position.from_dict(json.loads(unpacked(row[0]))) for row in self.database.rows(sql, (key,))]
        found.sort(key=lambda one: (one.published or "", one.report, one.key))
        return next((made for made in propositions(found) if made.key == key), None)
