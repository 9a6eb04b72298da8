"""Where an agency stands as the source, and where it is merely quoted."""

from __future__ import annotations

import pytest

from tocsin.codebook.wires import wires
from tocsin.link.credits import credit
from tocsin.model import Report


@pytest.mark.parametrize(
    ("text", "byline", "name"),
    [
        ("KREMIN (Reuters) - The bridge was closed.", None, "Reuters"),
        ("KREMIN, March 3 (AFP) – The bridge was closed.", None, "AFP"),
        ("KREMIN, Norland (AP) — The bridge was closed.", None, "AP"),
        ("MINSK, 3 March /BelTA/. The bridge was closed.", None, None),
        ("MINSK, 3 March /BelTA – The bridge was closed.", None, "BelTA"),
        ("The bridge was closed.\n\nReuters", None, "Reuters"),
        ("The bridge was closed.\n\nSource: TASS", None, "TASS"),
        ("The bridge was closed.\n\n(With Agence France-Presse)", None, "AFP"),
        ("The bridge was closed.\n\nAP/Reuters", None, "AP"),
        ("The bridge was closed.", "Agence France-Presse", "AFP"),
        ("The bridge was closed.", "Jane Doe, Reuters", "Reuters"),
        ("The bridge was closed, an engineer told Reuters.", None, None),
        ("Reuters reported that the bridge was closed.", None, None),
        ("The bridge was closed.", "Jane Reutersen", None),
        ("", None, None),
    ],
)
def test_credits(text: str, byline: str | None, name: str | None) -> None:
    found = credit(Report(text, byline=byline))
    assert (found.name if found else None) == name
    if found and found.mention:
        assert text[found.mention.start : found.mention.end] == found.mention.text


def test_the_agencies_are_sound() -> None:
    spellings = [s for wire in wires() for s in wire.spellings]
    assert len(spellings) == len(set(spellings))
    assert all(len(wire.country) == 3 and wire.country.isupper() for wire in wires())
