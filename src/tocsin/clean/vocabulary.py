"""The closed word lists of words.yaml."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list, in lower case. Raises KeyError where there is no such list."""
    text = resources.files("tocsin.clean").joinpath("words.yaml").read_text(encoding="utf8")
    return frozenset(yaml.load(text, Loader=yaml.BaseLoader)[name].split())  # BaseLoader: "no" is a word, not a truth value
