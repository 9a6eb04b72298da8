"""A desk as files: whole, linked, with nothing that needs a server or changes anything."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from served import Markup

from tocsin.desk.publishing import file_of, publish
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    assert publish(desk, tmp_path / "site").pages > 10
    return tmp_path / "site"


def test_every_link_and_every_part_is_there(folder: Path) -> None:
    for path in folder.rglob("*.html"):
        found = Markup(path.read_text(encoding="utf8"))
        inner = [one for one in (*found.links, *found.loads) if not one.startswith(("http:", "https:", "#"))]
        assert inner
        for link in inner:
            target = path.parent / unquote(urlsplit(link).path)
            assert target.resolve().is_file(), f"{path.relative_to(folder)} leads to {link}"


def test_nothing_is_asked_and_nothing_is_changed(folder: Path) -> None:
    for path in folder.rglob("*.html"):
        source = path.read_text(encoding="utf8")
        found = Markup(source)
        assert "form" not in set(found.tags) - {"dialog"} or 'method="dialog"' in source
        assert 'method="post"' not in source and "data-live" not in source and "/review" not in source
        assert "default-src 'none'" in source.replace("&#39;", "'")
        assert found.inline == []
    assert (folder / "map.json").is_file() and (folder / "index.html").is_file()


def test_a_limit_is_said(desk: Desk, tmp_path: Path) -> None:
    done = publish(desk, tmp_path / "small", most=3)
    assert done.pages == 3 and done.left > 0


def test_another_folder_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(DeskError, match="holds something else"):
        publish(desk, tmp_path)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/e/i12@3", "e/i12@3.html"),
        ("/a/BLR/GOV/ministry%20of%20defence", "a/BLR/GOV/ministry-of-defence.html"),
        ("/a/../../etc/passwd", "a/-/-/etc/passwd.html"),
        ("/a/" + "x" * 999, f"a/{'x' * 80}.html"),
        ("/map.json", "map.json"),
    ],
)
def test_the_file_of_a_page_stays_in_its_folder(path: str, file: str) -> None:
    assert file_of(path) == file
