"""`tocsin review …` and `tocsin correct`: judgements on what was read and linked, with author and reason."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from tocsin.cli.asking import After, Limit, printed
from tocsin.cli.keeping import Where
from tocsin.cli.tables import As, Shape, show

app = typer.Typer(
    no_args_is_help=True, help="Judge what was read and linked: queue, list, accept, merge, split, undo, grade, rates."
)
Why = Annotated[str, typer.Option(help="The reason; it stays beside the judgement for good.")]
By = Annotated[str, typer.Option(metavar="NAME", help="Who judges.", default_factory=getpass.getuser, show_default="your login")]


def register(main: typer.Typer) -> None:
    """Add the commands to `tocsin`."""
    main.add_typer(app, name="review")
    main.command()(correct)


def correct(
    name: Annotated[str, typer.Argument(metavar="REPORT/PART", help="12/e3 for an event, 12/s2 for a statement.")],
    wrong: Annotated[str, typer.Option(help="speaker, type, place, value, event (there is none) or statement (there is none).")],
    why: Why,
    by: By,
    value: Annotated[str | None, typer.Option(help="What is right.")] = None,
    desk: Where = None,
) -> None:
    """Correct what was read from a report. It holds for every new reading of that version."""
    from tocsin.cli.desk import opened
    from tocsin.cli.errors import UserError

    kinds = {"speaker": "wrong speaker", "type": "wrong type", "place": "wrong place", "value": "wrong value"}
    kinds |= {"event": "not an event", "statement": "not a statement"}
    if wrong not in kinds:
        raise UserError(f"--wrong is one of {', '.join(kinds)}, not {wrong!r}")
    with opened(desk) as kept:
        done = kept.review(kinds[wrong], author=by, reason=why, passage=kept.passage(name), value=value)
    typer.echo(f"{done.id}: {done.kind}, {done.passage.text[:80] if done.passage else ''}")


@app.command()
def accept(
    name: Annotated[str, typer.Argument(metavar="REPORT/PART", help="12/e3 for an event, 12/s2 for a statement.")],
    why: Why,
    by: By,
    desk: Where = None,
) -> None:
    """Say that an event or a statement was read right. Counts into the error rates."""
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        done = kept.review("accepted", author=by, reason=why, passage=kept.passage(name))
    typer.echo(f"{done.id}: {done.kind}")


@app.command()
def queue(desk: Where = None, limit: Limit = 20, after: After = None, format: As = Shape.text) -> None:
    """Show what should be looked at first: importance times doubt, not yet judged."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        printed(kept.queue(after=after, limit=limit), to.summary_row, to.summary_lines, format)


@app.command("list")
def list_(
    desk: Where = None,
    report: Annotated[int | None, typer.Option(help="Only about this report.")] = None,
    limit: Limit = 50,
    after: After = None,
    format: As = Shape.text,
) -> None:
    """Show the judgements, the newest first, those taken back too."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        printed(kept.reviews(after=after, limit=limit, report=report), to.review_row, to.review_lines, format)


@app.command()
def merge(
    one: Annotated[str, typer.Argument(metavar="INCIDENT")],
    other: Annotated[str, typer.Argument(metavar="INCIDENT")],
    why: Why,
    by: By,
    desk: Where = None,
) -> None:
    """Say that two incidents are one happening. The older identifier stays; the other leads there."""
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        done = kept.merge(one, other, author=by, reason=why)
    typer.echo(f"{done.id}: {done.value}")


@app.command()
def split(
    one: Annotated[str, typer.Argument(metavar="INCIDENT")],
    mentions: Annotated[list[str], typer.Argument(metavar="MENTION…", help="As the incident names them: 12.1/e3.")],
    why: Why,
    by: By,
    desk: Where = None,
) -> None:
    """Say that some mentions of an incident are another happening."""
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        done = kept.split(one, mentions, author=by, reason=why)
    typer.echo(f"{', '.join(review.id for review in done)}: {done[0].value}")


@app.command()
def undo(
    review: Annotated[str, typer.Argument(metavar="REVIEW", help="v12, as `tocsin review list` names it.")],
    why: Why,
    by: By,
    desk: Where = None,
) -> None:
    """Take a judgement back, with what it did. It stays in the log."""
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        done = kept.undo(review, author=by, reason=why)
    typer.echo(f"{done.id}: taken back")


@app.command()
def grade(
    source: Annotated[str, typer.Argument(metavar="OUTLET", help="The outlet or holder.")],
    letter: Annotated[str, typer.Argument(metavar="A-F", help="A reliable … E unreliable, F cannot be judged.")],
    why: Why,
    by: By,
    desk: Where = None,
) -> None:
    """Grade the reliability of a source. What its single claims are worth is another judgement."""
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        done = kept.review("grade", author=by, reason=why, source=source, value=letter.upper())
    typer.echo(f"{done.id}: {source} {done.value}")


@app.command()
def credibility(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="As `tocsin who-says --format json` names it: i12#…")],
    number: Annotated[str, typer.Argument(metavar="1-6", help="1 confirmed by others … 5 improbable, 6 cannot be judged.")],
    why: Why,
    by: By,
    desk: Where = None,
) -> None:
    """Judge the credibility of one claim. It is never made one number with the grade of its source."""
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        done = kept.review("credibility", author=by, reason=why, claim=claim, value=number)
    typer.echo(f"{done.id}: {claim} {done.value}")


@app.command()
def rates(desk: Where = None, format: As = Shape.text) -> None:
    """Say how often readings were found wrong, of what was judged."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        found = kept.error_rates()
    rows = [{"kind": one.kind, "judged": one.judged, "wrong": one.wrong, "rate": one.rate} for one in found]
    show(rows, format, to.rate_lines(found))
