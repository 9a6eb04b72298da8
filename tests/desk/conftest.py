from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from served import client, closing, filled
from starlette.testclient import TestClient

from tocsin.store.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from closing(filled(tmp_path / "desk.tocsin"))


@pytest.fixture
def browser(desk: Desk) -> TestClient:
    return client(desk)
