"""The stamp of a record changes with whatever can change the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.engine.rereading import current
from tocsin.engine.version import codebook_version, pipeline_version
from tocsin.model import Version


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TOCSIN_DATA", str(tmp_path / "data"))
    codebook_version.cache_clear()


def changed(before: Version) -> list[str]:
    """Which parts of the stamp are different now."""
    codebook_version.cache_clear()
    after = current()
    return [part for part in ("program", "codebook", "pipeline") if getattr(before, part) != getattr(after, part)]


def test_the_same_is_the_same() -> None:
    assert changed(current()) == []


@pytest.mark.parametrize(
    ("variable", "file", "part"),
    [
        ("TOCSIN_CODEBOOK", "own/types/energy.yaml", "codebook"),
        ("TOCSIN_PIPELINE", "own/encoder.onnx", "pipeline"),
        (None, "data/codebook/actors/people.csv", "codebook"),
        (None, "data/places.sqlite", "codebook"),
        (None, "data/desk.tocsin", None),
    ],
)
def test_what_changes_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str | None, file: str, part: str | None
) -> None:
    before = current()
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"one")
    if variable:
        monkeypatch.setenv(variable, str(tmp_path / "own"))
    assert changed(before) == ([part] if part else [])
    if variable:
        pipeline_version.cache_clear()
        middle = current()
        path.write_bytes(b"two")
        pipeline_version.cache_clear()
        assert changed(middle) == [part]
    pipeline_version.cache_clear()
