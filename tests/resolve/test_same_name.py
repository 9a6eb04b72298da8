"""Two spellings: the same person or not. Names in, judgement out."""

from __future__ import annotations

import pytest

from tocsin.resolve.one_person import full_names
from tocsin.resolve.same_name import SAME, compare


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Alexander Lukashenko", "Aleksandr Lukashenko", True),
        ("Путін Володимир", "Volodymyr Putin", True),
        ("Łukaszenka", "Lukaszenka", True),
        ("Sviatlana Tsikhanouskaya", "Sviatlana Tsikhanouskaia", True),
        ("Bill Clinton", "William Clinton", True),
        ("Ali A. Rahmani", "Ali Akbar Rahmani", True),
        ("Vladimir Vladimirovich Putin", "Vladimir Putin", True),
        ("George Bush", "Laura Bush", False),
        ("Kim Jong Il", "Kim Jong Un", False),
        ("Michelle Obama", "Barack Obama", False),
        ("Anna Petrova", "Ivan Sidorov", False),
    ],
)
def test_persons(one: str, other: str, same: bool) -> None:
    likeness = compare(one, other)
    assert (likeness.score >= SAME) == same, likeness
    assert likeness.why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Gazprom JSC", "Gazprom", True), ("Acme Limited", "Acme Ltd", True), ("Brigade 43", "Brigade 44", False),
     ("People's Front Army", "PFA", True), ("Northern Bank", "Northern Bank Mexico", False)],
)  # fmt: skip
def test_bodies(one: str, other: str, same: bool) -> None:
    assert (compare(one, other, body=True).score >= SAME) == same


@pytest.mark.parametrize(
    ("names", "full"),
    [
        (["Vladimir Putin", "Mr Putin", "Putin", "he"], {"Mr Putin": "Vladimir Putin", "Putin": "Vladimir Putin"}),
        (["George Bush", "Laura Bush", "Bush"], {}),
        (["the police", "police"], {}),
    ],
)
def test_a_surname_takes_the_full_name_that_it_can_only_mean(names: list[str], full: dict[str, str]) -> None:
    assert full_names(names) == full
