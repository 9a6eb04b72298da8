"""`tocsin places`: look a name up, take in a larger gazetteer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.errors import UserError

app = typer.Typer(help="The gazetteer: look a name up, take in GeoNames' full dump.", no_args_is_help=True)


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name as a report writes it.")],
    near: Annotated[str | None, typer.Option(metavar="COUNTRY", help="The country that the report is about.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", help="How many candidates to show.")] = 10,
) -> None:
    """Show what places a name may mean, the likeliest first, with scores and reasons."""
    from tocsin.codebook.actors import ActorBook
    from tocsin.resolve.find_place import find_place
    from tocsin.resolve.gazetteer import Gazetteer

    try:
        found = find_place(name, near, Gazetteer.open(), ActorBook.load())
    except ValueError as error:
        raise UserError(str(error)) from error
    if not found:
        hint = "" if near else "; name a country with --near to look for misspellings"
        raise UserError(f"no place “{name}” in the gazetteer{hint}")
    for one in found[:limit]:
        place = one.place
        point = f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else "no point"
        where = f"{place.country or 'no country'} ({place.geonameid or 'supplement'}; {point})"
        typer.echo(f"{one.score:5.1f}  {place.name}, {where}\n       {one.why}")


@app.command(name="import")
def import_(
    dump: Annotated[Path, typer.Argument(metavar="FILE", help="allCountries.txt or one country's file, plain or zipped.")],
    names: Annotated[Path | None, typer.Option(metavar="FILE", help="alternateNamesV2.txt, plain or zipped.")] = None,
) -> None:
    """Take in a GeoNames dump (CC BY 4.0), in the place of the one imported before. It is used beside the shipped gazetteer."""
    from tocsin.resolve.places_import import BadDump, import_places

    try:
        count = import_places(dump, names, progress=_progress)
    except BadDump as error:
        raise UserError(str(error)) from error
    typer.echo(f"{count:,} places taken in. Data: GeoNames (geonames.org), CC BY 4.0.")


def _progress(rows: int) -> None:
    if rows % 500_000 == 0:
        print(f"tocsin: {rows:,} rows read", file=sys.stderr)
