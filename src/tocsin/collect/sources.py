"""Sources: what the user wants collected, and what she knows about each."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args
from urllib.parse import urlsplit

import yaml

from tocsin.collect import opml
from tocsin.collect.source import InputError

Kind = Literal["feed", "page", "sitemap", "folder"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)
ENDINGS: Final = (".toml", ".yaml", ".yml", ".opml", ".xml")


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `address` is its feed, page or sitemap, or the path of a folder.

    `outlet` is the name it is called by, `owner` who owns it, `country` ISO 3166-1 alpha-3, `side` the party to the conflict that
    it stands with, `language` ISO 639-1, `wire` the agencies whose texts it carries. `grade` is its reliability, A (always) to E
    (never), F where nobody has judged it.
    """

    address: str
    kind: Kind = "feed"
    outlet: str | None = None
    owner: str | None = None
    country: str | None = None
    side: str | None = None
    language: str | None = None
    wire: tuple[str, ...] = ()
    grade: Grade = "F"
    note: str | None = None

    @property
    def domain(self) -> str | None:
        """The host of its address, None for a folder."""
        return (urlsplit(self.address).hostname or "").removeprefix("www.") or None

    @property
    def name(self) -> str:
        """What to call it."""
        return self.outlet or self.domain or self.address

    def to_dict(self) -> dict[str, Any]:
        """What is known, as plain values; what is not is left out."""
        return {key: list(value) if key == "wire" else value for key, value in asdict(self).items() if value}


FIELDS: Final = tuple(f.name for f in fields(Source))


def source_of(row: Any, name: str) -> Source:
    """The source of a row of a file. Raises InputError naming the field that is wrong."""
    if isinstance(row, str):
        row = {"address": row}
    if not isinstance(row, dict) or not isinstance(row.get("address"), str) or not row["address"].strip():
        raise InputError(name, "a source needs an address")
    where = f"{name}: {row['address']}"
    if unknown := sorted(set(map(str, row)) - set(FIELDS)):
        raise InputError(where, f"has a field {unknown[0]!r}; the fields are {', '.join(FIELDS)}")
    wire = row.get("wire") or ()
    values = row | {"wire": tuple([wire] if isinstance(wire, str) else map(str, wire))}
    if wrong := [key for key, value in row.items() if key != "wire" and value is not None and not isinstance(value, str)]:
        raise InputError(where, f"{wrong[0]} must be a text")
    if values.get("kind", "feed") not in KINDS:
        raise InputError(where, f"kind is one of {', '.join(KINDS)}, not {values['kind']!r}")
    if values.get("grade", "F") not in GRADES:
        raise InputError(where, f"grade is a letter from A to F, not {values['grade']!r}")
    country = values.get("country")
    if country and not (len(country) == 3 and country.isalpha() and country.isupper()):
        raise InputError(where, f"country is three capital letters (ISO 3166-1 alpha-3), not {country!r}")
    return Source(**values)


def read_sources(path: Path) -> list[Source]:
    """The sources of a TOML, YAML or OPML file. Raises InputError where it cannot be read."""
    name, ending = str(path), path.suffix.lower()
    if ending not in ENDINGS:
        raise InputError(name, f"sources are in files that end in {' '.join(ENDINGS)}")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(name, f"cannot be opened: {error.strerror or error}") from error
    if ending in (".opml", ".xml"):
        return [source_of(row, name) for row in opml.read(raw, name)]
    try:
        value = tomllib.loads(raw.decode("utf8")) if ending == ".toml" else yaml.safe_load(raw)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise InputError(name, f"not valid {ending[1:].upper()}: {error}") from error
    rows = next((value[key] for key in ("source", "sources") if key in value), None) if isinstance(value, dict) else value
    if not isinstance(rows, list):
        raise InputError(name, "holds no list of sources: [[source]] in TOML, a list under sources: in YAML")
    return [source_of(row, name) for row in rows]


def write_sources(sources: Sequence[Source], path: Path) -> None:
    """Write sources as the ending of the file says: YAML, TOML or OPML."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise InputError(str(path), f"sources are written to files that end in {' '.join(ENDINGS)}")
    rows = [source.to_dict() for source in sources]
    if ending in (".opml", ".xml"):
        path.write_bytes(opml.write(rows))
    elif ending == ".toml":
        path.write_text("\n".join(map(_toml, rows)), encoding="utf8")
    else:
        path.write_text(yaml.safe_dump({"sources": rows}, allow_unicode=True, sort_keys=False), encoding="utf8")


def _toml(row: dict[str, Any]) -> str:
    import json  # a TOML basic string is a JSON string

    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f") for key, value in row.items()]
    return "\n".join(["[[source]]", *lines, ""])
