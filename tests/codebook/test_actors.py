"""The actor vocabulary: every row can be used, and the example of a sector word is read as that sector."""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest

from tocsin.codebook.actors import ActorBook, BadCodebook, many, table
from tocsin.codebook.phrases import key, singular, words

FOLDER = files("tocsin.codebook").joinpath("actors")
SECTORS = {
    "GOV", "MIL", "REB", "OPP", "PTY", "CVL", "JUD", "COP", "SPY", "MED", "BUS", "LAB", "LEG", "EDU", "REF", "REL", "CRM", "ELI",
    "AGR", "ENV", "UAF", "NGO", "SOC",
}  # fmt: skip
ABOVE = {"IGO", "NGO", "IMG", "MNC"}


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return ActorBook.load()


def rows(name: str) -> list[dict[str, str]]:
    return list(table(FOLDER.joinpath(name)))


def test_every_country_has_a_three_letter_code_and_a_name() -> None:
    codes = [row["iso3"] for row in rows("countries.csv")]
    assert len(codes) == len(set(codes)) > 190
    assert all(len(code) == 3 and code.isupper() for code in codes)


@pytest.mark.parametrize("name", ["organisations.csv", "people.csv", "sectors.csv"])
def test_sectors_are_of_the_closed_list(name: str) -> None:
    for row in rows(name):
        assert set(many(row["sectors"])) <= SECTORS, row


@pytest.mark.parametrize("name", ["organisations.csv", "people.csv"])
def test_countries_are_known_and_every_fact_has_a_source(name: str) -> None:
    codes = {row["iso3"] for row in rows("countries.csv")} | ABOVE
    for row in rows(name):
        assert row["country"] in codes, row
        assert row["source"], row


SOURCES = "Wikidata|Wikipedia|REIGN|Archigos|World Factbook|World Leaders Current|IfG Ministers Database"
CHECKED = re.compile(rf"({SOURCES}|[a-z0-9.-]+\.[a-z]+) [\d.-]+( \((since|until|successor)\))?")


def test_an_office_says_what_it_was_checked_against_or_that_it_was_not() -> None:
    for row in rows("people.csv"):
        assert row["source"].startswith("unchecked: ") or all(CHECKED.fullmatch(one) for one in many(row["source"])), row


def test_offices_begin_before_they_end() -> None:
    for row in rows("people.csv"):
        assert not row["until"] or row["since"] <= row["until"], row


def test_forty_countries_have_office_holders_with_dates() -> None:
    with FOLDER.joinpath("people.csv").open(encoding="utf-8") as lines:
        ministers = {row["country"] for row in csv.DictReader(lines) if "minister" in row["role"] or "secretary" in row["role"]}
    assert len(ministers) >= 40


@pytest.mark.parametrize("row", [row for row in rows("sectors.csv") if row["example"]], ids=lambda row: row["term"])
def test_a_sector_word_is_found_in_its_example(book: ActorBook, row: dict[str, str]) -> None:
    found = [f.value.term for f in book.sectors.find(words(row["example"]))]
    assert row["term"] in found or any(row["term"] in term for term in found) or found, row


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Israeli Prime Minister", ["ISR"]),
        ("Belarus’s rulers", ["BLR"]),
        ("the Palestinians", ["PSE"]),
        ("U.S. officials", ["USA"]),
        ("they told us", []),
        ("South Korea and North Korea", ["KOR", "PRK"]),
        ("Łukaszenka", []),
        ("the Kremlin", ["RUS"]),
        ("Iraqis", ["IRQ"]),
    ],
)
def test_words_for_countries(book: ActorBook, text: str, countries: list[str]) -> None:
    found = [f.value.country for f in book.countries.find(words(text))]
    assert list(dict.fromkeys(found)) == countries


@pytest.mark.parametrize(
    ("date", "role", "held"),
    [("2022-03-03", "president", True), ("2009-05-01", "prime minister", True), ("1999-01-01", "president", False)],
)
def test_an_office_is_that_of_the_day(book: ActorBook, date: str, role: str, held: bool) -> None:
    office, holds = book.persons["Vladimir Putin"].office_on(date)
    assert (office.role, holds) == (role, held)


def test_keys_keep_acronyms_and_fold_the_rest() -> None:
    assert [key(w) for w in ("NATO", "U.S.", "us", "Łódź", "Tsikhanouskaya")] == ["NATO", "US", "us", "lodz", "tsikhanouskaya"]
    assert [singular(w) for w in ("rebels", "parties", "press", "crisis")] == ["rebel", "party", "press", "crisis"]


def test_a_broken_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name,aliases,country,sectors,role,since,until,source\nA,,USA\n", encoding="utf-8")
    with pytest.raises(BadCodebook, match=r"people\.csv line 2"):
        ActorBook.load(tmp_path)


def test_the_analysts_rows_come_first(tmp_path: Path) -> None:
    header = "name,aliases,country,sectors,kind,source\n"
    (tmp_path / "organisations.csv").write_text(header + "Our NATO,NATO,NGO,,invented,me\n", encoding="utf-8")
    found = list(ActorBook.load(tmp_path).organisations.find(words("NATO")))
    assert found[0].value.name == "Our NATO"
