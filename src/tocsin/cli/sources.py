"""What the commands about sources do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

import tocsin
from tocsin.cli.desk import opened
from tocsin.cli.errors import UserError
from tocsin.collect.polite import Fetcher, Limits
from tocsin.collect.sources import Source, read_sources, source_of
from tocsin.engine.checking import Check, check, discover
from tocsin.store.desk import Desk
from tocsin.store.sources import Listed

AT_ONCE = 16


@contextmanager
def fetching(allow_private: bool, proxy: str | None, pace: float = 2.0) -> Iterator[Fetcher]:
    """A fetcher with the user's settings."""
    limits = Limits(allow_private=allow_private, proxy=proxy, pace=pace)
    try:
        fetcher = Fetcher(limits, program=f"tocsin {tocsin.__version__}")
    except ValueError as error:
        raise UserError(f"the proxy {proxy!r} cannot be used: {error}") from error
    try:
        yield fetcher
    finally:
        fetcher.close()


def chosen(desk: Desk, names: Sequence[str]) -> list[Listed]:
    """The sources named, or all."""
    return [desk.sources.find(name) for name in names] if names else list(desk.sources.all())


def listed(
    address: str, row: dict[str, Any], wire: Sequence[str], path: Path | None, allow_private: bool, proxy: str | None
) -> None:
    """List one source, found out where its kind is not given."""
    with opened(path, create=True) as desk:
        if wire:
            row["wire"] = list(wire)
        known = next((s.source for s in desk.sources.all() if s.source.address == address), None)
        wanted = source_of((known.to_dict() if known else {}) | row | {"address": address}, "source add")
        if known or "kind" in row:
            made = Check(wanted)
        else:
            with fetching(allow_private, proxy) as fetcher:
                made = discover(fetcher, wanted)
        final = source_of({"outlet": made.title, "language": (made.language or "")[:2]} | made.source.to_dict(), "source add")
        changed = desk.sources.put(final)
    typer.echo(f"{'listed' if changed else 'unchanged'}: {final.kind} {final.address} ({final.name}, grade {final.grade})")
    for other in made.others:
        typer.echo(f"its page also names {other}")
    for note in made.notes:
        typer.echo(f"note: {note}")


def shown(path: Path | None) -> None:
    """Print the sources as a table."""
    with opened(path) as desk:
        found = list(desk.sources.all())
    if not found:
        typer.echo("no sources yet: tocsin source add URL")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("", "kind", "outlet", "grade", "country", "last success", "address", "state"):
        table.add_column(column, overflow="fold")
    for one in found:
        s, state = one.source, one.state
        trouble = f"failed {state.failures} times: {state.problem}" if state.failures else ""
        moved = f"moved to {state.moved}" if state.moved else ""
        row = (str(one.id), s.kind, s.name, s.grade, s.country or "", state.succeeded or "never", s.address, trouble or moved)
        table.add_row(*row)
    Console(highlight=False, markup=False).print(table)


def checked(names: Sequence[str], path: Path | None, allow_private: bool, proxy: str | None) -> int:
    """Ask the sources and print what each is like; how many do not answer."""
    with opened(path) as desk:
        found = chosen(desk, names)
    failed = 0
    with fetching(allow_private, proxy) as fetcher, ThreadPoolExecutor(AT_ONCE) as pool:
        for one, made in zip(found, pool.map(lambda s: check(fetcher, s.source), found), strict=True):
            failed += made.problem is not None
            typer.echo(f"{one.id}\t{one.source.name}\t{told(made)}")
    return failed


def told(made: Check) -> str:
    """How a source is, in a line."""
    if made.problem:
        return f"FAILS: {made.problem}"
    newest = f", the newest of {made.newest}" if made.newest else ""
    return "; ".join([f"answers with {made.items:,} items{newest}", *made.notes])


def imported(file: Path, path: Path | None) -> None:
    """List all sources of a file."""
    with opened(path, create=True) as desk:
        found: list[Source] = read_sources(file)
        with desk.transaction():
            changed = sum(desk.sources.put(one) for one in found)
    typer.echo(f"{len(found)} sources in {file}: {changed} listed or changed, {len(found) - changed} as before")
