"""Dates that publishers write -> ISO 8601 with the hour and the zone that they have, and no more."""

from __future__ import annotations

import pytest

from tocsin.clean.moments import finest, moment, plausible

WRITTEN = {
    "2022-03-03T10:15:00+0100": "2022-03-03T10:15:00+01:00",
    "2022-03-03T10:15:00.123Z": "2022-03-03T10:15:00+00:00",
    "2022-03-03 10:15:00 +0100": "2022-03-03T10:15:00+01:00",
    "2022-03-03T10:15+01": "2022-03-03T10:15:00+01:00",
    "20220303T101500Z": "2022-03-03T10:15:00+00:00",
    "20220303": "2022-03-03",
    "2022-03-03T10:15:00 CET": "2022-03-03T10:15:00+01:00",
    "2022-03-03T10:15:00-05:00[America/New_York]": "2022-03-03T10:15:00-05:00",
    "2022-03-03T10:15:00": "2022-03-03T10:15:00",  # an hour without a zone stays without one
    "2022/03/03 10:15": "2022-03-03T10:15:00",
    "2022-03-03 10:15 PM": "2022-03-03T22:15:00",
    "1646298900": "2022-03-03T09:15:00+00:00",
    "1646298900000": "2022-03-03T09:15:00+00:00",
    "Thu, 03 Mar 2022 10:15:00 GMT": "2022-03-03T10:15:00+00:00",
    "Thu Mar 03 10:15:00 CET 2022": "2022-03-03T10:15:00+01:00",
    "March 3, 2022 10:15 AM EST": "2022-03-03T10:15:00-05:00",
    "Mar. 3, 2022 at 5:15 p.m. ET": "2022-03-03T17:15:00",  # ET is two zones in a year
    "3 March 2022, 10:15": "2022-03-03T10:15:00",
    "Thursday, March 3, 2022 - 10:15": "2022-03-03T10:15:00",
    "Last modified on Thu 3 Mar 2022 11.22 GMT": "2022-03-03T11:22:00+00:00",
    "10:15 GMT, 3 March 2022": "2022-03-03T10:15:00+00:00",
    "03.03.2022 07:30 Uhr": "2022-03-03T07:30:00",
    "3 mars 2022 à 10h15": "2022-03-03T10:15:00",
    "3 de março de 2022": "2022-03-03",
    "03/04/2022": "2022-04-03",
    "2022-03-03T00:00:00Z": "2022-03-03",  # midnight to the second: the day is all that is known
    "1970-01-01T00:00:00Z": None,
    "0001-01-01T00:00:00": None,
    "2022-13-45": None,
    "2022-03-03T25:15:00Z": None,
    "yesterday": None,
    "2022": None,
    "": None,
}


@pytest.mark.parametrize("text", WRITTEN)
def test_moments(text: str) -> None:
    assert moment(text) == WRITTEN[text]


def test_values_that_are_no_text() -> None:
    assert moment(1646298900) == "2022-03-03T09:15:00+00:00"
    assert [moment(v) for v in (None, True, [], {"a": 1}, 5, -1e300)] == [None] * 6


def test_american_figures() -> None:
    assert moment("03/04/2022 5:15 PM EST", us=True) == "2022-03-04T17:15:00-05:00"
    assert moment("13/04/2022", us=True) == "2022-04-13"


@pytest.mark.parametrize(
    ("said", "best"),
    [
        (["2022-03-03", "2022-03-03T10:15:00+01:00"], "2022-03-03T10:15:00+01:00"),  # the hour of the same day
        (["2022-03-03", "2022-03-05T10:15:00+01:00"], "2022-03-03"),  # another day is another statement
        (["2022-03-03T10:15:00", "2022-03-03T10:15:00+01:00"], "2022-03-03T10:15:00+01:00"),
        (["2022-03-03T10:15:00", "2022-03-03T09:15:00+00:00"], "2022-03-03T09:15:00+00:00"),
        (["2022-03-03T10:15:00+00:00", "2022-03-03T10:15:00+05:30"], "2022-03-03T10:15:00+05:30"),  # one clock, two zones
        (["2022-03-03T10:15:00+05:30", "2022-03-03T10:15:00+00:00"], "2022-03-03T10:15:00+05:30"),
        (["2022-03-03T10:15:00+01:00", "2022-03-03T12:40:00+01:00"], "2022-03-03T10:15:00+01:00"),
        ([], None),
    ],
)
def test_statements_of_one_date(said: list[str], best: str | None) -> None:
    assert finest(said) == best


def test_the_future_is_not_plausible() -> None:
    assert plausible("2022-03-03T10:15:00", "2022-03-03T09:00:00Z")
    assert not plausible("2022-03-09", "2022-03-03T09:00:00Z")
    assert plausible("2022-03-09", None)
