"""A passage that names its speaker is nobody else's words."""

from __future__ import annotations

import tocsin
from tocsin.link.incidents import Placed, mentions, origins
from tocsin.link.incidents.claims import claims

TEXT = (
    "The number of people killed in the Russian missile strike on a depot in northern Ukraine has risen to 31, the regional "
    "governor said on Sunday.\n\nRussia gave another account. Its Defence Ministry claimed that up to 150 “foreign instructors” "
    "had been killed at the depot."
)


def test_what_the_governor_says_is_not_the_ministrys() -> None:
    told = mentions(tocsin.read(TEXT, published="2022-03-20"), Placed(1, 1))
    found = [one for one in claims(told, origins(told)) if "Ministry" in one.holder.name]
    assert found, "the ministry claims something"
    assert not [shown.passage.text for one in found for shown in one.appearances if "strike" in shown.passage.text]
