"""`tocsin demo`: the reports of a folder, the situation that they tell of, and one page for each."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from tocsin.cli.errors import UserError
from tocsin.cli.output import Format, IntoFolder
from tocsin.collect import InputError
from tocsin.engine.intake import Given, reports
from tocsin.engine.pipeline import Pipeline, Unread
from tocsin.model import Record
from tocsin.report.overview import overview
from tocsin.report.situation_page import situation_page
from tocsin.report.terminal import PLAIN_WIDTH


def demonstrated(samples: Path, folder: Path) -> int:
    """Print the situation and write the pages; how many inputs gave no record."""
    if not samples.is_dir():
        raise UserError(f"{samples}: no such file or folder; name a folder with reports: tocsin demo --samples DIR")
    records, problems = sample_records(samples)
    for problem in problems:
        print(f"tocsin: {problem}", file=sys.stderr)
    if not records:
        raise UserError(f"no report could be read from {samples}; name a folder with reports: tocsin demo --samples DIR")
    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=PLAIN_WIDTH)
    console.print(overview(records))
    pages = IntoFolder(Format.html, folder)
    addresses = [pages.write(record).name for record in records]
    overview_page = folder / "index.html"
    overview_page.write_text(situation_page(records, addresses), encoding="utf8")
    console.print(f"The same with every passage, and a page for each report: [bold]{overview_page}[/]", soft_wrap=True)
    return len(problems)


def sample_records(samples: Path) -> tuple[list[Record], list[InputError]]:
    """The records of all reports in a folder, and what could not be read."""
    problems: list[InputError] = []
    records: list[Record] = []
    good = []
    for item in reports([str(samples)], Given()):
        problems.append(item) if isinstance(item, InputError) else good.append(item)
    for result in Pipeline.load().attempts(good):
        if isinstance(result, Unread):
            problems.append(InputError(result.report.ref or result.report.id[:12], result.why))
        else:
            records.append(result)
    return records, problems
