"""The commands that collect, keep and show: collect, add, serve, source, desk, bundle, where, erase."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.errors import UserError

Where = Annotated[
    Path | None,
    typer.Option("--desk", metavar="FILE", help="The desk file; else that of TOCSIN_DESK, else one in your folder for data."),
]
Private = Annotated[bool, typer.Option("--allow-private", help="Also fetch from addresses of your own network.")]
Proxy = Annotated[
    str | None, typer.Option(metavar="URL", help="Fetch through a proxy: http://…, or socks5h://127.0.0.1:9050 for Tor.")
]
Reads = Annotated[bool, typer.Option("--read/--no-read", help="Also read what has come: statements and events.")]
Filter = Annotated[
    list[str] | None,
    typer.Option("--filter", metavar="KEY=VALUE", help="As in search: place=UKR, type=ASSAULT, holder=…; may be given again."),
]
source = typer.Typer(no_args_is_help=True, help="The list of sources: feeds, pages, sitemaps, folders.")
desk = typer.Typer(no_args_is_help=True, help="The desk file: what is in it, and the proof that nothing was altered.")


def register(app: typer.Typer) -> None:
    """Add the commands to `tocsin`."""
    app.add_typer(source, name="source")
    app.add_typer(desk, name="desk")
    for command in (collect, add, serve, publish, token, bundle, export, compare, report, where, erase):
        app.command()(command)


def collect(
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]…", help="Only these: number, address or outlet.")] = None,
    desk: Where = None,
    every: Annotated[str | None, typer.Option(metavar="15m", help="Again and again, with this pause (30s, 15m, 2h).")] = None,
    allow_private: Private = False,
    proxy: Proxy = None,
    pace: Annotated[float, typer.Option(min=0.0, help="Seconds between two requests to one host.")] = 2.0,
    read: Reads = True,
) -> None:
    """Visit all sources, politely, and keep what is new or has changed.

    What could not be had is named at the end. An interrupted run goes on where it stood the next time.
    """
    from tocsin.cli.collecting import Collecting

    if Collecting(names or [], desk, every, allow_private, proxy, pace, read).run():
        raise typer.Exit(1)


def add(
    sources: Annotated[list[str] | None, typer.Argument(metavar="FILE|DIR|URL|-…", help="Text, HTML, JSON Lines, pages.")] = None,
    desk: Where = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Date of those that do not say it themselves.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of those that do not say it themselves.")] = None,
    allow_private: Private = False,
    proxy: Proxy = None,
    read: Reads = True,
) -> None:
    """Keep single reports: files, folders, pages, or standard input."""
    from tocsin.cli.collecting import added

    if added(sources or [], desk, published, outlet, allow_private, proxy, read):
        raise typer.Exit(1)


def serve(
    desk: Where = None,
    host: Annotated[str, typer.Option(help="Listen here. Anything but this machine asks for a password.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 for any that is free.")] = 8710,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A name that browsers call it by; may be given again.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Change nothing, and show what may be public only.")] = False,
    tokens: Annotated[Path | None, typer.Option(metavar="FILE", help="Who may read the API: see `tocsin token`.")] = None,
) -> None:
    """Open the pages of the desk: what changed, where, and who says so.

    The password is that of the variable TOCSIN_PASSWORD; where another machine may ask and none is set, one is made and printed.
    """
    from tocsin.cli.serving import served

    served(desk, host, port, name or [], read_only, tokens)


def token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who will use it.")],
    tokens: Annotated[Path, typer.Option("--tokens", metavar="FILE", help="The file that `tocsin serve --tokens` reads.")],
) -> None:
    """Make a token with which a program may read the API, and nothing else. It is shown once; the file keeps its hash."""
    from tocsin.cli.serving import token_made

    typer.echo(token_made(name, tokens))


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    desk: Where = None,
    most: Annotated[int, typer.Option(min=1, help="Pages at most: the front page and what lies nearest to it.")] = 5000,
) -> None:
    """Write the public pages of the desk as files, for any web server or a stick: read-only, nothing asked of anybody."""
    from tocsin.cli.serving import published

    published(desk, folder, most)


def bundle(
    name: Annotated[str, typer.Argument(metavar="REPORT|REPORT/EVENT", help="Number, address or hash; 12/e3 for an event.")],
    desk: Where = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE.zip", help="Write here.")] = None,
) -> None:
    """Write a report, or an event of it, with all that proves it: a zip that [bold]sha256sum -c SHA256SUMS[/] checks."""
    from tocsin.cli.desk import opened

    target = output or Path(f"{Path(name.replace('/', '-')).name[:60] or 'report'}.zip")
    with opened(desk) as kept:
        files = kept.bundle(name, target)
    typer.echo(f"{target}: {len(files)} files")


def export(
    warc: Annotated[Path | None, typer.Option("--warc", metavar="FILE.warc.gz", help="Write a WARC file.")] = None,
    format: Annotated[
        str | None,
        typer.Option(
            help="jsonl, csv, parquet, polecat, geojson, annotations, ftm, claims; of incidents: incidents, incidents-csv, "
            "incident-claims, incidents-parquet, incidents-geojson, acled, atom (docs/exports.md)."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY|7d", help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY|7d", help="Only up to this day.")] = None,
    filter: Filter = None,
    desk: Where = None,
) -> None:
    """Write what was read in a format of other programs, or the untouched bytes of all reports with their fetch records."""
    from tocsin.cli.exporting import archived, exported

    if (warc is None) == (format is None):
        raise UserError("say what to write: --format NAME for what was read, or --warc FILE for the untouched bytes")
    if warc is not None:
        archived(desk, warc)
    elif format is not None:
        exported(desk, format, output, since, until, filter or [])


def compare(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Rows in ACLED's or UCDP GED's columns.")],
    format: Annotated[str, typer.Option(help="text, json or csv.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    filter: Filter = None,
    desk: Where = None,
) -> None:
    """Hold the record against rows coded by hand: what is in both, what in one only, which tolls differ, and why."""
    from tocsin.cli.comparing import compared
    from tocsin.cli.exporting import asked

    compared(desk, file, format, output, asked(filter or []))


def report(
    since: Annotated[str, typer.Option(metavar="DAY|7d", help="First day of the period.")] = "7d",
    until: Annotated[str | None, typer.Option(metavar="DAY|2d", help="Last day; else today.")] = None,
    template: Annotated[str, typer.Option(help="ocha, incidents, sides, or one of your own.")] = "ocha",
    format: Annotated[str | None, typer.Option(help="md, html, docx, or pdf (a page made to be printed).")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help="Templates of your own (docs/report.md).")] = None,
    desk: Where = None,
) -> None:
    """Write the situation report of a period, every sentence with its passages.

    A sentence with a number, a name or a place that its passages do not hold is left out, and named.
    """
    from tocsin.cli.situating import reported

    reported(desk, since, until, template, format, output, templates)


def where(desk: Where = None) -> None:
    """List every file that Tocsin keeps on this machine."""
    from tocsin.cli.desk import listed_files

    listed_files(desk)


def erase(
    name: Annotated[str, typer.Argument(metavar="REPORT", help="Number, address or hash.")],
    why: Annotated[str, typer.Option(help="The reason; it stays in the log for good.")] = "",
    desk: Where = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take out the content of a report for good. That it was, and why it went, stays in the log."""
    from tocsin.cli.desk import erased

    erased(name, why, desk, yes)


@source.command("add")
def source_add(
    address: Annotated[str, typer.Argument(metavar="URL|DIR", help="A feed, a page with a feed, a sitemap, a folder.")],
    desk: Where = None,
    kind: Annotated[str | None, typer.Option(help="feed, page, sitemap or folder; else it is found out.")] = None,
    outlet: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who owns it.")] = None,
    country: Annotated[str | None, typer.Option(help="Three letters: POL.")] = None,
    side: Annotated[str | None, typer.Option(help="The party to the conflict that it stands with.")] = None,
    language: Annotated[str | None, typer.Option(help="Two letters: en.")] = None,
    wire: Annotated[list[str] | None, typer.Option(help="An agency whose texts it carries; may be given again.")] = None,
    grade: Annotated[str | None, typer.Option(help="Reliability, A to E; F until it is judged.")] = None,
    note: Annotated[str | None, typer.Option(help="Anything else.")] = None,
    allow_private: Private = False,
    proxy: Proxy = None,
) -> None:
    """List a source, or change what is known about one. The feed behind a page is found."""
    from tocsin.cli.sources import listed

    row = {"kind": kind, "outlet": outlet, "owner": owner, "country": country, "side": side, "language": language}
    row |= {"grade": grade, "note": note}
    listed(address, {key: value for key, value in row.items() if value}, wire or [], desk, allow_private, proxy)


@source.command("list")
def source_list(desk: Where = None) -> None:
    """Show the sources, and how their last collection went."""
    from tocsin.cli.sources import shown

    shown(desk)


@source.command("remove")
def source_remove(
    name: Annotated[str, typer.Argument(metavar="SOURCE", help="Number, address or outlet.")], desk: Where = None
) -> None:
    """Take a source off the list. Its reports stay."""
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        typer.echo(f"removed: {kept.sources.remove(name).address}")


@source.command("check")
def source_check(
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]…", help="Only these.")] = None,
    desk: Where = None,
    allow_private: Private = False,
    proxy: Proxy = None,
) -> None:
    """Ask each source whether it answers; keep nothing."""
    from tocsin.cli.sources import checked

    if checked(names or [], desk, allow_private, proxy):
        raise typer.Exit(1)


@source.command("import")
def source_import(file: Annotated[Path, typer.Argument(metavar="FILE", help="TOML, YAML or OPML.")], desk: Where = None) -> None:
    """List all sources of a file."""
    from tocsin.cli.sources import imported

    imported(file, desk)


@source.command("export")
def source_export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Ending in .toml, .yaml or .opml.")], desk: Where = None
) -> None:
    """Write the sources into a file."""
    from tocsin.cli.desk import opened
    from tocsin.collect.sources import write_sources

    with opened(desk) as kept:
        found = [listed.source for listed in kept.sources.all()]
        write_sources(found, file)
    typer.echo(f"{file}: {len(found)} sources")


@desk.command("info")
def desk_info(desk: Where = None) -> None:
    """Say what is in the desk."""
    from tocsin.cli.desk import information

    information(desk)


@desk.command("verify")
def desk_verify(desk: Where = None) -> None:
    """Hash everything again and follow the chain of the log; say where it breaks."""
    from tocsin.cli.desk import verified

    if not verified(desk):
        raise typer.Exit(1)


@desk.command("read")
def desk_read(
    desk: Where = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many reports.")] = None,
) -> None:
    """Read what this program, codebook and pipeline have not read yet. Older readings stay."""
    from tocsin.cli.desk import opened, reread

    with opened(desk) as kept:
        if reread(kept, limit):
            raise typer.Exit(1)


@desk.command("link")
def desk_link(
    desk: Where = None,
    again: Annotated[bool, typer.Option("--all", help="Also what was linked before: after a change of the program.")] = False,
) -> None:
    """Join what was read to incidents and stories. Identifiers stay."""
    from tocsin.cli.desk import linked, opened

    with opened(desk) as kept:
        if linked(kept, again):
            raise typer.Exit(1)


@desk.command("log")
def desk_log(
    desk: Where = None,
    kind: Annotated[str | None, typer.Option(help="Only entries of this kind: erase, source, report, reading …")] = None,
) -> None:
    """Print the log, an entry a line: number, time, kind, what, hash."""
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        for entry in kept.log(kind=kind):
            typer.echo(f"{entry.seq}\t{entry.at}\t{entry.kind}\t{entry.body}\t{entry.hash.hex()}")


def seconds(text: str) -> float:
    """The seconds of "30s", "15m", "2h". Raises UserError for anything else."""
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    number, unit = text.strip()[:-1], text.strip()[-1:]
    if unit not in units or not number.replace(".", "", 1).isdigit():
        raise UserError(f"a pause is like 30s, 15m or 2h, not {text!r}")
    return max(float(number) * units[unit], 1.0)
