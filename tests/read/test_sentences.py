"""Where sentences end: behind the last of the marks that close one together."""

from __future__ import annotations

import numpy as np
import pytest

from tocsin.read.encoding import Window
from tocsin.read.syntax import sentences

BREAK = "¶"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("They left .| We stayed .|", ["They left .", "We stayed ."]),
        ("They left !| ! ! We stayed", ["They left ! ! !", "We stayed"]),
        ("Why ?| ! Because .|", ["Why ? !", "Because ."]),
        ("Hello ¶ They left .| ¶ And", ["Hello", "They left .", "And"]),
        ("Attached ====| ==== Please", ["Attached ==== ====", "Please"]),
        ("He said : “| … so it is . ”|", ["He said : “", "… so it is . ”"]),  # an opening mark closes nothing
        ("Not .| - an item", ["Not .", "- an item"]),
    ],
)
def test_sentences(words: str, found: list[str]) -> None:
    tokens = words.split()
    ending = np.array([1.0 if token.endswith("|") else 0.0 for token in tokens], np.float32)
    plain = [token.removesuffix("|") for token in tokens]
    window = Window([None if token == BREAK else token for token in plain], [0] * len(plain))
    assert [" ".join(plain[start:stop]) for start, stop in sentences(window, ending)] == found
