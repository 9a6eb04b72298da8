"""Looking at a source before it is listed, or to see whether it still answers. Keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from tocsin.collect.decoding import decode
from tocsin.collect.feeds import feeds_of, parse_feed
from tocsin.collect.polite import Answer, Fetcher
from tocsin.collect.sitemaps import parse_sitemap
from tocsin.collect.source import InputError
from tocsin.collect.sources import Source
from tocsin.engine.visiting import FEEDS


@dataclass(frozen=True, slots=True)
class Check:
    """What a source is like now. `problem` is None where it answers; `title` its own name, `others` further feeds of its page."""

    source: Source
    items: int = 0
    newest: str | None = None
    title: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    problem: str | None = None


def check(fetcher: Fetcher, source: Source) -> Check:
    """Ask a source once."""
    try:
        if source.kind == "folder":
            return _folder(source)
        answer = fetcher.fetch(source.address, accept=FEEDS)
        if source.kind == "feed":
            return _feed(answer, source)
        count = sum(1 for _ in parse_sitemap(answer.raw, source.address)) if source.kind == "sitemap" else 1
        return Check(source, items=count)
    except InputError as error:
        return Check(source, problem=error.problem)


def discover(fetcher: Fetcher, source: Source) -> Check:
    """What an address is: a feed, a page with a feed behind it (that feed is taken), a sitemap, a folder. Raises InputError where
    it is none of them."""
    if Path(source.address).is_dir():
        return _folder(replace(source, kind="folder", address=str(Path(source.address).absolute())))
    answer = fetcher.fetch(source.address, accept=FEEDS)
    try:
        return _feed(answer, replace(source, kind="feed"))
    except InputError as error:
        reason = error
    if b"<urlset" in answer.raw[:2000] or b"<sitemapindex" in answer.raw[:2000]:
        return Check(replace(source, kind="sitemap"), items=sum(1 for _ in parse_sitemap(answer.raw, source.address)))
    base = answer.fetched.answered or source.address
    found = feeds_of(decode(answer.raw, source.address, declared=answer.charset)[0], base)
    for number, address in enumerate(found):
        made = check(fetcher, replace(source, kind="feed", address=address))
        if made.problem is None:
            return replace(made, others=tuple(found[:number] + found[number + 1 :]))
    raise InputError(source.address, f"{reason.problem}; give its feed, or say --kind page or --kind sitemap")


def _feed(answer: Answer, source: Source) -> Check:
    feed = parse_feed(answer.raw, answer.fetched.answered or source.address, kind=answer.kind, charset=answer.charset)
    newest = max((item.published for item in feed.items if item.published), default=None)
    notes = [*feed.problems]
    if answer.moved:
        notes.append(f"has moved for good to {answer.moved}")
    if feed.items and not any(item.published for item in feed.items):
        notes.append("its items bear no date")
    return Check(source, len(feed.items), newest, feed.title, feed.language, tuple(notes))


def _folder(source: Source) -> Check:
    path = Path(source.address)
    if not path.is_dir():
        return Check(source, problem="there is no such folder")
    return Check(source, items=sum(1 for found in path.rglob("*") if found.is_file()))
