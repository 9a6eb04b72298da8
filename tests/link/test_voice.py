"""Who speaks in a report's own words."""

from __future__ import annotations

import pytest

from tocsin.link.incidents.voice import is_body, voice

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
