"""Whole reports through the reader: what is inferred of actors and places. Text in; the country of a mention, and what `why`
says."""

from __future__ import annotations

import pytest

import tocsin
from tocsin.model import Actor, Record

ACTORS = [
    ("NATO says it has killed ten militants near Herat.", "it", "IGO", "NATO"),
    ("Kenyan police say they have arrested two men in Mombasa.", "they", "KEN", "Kenyan police"),
    ("Iran rejected the offer. It also condemned the sanctions.", "It", "IRN", "Iran"),
    ("The United States imposed sanctions on Iran because of its refusal to stop the work.", "its", "IRN", "“its”: Iran"),
    ("Ukraine says its troops have retaken the village.", "its troops", "UKR", "“its”: Ukraine"),
    ("A human rights group accused Iraq of torture on Monday.", "A human rights group", "NGO", "of no one country"),
    ("The international community condemned Iraq on Monday.", "The international community", "IGO", "of no one country"),
    ("Amnesty International published a report. The group accused Sudan of killing farmers.", "The group", "NGO", "named before"),
    (
        "Hamas rejected the offer on Monday. Soldiers killed one of the group's leaders.",
        "one of the group's leaders",
        "PSE",
        "Hamas",
    ),
    ("U.S. soldiers in Iraq were attacked on Monday. The soldiers returned fire.", "The soldiers", "USA", "short for"),
    ("London-based Amnesty International accused Iran of torture.", "London-based Amnesty International", "NGO", "Amnesty"),
    ("A spokesman for Jordan said King Abdullah would meet Jordanian officials in Amman.", "King Abdullah", "JOR", "king"),
    ("A strike by dockers angered the Iranian authorities.", "the Iranian authorities", "IRN", "Iranian"),
]


@pytest.mark.parametrize(("text", "mention", "country", "why"), ACTORS, ids=[row[0][:50] for row in ACTORS])
def test_an_actor_takes_its_country_from_what_it_takes_up(text: str, mention: str, country: str | None, why: str) -> None:
    found = next(
        (a for a in everybody(tocsin.read(text, published="2007-05-02")) if a.mention and a.mention.text == mention), None
    )
    assert found is not None, "no such mention"
    assert (found.country, why in (found.why or "")) == (country, True), found


def test_no_ministry_is_a_council_and_a_statement_is_whose_the_report_goes_on_about() -> None:
    text = (
        "The Council of the European Union imposed sanctions on a company. The ministry said on Monday that the measures were "
        "unjust. The European Union should look elsewhere, the statement went on."
    )
    found = {a.mention.text: a.id for a in everybody(tocsin.read(text, published="2007-05-02")) if a.mention}
    assert found["The ministry"] is None
    assert found["the statement"] is None


def test_a_national_society_is_not_the_movement_that_it_belongs_to() -> None:
    text = "The Algerian Red Crescent said on Monday that it had exchanged prisoners. Later the Red Crescent left Kidal."
    found = [a for a in everybody(tocsin.read(text, published="2024-05-06")) if a.mention and "Crescent" in a.mention.text]
    assert len(found) > 1
    assert {(a.country, a.id) for a in found} == {("DZA", None)}
    text = "Sudan's ambassador to the United Nations spoke on Monday. The United Nations condemned the attack."
    assert "org:united-nations" in {a.id for a in everybody(tocsin.read(text, published="2024-05-06"))}


def everybody(record: Record) -> list[Actor]:
    groups = [g for e in record.events for g in (e.actors, e.recipients)] + [s.holders for s in record.statements]
    return [a for group in [*groups, record.actors] for a in group]


def test_a_row_of_two_countries_is_two_actors() -> None:
    record = tocsin.read("Militants attacked U.S. and Afghan soldiers on Monday.", published="2007-05-02")
    recipients = [(a.name, a.country) for e in record.events for a in e.recipients]
    assert ("Afghan soldiers", "AFG") in recipients
    assert any(country == "USA" for _, country in recipients)


def test_a_sentence_about_two_countries_gives_nobody_the_countrys_name_that_it_is_set_in() -> None:
    text = "Iraq is at war. Iraq is poor. Iraq and Poland signed an accord that John Doverly praised. Iraq was quiet."
    found = [a for a in everybody(tocsin.read(text, published="2007-05-02")) if a.name == "John Doverly"]
    assert found
    assert {a.country for a in found} == {None}


PARTIES = [
    ("A bomb killed ten people in Kirkuk on Monday, police said.", "ten people", "IRQ", "where it happened"),
    ("Rebels attacked a power station near Medellin on Monday.", "a power station", "COL", "where it happened"),
    (
        "U.S. soldiers searched houses in Tikrit. Rebels attacked a patrol in Kirkuk later.",
        "a patrol",
        "USA",
        "U.S. soldiers",
    ),
    ("Kenya is calm. Kenya votes. Kenya counts. Then officers shot two students.", "two students", "KEN", "is set in"),
    (
        "Russian troops left Syria. President Alexander Lukashenko ordered the deployment of additional soldiers on Monday.",
        "additional soldiers",
        "BLR",
        "decides on it",
    ),
    (  # by somebody whom a pronoun names
        "Russian troops left Syria. Belarusian President Alexander Lukashenko spoke on Monday. He advocated the deployment of "
        "additional soldiers on the border with Poland.",
        "additional soldiers",
        "BLR",
        "decides on it",
    ),
    (  # by somebody who is named after them
        "Russian troops left Syria. Additional soldiers will be deployed on Monday, Belarusian President Alexander Lukashenko "
        "promised.",
        "Additional soldiers",
        "BLR",
        "decides on it",
    ),
    ("Gunmen killed three officers in Kirkuk on Monday.", "Gunmen", None, "gunmen: UAF"),
    ("Fighters shot dead two foreign doctors in Kirkuk on Monday.", "two foreign doctors", None, ""),
]


@pytest.mark.parametrize(("text", "mention", "country", "why"), PARTIES, ids=[row[0][:50] for row in PARTIES])
def test_a_nameless_party_is_of_where_it_happened(text: str, mention: str, country: str | None, why: str) -> None:
    record = tocsin.read(text, published="2007-05-02")
    found = [a for e in record.events for a in (*e.actors, *e.recipients) if a.mention and a.mention.text == mention]
    assert found, [(e.type, e.actors, e.recipients) for e in record.events]
    assert [(a.country, why in (a.why or "")) for a in found] == [(country, True)] * len(found), found


def test_two_peoples_with_a_hyphen_are_two_actors() -> None:
    record = tocsin.read("An Israeli-Palestinian meeting was held in Cairo on Monday.", published="2007-05-02")
    assert [(a.name, a.country) for e in record.events for a in e.actors] == [("Israeli", "ISR"), ("Palestinian", "PSE")]


PLACES = [
    ("Authorities in Belarus have detained four members of the opposition.", "COERCE", "BLR", "inferred"),
    ("A relief ship has arrived in Sri Lanka to deliver food to the displaced.", "AID", "LKA", ""),
    ("Gunmen killed three officers in Kirkuk on Monday.", "ASSAULT", "IRQ", ""),
]


@pytest.mark.parametrize(("text", "kind", "country", "why"), PLACES, ids=[row[0][:50] for row in PLACES])
def test_an_event_is_where_its_sentence_says(text: str, kind: str, country: str, why: str) -> None:
    record = tocsin.read(text, published="2007-05-02")
    places = [p for e in record.events if e.type == kind for p in e.places]
    assert country in {p.country for p in places}, record.events
    assert all(why in (p.why or "") for p in places)


def test_its_soil_is_of_whomever_it_is() -> None:
    text = "Kenya says rebels of Somalia attacked a convoy on its soil on Monday."
    places = [p for e in tocsin.read(text, published="2007-05-02").events for p in e.places]
    assert [(p.country, p.lat, "“its”: Kenya" in (p.why or "")) for p in places] == [("KEN", None, True)], places


BORDERS = [
    ("Pakistani soldiers arrested two men near the Afghan border on Monday.", "the Afghan border", "PAK"),
    ("Turkish officials say a mine killed four soldiers near the border with Iraq.", "the border with Iraq", "TUR"),
    ("Gunmen killed two U.S. officers in a Mexican border town on Monday.", "a Mexican border town", "MEX"),
    ("Iraq's army says a mine killed four soldiers near the Iraqi border.", "the Iraqi border", "IRQ"),  # nobody else is named
]


@pytest.mark.parametrize(("text", "mention", "country"), BORDERS, ids=[row[0][:50] for row in BORDERS])
def test_a_border_is_seen_from_the_side_that_the_report_is_on(text: str, mention: str, country: str) -> None:
    places = [p for e in tocsin.read(text, published="2007-05-02").events for p in e.places if p.mention]
    assert {p.country for p in places if p.mention and p.mention.text in mention} == {country}, places


def test_no_place_is_inferred_from_what_the_event_does_not_hang_on() -> None:
    record = tocsin.read("A man born in Cuba said that soldiers had killed ten people.", published="2007-05-02")
    assert [p.name for e in record.events if e.type == "ASSAULT" for p in e.places] == []
