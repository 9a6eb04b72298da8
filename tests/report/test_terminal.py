"""The terminal view says at a glance who says what and who holds what."""

from __future__ import annotations

import pytest
from examples import record

from tocsin.model import Record, Report
from tocsin.report.terminal import plain

LINES = [
    "The Vistula Courier · 2022-03-03 · Shelling kills 13 in Kremin, governor says",
    "5 statements, 3 events, 2 lines of page furniture taken out",
    "Norland defence ministry (RUS MIL)  denies   that its forces had shelled the town",
    "“We do not fire on <civilians> & never will,”  to",
    "└ Norland defence ministry (RUS",
    "ASSAULT · firearms  “killed”  ? → people (CVL)",
    "Kremin, UKR · 2022-03-01 (“on Tuesday”) · 13 people killed",
    "○ Claimed by Olha Taran",
    "✕ Denied by Norland defence ministry",
    "(doubtful: 44% sure)",
]


@pytest.mark.parametrize("line", LINES)
def test_the_view_shows(line: str) -> None:
    assert line in plain(record())


def test_no_control_codes_in_plain_text() -> None:
    assert "\x1b" not in plain(record())


def test_rich_markup_in_a_report_is_only_text() -> None:
    view = plain(Record(Report("x", title="[red]Loss[/red] [link=http://x]"), [], [], [], []))
    assert "[red]Loss[/red] [link=http://x]" in view
    assert "No statement and no event was found" in view
