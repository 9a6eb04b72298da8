"""English names of provinces: each belongs to a division that the regions have, and no two of a country are the same."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter

from tocsin.codebook.provinces import province_names
from tocsin.resolve.gazetteer_build import data
from tocsin.store.places import province_name


def test_every_code_is_a_first_level_division() -> None:
    rows = csv.DictReader(io.StringIO(gzip.decompress(data("regions.csv.gz")).decode("utf-8")))
    known = {row["code"] for row in rows if row["level"] == "1"}
    assert set(province_names()) <= known


def test_no_two_provinces_of_a_country_share_a_name() -> None:
    counted = Counter((code.split(".")[0], name) for code, name in province_names().items())
    assert [pair for pair, n in counted.items() if n > 1] == []


def test_facets_are_named_in_english() -> None:
    codes = ("BY.02", "UA.07", "RU.12", "SY.09", "IQ.15", "IR.28", "PL.81", "SD.49", "no code")
    assert [province_name(code) for code in codes] == [
        "Gomel Region", "Kharkiv Region", "Chechen Republic", "Aleppo Governorate", "Nineveh Governorate", "Isfahan Province",
        "Podlachian Voivodeship", "South Darfur", "no code",
    ]  # fmt: skip
