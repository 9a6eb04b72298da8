"""The commands that ask the desk: search, incidents, incident, who-says, disputes, changes, stories, story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

import typer

from tocsin.cli.filtering import filtered
from tocsin.cli.keeping import Where
from tocsin.cli.keeping import desk as desk_app
from tocsin.cli.tables import As, Shape, show
from tocsin.store.filters import Filters
from tocsin.store.page import Page

Limit = Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")]
After = Annotated[str | None, typer.Option(metavar="CURSOR", help="Go on after an answer, from what it ended with.")]
Counts = Annotated[bool, typer.Option("--facets", help="Also count what there is by type, place, actor, holder …")]


def register(app: typer.Typer) -> None:
    """Add the commands to `tocsin`."""
    for command in (search, incidents, disputes, changes):
        app.command()(filtered(command))
    app.command("who-says")(filtered(who_says))
    desk_app.command("changes")(filtered(changes))
    for plain in (incident, stories, story):
        app.command()(plain)


def search(
    filters: Filters, desk: Where = None, limit: Limit = 50, after: After = None, facets: Counts = False, format: As = Shape.text
) -> None:
    """Find reports, the latest first."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        page = kept.reports(filters, after=after, limit=limit)
        counted = kept.facets(filters, "reports") if facets else None
    printed(page, to.report_row, to.report_lines, format, counted)


def incidents(
    filters: Filters,
    desk: Where = None,
    order: Annotated[str, typer.Option(help="day, changed (last change first) or reports (most reports first).")] = "day",
    limit: Limit = 50,
    after: After = None,
    facets: Counts = False,
    format: As = Shape.text,
) -> None:
    """Find incidents: each one happening, however many reports tell of it."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        page = kept.incidents(filters, after=after, limit=limit, order=order)  # type: ignore[arg-type]  # refused by the desk
        counted = kept.facets(filters) if facets else None
    printed(page, to.summary_row, to.summary_lines, format, counted)


def incident(
    name: Annotated[str, typer.Argument(metavar="INCIDENT", help="i12, or i12@3 for its third version.")],
    desk: Where = None,
    format: As = Shape.text,
) -> None:
    """Show an incident: every claim with who makes it, disputes, origins, and why its mentions were linked."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened
    from tocsin.cli.errors import UserError

    id_, _, version = name.partition("@")
    if version and not version.isdecimal():
        raise UserError(f"a version is a number: {id_}@3, not {name!r}")
    with opened(desk) as kept:
        shown = kept.incident(id_, int(version) if version else None)
    whole = {"version": shown.version, "newest": shown.newest, "at": shown.at, "moved": shown.moved, **shown.incident.to_dict()}
    show([whole], format, to.shown_lines(shown), whole)


def who_says(
    filters: Filters,
    desk: Where = None,
    question: Annotated[str | None, typer.Option(help="happened, by whom, to whom, where, when, killed, wounded …")] = None,
    limit: Limit = 50,
    after: After = None,
    facets: Counts = False,
    format: As = Shape.text,
) -> None:
    """Say who makes which claim: holder, words, passage."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        page = kept.who_says(filters, question=question, after=after, limit=limit)
        counted = kept.facets(filters) if facets else None
    printed(page, to.claim_row, to.claim_lines, format, counted)


def disputes(
    filters: Filters,
    desk: Where = None,
    propositions: Annotated[
        bool, typer.Option("--propositions", help="Only on who takes part in what, without an incident.")
    ] = False,
    limit: Limit = 50,
    after: After = None,
    facets: Counts = False,
    format: As = Shape.text,
) -> None:
    """Show where holders contradict each other, with the passages of each side. Nobody wins."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        everything = propositions or (not filters and not after)
        found = kept.propositions(after=after if propositions else None, limit=limit, disputed=True) if everything else None
        taking_part = [one.dispute for one in found or () if one.dispute is not None]
        page = Page(taking_part, found.next) if propositions and found else kept.disputes(filters, after=after, limit=limit)
        counted = kept.facets(filters.having(dispute="yes")) if facets else None
    if not propositions:
        page = Page([*taking_part, *page.items], page.next)
    printed(page, to.dispute_row, to.dispute_lines, format, counted)


def changes(
    filters: Filters,
    desk: Where = None,
    since: Annotated[str | None, typer.Option(metavar="TIME", help="A day, a time in UTC, or the number of a change.")] = None,
    incident: Annotated[str | None, typer.Option(metavar="i12", help="Of this incident, and those merged into it.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="new, revised toll, denied, disputed, second origin, withdrawn …")
    ] = None,
    limit: Limit = 50,
    after: After = None,
    format: As = Shape.text,
) -> None:
    """List what changed in the record, the newest first."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        page = kept.history(incident=incident, since=since, filters=filters, kinds=kind or (), after=after, limit=limit)
    printed(page, to.entry_row, to.entry_lines, format)


def stories(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE|DIR|-]…", help="Group these; without any, the desk's stories are shown.")
    ] = None,
    desk: Where = None,
    limit: Limit = 50,
    after: After = None,
    format: As = Shape.text,
) -> None:
    """Show the running stories of the desk, or put the reports of files into stories, as they come."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened
    from tocsin.cli.stories import grouped

    if sources:
        if grouped(sources, format):
            raise typer.Exit(1)
        return
    with opened(desk) as kept:
        printed(kept.stories(after=after, limit=limit), to.story_row, to.story_lines, format)


def story(
    name: Annotated[str, typer.Argument(metavar="STORY", help="s12, or a report's number for its story and what is related.")],
    desk: Where = None,
    format: As = Shape.text,
) -> None:
    """Show a story with its reports, or what has to do with a report."""
    from tocsin.cli import answering as to
    from tocsin.cli.desk import opened

    with opened(desk) as kept:
        if name.startswith("s"):
            found = kept.story(name)
            show([to.report_row(one) for one in found.members], format, to.story_lines(found))
            return
        near = kept.related(kept.find(name).report)
        rows = [to.report_row(one.report) | {"why": one.why} for one in near]
        show(rows, format, (f"{line}  ({one.why})" for one in near for line in to.report_lines(one.report)))


def printed(
    page: Any,
    row: Callable[[Any], Mapping[str, Any]],
    lines: Callable[[Any], Iterator[str]],
    format: Shape,
    facets: Any = None,
) -> None:
    """A page of answers in the format asked for."""
    from tocsin.cli import answering as to

    rows = [row(one) for one in page]

    def text() -> Iterator[str]:
        for one in page:
            yield from lines(one)
        if not rows:
            yield "nothing found"
        if page.next:
            yield f"more: --after {page.next}"
        if facets:
            yield from to.facet_lines(facets)

    show(rows, format, text(), to.paged(page, rows, facets))
