"""The record of one report: what `tocsin read` prints, and every other part speaks."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from tocsin.model.actor import Actor
from tocsin.model.event import Event
from tocsin.model.place import Place
from tocsin.model.report import Report
from tocsin.model.statement import Statement


@dataclass(slots=True)
class Version:
    """What made a record: the same three on the same input give the same record."""

    program: str
    codebook: str
    pipeline: str


@dataclass(slots=True)
class Record:
    """The contract of record.md: the report, its statements, its events, and every place and actor that it names."""

    report: Report
    statements: list[Statement]
    events: list[Event]
    places: list[Place]
    actors: list[Actor]
    version: Version = field(default_factory=lambda: Version("", "", ""))

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON types."""
        return asdict(self)

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Record:
        """The record of a dictionary as `to_dict` gives it. Raises pydantic.ValidationError naming the field that is wrong."""
        from pydantic import TypeAdapter  # slow to import, and only reading records back needs it

        return TypeAdapter(cls).validate_python(value)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a record."""
    from pydantic import TypeAdapter

    schema: dict[str, Any] = TypeAdapter(Record).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tocsin record", **schema}
