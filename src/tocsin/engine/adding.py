"""Adding what the user names: files, folders, rows, pages, standard input."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import tocsin
from tocsin.collect import InputError, RawReport, archives, inputs
from tocsin.collect.addresses import canonical
from tocsin.collect.fetched import Fetched
from tocsin.collect.files import SUFFIXES
from tocsin.collect.mail import ENDINGS as MAIL
from tocsin.collect.mail import mails
from tocsin.collect.polite import Answer, Fetcher
from tocsin.engine.intake import Given, cleaned
from tocsin.engine.keeping import keep, site_lines
from tocsin.engine.raw import locally, raw_report
from tocsin.engine.visiting import PAGES
from tocsin.store.desk import Desk
from tocsin.store.reports import Added

TOGETHER: Final = 50
"""Reports that are committed at once: each commit waits for the disk."""
LONGEST: Final = 1.0
"""Seconds after which those at hand are committed, though they are fewer."""
Result = Added | InputError
Input = tuple[RawReport, Fetched | None]


def add(desk: Desk, sources: Iterable[str], given: Given, fetcher: Fetcher | None = None) -> Iterator[Result]:
    """Keep every report that the sources name; what came of each, once it is committed, and an error in place of each that could
    not be had. Addresses are fetched by the fetcher; without one they are taken for names of files."""
    for source in sources:
        if fetcher and source.lower().startswith(("http://", "https://")):
            yield from _page(desk, source, given, fetcher)
        else:
            yield from _local(desk, source, given)


def _page(desk: Desk, address: str, given: Given, fetcher: Fetcher) -> Sequence[Result]:
    try:
        answer: Answer = fetcher.fetch(address, accept=PAGES)
        raw = raw_report(answer, address)
    except InputError as error:
        return [error]
    key = canonical(address)
    found = cleaned(raw, given, site_lines(desk, raw.url, key))
    return [found] if isinstance(found, InputError) else keep(desk, found, answer.raw, answer.fetched, key)


def _local(desk: Desk, source: str, given: Given) -> Iterator[Result]:
    rest = _inputs(source)
    while True:
        with desk.transaction():
            made, ended = _some(desk, rest, given)
        yield from made
        if ended:
            return


def _inputs(source: str) -> Iterator[Input | InputError]:
    """The inputs of a path or of standard input; of a folder also its archives and mails."""
    path = Path(source)
    special = [path] if _special(path) else sorted(p for p in path.rglob("*") if _special(p)) if path.is_dir() else []
    for one in special:
        try:
            if one.name.lower().endswith(archives.ENDINGS):
                yield from archives.archived(one)
            else:
                yield from ((mail, None) if isinstance(mail, RawReport) else mail for mail in mails(one))
        except InputError as error:
            yield error
    if special and (path.is_file() or not any(p.suffix.lower() in SUFFIXES for p in path.rglob("*"))):
        return
    yield from ((raw, None) if isinstance(raw, RawReport) else raw for raw in inputs([source]))


def _special(path: Path) -> bool:
    return path.name.lower().endswith((*archives.ENDINGS, *MAIL)) and not path.is_dir()


def _some(desk: Desk, rest: Iterator[Input | InputError], given: Given) -> tuple[list[Result], bool]:
    """The next reports in one transaction, and whether there are no more."""
    made: list[Result] = []
    until = time.monotonic() + LONGEST
    for found in rest:
        made += [found] if isinstance(found, InputError) else _one(desk, *found, given)
        if len(made) >= TOGETHER or time.monotonic() > until:
            return made, False
    return made, True


def _one(desk: Desk, raw: RawReport, fetched: Fetched | None, given: Given) -> Sequence[Result]:
    key = key_of(raw)
    try:
        reports = cleaned(raw, given, site_lines(desk, raw.url, key))
    except Exception as error:  # a page that breaks the cleaner must not end the run
        return [InputError(raw.name, f"the cleaner failed on it ({type(error).__name__}: {error})", raw.line)]
    if isinstance(reports, InputError):
        return [reports]
    return keep(desk, reports, raw.raw, fetched or locally(raw, f"tocsin {tocsin.__version__}"), key)


def key_of(raw: RawReport) -> str | None:
    """What makes a local input the same report when it is added again: its address, or the file with the row's id. Standard input
    without either has its text only."""
    if raw.url:
        return canonical(raw.url)
    if raw.name == "-":
        return f"ref:{raw.ref}" if raw.ref else None
    if raw.ref and raw.name.lower().endswith(MAIL):
        return f"mail:{raw.ref}"  # the same mail from another folder is the same
    path = str(Path(raw.name).absolute())
    if raw.line:
        return f"{path}#{raw.ref}" if raw.ref else None
    return path
