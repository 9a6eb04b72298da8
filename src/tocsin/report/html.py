"""The page of one record."""

from __future__ import annotations

from tocsin.model import Record


def page(record: Record) -> str:
    """One self-contained page."""
    raise NotImplementedError("the HTML view comes next")
