"""Who speaks in a report's own words."""

from __future__ import annotations

import pytest

from tocsin.link.incidents import Holder, Party
from tocsin.link.incidents.voice import in_own_pages, is_body, voice

CASES = [
    ("Lowland Wire", "Lowland Media Group", False),
    ("Lowland Wire", "Lowland Group", False),
    ("Harbour Post", "Harbour Post", False),
    ("Ministry of Defence of Chad", "Ministry of Defence of Chad", True),
    ("Voice of the Lake", "Boko Haram", True),
    ("Border Guard Service, press page", "Border Guard Service", True),
    ("Naga Hills Students' Union", "Naga Hills Students' Union", True),
    ("Coast War Monitor", "Coast War Monitor", True),
    ("Bulletins", "Coastal Observatory for Human Rights", True),
    ("Coast Monitor", "Harbour Publishing", False),
    ("The Daily Monitor", "The Daily Monitor", False),
    ("Coastal Science Monitor", "Coastal Science Monitor", False),
    ("State News Agency", "State News Agency", False),
]


@pytest.mark.parametrize(("outlet", "owner", "body"), CASES)
def test_a_body_speaks_for_itself_and_a_paper_only_tells(outlet: str, owner: str, body: bool) -> None:
    assert is_body(voice(outlet, owner)) is body


def test_others_who_cite_the_body_cite_the_same_holder() -> None:
    assert voice("Voice of the Lake", "Boko Haram").key == "org:boko-haram"


@pytest.mark.parametrize(
    ("name", "country", "itself"),
    [
        ("the Office of Military Operations", None, True),
        ("the Nigerian Office of Statistics", "NGA", False),
        ("the enemy's command", None, False),
        ("a resident", None, False),
    ],
)
def test_an_armed_movements_own_office_is_the_movement_in_its_own_pages(name: str, country: str | None, itself: bool) -> None:
    said = Holder("source", (Party(name, f"?/{name}", country=country),))
    own, paper = voice("Voice of the Lake", "Boko Haram"), voice("Lowland Wire", "Lowland Media Group")
    assert (in_own_pages(said, own).key == own.key) is itself
    assert in_own_pages(said, paper) == said
