"""`tocsin demo`: the reports of a folder, the situation that they tell of, and one page for each."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from tocsin.cli.errors import UserError
from tocsin.cli.output import Format, IntoFolder
from tocsin.cli.records import Records
from tocsin.engine.intake import Given, reports
from tocsin.report.overview import overview
from tocsin.report.situation_page import situation_page
from tocsin.report.terminal import PLAIN_WIDTH


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
    return reading.problems
