"""What reports are about, in the desk: how like others are to a new one, and which of them are on its matter."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Final

from tocsin.link.matters import Matter
from tocsin.store.database import Database
from tocsin.store.tags import marks

OF_TERM: Final = 50
"""Reports looked at for one term, the newest."""
COMPARED: Final = 30
"""Reports that are compared with a new one: those that share most terms with it."""
DIGITS: Final = 3
"""Of a term's weight in the file."""


class Matters:
    """The matters of a desk."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def put(self, report: int, matter: Matter) -> None:
        """Keep what a report is about, in the place of what was kept of it before."""
        self.erase(report)
        terms = json.dumps({term: round(weight, DIGITS) for term, weight in matter.items()}, ensure_ascii=False)
        self.database.connection.execute("INSERT INTO matters VALUES (?, ?)", (report, terms))
        self.database.connection.executemany("INSERT INTO matter_terms VALUES (?, ?)", [(term, report) for term in matter])

    def of(self, reports: Iterable[int]) -> dict[int, Matter]:
        """What these reports are about; of one that was linked by an older version of the program nothing is known."""
        asked = list(reports)
        sql = f"SELECT report, terms FROM matters WHERE report IN ({marks(asked)})"
        return {row[0]: json.loads(row[1]) for row in self.database.rows(sql, asked)}

    def near(self, report: int, matter: Matter) -> dict[int, Matter]:
        """The other reports that share most terms with a report."""
        found: Counter[int] = Counter()
        sql = f"SELECT report FROM matter_terms WHERE term = ? ORDER BY report DESC LIMIT {OF_TERM}"
        for term in matter:
            found.update(row[0] for row in self.database.rows(sql, (term,)))
        found.pop(report, None)
        return self.of(sorted(found, key=lambda number: (-found[number], -number))[:COMPARED])

    def erase(self, report: int) -> None:
        """Take out what a report is about."""
        for term in self.of([report]).get(report, {}):
            self.database.connection.execute("DELETE FROM matter_terms WHERE term = ? AND report = ?", (term, report))
        self.database.connection.execute("DELETE FROM matters WHERE report = ?", (report,))
