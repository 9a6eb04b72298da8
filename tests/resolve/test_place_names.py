"""Place names in one spelling, and by sound."""

from __future__ import annotations

import pytest

from tocsin.resolve.place_names import place_key, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [("Homyel'", "Homyel’"), ("St. Louis", "Saint Louis"), ("Sankt-Peterburg", "Sankt Peterburg"), ("The Hague", "Hague"),
     ("Гомель", "Gomel"), ("Łódź", "Lodz"), ("N'Djamena", "NDjamena")],
)  # fmt: skip
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(("one", "other"), [("Baranovichy", "Baranovichi"), ("Tchernihiv", "Chernihiv"), ("Lvov", "Lwow")])
def test_spellings_by_sound_come_together(one: str, other: str) -> None:
    assert sound(place_key(one)) == sound(place_key(other))
