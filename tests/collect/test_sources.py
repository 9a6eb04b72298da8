"""Lists of sources in TOML, YAML and OPML, and what is refused in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.collect.source import InputError
from tocsin.collect.sources import Source, read_sources, source_of, write_sources

SOURCES = [
    Source("https://courier.example/rss", outlet="The Courier “East”", country="POL", grade="B", wire=("PAP", "Reuters")),
    Source("https://herald.example/sitemap.xml", kind="sitemap", side="norland", note='says "no"\nin two lines'),
    Source("/data/clippings", kind="folder", language="en", owner="us"),
]


@pytest.mark.parametrize("ending", [".toml", ".yaml", ".opml"])
def test_out_and_in_again(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"sources{ending}"
    write_sources(SOURCES, path)
    found = read_sources(path)
    if ending == ".opml":  # every outline has a title, also where the outlet has no name; attributes have no lines
        found = [f if s.outlet else source_of({**f.to_dict(), "outlet": None}, "") for f, s in zip(found, SOURCES, strict=True)]
        found[1] = source_of({**found[1].to_dict(), "note": SOURCES[1].note}, "")
    assert found == SOURCES


def test_the_opml_of_feed_readers(tmp_path: Path) -> None:
    path = tmp_path / "subscriptions.opml"
    path.write_text(
        '<opml version="1.0"><body><outline text="News"><outline text="Courier" type="rss" xmlUrl="https://courier.example/rss"'
        ' htmlUrl="https://courier.example/"/></outline><outline text="An empty folder"/></body></opml>',
        encoding="utf8",
    )
    assert read_sources(path) == [Source("https://courier.example/rss", outlet="Courier")]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.toml", "[[source]]\naddress = 1", "a source needs an address"),
        ("a.toml", '[[source]]\naddress = "x"\ngrade = "G"', "grade is a letter from A to F, not 'G'"),
        ("a.toml", '[[source]]\naddress = "x"\ncountry = "Poland"', "country is three capital letters"),
        ("a.toml", '[[source]]\naddress = "x"\nkind = "radio"', "kind is one of feed, page, sitemap, folder, not 'radio'"),
        ("a.toml", '[[source]]\naddress = "x"\ncolour = "red"', "has a field 'colour'; the fields are address, kind"),
        ("a.toml", "[[source]", "not valid TOML"),
        ("a.yaml", "sources: [", "not valid YAML"),
        ("a.yaml", "sources: !!python/object/apply:os.system [ls]", "not valid YAML"),
        ("a.yaml", "other: 1", "holds no list of sources"),
        ("a.opml", "<html/>", "not an OPML file"),
        ("a.opml", "", "not an OPML file"),
        ("a.csv", "", "sources are in files that end in"),
    ],
)
def test_refused(tmp_path: Path, name: str, content: str, problem: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf8")
    with pytest.raises(InputError) as caught:
        read_sources(path)
    assert problem in str(caught.value)


def test_names_of_a_source() -> None:
    assert [source.name for source in SOURCES] == ["The Courier “East”", "herald.example", "/data/clippings"]
