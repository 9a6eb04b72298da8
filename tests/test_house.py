"""The house's import order: a folder may import those above it in this list, never one below."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "tocsin"
HOUSE = (
    "model", "codebook", "collect", "clean", "read", "resolve", "link", "store", "watch", "report", "desk", "engine", "cli",
)  # fmt: skip
PUBLIC_DOOR = "the package itself"
"""`import tocsin` gives the version and the library's door; it may be imported from anywhere."""


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every `tocsin` module that a file imports, those under TYPE_CHECKING and inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.split(".")[0] == "tocsin")
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, ".".join((*path.relative_to(SRC.parent).parts[: -node.level], *(node.module or "").split(".")))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tocsin":
            names = [f"tocsin.{alias.name}" for alias in node.names] if node.module == "tocsin" else [node.module or ""]
            yield from ((node.lineno, name) for name in names)


def room(dotted: str) -> str:
    """The folder of a dotted name: `tocsin.read.reader` -> read."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in HOUSE else PUBLIC_DOOR


def downward(path: Path) -> list[str]:
    """The imports of a file that go down the house, one line each."""
    own = path.relative_to(SRC).parts[0]
    if own not in HOUSE:
        return []
    allowed = {PUBLIC_DOOR, *HOUSE[: HOUSE.index(own) + 1]}
    return [f"{path.relative_to(SRC)}:{line} imports {name}" for line, name in imported(path) if room(name) not in allowed]


@pytest.mark.parametrize("name", sorted(str(path.relative_to(SRC)) for path in SRC.rglob("*.py")))
def test_no_folder_imports_one_below_it(name: str) -> None:
    assert downward(SRC / name) == []


def test_every_folder_is_in_the_list() -> None:
    folders = {path.name for path in SRC.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert folders <= set(HOUSE)


def test_only_the_store_and_the_gazetteer_speak_sql() -> None:
    rooms = {p.relative_to(SRC).parts[0] for p in SRC.rglob("*.py") if "sqlite3" in p.read_text(encoding="utf8")}
    assert rooms <= {"store", "resolve"}


def test_a_downward_import_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "tocsin" / "read" / "wrong.py"
    source.parent.mkdir(parents=True)
    source.write_text(
        "def late():\n    from tocsin.cli import main\n\nimport tocsin.model\nfrom tocsin import engine\n", encoding="utf8"
    )
    monkeypatch.setattr(f"{__name__}.SRC", tmp_path / "tocsin")
    assert downward(source) == ["read/wrong.py:5 imports tocsin.engine", "read/wrong.py:2 imports tocsin.cli"]
