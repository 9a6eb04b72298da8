"""`tocsin collect` and `tocsin add`: what comes in, and the account of it."""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from tocsin.cli.desk import opened, reread
from tocsin.cli.errors import UserError
from tocsin.cli.keeping import seconds
from tocsin.cli.progress import Progress
from tocsin.cli.reading import iso_date
from tocsin.cli.sources import chosen, fetching
from tocsin.collect.source import InputError
from tocsin.engine.adding import add
from tocsin.engine.collecting import Outcome, Run
from tocsin.engine.intake import Given
from tocsin.store.desk import Desk

NAMED = 5
"""Sources named for each problem that several share; `tocsin source list` has them all."""
LINES = 40
"""Single items named at the end of a run; more are counted."""


@dataclass
class Collecting:
    """One call of `tocsin collect`."""

    names: list[str]
    path: Path | None
    every: str | None
    allow_private: bool
    proxy: str | None
    pace: float
    read: bool

    def run(self) -> bool:
        """Collect, once or for ever; whether no source at all could be had."""
        pause = seconds(self.every) if self.every else None
        with opened(self.path) as desk:
            while True:
                began = time.monotonic()
                dead = self.once(desk)
                if pause is None:
                    return dead
                time.sleep(max(pause - (time.monotonic() - began), 1.0))

    def once(self, desk: Desk) -> bool:
        sources = chosen(desk, self.names)
        if not sources:
            raise UserError("no sources yet: tocsin source add URL")
        with fetching(self.allow_private, self.proxy, self.pace) as fetcher, Progress("pages and sources done") as progress:
            run = Run(desk, fetcher, lambda run: progress.advance())
            try:
                outcomes = run.collect(sources)
            finally:
                for line in account(list(run.outcomes.values())):
                    typer.echo(line)
        if self.read:
            reread(desk)
        return all(o.failed for o in outcomes)


def account(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A run in a few lines, however many sources failed."""
    new, changed, known = (sum(getattr(o, what) for o in outcomes) for what in ("new", "changed", "known"))
    yield f"{len(outcomes):,} sources: {new:,} new reports, {changed:,} changed, {known:,} looked at again and unchanged"
    failed = defaultdict(list)
    for outcome in outcomes:
        if outcome.failed:
            domain = outcome.listed.source.domain or "\0"
            problem = outcome.failed.replace(f"the host {domain}", "the host").replace(domain, "the host")
            failed[problem].append(outcome.listed.source.name)
    if failed:
        yield f"{sum(map(len, failed.values())):,} sources could not be had:"
    for problem, names in sorted(failed.items(), key=lambda pair: -len(pair[1])):
        more = f" and {len(names) - NAMED:,} more (tocsin source list)" if len(names) > NAMED else ""
        yield f"  {len(names):,} × {problem}: {', '.join(names[:NAMED])}{more}"
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    if problems:
        yield f"{len(problems):,} items could not be had, or only in part:"
    yield from (f"  {problem}" for problem in problems[:LINES])
    if len(problems) > LINES:
        yield f"  and {len(problems) - LINES:,} more"


def added(
    sources: Sequence[str],
    path: Path | None,
    published: str | None,
    outlet: str | None,
    allow_private: bool,
    proxy: str | None,
    read: bool,
) -> int:
    """Add what is named; how many inputs could not be had."""
    wanted = list(sources) or ([] if sys.stdin.isatty() else ["-"])
    if not wanted:
        raise UserError("nothing to add: name a file, a folder, a page's address, or - for standard input")
    given = Given(iso_date(published), outlet)
    counts: Counter[str] = Counter()
    with opened(path, create=True) as desk, fetching(allow_private, proxy) as fetcher, Progress("reports added") as progress:
        for result in add(desk, wanted, given, fetcher):
            if isinstance(result, InputError):
                counts["problems"] += 1
                print(f"tocsin: {result}", file=sys.stderr)
            else:
                counts[result.outcome] += 1
                progress.advance()
        typer.echo(f"{counts['new']:,} new reports, {counts['changed']:,} changed, {counts['known']:,} known before")
        if counts["erased"]:
            typer.echo(f"{counts['erased']:,} were erased before and were not kept again")
        if read and (counts["new"] or counts["changed"]):
            reread(desk)
    return counts["problems"]
