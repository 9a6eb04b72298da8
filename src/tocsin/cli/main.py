"""The `tocsin` command and its sub-commands. Every error is one line that says what to do, with a non-zero exit."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from tocsin import __version__
from tocsin.cli import actors, asking, codebook, keeping, places, reviewing
from tocsin.cli.errors import UserError
from tocsin.cli.output import Format
from tocsin.codebook.errors import CodebookError

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141
DEBUG = "TOCSIN_DEBUG"
CODEBOOK = "TOCSIN_CODEBOOK"

app = typer.Typer(
    name="tocsin",
    help="Reads the news of a conflict and keeps the record: who did what to whom, where and when – and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(places.app, name="places")
app.add_typer(actors.app, name="actors")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tocsin {__version__}")
        raise typer.Exit


@app.callback()
def _tocsin(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


def _use_codebook(folder: Path | None) -> Path | None:
    """Read with an analyst's own folder, in this process and in those it starts."""
    if folder is not None:
        os.environ[CODEBOOK] = str(folder)
    return folder


OwnCodebook = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="DIR", callback=_use_codebook, help="A codebook folder of your own (docs/codebook.md)."),
]


@app.command()
def read(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|DIR|URL|-]…",
            help="Text, HTML, JSON or JSON Lines files, folders of them, pages, or [bold]-[/] for standard input.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Date of publication (2022-03-03) of the reports that do not say it themselves."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Outlet of the reports that do not say it themselves.")
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            help="[bold]text[/] to look at, [bold]json[/] (several reports: a list), "
            "[bold]jsonl[/] (a record a line) or an [bold]html[/] page."
        ),
    ] = Format.text,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="Write here instead of to standard output; a folder gets one file a report.",
        ),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch pages from addresses of your own network.")
    ] = False,
    own: OwnCodebook = None,
) -> None:
    """Read news reports: who did what to whom, where and when – and who says so.

    A row of JSON Lines has [bold]text[/] and may have [bold]id, title, published, url, outlet[/]; the id comes back as
    report.ref. What cannot be read is named on standard error with its line number, the rest goes on, and the exit status is 1.
    """
    from tocsin.cli.reading import ReadCommand

    _finish(ReadCommand(sources or [], published, outlet, format, output, allow_private).run())


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="The sentence or passage, in quotation marks.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Date of publication, to resolve its dates.")] = None,
    own: OwnCodebook = None,
) -> None:
    """Show why a sentence was read so: its parse, the cues with their scores, what each stage decided."""
    from tocsin.cli.explaining import explained

    explained(sentence, published)


app.add_typer(codebook.app, name="codebook")


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record."""
    import json

    from tocsin.model import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@app.command()
def demo(
    samples: Annotated[Path, typer.Option(metavar="DIR", help="Folder with the reports.")] = Path("samples"),
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the pages.")] = Path("demo"),
) -> None:
    """Read the sample reports, print the situation, and write one page a report."""
    from tocsin.cli.demonstration import demonstrated

    _finish(demonstrated(samples, output))


keeping.register(app)
asking.register(app)
reviewing.register(app)


def _finish(failures: int) -> None:
    if failures:
        raise typer.Exit(FAILED)


def _quit(message: str, status: int) -> NoReturn:
    print(f"tocsin: {message}", file=sys.stderr)
    sys.exit(status)


def _usage(error: Exception) -> NoReturn:
    """A wrong option or argument in one line; `tocsin` alone shows its help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message())  # type: ignore[attr-defined]
        sys.exit(0)
    command = getattr(getattr(error, "ctx", None), "command_path", "tocsin")
    message = " ".join(error.format_message().split())  # type: ignore[attr-defined]
    _quit(f"{message} See: {command} --help", WRONG_USAGE)


def main() -> NoReturn:
    """Run the command. Interrupts, closed pipes, refusals and faults end it with one line at most, never with a traceback."""
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except (UserError, CodebookError, PermissionError, IsADirectoryError, FileNotFoundError) as refusal:
        _quit(str(refusal), FAILED)
    except KeyboardInterrupt:
        _quit("interrupted", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains once more when it closes it
        sys.exit(BROKEN_PIPE)
    except Exception as error:
        if hasattr(error, "format_message"):  # click's own, which typer may or may not carry along under another name
            _usage(error)
        if os.environ.get(DEBUG):
            raise
        _quit(
            f"a fault of the program: {type(error).__name__}: {error} (set {DEBUG}=1 to see where, and please report it)", FAILED
        )
    if status == INTERRUPTED:
        _quit("interrupted", INTERRUPTED)
    sys.exit(status or 0)
