"""`tocsin read`: reports in, records out, problems and progress on standard error."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tocsin.cli.errors import UserError
from tocsin.cli.output import Format, output
from tocsin.cli.progress import Progress
from tocsin.cli.records import Records, named
from tocsin.engine.intake import Given, iso, reports
from tocsin.model import Record


@dataclass(frozen=True)
class ReadCommand:
    """What the user asked for."""

    sources: list[str]
    published: str | None
    outlet: str | None
    format: Format
    target: Path | None
    allow_private: bool = False

    def run(self) -> int:
        """Read everything; how many inputs gave no record."""
        given = Given(iso_date(self.published), self.outlet)
        records = Records(reports(self.wanted(), given, self.allow_private))
        target = output(self.format, self.target)
        with Progress() as progress:
            for record in records:
                self.warn(record)
                target.write(record)
                progress.advance()
        target.close()
        return records.problems

    def wanted(self) -> list[str]:
        """The sources named, or standard input where something is piped in."""
        if self.sources:
            return self.sources
        if sys.stdin.isatty():
            raise UserError("nothing to read: name a file, a folder, a page's address, or - for standard input")
        return ["-"]

    def warn(self, record: Record) -> None:
        """Tell the warnings of a record where the view does not show them."""
        for warning in record.report.warnings if self.format is not Format.text else []:
            print(f"tocsin: {named(record.report)}: {warning}", file=sys.stderr)


def iso_date(value: str | None) -> str | None:
    """The date as given, if it is one."""
    date, problems = iso(value)
    if problems:
        raise UserError(f"--published wants a date like 2022-03-03 or 2022-03-03T10:15:00+01:00, not {value!r}")
    return date
