"""A collection: all sources visited at once, each host in turn, what comes cleaned and kept as it comes.

Every report is committed by itself. A source's state is kept after all that it brought, so that a run that is interrupted, or
killed, goes on where it stood the next time.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tocsin.clean.site import SiteLines
from tocsin.collect.addresses import host_of
from tocsin.collect.polite import Answer, Fetcher
from tocsin.collect.source import InputError
from tocsin.engine.adding import add
from tocsin.engine.intake import Given, cleaned, take_date
from tocsin.engine.keeping import keep, site_lines
from tocsin.engine.raw import raw_report
from tocsin.engine.visiting import Found, Visit, visit
from tocsin.model import Report
from tocsin.store.desk import Desk
from tocsin.store.sources import Listed, State

WORKERS: Final = 16
"""Sources visited at the same time."""
WAITING: Final = 32
"""Pages fetched and not yet cleaned: more make the fetching wait."""
MOST_PROBLEMS: Final = 200
"""Problems of one source that are kept by their line; more are counted."""


@dataclass(slots=True)
class Outcome:
    """What a source brought in a run. `failed` is the line about the source itself; `problems` are those about its parts."""

    listed: Listed
    new: int = 0
    changed: int = 0
    known: int = 0
    failed: str | None = None
    problems: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """A collection under way; `outcomes` grow as sources are done."""

    desk: Desk
    fetcher: Fetcher
    tell: Callable[[Run], None] = lambda run: None
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    done: int = 0
    of: int = 0

    @property
    def reports(self) -> int:
        """New and changed reports so far."""
        return sum(o.new + o.changed for o in self.outcomes.values())

    def collect(self, sources: Sequence[Listed]) -> list[Outcome]:
        """Visit the sources; how each went. An interrupt keeps what has come, and is passed on."""
        self.outcomes = {listed.id: Outcome(listed) for listed in sources}
        self.of = len(sources)
        arrived: queue.Queue[Found | Visit] = queue.Queue(WAITING)
        pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="visit")
        try:
            for listed in interleaved([s for s in sources if s.source.kind != "folder"]):
                pool.submit(self.visited, listed, arrived)
            for listed in sources:
                if listed.source.kind == "folder":
                    self.folder(listed)
            while self.done < self.of:
                self.take(arrived.get())
        except BaseException:
            self.fetcher.stop.set()
            threading.Thread(target=_drain, args=(arrived, pool), daemon=True).start()
            raise
        finally:
            pool.shutdown(wait=not self.fetcher.stop.is_set(), cancel_futures=True)
        return list(self.outcomes.values())

    def folder(self, listed: Listed) -> None:
        """Keep what is new or changed in a folder of this machine."""
        outcome, made = self.outcomes[listed.id], Visit(listed)
        if not Path(listed.source.address).is_dir():
            made.failed = "there is no such folder"
        else:
            for result in add(self.desk, [listed.source.address], Given(outlet=listed.source.outlet)):
                if isinstance(result, InputError):
                    made.problems.append(str(result))
                elif result.outcome != "erased":
                    setattr(outcome, result.outcome, getattr(outcome, result.outcome) + 1)
        self.take(made)

    def visited(self, listed: Listed, arrived: queue.Queue[Found | Visit]) -> None:
        """One source, in a thread of the pool."""
        arrived.put(visit(self.desk, self.fetcher, listed, arrived.put))

    def take(self, what: Found | Visit) -> None:
        """One page to clean and keep, or the end of a visit."""
        if isinstance(what, Visit):
            self.finish(what)
            self.done += 1
        else:
            self.keep(what)
        self.tell(self)

    def keep(self, found: Found) -> None:
        """Clean a page and keep its report; where the page gives none, the feed's own content."""
        outcome = self.outcomes[found.listed.id]
        try:
            result = reports_of(found, site_lines(self.desk, found.item.address, found.item.address))
        except Exception as error:  # a page that breaks the cleaner must not end the run
            result = InputError(found.item.address, f"the cleaner failed on it ({type(error).__name__}: {error})")
        if isinstance(result, InputError):
            outcome.problems.append(str(result))
            outcome.missed.append(found.item.address)
            return
        reports, answer = result
        for added in keep(self.desk, reports, answer.raw, answer.fetched, found.item.address):
            if added.outcome != "erased":
                setattr(outcome, added.outcome, getattr(outcome, added.outcome) + 1)

    def finish(self, made: Visit) -> None:
        """The state of a source after its visit."""
        outcome = self.outcomes[made.listed.id]
        outcome.failed = made.failed
        outcome.problems[:0] = made.problems
        outcome.missed += made.missed
        if len(outcome.problems) > MOST_PROBLEMS:
            outcome.problems[MOST_PROBLEMS:] = [f"and {len(outcome.problems) - MOST_PROBLEMS} more"]
        if not self.fetcher.stop.is_set():
            self.desk.sources.remember(made.listed.id, after(made, outcome))


def after(made: Visit, outcome: Outcome) -> State:
    """What the next run must know. The validators are kept only where everything has come: else the source would answer that it
    has not changed, and what is missing would never be asked for again."""
    old, at = made.listed.state, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if made.failed:
        return replace(old, tried=at, failures=old.failures + 1, problem=made.failed)
    missed = {address: old.given_up.get(address, 0) + 1 for address in outcome.missed}
    seen = {address: n for address, n in old.given_up.items() if not made.changed or address in made.items}
    whole = not made.again and not missed
    return State(
        etag=made.validators.etag if whole else None,
        modified=made.validators.modified if whole else None,
        tried=at,
        succeeded=at,
        newest=made.newest or old.newest,
        moved=made.moved or old.moved,
        given_up=seen | missed,
    )


def interleaved(sources: Sequence[Listed]) -> list[Listed]:
    """Sources in an order that has those of one host far apart, so that workers do not wait in one queue."""
    count: dict[str, int] = {}
    places = []
    for listed in sources:
        host = host_of(listed.source.address)
        count[host] = count.get(host, 0) + 1
        places.append((count[host], listed.id, listed))
    return [listed for *_, listed in sorted(places, key=lambda place: place[:2])]


def reports_of(found: Found, site: SiteLines) -> tuple[list[Report], Answer] | InputError:
    """The reports of an item (of a live blog several) and the answer that they were made from."""
    problem = found.why
    if found.page:
        result = _cleaned(found, found.page, None, site)
        if not isinstance(result, InputError):
            return result, found.page
        problem = result.problem
    if found.feed and found.item.content:
        result = _cleaned(found, found.feed, f"<html><body><article>{found.item.content}</article></body></html>", site)
        if not isinstance(result, InputError):
            result[0].warnings.insert(0, f"taken from the feed, not from its page: {problem}")
            return result, found.feed
    return InputError(found.item.address, problem or "gave no report")


def _cleaned(found: Found, answer: Answer, content: str | None, site: SiteLines) -> list[Report] | InputError:
    source, item = found.listed.source, found.item
    try:
        raw = raw_report(answer, item.address, content)
    except InputError as error:
        return error
    raw = replace(raw, outlet=source.outlet, title=item.title if content else None)
    reports = cleaned(raw, Given(), site)
    if isinstance(reports, InputError):
        return reports
    for report in reports:
        report.title = report.title or item.title
        report.byline = report.byline or item.authors
        if len(reports) == 1:  # an update of a live blog has its own dates, or none
            take_date(report, item.published)
            report.published = finer(report.published, item.published)
            report.modified = report.modified or item.modified
        report.outlet.country = report.outlet.country or source.country
        report.tags = report.tags or list(item.tags)
    return reports


def finer(page: str | None, feed: str | None) -> str | None:
    """The date that the page gives, or the feed's where the page gives none, or only the day and the feed the hour of it."""
    if page is None or (feed and len(page) == len("2022-03-01") and feed[:10] == page):
        return feed or page
    return page


def _drain(arrived: queue.Queue[Found | Visit], pool: ThreadPoolExecutor) -> None:
    """Let the threads of an interrupted run end: none must wait for a place in the queue."""
    while any(thread.is_alive() for thread in pool._threads):
        try:
            arrived.get(timeout=0.1)
        except queue.Empty:
            continue
