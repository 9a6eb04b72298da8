"""`tocsin actors`: take in people and their offices, give them out, compare two names."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.errors import UserError
from tocsin.cli.tables import As, Shape, show

if TYPE_CHECKING:
    from tocsin.model import Record

app = typer.Typer(help="People and their offices: import, export, compare, review unknown names.", no_args_is_help=True)


@app.command(name="import")
def import_(
    source: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="FtM or OpenSanctions entities, one a line, or a Wikidata result."),
    ],
) -> None:
    """Take in people with their offices, into the people.csv of your own codebook, where they can be edited."""
    from tocsin.resolve.actors_import import import_actors, own_codebook
    from tocsin.resolve.ftm import BadActors

    try:
        count = import_actors(source, progress=lambda rows: print(f"tocsin: {rows:,} entities read", file=sys.stderr))
    except BadActors as error:
        raise UserError(str(error)) from error
    typer.echo(f"{count:,} offices taken in: {own_codebook() / 'actors' / 'people.csv'}")


@app.command()
def export() -> None:
    """Print the people of the codebook as FollowTheMoney entities, a JSON object a line."""
    from tocsin.codebook.actors import ActorBook
    from tocsin.resolve.actors_import import own_actors
    from tocsin.resolve.ftm import exported

    for row in exported(ActorBook.load(*own_actors())):
        typer.echo(json.dumps(row, ensure_ascii=False))


@app.command()
def compare(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another.")],
    body: Annotated[bool, typer.Option("--body", help="The names are those of organisations.")] = False,
) -> None:
    """Say how like two names are, and why: from 0.8 they are taken for one."""
    from tocsin.resolve.same_name import SAME
    from tocsin.resolve.same_name import compare as compared

    likeness = compared(one, other, body)
    verdict = "the same" if likeness.score >= SAME else "not the same"
    typer.echo(f"{likeness.score:.2f} {verdict}: {likeness.why}")


@app.command()
def review(
    records: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Records as `tocsin read --format jsonl` prints them; else those of the desk."),
    ] = None,
    desk: Annotated[Path | None, typer.Option("--desk", metavar="FILE", help="The desk file.")] = None,
    limit: Annotated[int, typer.Option(help="How many names to show.", min=1)] = 30,
    shape: As = Shape.text,
) -> None:
    """List names that no list knows, the most mentioned first, each with the known person that it comes nearest to."""
    from dataclasses import asdict

    from tocsin.codebook.actors import ActorBook
    from tocsin.resolve.actors_import import own_actors
    from tocsin.resolve.review import proposals

    found = proposals(_records(records, desk), ActorBook.load(*own_actors()), limit)
    lines = (f"{p.mentions:5}  {p.name}" + (f"  ~ {p.nearest} ({p.score:.2f}: {p.why})" if p.nearest else "") for p in found)
    show([asdict(p) for p in found], shape, lines)


@app.command()
def accept(
    alias: Annotated[str, typer.Argument(metavar="ALIAS", help="The spelling that reports use.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whom the codebook knows by this name.")],
) -> None:
    """Take in a further spelling of somebody known, into the aliases.csv of your own codebook."""
    from tocsin.resolve.review import CannotAcceptError
    from tocsin.resolve.review import accept as accepted

    try:
        typer.echo(f"{alias} is {name} from now on: {accepted(alias, name)}")
    except CannotAcceptError as error:
        raise UserError(str(error)) from error


def _records(file: Path | None, desk: Path | None) -> Iterator[Record]:
    """The records of a JSON Lines file, or the newest reading of each report in the desk."""
    from tocsin.model import Record

    if file is None:
        from tocsin.cli.desk import opened

        with opened(desk) as store:
            yield from (record for kept in store.all() if (record := store.record(kept.version)) is not None)
        return
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UserError(f"cannot read {file}: {error.strerror}") from error
    for number, line in enumerate(filter(str.strip, lines), 1):
        try:
            yield Record.from_dict(json.loads(line))
        except ValueError as error:
            raise UserError(f"{file} line {number} is no record: make it with tocsin read --format jsonl") from error
