"""What the commands about the desk file do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from tocsin.cli.errors import UserError
from tocsin.cli.progress import Progress
from tocsin.collect.source import InputError
from tocsin.engine.linking import Unlinked, link
from tocsin.engine.pipeline import Pipeline, Unread
from tocsin.engine.rereading import read_unread
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError
from tocsin.store.location import VARIABLE, desk_path, other_files


@contextmanager
def opened(path: Path | None, *, create: bool = False) -> Iterator[Desk]:
    """The desk that is meant. What it, or an input, refuses becomes a one-line error."""
    try:
        with Desk(desk_path(path), create=create) as desk:
            yield desk
    except (DeskError, InputError) as error:
        raise UserError(str(error)) from error


def told_unlinked(desk: Desk) -> None:
    """Say on standard error how many reports no incident knows yet."""
    if count := len(desk.unlinked()):
        print(f"tocsin: {count:,} reports are not linked yet, and missing here: `tocsin desk link` links them", file=sys.stderr)


def information(path: Path | None) -> None:
    """Print what is in the desk."""
    with opened(path) as desk:
        info = desk.info()
    languages = ", ".join(f"{code} {count:,}" for code, count in list(info.languages.items())[:8]) or "none"
    erased = f", {info.erased:,} erased" if info.erased else ""
    for name, value in (
        ("desk", f"{info.path} ({info.id[:12]})"),
        ("reports", f"{info.reports:,} in {info.versions:,} versions{erased}"),
        ("readings", f"{info.readings:,}; {info.unread:,} versions not read"),
        ("languages", languages),
        ("added", f"{info.first} to {info.last}" if info.first else "nothing yet"),
        ("size", f"{info.file_bytes:,} bytes for {info.raw_bytes:,} bytes of evidence"),
        ("log", f"{info.seq:,} entries, the last with the hash {info.head}"),
    ):
        typer.echo(f"{name:10} {value}")


def verified(path: Path | None) -> bool:
    """Print the proof; whether it is sound."""
    with opened(path) as desk, Progress("rows checked") as progress:
        proof = desk.verify(lambda what, done, of: progress.advance())
    for fault in proof.faults:
        print(f"tocsin: {fault}", file=sys.stderr)
    counts = ", ".join(f"{count:,} {kind}" for kind, count in proof.counts.items())
    typer.echo(f"checked: {counts}; {proof.erased:,} erased")
    typer.echo(f"log: entry {proof.seq:,} has the hash {proof.head}")
    typer.echo(
        "sound: every byte, version, reading and fetch is as the log says" if proof.sound else f"{len(proof.faults)} faults"
    )
    return proof.sound


def reread(desk: Desk, limit: int | None = None) -> int:
    """Read what is unread; how many reports broke the reader."""
    broken = 0
    with Progress("reports read") as progress:
        for result in read_unread(desk, Pipeline.load(), limit):
            progress.advance()
            if isinstance(result, Unread):
                broken += 1
                print(f"tocsin: {result.report.url or result.report.ref or result.report.id[:12]}: {result.why}", file=sys.stderr)
    if progress.count:
        typer.echo(f"read: {progress.count - broken:,} reports" + (f"; {broken:,} could not be" if broken else ""))
    return broken + linked(desk)


def linked(desk: Desk, again: bool = False) -> int:
    """Link what was read and not linked yet, or (again) everything; how many reports could not be linked."""
    reports = [kept.report for kept in desk.all()] if again else desk.unlinked()
    broken = 0
    incidents: set[str] = set()
    with Progress("reports linked") as progress:
        for result in link(desk, reports, again=again):
            progress.advance()
            if isinstance(result, Unlinked):
                broken += 1
                print(f"tocsin: report {result.report}: {result.why}", file=sys.stderr)
            else:
                incidents.update(result.incidents)
    if progress.count:
        done = f"linked: {progress.count - broken:,} reports; {len(incidents):,} incidents are new or changed"
        typer.echo(done + (f"; {broken:,} reports could not be linked" if broken else ""))
    return broken


def listed_files(path: Path | None) -> None:
    """Print every file of ours on this machine."""
    meant = desk_path(path)
    files: list[Path] = []
    if meant.exists():
        with opened(path) as desk:
            files = desk.files()
    else:
        typer.echo(f"no desk at {meant} ({VARIABLE} or --desk would name another place)")
    there = [file for file in files if file.exists()]  # SQLite takes its two away when the desk is closed
    for file in dict.fromkeys([*there, *other_files()]):
        typer.echo(f"{file.absolute()}\t{file.stat().st_size:,} bytes")


def erased(name: str, why: str, path: Path | None, yes: bool) -> None:
    """Erase a report, after asking."""
    with opened(path) as desk:
        kept = desk.find(name)
        if not why.strip():
            raise UserError('say why with --why "…": the reason stays in the log')
        if not yes and not typer.confirm(f"Erase report {kept.report} ({kept.title or kept.key}) with all its versions?"):
            raise UserError("nothing was erased")
        done = desk.erase(kept.report, why)
    typer.echo(f"erased: report {done.report}, {done.versions} versions, {done.readings} readings (log entry {done.entry})")
    if done.shared:
        typer.echo(f"the same bytes held reports {', '.join(map(str, done.shared))}: their bytes are gone too, their texts stay")
