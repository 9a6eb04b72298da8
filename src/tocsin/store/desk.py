"""`tocsin.Desk(path)`: the door to the desk file."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import tocsin
from tocsin.clean.site import SiteLines
from tocsin.collect.fetched import Fetched
from tocsin.link.copies import Chain
from tocsin.link.revisions import Change, changes
from tocsin.model import Record, Report, Version
from tocsin.store import verify
from tocsin.store.bundle import bundle
from tocsin.store.chains import Chains
from tocsin.store.copies import Copies
from tocsin.store.database import Database
from tocsin.store.erase import Erased, erase
from tocsin.store.errors import DeskError
from tocsin.store.judging import Judging
from tocsin.store.linked import Linked
from tocsin.store.linking import Linking
from tocsin.store.log import Entry, Log
from tocsin.store.questions import Questions
from tocsin.store.readings import Reading, Readings
from tocsin.store.reports import Added, Kept, Reports
from tocsin.store.reviews import Reviews
from tocsin.store.search import Hit, Order, Search
from tocsin.store.sites import Sites, earlier
from tocsin.store.sources import Sources


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a desk, in numbers. `text_bytes` and `raw_bytes` are sizes before compression."""

    path: Path
    id: str
    reports: int
    versions: int
    readings: int
    unread: int
    erased: int
    raw_bytes: int
    file_bytes: int
    first: str | None
    last: str | None
    languages: dict[str, int]
    seq: int
    head: str


class Desk(Linked):
    """Everything that was read, in one file. Made where it is not there yet, unless `create` is False.

    `sources` is its list of sources. All methods may be called from any thread. Several processes may have the same desk open;
    one writes at a time.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self.database = Database(self.path, create=create)
        self._log = Log(self.database)
        self._reports = Reports(self.database, self._log)
        self._readings = Readings(self.database, self._log, self._reports)
        self._search = Search(self.database, self._reports)
        self.sources = Sources(self.database, self._log)
        self._copies = Copies(self.database)
        self._sites = Sites(self.database)
        self._chains = Chains(self._reports, self._copies)
        self._reviews = Reviews(self.database, self._log)
        self.linking = Linking(self.database, self._reports, self._readings, self._reviews, self.sources)
        self._questions = Questions(self.database, self.linking)
        self._judging = Judging(self.database, self.linking, self._reviews, self.sources)
        if self._log.head()[0] == 0:
            with self.database.transaction():
                if self._log.head()[0] == 0:
                    self._log.append("desk", {"desk": uuid.uuid4().hex, "program": tocsin.__version__})

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. The desk can be used again: it opens anew."""
        self.database.close()

    def transaction(self) -> AbstractContextManager[Any]:
        """Several calls as one: all of them are kept, or none. Adding many reports is quickest a few dozen at a time."""
        return self.database.transaction()

    # reports

    def add(self, report: Report, *, raw: bytes | None = None, fetched: Fetched | None = None, key: str | None = None) -> Added:
        """Keep a report with the untouched bytes that it was cleaned from (without `raw`: its own text) and how they came.

        `key` is what makes it the same report when it comes again (its address where there is one): a changed one becomes a new
        version, an unchanged one is only noted as seen.
        """
        raw = report.text.encode("utf8", "surrogatepass") if raw is None else raw
        fetched = fetched or Fetched.locally(report.url or report.ref or report.title or "(text)", f"tocsin {tocsin.__version__}")
        with self.transaction():
            added = self._reports.add(report, raw, fetched, key)
            if added.outcome in ("new", "changed"):
                self._copies.link(added.version, added.report, report.text, report.outlet.domain)
            if added.outcome == "new":
                self._sites.learn(report)
        return added

    def find(self, name: str | int) -> Kept:
        """The newest version of a report, by its number, address, key, or the start of its hash (six digits or more)."""
        return self._reports.find(str(name))

    def unchanged(self, report: Report, key: str) -> bool:
        """Whether the desk has this report with the same content."""
        return self._reports.unchanged(report, key)

    def site_lines(self, domain: str | None, key: str | None = None) -> SiteLines:
        """What is known of the lines of a site, for cleaning a page of it. For a page that the desk has (`key`), what was known
        when it came: it is cleaned as before."""
        kept = self._reports.by_key(key) if key else None
        return earlier(kept.content) if kept and not kept.erased else self._sites.lines(domain)

    def known(self, key: str) -> Kept | None:
        """The newest version of the report with this key or address, of a live blog the newest update; None where there is none.
        For an erased report too."""
        return self._reports.by_key(key)

    def versions(self, report: int) -> list[Kept]:
        """All versions of a report, oldest first."""
        return self._reports.versions(report)

    def version(self, version: int) -> Kept:
        """One version by its row (`Kept.version`)."""
        kept = self._reports.version(version)
        if kept is None:
            raise DeskError(f"no version {version} in this desk")
        return kept

    def all(self) -> Iterator[Kept]:
        """The newest version of every report."""
        return self._reports.all()

    def newest(self, limit: int = 50, *, outlets: Sequence[str] = (), before: int | None = None) -> list[Kept]:
        """The newest versions of the reports added last, those of some outlets only (names or domains), before a row."""
        return self._reports.added_last(limit, outlets, before)

    def raw(self, digest: str) -> bytes:
        """The untouched bytes with this SHA-256 (hex)."""
        return self._reports.evidence.raw(digest)

    def fetches(self, version: int) -> list[tuple[Fetched, str]]:
        """How a version came, and when it was found unchanged; each with the hash of the bytes."""
        return list(self._reports.fetches.of(version))

    # readings

    def keep(self, record: Record, version: int) -> int:
        """Keep what was read from a version. Earlier readings stay; the same stamp twice is kept once."""
        return self._readings.keep(record, version)

    def record(self, version: int, reading: int | None = None) -> Record | None:
        """What a version says, after its newest reading or an earlier one."""
        return self._readings.record(version, reading)

    def readings(self, version: int) -> list[Reading]:
        """The readings of a version, oldest first."""
        return self._readings.of(version)

    def stamps(self) -> list[Version]:
        """What made the readings of this desk: each program with its codebook and pipeline once."""
        return self._readings.stamps()

    def changes(self, report: int) -> list[tuple[Kept, list[Change]]]:
        """What each version of a report changed in its facts, oldest first, after the newest reading of each. Versions that were
        not read, or were erased, are passed over."""
        read = [(kept, record) for kept in self.versions(report) if (record := self.record(kept.version))]
        return [(after, changes(old, new)) for (_, old), (after, new) in itertools.pairwise(read)]

    def unread(self, stamp: Version) -> Iterator[Kept]:
        """The newest versions that this program, codebook and pipeline have not read yet."""
        return self._readings.missing(stamp)

    # questions

    def search(self, query: str, *, limit: int = 50, order: Order = "newest", before: int | None = None) -> list[Hit]:
        """The reports with these words: see `store.search`."""
        return self._search.find(query, limit=limit, order=order, before=before)

    def copies(self, version: int) -> dict[int, float]:
        """The other versions tied to this one by copied text, each with the largest share of it that is copied (0 for the first
        that was added)."""
        return {other: share for other, share in self._copies.group(version).items() if other != version}

    def chain(self, report: int) -> Chain | None:
        """Where a report's text comes from, and who else carried it; None where nobody did."""
        return self._chains.of(report)

    def info(self) -> Info:
        """What is in the desk, in numbers."""
        value = self.database.value
        seq, head = self.head()
        languages = self.database.rows("SELECT language, count(*) n FROM versions GROUP BY language ORDER BY n DESC")
        return Info(
            self.path,
            self.id,
            value("SELECT count(*) FROM reports"),
            value("SELECT count(*) FROM versions"),
            value("SELECT count(*) FROM readings"),
            value("SELECT (SELECT count(*) FROM versions) - (SELECT count(DISTINCT version) FROM readings)"),
            value("SELECT count(*) FROM versions WHERE body IS NULL"),
            value("SELECT coalesce(sum(size), 0) FROM evidence"),
            sum(p.stat().st_size for p in self.files()),
            value("SELECT added FROM versions ORDER BY id LIMIT 1"),
            value("SELECT added FROM versions ORDER BY id DESC LIMIT 1"),
            {row[0] or "unknown": row[1] for row in languages},
            seq,
            head,
        )

    # proof

    @property
    def id(self) -> str:
        """The desk's own identifier, given when it was made."""
        import json

        return str(json.loads(next(self._log.entries()).body)["desk"])

    def log(self, after: int = 0, kind: str | None = None) -> Iterator[Entry]:
        """The entries of the log, oldest first."""
        return self._log.entries(after, kind)

    def head(self) -> tuple[int, str]:
        """Number and hash (hex) of the last entry of the log."""
        seq, head = self._log.head()
        return seq, head.hex()

    def verify(self, tell: verify.Tell = lambda what, done, of: None) -> verify.Proof:
        """Hash everything again and follow the chain of the log; changes nothing."""
        return verify.verify(self.database, tell)

    def bundle(self, name: str, path: str | Path) -> list[str]:
        """Write a report, or an event named REPORT/EVENT, with all that proves it, as a zip; the names of its files."""
        return bundle(self, name, Path(path))

    def erase(self, name: str | int, why: str) -> Erased:
        """Take out a report's content for good; that it was, and why it went, stays in the log."""
        return erase(
            self.database, self._reports, self._copies, self._sites, self.linking, self._log, self.find(name).report, why
        )

    def files(self) -> list[Path]:
        """The files of the desk on this machine: itself, and SQLite's two while it is open."""
        beside = (self.path.with_name(self.path.name + end) for end in ("", "-wal", "-shm"))
        return [path for path in beside if path.exists()]
