"""`tocsin read`: reports in, records out, problems on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.cli.errors import UserError
from tocsin.cli.output import Format, output
from tocsin.cli.progress import Progress
from tocsin.collect import InputError
from tocsin.engine.intake import Given, iso, reports
from tocsin.engine.pipeline import Pipeline
from tocsin.model import Record, Report


@dataclass
class Reading:
    """One run of `tocsin read`; `problems` are the inputs that gave no record."""

    sources: list[str]
    published: str | None
    outlet: str | None
    format: Format
    target: Path | None
    allow_private: bool = False
    problems: list[InputError] = field(default_factory=list)

    def run(self) -> int:
        """Read everything; how many inputs gave no record."""
        given = Given(iso_date(self.published), self.outlet)
        target = output(self.format, self.target)
        with Progress() as progress:
            for record in self.records(reports(self.wanted(), given, self.allow_private)):
                self.warn(record)
                target.write(record)
                progress.advance()
        target.close()
        return len(self.problems)

    def wanted(self) -> list[str]:
        """The sources named, or standard input where something is piped in."""
        if self.sources:
            return self.sources
        if sys.stdin.isatty():
            raise UserError("nothing to read: name a file, a folder, a page's address, or - for standard input")
        return ["-"]

    def records(self, found: Iterable[Report | InputError]) -> Iterator[Record]:
        """The records of the reports, the problems told and kept."""
        for item in Pipeline.load().attempts(self.good(found)):
            if isinstance(item, Record):
                yield item
            else:
                self.tell(InputError(named(item.report), item.why))

    def good(self, found: Iterable[Report | InputError]) -> Iterator[Report]:
        for item in found:
            if isinstance(item, InputError):
                self.tell(item)
            else:
                yield item

    def tell(self, problem: InputError) -> None:
        self.problems.append(problem)
        print(f"tocsin: {problem}", file=sys.stderr)

    def warn(self, record: Record) -> None:
        """Tell the warnings of a record where the view does not show them."""
        if self.format is Format.text:
            return
        for warning in record.report.warnings:
            print(f"tocsin: {named(record.report)}: {warning}", file=sys.stderr)


def named(report: Report) -> str:
    """What to call a report in a message."""
    return report.ref or report.title or report.id[:12]


def iso_date(value: str | None) -> str | None:
    """The date as given, if it is one."""
    date, problems = iso(value)
    if problems:
        raise UserError(f"--published wants a date like 2022-03-03 or 2022-03-03T10:15:00+01:00, not {value!r}")
    return date
