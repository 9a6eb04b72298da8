"""Unknown names: records in, proposals out; an accepted spelling is in the analyst's own aliases from the next report on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.codebook.actors import ActorBook
from tocsin.model import Actor, Record, Report
from tocsin.resolve.coding import Coder
from tocsin.resolve.review import CannotAcceptError, accept, proposals


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOCSIN_DATA", str(tmp_path))
    return tmp_path / "codebook" / "actors"


def record(*names: str) -> Record:
    return Record(Report(" ".join(names)), [], [], [], [Actor(name, None) for name in names])


def test_the_most_mentioned_come_first_with_the_nearest_person() -> None:
    records = [record("Anton Zurek", "the police"), record("Anton Zurek", "Volodimer Zelensky", "he")]
    first, second = proposals(records, ActorBook.load())
    assert (first.name, first.mentions, first.nearest) == ("Anton Zurek", 2, None)
    assert (second.name, second.mentions, second.nearest) == ("Volodimer Zelensky", 1, "Volodymyr Zelensky")
    assert second.score > 0.8
    assert len(proposals(records, ActorBook.load(), limit=1)) == 1


def test_an_accepted_spelling_is_known_from_then_on(own: Path) -> None:
    assert accept("Batka", "Alexander Lukashenko") == own / "aliases.csv"
    accept("the Alliance", "NATO")
    assert (own / "aliases.csv").read_text("utf-8") == "alias,name\nBatka,Alexander Lukashenko\nthe Alliance,NATO\n"
    assert Coder(ActorBook.load(own)).code("Batka", "2022-03-03").country == "BLR"


@pytest.mark.parametrize(
    ("alias", "name", "why"),
    [
        ("X", "Nobody Known", "nobody whom the codebook knows"),
        ("Poutine", "Alexander Lukashenko", "known already, as Vladimir Putin"),
        ("…", "NATO", "no letters"),
    ],
)
def test_what_cannot_be_accepted_says_why(own: Path, alias: str, name: str, why: str) -> None:
    with pytest.raises(CannotAcceptError, match=why):
        accept(alias, name)
    assert not own.exists()
