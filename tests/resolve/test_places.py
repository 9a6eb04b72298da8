"""Places of whole reports: text in, places out. The parse is made by hand: only what resolution looks at."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from tocsin.codebook.actors import ActorBook
from tocsin.model import Outlet, Place, Record, Report, Span
from tocsin.read.reading import Reading
from tocsin.resolve.gazetteer import Gazetteer
from tocsin.resolve.resolver import Resolver


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    return Resolver(Gazetteer.open(), ActorBook.load())


def read(resolver: Resolver, text: str, *names: str, country: str | None = None) -> dict[str, Place]:
    """The places of a text whose mentions are given in order, without a parse."""
    places, at = [], 0
    for name in names:
        at = text.index(name, at)
        places.append(Place(name, Span.of(text, at, at + len(name))))
        at += len(name)
    report = Report(text, outlet=Outlet(country=country))
    doc: Doc = spacy.blank("en")(text)
    resolver.resolve(Reading(Record(report, [], [], places, []), doc))
    return dict(zip(names, places, strict=True))


CASES = [
    ("Fighting went on in Georgia, near Tbilisi.", ["Georgia", "Tbilisi"], {"Georgia": "GEO", "Tbilisi": "GEO"}),
    ("A storm hit Atlanta, Georgia, on Monday.", ["Atlanta", "Georgia"], {"Atlanta": "USA", "Georgia": "USA"}),
    ("Paris, Texas, is a small town.", ["Paris", "Texas"], {"Paris": "USA"}),
    ("Protests in Paris and Lyon.", ["Paris", "Lyon"], {"Paris": "FRA", "Lyon": "FRA"}),
    ("Clashes in Tripoli, a port in northern Lebanon, near Beirut.", ["Tripoli", "Lebanon", "Beirut"], {"Tripoli": "LBN"}),
    ("Strikes on Tripoli and Misrata, Libya.", ["Tripoli", "Misrata", "Libya"], {"Tripoli": "LBY"}),
    ("Troops crossed into Jordan from Syria.", ["Jordan", "Syria"], {"Jordan": "JOR"}),
    ("Heavy fighting around Granada, Nicaragua.", ["Granada", "Nicaragua"], {"Granada": "NIC"}),
    ("A fire in Granada, Spain.", ["Granada", "Spain"], {"Granada": "ESP"}),
    ("Leaders met in Luxembourg.", ["Luxembourg"], {"Luxembourg": "LUX"}),
    ("A storm hit Victoria, B.C., on Monday.", ["Victoria", "B.C."], {"Victoria": "CAN", "B.C.": "CAN"}),
    ("WASHINGTON (AP) - The capital was quiet.", ["WASHINGTON"], {"WASHINGTON": "USA"}),
    ("Floods in Mexico and in Puebla.", ["Mexico", "Puebla"], {"Mexico": "MEX", "Puebla": "MEX"}),
    ("Shells fell on Crimea and Donbas.", ["Crimea", "Donbas"], {"Crimea": "UKR", "Donbas": "UKR"}),
]


@pytest.mark.parametrize(("text", "names", "countries"), CASES, ids=[case[0] for case in CASES])
def test_text_in_countries_out(resolver: Resolver, text: str, names: list[str], countries: dict[str, str]) -> None:
    found = read(resolver, text, *names)
    assert {name: found[name].country for name in countries} == countries, {n: p.why for n, p in found.items()}


def test_a_misspelt_name_is_found_in_the_country_that_the_report_is_about(resolver: Resolver) -> None:
    place = read(resolver, "Belarus sent troops to Gomel and to Lounints.", "Gomel", "Lounints")["Lounints"]
    assert (place.country, place.geonameid) == ("BLR", 625818)
    assert "spelled alike" in (place.why or "")


def test_the_runners_up_are_kept_with_their_reasons(resolver: Resolver) -> None:
    place = read(resolver, "Strikes on Tripoli and Misrata, Libya.", "Tripoli")["Tripoli"]
    assert any(a.country == "LBN" and a.why for a in place.alternatives)


@pytest.mark.parametrize(
    ("mention", "precision"),
    [("the border with Poland", "line"), ("southern Belarus", "area"), ("Belarus", "country"), ("the Gomel region", "province"),
     ("Gomel", "town"), ("near Gomel", "area"), ("the Dnieper", "line"), ("the Black Sea", "area"), ("Donbas", "area")],
)  # fmt: skip
def test_precision_is_said(resolver: Resolver, mention: str, precision: str) -> None:
    place = read(resolver, f"They stood at {mention} in Belarus.", mention)[mention]
    assert place.precision == precision, place.why


@pytest.mark.parametrize(
    ("text", "mention", "geonameid", "precision"),
    [
        ("WASHINGTON (AP) - The capital was quiet.", "WASHINGTON", 4140963, "town"),
        ("Floods in Mexico.", "Mexico", 3996063, "country"),
        ("Troops on the border with Poland in Belarus.", "Poland", 798544, "line"),
        ("Rain in Rapides Parish.", "Rapides", 4338356, "district"),
    ],
)
def test_a_name_is_read_with_the_words_around_it(
    resolver: Resolver, text: str, mention: str, geonameid: int, precision: str
) -> None:
    place = read(resolver, text, mention)[mention]
    assert (place.geonameid, place.precision) == (geonameid, precision), place.why


def test_a_country_s_adjective_is_no_literal_place(resolver: Resolver) -> None:
    place = read(resolver, "Syrian forces left.", "Syrian")["Syrian"]
    assert (place.country, place.literal) == ("SYR", False)


def test_an_abbreviation_in_capitals_is_no_small_town(resolver: Resolver) -> None:
    assert read(resolver, "The EU met in France.", "EU")["EU"].geonameid is None


def test_there_is_the_place_named_before(resolver: Resolver) -> None:
    found = read(resolver, "Shells fell on Kharkiv. Two people died there.", "Kharkiv", "there")
    assert found["there"].geonameid == found["Kharkiv"].geonameid
    assert "named before" in (found["there"].why or "")


def test_the_ruined_city_is_the_city_named_before(resolver: Resolver) -> None:
    found = read(resolver, "Shells fell on Kharkiv. Two people died in the ruined city.", "Kharkiv", "the ruined city")
    assert found["the ruined city"].geonameid == found["Kharkiv"].geonameid


@pytest.mark.parametrize("words", ["the hills above the city", "the next city", "the eastern city"])
def test_another_place_is_not_the_city_named_before(resolver: Resolver, words: str) -> None:
    found = read(resolver, f"Shells fell on Kharkiv. Two people died in {words}.", "Kharkiv", words)
    assert found[words].geonameid is None


def test_a_mention_that_is_no_name_takes_the_place_that_it_holds(resolver: Resolver) -> None:
    found = read(resolver, "They met at a farm outside Kharkiv on Monday.", "a farm outside Kharkiv")
    assert found["a farm outside Kharkiv"].precision == "area"


def test_an_unknown_place_stays_unknown(resolver: Resolver) -> None:
    place = read(resolver, "They met in Qwxyzzyville.", "Qwxyzzyville")["Qwxyzzyville"]
    assert (place.country, place.lat, place.why) == (None, None, "not in the gazetteer")


def test_a_small_namesake_in_a_country_that_nothing_points_to_is_not_meant(resolver: Resolver) -> None:
    text = "An Israeli drone struck a car at Haris in Lebanon, Lebanese officials said in Beirut."
    place = read(resolver, text, "Haris", "Lebanon", "Beirut")["Haris"]
    assert (place.country, place.geonameid) == (None, None)
    assert "PSE" in {one.country for one in place.alternatives} and "namesakes" in (place.why or "")
    assert read(resolver, "A bus burned at Haris.", "Haris")["Haris"].country == "PSE", "where nothing else is said"
