"""What the golden files do not show: passages are found again, vague places have no point, links lead somewhere, refusals."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import examples
import pytest
from report.exports.made import content

from tocsin.model import Place
from tocsin.report.datasets import dataset
from tocsin.report.exports.columns import CLAIMS, claim_rows, point
from tocsin.report.exports.errors import ExportError
from tocsin.report.exports.formats import FORMATS, format_named
from tocsin.report.exports.ftm import entities


def loaded(name: str) -> dict:  # type: ignore[type-arg]
    out = io.StringIO()
    FORMATS[name].write_text(content(unit=FORMATS[name].unit), out)
    return json.loads(out.getvalue())  # type: ignore[no-any-return]


def test_every_annotation_is_found_again_by_position_and_by_words() -> None:
    collection = loaded("annotations")
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == 8
    for item in items:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            if target["source"] == "https://courier.example/kremin":
                assert examples.TEXT.count(target["selector"]["prefix"] + target["selector"]["exact"]) == 1
                continue
            quote, position = target["selector"]
            assert examples.TEXT[position["start"] : position["end"]] == quote["exact"]
            around = examples.TEXT[: position["start"]].endswith(quote["prefix"]), examples.TEXT[position["end"] :]
            assert around[0] and around[1].startswith(quote["suffix"])


def test_offsets_of_the_table_point_into_the_text() -> None:
    for row in claim_rows(content()):
        assert examples.TEXT[row["passage_start"] : row["passage_end"]] == row["passage"]
        assert set(row) == {column.name for column in CLAIMS}


def test_a_vague_place_has_no_point() -> None:
    assert point(Place("the border", None, lat=50.0, lon=30.0, precision="line")) is None
    assert point(Place("Kremin", None, lat=50.0, lon=30.0, precision="town")) == (50.0, 30.0)
    features = loaded("geojson")["features"]
    assert [feature["geometry"] for feature in features][2] is None
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [30.0, 50.0]}


def test_every_link_of_an_entity_leads_to_one() -> None:
    found = list(entities(content()))
    ids = {entity["id"] for entity in found}
    links = [link for entity in found for key in ("involved", "proof") for link in entity["properties"].get(key, [])]
    assert links and set(links) <= ids


def test_polecat_has_its_columns_in_its_order() -> None:
    spec = dataset("polecat")
    assert len(spec["columns"]) == 40 and set(spec["empty"]) <= set(spec["columns"])
    types = [kind for quad in spec["quads"].values() for kind in quad]
    assert len(types) == len(set(types)) == 16


def test_no_claim_is_rated() -> None:
    ratings = [review["reviewRating"] for review in loaded("claims")["dataFeedElement"]]
    assert ratings and all(set(rating) == {"@type", "alternateName"} for rating in ratings)
    assert "true" not in json.dumps(ratings).lower() and "false" not in json.dumps(ratings).lower()


def test_rules_and_versions_stand_in_every_format(tmp_path: Path) -> None:
    for name, format in FORMATS.items():
        path = tmp_path / f"x{format.ending}"
        made = content(unit=format.unit)
        format.write(made, path)
        written = path.read_bytes().decode("utf8", "replace")
        if format.to_text is not None:  # compressed: its golden file shows them
            assert "not added up" in written or "never added up" in written, name
            assert "reader def" in written, name


def test_an_unfinished_file_does_not_get_the_name(tmp_path: Path) -> None:
    broken = replace(content(), reads=lambda: iter([None]))  # type: ignore[arg-type,list-item]
    with pytest.raises(AttributeError):
        FORMATS["csv"].write(broken, tmp_path / "a.csv")
    assert list(tmp_path.iterdir()) == []


def test_refusals() -> None:
    with pytest.raises(ExportError, match="no format 'xls': jsonl, csv"):
        format_named("xls")
    with pytest.raises(ExportError, match=r"--output FILE\.parquet"):
        FORMATS["parquet"].write_text(content(), io.StringIO())
