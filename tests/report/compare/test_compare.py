"""`tocsin compare`: rows of others beside incidents made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from report.exports.made import content, hostile
from report.incidents_made import BORDER, KREMIN, TUESDAY, shelling

from tocsin.link.incidents import Interval, Party, Site
from tocsin.report.compare.comparison import as_dict, as_text, compare, table
from tocsin.report.compare.foreign import BadRow, ForeignError, ForeignRow, foreign_rows, parsed_date
from tocsin.report.compare.matching import actor_facet, day_facet, matched, place_facet, type_facet
from tocsin.report.exports.content import Numbered

HERE = Path(__file__).parent


def row(**more: object) -> ForeignRow:
    first = next(row for row in foreign_rows(HERE / "acled.csv") if isinstance(row, ForeignRow))
    return replace(first, **more)  # type: ignore[arg-type]


def test_acled_rows_are_read_and_bad_ones_named() -> None:
    rows = list(foreign_rows(HERE / "acled.csv"))
    first = rows[0]
    assert isinstance(first, ForeignRow)
    assert (first.id, first.first, first.country, first.low, first.notes) == (
        "UKR1",
        date(2022, 3, 1),
        "UKR",
        12,
        'Shells, "many"',
    )
    assert first.actors == ("Military Forces of Russia (2000-)", "Civilians (Ukraine)")
    assert [(bad.line, bad.why) for bad in rows if isinstance(bad, BadRow)] == [
        (5, "'soon' is no date"),
        (6, "'950.05' is no degree"),
    ]


def test_ucdp_rows_have_ranges_and_slack() -> None:
    one, other = [row for row in foreign_rows(HERE / "ucdp.csv") if isinstance(row, ForeignRow)]
    assert (one.first, one.last, one.slack, one.km, one.toll) == (date(2022, 2, 27), date(2022, 3, 2), 1, 15, "9–15 (best 11)")
    assert (one.kind, other.kind, other.km) == ("one-sided violence", "state-based conflict", 600)


def test_the_four_lists() -> None:
    found = compare(HERE / "acled.csv", content(unit="incident"))
    told = as_dict(found)
    assert [(pair["their_id"], pair["our_id"]) for pair in told["in both"]] == [("UKR1", "i1@3")]
    assert told["in both"][0]["reasons"] == [
        "same day: 2022-03-01",
        "same place: Kremin",
        "same type: Explosions/Remote violence",
    ]
    assert told["in both"][0]["differences"] == ["other actors"]
    assert {pair["their_id"]: pair["reasons"] for pair in told["only theirs"]} == {
        "UKR2": "nearest is i1@3: Kremin lies 491 km from Dalne; other actors",
        "UKR3": "no incident of ours on these days",
        "UKR6": "could be i1@3, which goes with UKR1",
    }
    assert [(one["our_id"], one["reasons"]) for one in told["only ours"]] == [
        ("i2@1", "no row of theirs on these days at that place")
    ]
    assert told["other toll"][0]["differences"] == ["theirs 12; ours 13 (Olha Taran)"]
    assert [bad["line"] for bad in told["unread"]] == [5, 6]


def test_a_range_of_theirs_that_holds_every_claim_is_no_difference() -> None:
    found = compare(HERE / "ucdp.csv", content(unit="incident"))
    assert [(pair.row.id, pair.ours.incident.id) for pair in found.found.pairs] == [("1", "i1")]
    assert found.tolls == []
    assert {one.incident.id: why for one, why in found.found.only_ours} == {"i2": "RETREAT is not what UCDP codes"}


def test_text_says_which_rule_and_takes_no_side() -> None:
    text = as_text(compare(HERE / "acled.csv", content(unit="incident")))
    assert text.startswith("4 rows in ACLED's shape: 1 in both, 3 only theirs, 1 only ours, 1 with other tolls\nNeither is taken")
    assert "per-claimant" in text and "line 5: 'soon' is no date" in text


def test_hostile_titles_stay_on_one_line() -> None:
    text = as_text(compare(HERE / "acled.csv", content(hostile(), unit="incident")))
    assert "\x1b" not in text and "\u202e" not in text
    assert len(list(table(compare(HERE / "acled.csv", content(hostile(), unit="incident"))))) >= 4


@pytest.mark.parametrize(
    ("when", "slack", "apart", "reason"),
    [
        (Interval(TUESDAY, TUESDAY, "day"), 0, False, "same day"),
        (Interval(TUESDAY + 1, TUESDAY + 1, "day"), 0, True, "1 days apart"),
        (Interval(TUESDAY + 1, TUESDAY + 1, "day"), 7, False, "within the precision of 7 days"),
        (Interval(TUESDAY - 3, TUESDAY + 3, "week"), 0, False, "days overlap"),
        (Interval(TUESDAY + 2, TUESDAY + 2, "day", given="report"), 0, False, "days overlap"),
        (Interval(), 0, True, "no day of ours"),
    ],
)
def test_days(when: Interval, slack: int, apart: bool, reason: str) -> None:
    facet = day_facet(row(slack=slack), replace(shelling(), when=when))
    assert (facet.apart, reason in facet.reason) == (apart, True), facet


@pytest.mark.parametrize(
    ("site", "apart", "reason"),
    [
        (KREMIN, False, "same place"),
        (replace(KREMIN, name="Kreminka", lat=50.1), False, "km from Kremin"),
        (replace(KREMIN, name="Elsewhere", lat=52.0), True, "km from Kremin"),
        (Site("Oblast", "oblast", country="UKR", precision="country"), False, "both in UKR"),
        (Site("the border", "b", country="POL", precision="line"), True, "not known to lie"),
        (replace(KREMIN, country="POL", lat=None), True, "not known to lie"),
        (BORDER, True, "not known to lie"),
    ],
)
def test_places(site: Site, apart: bool, reason: str) -> None:
    facet = place_facet(row(), replace(shelling(), sites=(site,)))
    assert (facet.apart, reason in facet.reason) == (apart, True), facet


@pytest.mark.parametrize(
    ("type", "mode", "weight"),
    [("ASSAULT", "heavy-weapons", 0.25), ("ASSAULT", "drone", 0.2), ("ASSAULT", "firearms", 0.1), ("PROTEST", "demo", -0.3)],
)
def test_types(type: str, mode: str, weight: float) -> None:
    assert type_facet(row(), replace(shelling(), type=type, mode=mode)).weight == weight


@pytest.mark.parametrize(
    ("party", "weight"),
    [
        (Party("Russian army", "x", country="RUS"), 0.15),
        (Party("Mali's army", "x", country="MLI"), -0.1),
        (Party("they", "x"), 0.0),
    ],
)
def test_actors(party: Party, weight: float) -> None:
    assert actor_facet(row(), replace(shelling(), actors=(party,), recipients=())).weight == weight


def test_one_incident_goes_with_one_row() -> None:
    rows = [row(id="a", line=1), row(id="b", line=2)]
    found = matched(rows, [Numbered(shelling(), 1)])
    assert [pair.row.id for pair in found.pairs] == ["a"]
    assert found.only_theirs == [(rows[1], "could be i1@1, which goes with a")]


def test_a_thousand_rows_are_compared_in_a_second() -> None:
    import time

    many = [Numbered(replace(shelling(), id=f"i{n}", when=Interval(TUESDAY + n, TUESDAY + n, "day")), 1) for n in range(1000)]
    rows = [row(id=str(n), line=n, first=date.fromordinal(TUESDAY + n), last=date.fromordinal(TUESDAY + n)) for n in range(1000)]
    began = time.monotonic()
    assert len(matched(rows, many).pairs) == 1000
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-03-01", "2022-03-01"),
        ("01 March 2022", "2022-03-01"),
        ("1-Mar-22", "2022-03-01"),
        ("2022-03-01 00:00:00.000", "2022-03-01"),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert parsed_date(text).isoformat() == expected


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(ForeignError, match="cannot be opened"):
        list(foreign_rows(tmp_path / "none.csv"))
    (tmp_path / "a.csv").write_text("event_date,event_type,actor1\n", encoding="utf8")
    with pytest.raises(ForeignError, match="nearest is ACLED, without location, fatalities"):
        list(foreign_rows(tmp_path / "a.csv"))
    (tmp_path / "b.csv").write_bytes(b"\x00\xff\xfe")
    with pytest.raises(ForeignError):
        list(foreign_rows(tmp_path / "b.csv"))
