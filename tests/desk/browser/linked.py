"""A desk with the samples: read by the reader that ships, and linked."""

from __future__ import annotations

from pathlib import Path

import tocsin
from tocsin.engine.adding import add
from tocsin.engine.intake import Given
from tocsin.engine.linking import link
from tocsin.engine.pipeline import Pipeline
from tocsin.engine.rereading import read_unread
from tocsin.model import Outlet, Report
from tocsin.store.desk import Desk

SAMPLES = Path(__file__).parents[3] / "samples"
_made: list[Desk] = []


def sampled(path: Path) -> Desk:
    """The desk of the samples."""
    desk = tocsin.Desk(path)
    assert list(add(desk, [str(SAMPLES)], Given()))
    list(read_unread(desk, Pipeline.load()))
    list(link(desk, desk.unlinked()))
    _made[:] = [desk]
    return desk


def one_more() -> None:
    """A report comes into the desk made last."""
    _made[0].add(
        Report("The ministry in Norland said nothing new.", title="Nothing new", outlet=Outlet("Norland Wire"), language="en")
    )
