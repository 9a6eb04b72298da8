"""Linking what was read: in groups, and one by one where a report breaks it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from store.told import Told

import tocsin
from tocsin.engine.linking import LinkedReport, Unlinked, link, link_unlinked
from tocsin.store.desk import Desk
from tocsin.store.linking import Linking

REPORTS = [
    Told(holder="the mayor of Orvel"),
    Told(outlet="The Herald"),
    Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-21"),
]


def filled(path: Path) -> Desk:
    desk = tocsin.Desk(path)
    for told in REPORTS:
        desk.keep(told.record(), desk.add(told.report).version)
    return desk


def test_what_is_left_is_linked_once(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.tocsin") as desk:
        found = list(link_unlinked(desk))
        assert [one.report for one in found] == [1, 2, 3]
        assert all(isinstance(one, LinkedReport) and one.incidents == ("i1", "i2") for one in found)
        assert list(link_unlinked(desk)) == []
        assert [one.incidents for one in link(desk, [1, 2, 3], again=True) if isinstance(one, LinkedReport)] == [()] * 3


def test_a_report_that_breaks_it_is_named_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Linking.link

    def breaking(self: Linking, reports: Sequence[int], force: bool = False) -> list[int]:
        if 2 in reports:
            raise ZeroDivisionError("on purpose")
        return real(self, reports, force)

    monkeypatch.setattr(Linking, "link", breaking)
    with filled(tmp_path / "desk.tocsin") as desk:
        first, second, third = link_unlinked(desk)
        assert isinstance(first, LinkedReport) and isinstance(third, LinkedReport)
        assert second == Unlinked(2, "linking failed on it (ZeroDivisionError: on purpose)")
        assert desk.unlinked() == [2]
