"""Taking in actors: FtM and OpenSanctions entities, Wikidata results, into the user's own codebook folder as an editable CSV."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tocsin.codebook.actors import ActorBook, Person
from tocsin.resolve import ftm, wikidata
from tocsin.resolve.coding import Coder
from tocsin.resolve.storage import data_folder

FOLDER: Final = "codebook"
VARIABLE: Final = "TOCSIN_CODEBOOK"
FIELDS: Final = ["name", "aliases", "country", "sectors", "role", "since", "until", "source"]


def own_codebook() -> Path:
    """The folder of the user's own additions; its `actors/*.csv` come before the shipped ones."""
    return data_folder() / FOLDER


def own_actors(codebook: Path | None = None) -> list[Path]:
    """The `actors` folders of the user's own: of the codebook folder that is named (or TOCSIN_CODEBOOK), then of the imports."""
    named = codebook or (Path(folder) if (folder := os.environ.get(VARIABLE)) else None)
    folders = [named, own_codebook()] if named else [own_codebook()]
    return [path for folder in folders if (path := folder / "actors").is_dir()]


def import_actors(path: Path, folder: Path | None = None, progress: Callable[[int], None] | None = None) -> int:
    """Adds the people of a file to `actors/people.csv` of the user's folder; rows that are there already stay once. Returns how
    many offices are new. Raises ftm.BadActors for a file that cannot be taken in."""
    coder = Coder(ActorBook.load())
    wants_wikidata = path.suffix == ".csv" or _is_query_result(path)
    people = wikidata.imported(path, coder) if wants_wikidata else ftm.imported(path, coder, progress)
    return _append((folder or own_codebook()) / "actors" / "people.csv", people, path.name)


def _is_query_result(path: Path) -> bool:
    """Whether a JSON file is one list or one query result, and not an entity a line."""
    with path.open(encoding="utf-8") as text:
        head = text.read(400).lstrip()
    return head.startswith("[") or '"bindings"' in head or '"head"' in head


def _append(target: Path, people: list[Person], source: str) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    known: set[tuple[str, ...]] = set()
    if target.exists():
        with target.open(encoding="utf-8", newline="") as lines:
            known = {tuple(row[f] for f in FIELDS[:-1]) for row in csv.DictReader(lines)}
    rows = [row for person in people for row in _rows(person) if row not in known]
    with target.open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        if not known and out.tell() == 0:
            writer.writerow(FIELDS)
        writer.writerows([*row, source] for row in dict.fromkeys(rows))
    return len(dict.fromkeys(rows))


def _rows(person: Person) -> list[tuple[str, ...]]:
    aliases = "|".join(a for a in person.aliases if "|" not in a)
    return [
        (person.name, aliases, office.country, "|".join(office.sectors), office.role, office.since, office.until)
        for office in person.offices
        if office.country
    ]
