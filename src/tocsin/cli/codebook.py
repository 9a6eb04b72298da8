"""`tocsin codebook`: what the event types mean, and whether an analyst's own folder is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tocsin.codebook.events import Codebook, EventType, Rule
    from tocsin.read.coding.examples import Misread

app = typer.Typer(help="The event types: list them, show one, check a folder of your own.", no_args_is_help=True)


@app.command("list")
def listed() -> None:
    """List the event types, yours (TOCSIN_CODEBOOK) among them."""
    for kind in _book().types.values():
        typer.echo(f"{kind.name:<14} {kind.label}{' (yours)' if kind.own else ''}")


@app.command()
def show(type: Annotated[str, typer.Argument(metavar="TYPE", help="An event type, such as ASSAULT.")]) -> None:
    """Show a type: its definition, examples, modes, and the rules that correct its reading."""
    from tocsin.cli.errors import UserError

    book = _book()
    if type.upper() not in book.types:
        raise UserError(f"no event type {type!r}; there are {', '.join(book.types)}")
    typer.echo("\n".join(shown(book.types[type.upper()], book)))


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with types/*.yaml, contexts.yaml, words.yaml.")],
    read: Annotated[bool, typer.Option(help="Also read its example sentences.")] = True,
) -> None:
    """Check a codebook folder of your own: first its files, then its sentences. A line for each thing that is wrong."""
    from tocsin.cli.errors import UserError
    from tocsin.codebook.events import load, problems

    if not folder.is_dir():
        raise UserError(f"no folder {folder}: name one with types/*.yaml")
    wrong = problems(folder)
    if not wrong and read:
        wrong = [str(one) for one in _misread(load(folder))]
    for line in wrong:
        typer.echo(line)
    if wrong:
        raise typer.Exit(1)
    typer.echo(f"{folder}: all right")


def _misread(book: Codebook) -> list[Misread]:
    from tocsin.read.coding.examples import misread
    from tocsin.read.reader import Reader

    reader = Reader.load()
    return misread(book, lambda texts: [document.doc for document in reader.syntax_only(texts)], own_only=True)


def _book() -> Codebook:
    from tocsin.codebook.events import load

    return load()


def shown(kind: EventType, book: Codebook) -> list[str]:
    """A type in lines of text."""
    lines = [f"{kind.name}: {kind.label}", "", kind.definition, ""]
    lines += [_example(e.text, e.trigger, e.mode) for e in kind.examples if e.trigger]
    lines += [f"  not: {e.text}" for e in kind.examples if not e.trigger]
    lines += ["", "Modes (the first that fits)"] if kind.modes else []
    lines += [f"  {mode.name:<16} {mode.definition}" for mode in kind.modes]
    rules = [rule for rule in book.rules if kind.name in (rule.type, rule.to)]
    lines += ["", "Rules"] if rules else []
    return lines + [_rule(rule) for rule in rules]


def _example(text: str, trigger: tuple[int, int] | None, mode: str | None) -> str:
    start, end = trigger or (0, 0)
    return f"  {text[:start]}*{text[start:end]}*{text[end:]}" + (f"  [{mode}]" if mode else "")


def _rule(rule: Rule) -> str:
    what = f"retype {rule.type} to {rule.to}" if rule.action == "retype" else f"{rule.action} {rule.type}"
    like = f", as in “{rule.like[0]}”" if rule.like else ""
    return f"  {rule.id:<28} {what}: {rule.why}{like}"
