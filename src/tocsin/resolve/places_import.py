"""Taking in GeoNames' dumps, streamed: `allCountries.txt` or one country's file, and `alternateNamesV2.txt`, plain or zipped.

Format: https://download.geonames.org/export/dump/readme.txt (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Final

import pycountry

from tocsin.codebook.actors import table
from tocsin.resolve.gazetteer import IMPORTED
from tocsin.resolve.gazetteer_build import Entry, fill, usable
from tocsin.resolve.place_names import place_key
from tocsin.resolve.storage import data_folder

Progress = Callable[[int], None]
PLACE_COLUMNS: Final = 19
NAME_COLUMNS: Final = 4
EVERY: Final = 10_000
LANGUAGES: Final = frozenset(["", "en", "fr", "de", "es", "pl", "ru", "uk", "be", "ar", "it", "pt", "nl", "tr", "fa"])


class BadDump(ValueError):  # noqa: N818 -- reads as what it says
    """A file that is no GeoNames dump; the message says what was wrong in which line."""


def import_places(places: Path, names: Path | None = None, target: Path | None = None, progress: Progress | None = None) -> int:
    """Makes the user's gazetteer of a dump, in the place of the one before. Returns the number of places. Raises BadDump for a
    line that is not GeoNames', FileNotFoundError."""
    target = target or data_folder() / IMPORTED
    count = fill(target, _entries(places, progress))
    if names is not None:
        _add_names(target, names, progress)
    return count


def _kinds() -> dict[str, str]:
    """GeoNames feature class and code -> our kind; all of class P are towns, everything else is left out."""
    return {row["feature"]: row["kind"] for row in table(files("tocsin.codebook").joinpath("places/geonames_kinds.csv"))}


def _entries(path: Path, progress: Progress | None) -> Iterator[Entry]:
    kinds = _kinds()
    for number, cells in _rows(path, PLACE_COLUMNS, progress):
        kind = "town" if cells[6] == "P" else kinds.get(f"{cells[6]}.{cells[7]}")
        if kind is None:
            continue
        try:
            point = float(cells[4]), float(cells[5]), int(cells[14] or 0)
            place = int(cells[0])
        except ValueError as error:
            raise BadDump(f"{path.name} line {number}: not a GeoNames row ({error})") from error
        country = pycountry.countries.get(alpha_2=cells[8]) if cells[8] else None
        code = country.alpha_3 if country else cells[8]
        spelled = (cells[1], cells[2], *(n for n in cells[3].split(",") if usable(n)))
        yield Entry(place, tuple(dict.fromkeys(spelled)), kind, code, f"{cells[8]}.{cells[10]}", *point)


def _add_names(target: Path, path: Path, progress: Progress | None) -> None:
    with sqlite3.connect(target) as db:
        known = {row[0] for row in db.execute("SELECT id FROM place")}
        for _, cells in _rows(path, NAME_COLUMNS, progress):
            place, language, name = int(cells[1]), cells[2], cells[3]
            if place in known and language in LANGUAGES and usable(name) and (key := place_key(name)):
                db.execute("INSERT OR IGNORE INTO name VALUES (?, ?, 0)", (key, place))


def _rows(path: Path, columns: int, progress: Progress | None) -> Iterator[tuple[int, list[str]]]:
    with _text(path) as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) < columns:
                raise BadDump(f"{path.name} line {number}: {len(cells)} columns where GeoNames has {columns}")
            yield number, cells
            if progress and number % EVERY == 0:
                progress(number)


@contextmanager
def _text(path: Path) -> Iterator[io.TextIOBase]:
    """The lines of a dump; of a zip file the largest member."""
    if path.suffix != ".zip":
        with path.open(encoding="utf-8") as lines:
            yield lines
        return
    with zipfile.ZipFile(path) as archive:
        largest = max(archive.infolist(), key=lambda member: member.file_size)
        with archive.open(largest) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8")
