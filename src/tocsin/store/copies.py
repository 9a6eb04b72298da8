"""The index of copied text: which reports hold which sampled runs, and who copies whom.

The runs of a copy that stand in its source are not indexed again. So the forty-first reprint still meets its source, and a run
that many *unrelated* reports hold shows itself as a stock phrase, or as the furniture of a site.
"""

from __future__ import annotations

import json
import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator
from typing import Final

from tocsin.link.copies import COMMON, LEAST_RUNS, Overlap, overlap, runs, sample
from tocsin.store.database import Database
from tocsin.store.packing import unpacked

CANDIDATES: Final = 5
"""How many of the likeliest sources are compared with the whole text."""
LEAST_SAMPLED: Final = 2
"""Sampled runs that a candidate must share."""
LARGEST_GROUP: Final = 1_000
RECENT: Final = 512
"""Texts whose runs are kept at hand."""


class Copies:
    """Copied text in a desk."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._recent: OrderedDict[bytes, frozenset[int]] = OrderedDict()
        self._guard = threading.Lock()

    def link(self, version: int, report: int, text: str, domain: str | None) -> list[tuple[int, Overlap]]:
        """Find the sources of a new version among all that was added before, and index it. The sources, the largest share
        first. To be called within the transaction that adds the version."""
        own = runs(text)
        if len(own) < LEAST_RUNS:
            return []
        sampled = sample(own)
        holders = self._holders(sampled)
        mine = {row[0] for row in self.database.rows("SELECT id FROM versions WHERE report = ?", (report,))}
        found = list(self._sources(own, holders, mine, domain))
        run = self.database.connection.execute
        for source, shared in found:
            run("INSERT OR IGNORE INTO copies VALUES (?, ?, ?, ?)", (version, source, shared.share, shared.cover))
        related = mine | {source for source, _ in found}
        new = [(h, version) for h in sampled if len(holders[h]) < COMMON and not related & holders[h]]
        self.database.connection.executemany("INSERT OR IGNORE INTO runs VALUES (?, ?)", new)
        return found

    def _holders(self, sampled: list[int]) -> defaultdict[int, set[int]]:
        """The versions that hold each run."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for start in range(0, len(sampled), 500):
            part = sampled[start : start + 500]
            sql = f"SELECT hash, version FROM runs WHERE hash IN ({', '.join('?' * len(part))})"
            for hash_, version in self.database.rows(sql, part):
                found[hash_].add(version)
        return found

    def _sources(
        self, own: frozenset[int], holders: dict[int, set[int]], mine: set[int], domain: str | None
    ) -> Iterator[tuple[int, Overlap]]:
        """The versions of other reports that share enough of the whole text."""
        shared = Counter(v for versions in holders.values() if len(versions) < COMMON for v in versions - mine)
        likely = [(v, n) for v, n in shared.most_common(CANDIDATES) if n >= LEAST_SAMPLED]
        found: list[tuple[int, Overlap]] = []
        for version, _ in likely:
            row = self.database.row("SELECT domain, text_sha256 FROM versions WHERE id = ? AND body IS NOT NULL", (version,))
            if row is None:
                continue
            both = overlap(own, self._runs(version, row[1]))
            if both.copied(same_site=bool(domain) and domain == row[0]):
                found.append((version, both))
        yield from sorted(found, key=lambda pair: -pair[1].share)

    def _runs(self, version: int, text: bytes) -> frozenset[int]:
        """The runs of a version whose text has this hash. Copies come in groups: those of the last texts are kept at hand."""
        with self._guard:
            if known := self._recent.get(text):
                self._recent.move_to_end(text)
                return known
        found = runs(json.loads(unpacked(self.database.value("SELECT body FROM versions WHERE id = ?", (version,))))["text"])
        self._remember(text, found)
        return found

    def _remember(self, text: bytes, found: frozenset[int]) -> None:
        with self._guard:
            self._recent[text] = found
            while len(self._recent) > RECENT:
                self._recent.popitem(last=False)

    def sources(self, version: int) -> list[tuple[int, float, float]]:
        """The earlier versions that a version shares text with: version, share, cover."""
        sql = "SELECT source, share, cover FROM copies WHERE version = ? ORDER BY share DESC, source"
        return [(row[0], row[1], row[2]) for row in self.database.rows(sql, (version,))]

    def group(self, version: int) -> dict[int, float]:
        """All versions tied to this one by copying, itself among them, each with the largest share of it that is copied."""
        found: dict[int, float] = {version: 0.0}
        queue = [version]
        while queue and len(found) < LARGEST_GROUP:
            at = queue.pop()
            sql = "SELECT source, 0.0 FROM copies WHERE version = ? UNION ALL SELECT version, share FROM copies WHERE source = ?"
            for other, share in list(self.database.rows(sql, (at, at))):
                if other not in found:
                    queue.append(other)
                found[other] = max(found.get(other, 0.0), share)
        return found

    def forget(self, version: int, text: str) -> None:
        """Take a version out of the index. Its later copies are no longer tied to each other through it."""
        connection = self.database.connection
        connection.execute("DELETE FROM copies WHERE version = ? OR source = ?", (version, version))
        gone = ((run, version) for run in sample(runs(text)))
        connection.executemany("DELETE FROM runs WHERE hash = ? AND version = ?", gone)
