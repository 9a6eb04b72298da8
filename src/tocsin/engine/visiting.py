"""One source visited: what it lists, what of that is due, and the pages fetched. Runs in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from tocsin.collect.addresses import canonical
from tocsin.collect.feeds import Item, parse_feed
from tocsin.collect.polite import Answer, Fetcher, FetchError, Validators
from tocsin.collect.sitemaps import Entry, pages
from tocsin.collect.source import InputError
from tocsin.store.desk import Desk
from tocsin.store.reports import Kept
from tocsin.store.sources import Listed

WATCHED: Final = timedelta(days=3)
"""How long after its last change a report's page is looked at again for silent edits."""
SOONEST: Final = timedelta(hours=1)
"""Not sooner than this after the last look, and at growing intervals: half its age."""
GIVE_UP: Final = 3
"""How often an item that cannot be had is tried, in as many runs."""
RECENT: Final = timedelta(days=3)
"""Pages of a sitemap that are older are left out."""
UNDATED: Final = 200
"""Pages without a date that are taken from one sitemap in a run."""
PAGES: Final = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"
FEEDS: Final = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Found:
    """An item with what came for it: its page, or the feed whose own content must do (`why` says what happened to the page)."""

    listed: Listed
    item: Item
    page: Answer | None
    feed: Answer | None
    why: str | None = None


@dataclass(slots=True)
class Visit:
    """How a source was visited. `failed` is the line about the source itself, `problems` those about its parts, `missed` the
    addresses of items that gave nothing; `again` whether something may be had next time."""

    listed: Listed
    validators: Validators = field(default_factory=Validators)
    failed: str | None = None
    problems: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    items: set[str] = field(default_factory=set)
    again: bool = False
    changed: bool = True
    moved: str | None = None
    newest: str | None = None


def visit(desk: Desk, fetcher: Fetcher, listed: Listed, put: Callable[[Found], None]) -> Visit:
    """Visit a source, handing over what is found as it comes. Never raises for what a source does."""
    made = Visit(listed)
    try:
        if listed.source.kind == "feed":
            _feed(desk, fetcher, made, put)
        elif listed.source.kind == "sitemap":
            _items(desk, fetcher, made, _recent(fetcher, made), None, put)
        else:
            _page(fetcher, made, put)
    except InputError as error:
        made.failed, made.again = error.problem, True
    except Exception as error:  # a fault of ours on one source must not cost the others
        made.failed, made.again = f"a fault of the program: {type(error).__name__}: {error}", True
    return made


def _feed(desk: Desk, fetcher: Fetcher, made: Visit, put: Callable[[Found], None]) -> None:
    state, address = made.listed.state, made.listed.source.address
    answer = fetcher.fetch(address, Validators(state.etag, state.modified), FEEDS)
    made.moved, made.changed = answer.moved, answer.changed
    if not answer.changed:
        made.validators = Validators(state.etag, state.modified)
        return
    made.validators = answer.validators
    feed = parse_feed(answer.raw, answer.fetched.answered or address, kind=answer.kind, charset=answer.charset)
    made.problems += feed.problems
    made.newest = max((item.published for item in feed.items if item.published), default=None)
    _items(desk, fetcher, made, feed.items, answer, put)


def _recent(fetcher: Fetcher, made: Visit) -> Iterator[Item]:
    """The recent pages of a sitemap, as items."""
    since, undated = (datetime.now(UTC) - RECENT).strftime("%Y-%m-%d"), 0
    for entry in pages(made.listed.source.address, lambda address: fetcher.fetch(address).raw):
        if isinstance(entry, InputError):
            if entry.name == made.listed.source.address:
                raise entry
            made.problems.append(str(entry))
            continue
        when = entry.published or entry.modified
        undated += when is None
        if (when and when[:10] >= since) or (when is None and undated <= UNDATED):
            yield _item(entry)


def _item(entry: Entry) -> Item:
    return Item(entry.address, entry.title, entry.published, entry.modified)


def _items(
    desk: Desk, fetcher: Fetcher, made: Visit, items: Iterable[Item], feed: Answer | None, put: Callable[[Found], None]
) -> None:
    """Fetch the pages of the items that are due."""
    for item in items:
        if fetcher.stop.is_set():
            made.again = True
            return
        if item.address in made.items:
            continue
        made.items.add(item.address)
        if not due(desk.known(item.address)) or made.listed.state.given_up.get(item.address, 0) >= GIVE_UP:
            continue
        try:
            page = fetcher.fetch(item.address, accept=PAGES)
        except FetchError as error:
            if error.again and not error.problem.startswith("interrupted"):
                made.again = True
            if item.content and feed:
                put(Found(made.listed, item, None, feed, error.problem))
            else:
                made.problems.append(str(error))
                made.missed.append(item.address)
        else:
            put(Found(made.listed, item, page, feed))


def _page(fetcher: Fetcher, made: Visit, put: Callable[[Found], None]) -> None:
    """A page that is itself the report, looked at again and again."""
    state, address = made.listed.state, made.listed.source.address
    answer = fetcher.fetch(address, Validators(state.etag, state.modified), PAGES)
    made.validators, made.changed = (
        answer.validators if answer.changed else Validators(state.etag, state.modified),
        answer.changed,
    )
    if answer.changed:
        put(Found(made.listed, Item(canonical(address)), answer, None))


def due(kept: Kept | None, now: datetime | None = None) -> bool:
    """Whether a page should be fetched: a new one, or a recent one that was not looked at for a while. Never one that was
    erased."""
    if kept is None:
        return True
    if kept.erased:
        return False
    at = now or datetime.now(UTC)
    age = at - datetime.fromisoformat(kept.added)
    return age < WATCHED and at - datetime.fromisoformat(kept.seen) >= max(SOONEST, age / 2)
