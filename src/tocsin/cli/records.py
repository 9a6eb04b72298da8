"""Records of what the user names; what gives none is told on standard error and does not stop the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.collect import InputError
from tocsin.engine.pipeline import Pipeline
from tocsin.model import Record, Report


@dataclass
class Records:
    """Iterates over the records of the reports found, in order; `problems` counts the inputs that gave none."""

    found: Iterable[Report | InputError]
    problems: int = 0

    def __iter__(self) -> Iterator[Record]:
        for item in Pipeline.load().attempts(self._reports()):
            if isinstance(item, Record):
                yield item
            else:
                self._tell(InputError(named(item.report), item.why))

    def _reports(self) -> Iterator[Report]:
        for item in self.found:
            if isinstance(item, InputError):
                self._tell(item)
            else:
                yield item

    def _tell(self, problem: InputError) -> None:
        self.problems += 1
        print(f"tocsin: {problem}", file=sys.stderr)


def named(report: Report) -> str:
    """What to call a report in a message."""
    return report.ref or report.title or report.id[:12]
