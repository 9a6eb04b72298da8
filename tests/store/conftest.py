from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import tocsin
from tocsin.store.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with tocsin.Desk(tmp_path / "desk.tocsin") as made:
        yield made
