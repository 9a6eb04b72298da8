"""Actors in FollowTheMoney's entity format (JSON Lines): people, the positions they held, and when.

Format: https://followthemoney.tech/explorer/ – Person, Organization, Position, Occupancy (holder, post, startDate, endDate).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pycountry

from tocsin.codebook.actors import ActorBook, Office, Person
from tocsin.resolve.coding import Coder, slug

Progress = Callable[[int], None]
Row = dict[str, Any]


class BadActors(ValueError):  # noqa: N818 -- reads as what it says
    """A file that cannot be taken in; the message names the line."""


def alpha3(code: str) -> str | None:
    """The alpha-3 code of an ISO code or an English name; None if unknown."""
    if not code:
        return None
    found = pycountry.countries.get(alpha_2=code.upper()) or pycountry.countries.get(alpha_3=code.upper())
    found = found or pycountry.countries.get(name=code)
    return str(found.alpha_3) if found else {"xk": "XKX", "eu": "IGO", "un": "IGO"}.get(code.lower())


def exported(book: ActorBook) -> Iterator[Row]:
    """The codebook's people as entities: each Person, each Position once, an Occupancy for each office."""
    positions: set[str] = set()
    for person in book.persons.values():
        holder = person.id or f"person:{slug(person.name)}"
        codes = sorted({code for office in person.offices if (code := alpha2(office.country))})
        names = {"name": [person.name], "alias": list(person.aliases), "country": codes}
        yield {"id": holder, "schema": "Person", "properties": {k: v for k, v in names.items() if v}}
        for number, office in enumerate(person.offices):
            post = f"position:{office.country.lower()}-{slug(office.role)}"
            if post not in positions:
                positions.add(post)
                yield {"id": post, "schema": "Position", "properties": _post(office)}
            dates = {"startDate": [office.since] if office.since else [], "endDate": [office.until] if office.until else []}
            held = {"holder": [holder], "post": [post], **{k: v for k, v in dates.items() if v}}
            yield {"id": f"{holder}-{number}", "schema": "Occupancy", "properties": held}


def _post(office: Office) -> Row:
    code = alpha2(office.country)
    return {"name": [office.role], **({"country": [code]} if code else {})}


def alpha2(code: str) -> str | None:
    """The alpha-2 code of an alpha-3 code, in small letters as FtM has them; None for an international code."""
    found = pycountry.countries.get(alpha_3=code)
    return found.alpha_2.lower() if found else {"XKX": "xk"}.get(code)


@dataclass(slots=True)
class _Gathered:
    """What a stream of entities has told so far."""

    people: dict[str, Row] = field(default_factory=dict)
    posts: dict[str, Row] = field(default_factory=dict)
    held: list[Row] = field(default_factory=list)


def imported(path: Path, coder: Coder, progress: Progress | None = None) -> list[Person]:
    """The people of an FtM or OpenSanctions file who held a position or whose `position` is told. Sectors come from the words of
    the position. Raises BadActors with the number of a line that is no entity."""
    gathered = _Gathered()
    for number, row in _entities(path):
        _gather(gathered, row)
        if progress and number % 10_000 == 0:
            progress(number)
    offices: dict[str, list[Office]] = {}
    for row in gathered.held:
        holder, post = _first(row, "holder"), _entity(row, "post", gathered.posts)
        if holder and post:
            offices.setdefault(holder, []).append(_office(row, post, gathered.people.get(holder, {}), coder))
    return [p for key, row in gathered.people.items() if (p := _person(key, row, offices.get(key, []), coder))]


def _entities(path: Path) -> Iterator[tuple[int, Row]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield number, {"id": row["id"], "schema": row["schema"], **row.get("properties", {})}
            except (ValueError, KeyError, TypeError) as error:
                raise BadActors(f"{path.name} line {number}: not an FtM entity in JSON ({error})") from error


def _gather(gathered: _Gathered, row: Row) -> None:
    if row["schema"] == "Person":
        gathered.people[row["id"]] = row
        for held in row.get("positionOccupancies", []):
            if isinstance(held, dict):
                gathered.held.append({**held.get("properties", {}), "holder": [row["id"]]})
    elif row["schema"] == "Position":
        gathered.posts[row["id"]] = row
    elif row["schema"] == "Occupancy":
        gathered.held.append(row)


def _first(row: Row, name: str) -> str:
    values = row.get(name) or [""]
    value = values[0]
    return str(value["id"]) if isinstance(value, dict) else str(value)


def _entity(row: Row, name: str, known: dict[str, Row]) -> Row | None:
    """The entity that a property points to, by id or nested."""
    value = (row.get(name) or [None])[0]
    if isinstance(value, dict):
        return {"id": value["id"], **value.get("properties", {})}
    return known.get(str(value))


def _office(row: Row, post: Row, person: Row, coder: Coder) -> Office:
    role = _first(post, "name")
    country = alpha3(_first(post, "country")) or alpha3(_first(person, "country")) or ""
    sectors = tuple(coder.code(role, None).sectors) or ("GOV",)
    return Office(role, country, sectors, _first(row, "startDate"), _first(row, "endDate"))


def _person(key: str, row: Row, offices: list[Office], coder: Coder) -> Person | None:
    name = _first(row, "name")
    for position in row.get("position", []):
        country = alpha3(_first(row, "country")) or alpha3(_first(row, "citizenship")) or ""
        offices.append(Office(str(position), country, tuple(coder.code(str(position), None).sectors), "", ""))
    if not name or not offices:
        return None
    aliases = tuple(dict.fromkeys([*map(str, row.get("name", [])[1:]), *map(str, row.get("alias", []))]))
    return Person(name, aliases, offices, id=key)
