"""The commands that ask the desk: stories, search, incidents, who-says, disputes, changes."""

from __future__ import annotations

from typing import Annotated

import typer

from tocsin.cli.tables import As, Shape


def register(app: typer.Typer) -> None:
    """Add the commands to `tocsin`."""
    app.command()(stories)


def stories(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE|DIR|-]…", help="Text, HTML or JSON Lines files; none: those of the desk.")
    ] = None,
    format: As = Shape.text,
) -> None:
    """Put reports into running stories, as they come."""
    from tocsin.cli.stories import grouped

    if grouped(sources or ["-"], format):
        raise typer.Exit(1)
