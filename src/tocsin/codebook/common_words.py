"""How many news reports hold a word, by its stem: what few of them hold tells one matter from another."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Final

UNSEEN: Final = 1
"""Reports that are thought to hold a stem which the file does not have."""


@dataclass(frozen=True, slots=True)
class CommonWords:
    """`reports`: stem -> of `total` reports, those that hold it. Made by `models/linking/common_words.py`."""

    reports: Mapping[str, int]
    total: int

    @classmethod
    @cache
    def load(cls) -> CommonWords:
        """The table that ships."""
        text = files("tocsin.codebook").joinpath("common_words.csv").read_text("utf-8")
        counted = {row["stem"]: int(row["reports"]) for row in csv.DictReader(io.StringIO(text))}
        return cls(counted, counted.pop("*"))

    def telling(self, stem: str) -> float:
        """Inverse document frequency: 0 for what every report holds, about 7.5 for what none does."""
        return log(self.total / (1 + self.reports.get(stem, UNSEEN)))
