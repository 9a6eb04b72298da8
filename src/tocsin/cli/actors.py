"""`tocsin actors`: take in people and their offices, give them out, compare two names."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.errors import UserError

app = typer.Typer(help="People and their offices: import, export, compare two names.", no_args_is_help=True)


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
