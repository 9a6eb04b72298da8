"""What a user takes in: GeoNames dumps, FtM entities, Wikidata results, aliases of her own."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tocsin.codebook.actors import ActorBook, BadCodebook
from tocsin.codebook.phrases import words
from tocsin.resolve.actors_import import import_actors, own_actors
from tocsin.resolve.coding import Coder
from tocsin.resolve.ftm import BadActors, exported
from tocsin.resolve.gazetteer import Gazetteer
from tocsin.resolve.places_import import BadDump, import_places

TOWN = [
    "1",
    "Testovo",
    "Testovo",
    "Testowo,Тестово",
    "52.1",
    "26.8",
    "P",
    "PPL",
    "BY",
    "",
    "01",
    "",
    "",
    "",
    "1200",
    "",
    "",
    "",
    "",
]
RIVER = ["2", "Testka", "Testka", "", "52", "27", "H", "STM", "BY", "", "01", "", "", "", "0", "", "", "", ""]
SCHOOL = ["3", "Test School", "Test School", "", "52", "27", "S", "SCH", "BY", "", "01", "", "", "", "0", "", "", "", ""]


def test_a_dump_becomes_a_gazetteer(tmp_path: Path) -> None:
    dump = tmp_path / "BY.zip"
    with zipfile.ZipFile(dump, "w") as archive:
        archive.writestr("BY.txt", "\n".join("\t".join(row) for row in (TOWN, RIVER, SCHOOL)))
    names = tmp_path / "names.txt"
    names.write_text("9\t1\tfr\tTestove-sur-Testka\n10\t1\tzh\tXX\n", encoding="utf-8")
    assert import_places(dump, names, tmp_path / "places.sqlite") == 2
    gazetteer = Gazetteer(tmp_path / "places.sqlite")
    found = {
        name: [(e.id, e.kind, e.country) for e in gazetteer.exact(name)] for name in ("Тестово", "Testove sur Testka", "Testka")
    }
    assert found == {"Тестово": [(1, "town", "BLR")], "Testove sur Testka": [(1, "town", "BLR")], "Testka": [(2, "river", "BLR")]}
    assert [e.id for e in gazetteer.fuzzy("Testowa", ("BLR",))] == [1]


def test_a_line_that_is_not_geonames_is_named(tmp_path: Path) -> None:
    dump = tmp_path / "bad.txt"
    dump.write_text("1\tonly two\n", encoding="utf-8")
    with pytest.raises(BadDump, match=r"bad\.txt line 1: 2 columns"):
        import_places(dump, target=tmp_path / "places.sqlite")
    assert not (tmp_path / "places.sqlite").exists()


ENTITIES = [
    {"id": "Q1", "schema": "Person", "properties": {"name": ["Ada Testova", "Ада Тестова"], "alias": ["A. Testova"]}},
    {"id": "P1", "schema": "Position", "properties": {"name": ["Minister of Defence"], "country": ["by"]}},
    {"id": "O1", "schema": "Occupancy",
     "properties": {"holder": ["Q1"], "post": ["P1"], "startDate": ["2019-01-01"], "endDate": ["2021-01-01"]}},
]  # fmt: skip


def test_entities_become_people_with_dated_offices(tmp_path: Path) -> None:
    source = tmp_path / "entities.ftm.json"
    source.write_text("\n".join(json.dumps(e) for e in ENTITIES), encoding="utf-8")
    assert import_actors(source, tmp_path) == 1
    assert import_actors(source, tmp_path) == 0  # again: nothing new
    coder = Coder(ActorBook.load(*own_actors(tmp_path)))
    then, later = coder.code("Ada Testova", "2020-05-05"), coder.code("Ада Тестова", "2022-05-05")
    assert (then.country, then.sectors) == ("BLR", ["GOV", "MIL"])
    assert (later.country, later.sectors, later.role) == ("BLR", ["ELI"], "former Minister of Defence")


def test_a_query_result_of_wikidata_is_taken_in(tmp_path: Path) -> None:
    source = tmp_path / "query.csv"
    source.write_text(
        "person,personLabel,positionLabel,countryCode,start,end\nQ5,Bo Testik,prime minister,PL,2020-01-01,\n", "utf-8"
    )
    assert import_actors(source, tmp_path) == 1
    assert Coder(ActorBook.load(*own_actors(tmp_path))).code("Bo Testik", "2022-01-01").country == "POL"


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    source = tmp_path / "broken.json"
    source.write_text('{"id": "Q1", "schema": "Person"}\nnot json\n', encoding="utf-8")
    with pytest.raises(BadActors, match=r"broken\.json line 2"):
        import_actors(source, tmp_path)


def test_the_people_of_the_codebook_as_entities() -> None:
    rows = list(exported(ActorBook.load()))
    assert {row["schema"] for row in rows} == {"Person", "Position", "Occupancy"}
    known = {row["id"] for row in rows}
    assert len(known) == len(rows)
    held = [row["properties"] for row in rows if row["schema"] == "Occupancy"]
    assert all(h["holder"][0] in known and h["post"][0] in known for h in held)


def test_own_aliases(tmp_path: Path) -> None:
    (tmp_path / "aliases.csv").write_text("alias,name\nBatka,Alexander Lukashenko\nthe Alliance,NATO\n", encoding="utf-8")
    book = ActorBook.load(tmp_path)
    assert [f.value.name for f in book.people.find(words("Batka"))] == ["Alexander Lukashenko"]
    assert Coder(book).code("the Alliance", None).country == "IGO"


def test_an_alias_of_nobody_is_refused(tmp_path: Path) -> None:
    (tmp_path / "aliases.csv").write_text("alias,name\nX,Nobody Known\n", encoding="utf-8")
    with pytest.raises(BadCodebook, match="Nobody Known"):
        ActorBook.load(tmp_path)
