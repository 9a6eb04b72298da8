"""The library's door."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tocsin

HEAVY = {"spacy", "numpy", "onnxruntime", "pydantic", "typer", "rich", "trafilatura"}


def test_public_names() -> None:
    assert sorted(tocsin.__all__) == ["Desk", "__version__", "read"]
    assert all(hasattr(tocsin, name) for name in tocsin.__all__)


@pytest.mark.parametrize("module", ["tocsin", "tocsin.model", "tocsin.engine.pipeline"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    here = os.environ | {"PYTHONPATH": str(Path(tocsin.__file__).parents[1])}
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=here).stdout.split()
    assert HEAVY.isdisjoint(found)


def test_the_door_opens_twice() -> None:
    """The folder `tocsin.read` bears the door's name, and is imported by the first call."""
    first, second = (tocsin.read("The ministry said that its troops had left.") for _ in range(2))
    assert first.statements[0].cue.text == "said"
    assert first.to_dict() == second.to_dict()
