"""The front end in the package: what the manifest says it is, small enough, and the same as its sources."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import tocsin.desk

ROOT = Path(__file__).parents[2]
STATIC = Path(tocsin.desk.__file__).parent / "static"
PARTS = json.loads((STATIC / "manifest.json").read_text(encoding="utf8"))["parts"]
SVG = "http://www.w3.org/2000/svg"
"""A name, not an address."""
MOST = 600_000
"""Bytes of all that a page loads, compressed."""


def test_every_file_is_in_the_manifest_with_its_hash() -> None:
    files = {str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file()} - {"manifest.json"}
    assert files == {part["file"] for part in PARTS}
    for part in PARTS:
        content = (STATIC / part["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == part["sha256"], part["file"]
        assert part["name"] and part["licence"] and part["source"]
        assert part["version"] or part["name"] == "tocsin"


def test_our_own_files_are_as_their_sources() -> None:
    own = [part for part in PARTS if part["name"] == "tocsin"]
    assert len(own) > 5
    for part in own:
        assert (ROOT / part["source"]).read_bytes() == (STATIC / part["file"]).read_bytes(), "run `make web`"


def test_versions_are_those_of_the_lock_file() -> None:
    locked = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf8"))["packages"]
    for part in PARTS:
        if part["source"].startswith("npm:") or part["name"] == "world-atlas":
            assert locked[f"node_modules/{part['name']}"]["version"] == part["version"]
    assert all("integrity" in about for name, about in locked.items() if name)


def test_everything_together_is_small() -> None:
    sizes = {part["file"]: len(gzip.compress((STATIC / part["file"]).read_bytes())) for part in PARTS}
    assert sum(sizes.values()) < MOST, sizes


def test_no_file_asks_for_anything_outside() -> None:
    for part in PARTS:
        text = (STATIC / part["file"]).read_text(encoding="utf8")
        if part["file"].endswith(".css"):
            assert "@import" not in text and "url(http" not in text and "url(//" not in text, part["file"]
        if part["name"] == "tocsin" and part["file"].endswith(".js"):
            assert "http:" not in text.replace(SVG, "") and "https:" not in text, part["file"]


def test_disputed_areas_are_taken_out_of_the_countries() -> None:
    basemap = json.loads((STATIC / "basemap.json").read_text(encoding="utf8"))
    disputed = {shape["properties"]["name"] for shape in basemap["objects"]["disputed"]["geometries"]}
    assert {"Crimea", "Kosovo", "Western Sahara", "West Bank", "Gaza Strip", "Northern Cyprus", "Somaliland"} <= disputed
    circles = {circle[0] for circle in basemap["circles"]}
    assert {"Abkhazia", "Transnistria", "Golan Heights", "Kashmir"} <= circles and not disputed & circles
    countries = {shape["properties"]["name"] for shape in basemap["objects"]["countries"]["geometries"]}
    assert not {"Kosovo", "Palestine", "N. Cyprus"} & countries and {"Russia", "Ukraine", "Cyprus"} <= countries
