"""Other event data sets, as data: their columns and codes after their public codebooks, and how ours answer to them.

They lie here and not in the codebook because no reading depends on them: an edit does not make a desk's readings old.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def dataset(name: str) -> dict[str, Any]:
    """The description of a data set: acled, ucdp, polecat."""
    found: dict[str, Any] = yaml.safe_load(files("tocsin.report.datasets").joinpath(f"{name}.yaml").read_text(encoding="utf8"))
    return found
