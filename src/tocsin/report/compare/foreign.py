"""The rows of others: CSV files in ACLED's or UCDP GED's shape, in one form, with the slack that their precision codes mean."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import pycountry

from tocsin.report.datasets import dataset
from tocsin.resolve.coding import Coder

Shape = str
SHAPES: Final = ("acled", "ucdp")
DATES: Final = ("%d %B %Y", "%d-%b-%y", "%d-%b-%Y", "%d %b %Y", "%m/%d/%Y")
"""What ACLED's and UCDP's files and what spreadsheets make of them, besides ISO."""
LONGEST_FIELD: Final = 1_000_000
"""Characters of a field; a longer one is no note but a broken quotation mark."""


class ForeignError(ValueError):
    """A file that cannot be compared; the message says why and what would be right."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be taken in; the rest goes on."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One event of theirs. `first`–`last` are its days, `slack` how many days on each side its precision code allows, `km` how
    far from the point given it may lie. `country` is alpha-3, `kind` and `sub` their words for the type. `low`–`high` is the toll
    (ACLED gives one number for both)."""

    id: str
    line: int
    shape: Shape
    first: date
    last: date
    slack: int
    place: str
    country: str | None
    lat: float | None
    lon: float | None
    km: float
    kind: str
    sub: str
    actors: tuple[str, ...]
    low: int | None
    best: int | None
    high: int | None
    notes: str

    @property
    def toll(self) -> str:
        """The toll in words: "12", "9–15 (best 12)"."""
        if self.best is None:
            return "no number"
        return str(self.best) if self.low == self.high else f"{self.low}–{self.high} (best {self.best})"


def shape_of(columns: list[str], path: Path) -> Shape:
    """Whose columns these are. Raises ForeignError naming what is missing."""
    have = {column.strip().lower() for column in columns}
    missing = {shape: [name for name in dataset(shape)["signature"] if name not in have] for shape in SHAPES}
    for shape in SHAPES:
        if not missing[shape]:
            return shape
    nearest = min(SHAPES, key=lambda shape: len(missing[shape]))
    raise ForeignError(
        f"{path}: not in ACLED's or UCDP's columns; nearest is {dataset(nearest)['label']}, without {', '.join(missing[nearest])}"
    )


def foreign_rows(path: Path) -> Iterator[ForeignRow | BadRow]:
    """The rows of a file, in order. Raises ForeignError where it is no such file."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            head = lines.readline()
            lines.seek(0)
            reader = csv.DictReader(lines, delimiter=max(",;\t", key=head.count))
            shape = shape_of(list(reader.fieldnames or []), path)
            reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or []]
            yield from _rows(reader, READERS[shape])
    except OSError as error:
        raise ForeignError(f"{path} cannot be opened: {error.strerror}") from error
    except csv.Error as error:
        raise ForeignError(f"{path} is not a CSV file that can be read: {error}") from error


def _rows(reader: csv.DictReader[str], read: Callable[[dict[str, str], int], ForeignRow]) -> Iterator[ForeignRow | BadRow]:
    for row in reader:
        clean = {name: (value or "").strip() for name, value in row.items() if name and isinstance(value, str | None)}
        try:
            yield read(clean, reader.line_num)
        except (ValueError, KeyError) as error:
            yield BadRow(reader.line_num, str(error))


def acled_row(row: dict[str, str], line: int) -> ForeignRow:
    """A row of ACLED's. Its one number of fatalities stands for both ends."""
    spec = dataset("acled")
    day = parsed_date(row["event_date"])
    dead = whole(row.get("fatalities", ""))
    return ForeignRow(
        row.get("event_id_cnty") or f"row {line}", line, "acled", day, day,
        slack(spec["time_precision"], row.get("time_precision", ""), 0),
        row.get("location", ""), alpha3(row.get("iso3") or row.get("country", "")), degree(row.get("latitude", ""), 90),
        degree(row.get("longitude", ""), 180), slack(spec["geo_precision"], row.get("geo_precision", ""), 15),
        row["event_type"], row.get("sub_event_type", ""),
        names(row.get("actor1", ""), row.get("assoc_actor_1", ""), row.get("actor2", ""), row.get("assoc_actor_2", "")),
        dead, dead, dead, row.get("notes", ""),
    )  # fmt: skip


def ucdp_row(row: dict[str, str], line: int) -> ForeignRow:
    """A row of UCDP GED's, with its low, best and high estimates."""
    spec = dataset("ucdp")
    first, last = parsed_date(row["date_start"]), parsed_date(row.get("date_end") or row["date_start"])
    low, best, high = (whole(row.get(name, "")) for name in ("low", "best", "high"))
    violence = whole(row.get("type_of_violence", ""))
    return ForeignRow(
        row.get("id") or f"row {line}", line, "ucdp", min(first, last), max(first, last),
        slack(spec["date_prec"], row.get("date_prec", ""), 0), row.get("where_coordinates") or row.get("adm_1", ""),
        alpha3(re.sub(r"\s*\(.*", "", row.get("country", ""))), degree(row.get("latitude", ""), 90),
        degree(row.get("longitude", ""), 180), slack(spec["where_prec"], row.get("where_prec", ""), 25),
        spec["violence"].get(violence, "organised violence"), "", names(row["side_a"], row["side_b"]), low, best, high,
        row.get("source_headline") or row.get("source_article", ""),
    )  # fmt: skip


READERS: Final[dict[Shape, Callable[[dict[str, str], int], ForeignRow]]] = {"acled": acled_row, "ucdp": ucdp_row}


def parsed_date(text: str) -> date:
    """A day in ISO or one of DATES. Raises ValueError for anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    for form in DATES:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(f"{text[:40]!r} is no date")


def whole(text: str) -> int | None:
    """A whole number; None for an empty cell. Raises ValueError for what is neither."""
    if not text:
        return None
    number = float(text)
    if not number.is_integer() or not 0 <= number < 10_000_000:
        raise ValueError(f"{text[:40]!r} is no number of people")
    return int(number)


def degree(text: str, most: int) -> float | None:
    """A degree; None for an empty cell. Raises ValueError where it is not on the globe."""
    if not text:
        return None
    number = float(text)
    if not -most <= number <= most:
        raise ValueError(f"{text[:40]!r} is no degree")
    return number


def slack(meaning: dict[int, Any], code: str, default: int) -> int:
    """What a precision code allows; the default where there is none or an unknown one."""
    return int(meaning.get(int(float(code)), default)) if re.fullmatch(r"\d+(\.0+)?", code) else default


def names(*cells: str) -> tuple[str, ...]:
    """The actors of several cells, each once; ACLED joins several by "; "."""
    return tuple(dict.fromkeys(name.strip() for cell in cells for name in cell.split(";") if name.strip()))


@cache
def alpha3(name: str) -> str | None:
    """The code of a country by its name or code, as these data sets write it."""
    if not name:
        return None
    found = pycountry.countries.get(alpha_3=name.upper()) or pycountry.countries.get(name=name)
    if found is None:
        try:
            found = pycountry.countries.lookup(name)
        except LookupError:
            return coder().code(name, None).country
    return str(found.alpha_3)


@cache
def coder() -> Coder:
    """What knows the countries in names."""
    from tocsin.codebook.actors import ActorBook

    return Coder(ActorBook.load())
