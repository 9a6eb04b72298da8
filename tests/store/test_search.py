"""Questions to the text index."""

from __future__ import annotations

import pytest
from store.made import add

from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError
from tocsin.store.search import fts

REPORTS = {
    "a": ("Shelling in Kremin", "Thirteen people were killed in Kremin, the governor said."),
    "b": ("Talks open", "The president of Norland, Łukasz Émile, denied that troops would cross the border."),
    "c": ("Troops at the border", "Convoys were seen near Kremin. Nobody was killed."),
}


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for key, (title, text) in REPORTS.items():
        add(desk, text, title=title, url=key)
    return desk


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kremin", "ca"),
        ("Kremin killed", "ca"),
        ("kremin -governor", "c"),
        ('"killed in Kremin"', "a"),
        ("kill*", "ca"),
        ("emile", "b"),
        ("governor OR president", "ba"),
        ("title:troops", "c"),
        ("text:troops", "b"),
        ("kremin AND", ""),
        ('border"', "cb"),
        ("(kremin)", "ca"),
        ("NEAR(kremin", "c"),
        ("unheard-of", ""),
        ("kremin NOT", ""),
        ("*kremin ^", "ca"),
    ],
)
def test_questions(filled: Desk, query: str, found: str) -> None:
    assert "".join(hit.kept.key for hit in filled.search(query)) == found


@pytest.mark.parametrize("query", ["", "  ", '"', "-kremin", "***", "\0", "OR"])
def test_nothing_asked(filled: Desk, query: str) -> None:
    if query == "OR":
        assert fts("OR x") == '("x")'
        return
    with pytest.raises(DeskError, match="nothing to search for"):
        filled.search(query)


def test_the_passage_and_the_best_match(filled: Desk) -> None:
    [hit] = filled.search("president")
    assert hit.passage.startswith("The president of Norland")
    assert [h.kept.key for h in filled.search("border troops", order="best")] == ["c", "b"]


def test_page_by_page_and_only_the_newest_version(filled: Desk) -> None:
    [first] = filled.search("kremin", limit=1)
    assert [h.kept.key for h in filled.search("kremin", before=first.kept.version)] == ["a"]
    add(filled, "All calm now.", url="a")
    assert [h.kept.key for h in filled.search("kremin")] == ["c"]
    assert [h.kept.key for h in filled.search("calm")] == ["a"]
