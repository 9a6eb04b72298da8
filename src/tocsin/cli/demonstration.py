"""`tocsin demo`: the reports of a folder, the situation that they tell of, a page for each, a desk of them, and its report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tocsin.cli.desk import opened
from tocsin.cli.errors import UserError
from tocsin.cli.output import Format, IntoFolder
from tocsin.cli.records import Records
from tocsin.engine.adding import add
from tocsin.engine.intake import Given, reports
from tocsin.engine.linking import link_unlinked
from tocsin.model import Record
from tocsin.report.overview import overview
from tocsin.report.sitrep.blocks import plain
from tocsin.report.sitrep.build import Made, made
from tocsin.report.sitrep.formats import written
from tocsin.report.sitrep.gather import material
from tocsin.report.situation_page import situation_page
from tocsin.report.terminal import PLAIN_WIDTH, plural
from tocsin.store.desk import Desk


def demonstrated(samples: Path, folder: Path) -> int:
    """Print the situation and write the pages; how many inputs gave no record."""
    if not samples.is_dir():
        raise UserError(f"{samples}: no such file or folder; name a folder with reports: tocsin demo --samples DIR")
    reading = Records(reports([str(samples)], Given()))
    records = list(reading)
    if not records:
        raise UserError(f"no report could be read from {samples}; name a folder with reports: tocsin demo --samples DIR")
    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=PLAIN_WIDTH)
    console.print(overview(records))
    pages = IntoFolder(Format.html, folder)
    addresses = [pages.write(record).name for record in records]
    index = folder / "index.html"
    index.write_text(situation_page(records, addresses), encoding="utf8")
    console.print(f"The same with every passage, and a page for each report: [bold]{index}[/]", soft_wrap=True)
    _situation_report(samples, folder, records, console)
    return reading.problems


def _situation_report(samples: Path, folder: Path, records: list[Record], console: Console) -> None:
    """Keep the reports in a desk of the folder, link them, write the situation report over them, and show its beginning."""
    path = folder / "desk.tocsin"
    days = sorted(record.report.published[:10] for record in records if record.report.published)
    with opened(path, create=True) as desk:
        _kept(desk, samples, records)
        found = made(material(desk, days[0] if days else "0001-01-01", days[-1] if days else "9999-12-31"))
    page = folder / "situation-report.html"
    written(found, "html", page)
    console.print(Rule("[bold]The situation report[/]"))
    for block in beginning(found):
        console.print(block, soft_wrap=False)
    left_out = f"; left out: {plural(len(found.rejected), 'sentence')}" if found.rejected else ""
    console.print(f"The whole, with {len(found.document.notes)} footnotes{left_out}: [bold]{page}[/]", soft_wrap=True)
    console.print(f"Open the desk of these reports in a browser: [bold]tocsin serve --desk {path}[/]", soft_wrap=True)


def _kept(desk: Desk, samples: Path, records: list[Record]) -> None:
    """The samples in the desk with what was read of them, linked; what is there already stays."""
    by_text = {record.report.id: record for record in records}
    for _ in add(desk, [str(samples)], Given()):
        pass
    for kept in desk.all():
        if (record := by_text.get(kept.id)) is not None:
            desk.keep(record, kept.version)
    for _ in link_unlinked(desk):
        pass


def beginning(found: Made) -> Iterator[Padding]:
    """The report up to the end of its highlights."""
    for block in found.document.blocks[1:]:
        if block.kind == "heading" and plain(block.pieces) != "Highlights":
            return
        style = "bold" if block.kind == "heading" else ""
        item = block.kind == "item"
        yield Padding(
            Text(("• " if item else "") + plain(block.pieces), style=style), (0, 0, 0, 1 + 2 * block.level if item else 0)
        )
