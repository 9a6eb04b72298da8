"""Bylines -> authors, agency, and the line itself."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.clean.people import Written, written

TWO = Written(("Jane Example", "Tom Sample"), None, "Jane Example, Tom Sample")
BOTH = Written(("Jane Example",), "Reuters", "Jane Example, Reuters")
BYLINES: list[tuple[Any, Written]] = [
    ("By Jane Example", Written(("Jane Example",), None, "Jane Example")),
    ("By Jane Example and Tom Sample", TWO),
    ("Jane Example, Defence Editor", Written(("Jane Example",), None, "Jane Example")),
    ("By JANE EXAMPLE in Kremin", Written(("Jane Example",), None, "Jane Example")),
    ("Words by Tom van der Sample", Written(("Tom van der Sample",), None, "Tom van der Sample")),
    ("Reporting by Jane Example; Editing by Tom Sample", Written(("Jane Example",), None, "Jane Example")),
    ("Jane Example / AFP", Written(("Jane Example",), "AFP", "Jane Example, AFP")),
    ("Jane Example with AP", Written(("Jane Example",), "AP", "Jane Example, AP")),
    ("Reuters Staff", Written((), "Reuters", "Reuters")),
    ("Agence France-Presse", Written((), "AFP", "AFP")),
    ("Von Jana Müller und Peter Groß", Written(("Jana Müller", "Peter Groß"), None, "Jana Müller, Peter Groß")),
    ("Staff Writer", Written()),
    ("admin", Written()),
    ("The Ferry Post", Written()),
    ("https://social.example/jane", Written()),
    ({"@type": "Person", "name": "Jane Example"}, Written(("Jane Example",), None, "Jane Example")),
    ([{"name": "Jane Example"}, {"@type": "Organization", "name": "Reuters"}], BOTH),
    ({"@type": "Person", "name": ["Jane Example", "Tom Sample"]}, TWO),
    ({"@type": "Person"}, Written()),
    (None, Written()),
]  # fmt: skip


@pytest.mark.parametrize(("said", "found"), BYLINES, ids=lambda v: str(v)[:30])
def test_written(said: Any, found: Written) -> None:
    assert written([said], "Ferry Post") == found
