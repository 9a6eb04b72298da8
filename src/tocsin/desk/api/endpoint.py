"""One address of the API: its parameters, what it answers, and the function that does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tocsin.desk.api.limits import Limits
from tocsin.store.desk import Desk
from tocsin.store.filters import KEYS, Filters

JSON: Final = "application/json"
NDJSON: Final = "application/x-ndjson"
PROBLEM: Final = "application/problem+json"
Schema = dict[str, Any]


class Refused(Exception):  # noqa: N818 -- reads as what it says
    """A request that is answered with a problem: the status and one line that says what is wrong."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: `schema` is its JSON Schema, of which type, pattern, enum, minimum, maximum and maxLength are held to."""

    name: str
    about: str
    schema: Schema = field(default_factory=lambda: {"type": "string", "maxLength": 500})
    path: bool = False

    def value(self, text: str) -> Any:
        """The value of its text. Raises Refused: 404 for a part of the path, 400 for the rest."""
        status, schema = (404, self.schema) if self.path else (400, self.schema)
        if schema["type"] == "integer":
            if not re.fullmatch(r"[0-9]{1,18}", text):
                raise Refused(status, f"{self.name} is a whole number, not {text[:40]!r}")
            number = int(text)
            if not schema.get("minimum", 0) <= number <= schema.get("maximum", 10**18):
                raise Refused(status, f"{self.name} is from {schema.get('minimum', 0)} to {schema.get('maximum', 10**18)}")
            return number
        if len(text) > schema.get("maxLength", 500):
            raise Refused(status, f"{self.name} has more than {schema.get('maxLength', 500)} characters")
        if "enum" in schema and text not in schema["enum"]:
            raise Refused(status, f"{self.name} is one of {', '.join(schema['enum'])}, not {text[:40]!r}")
        if "pattern" in schema and not re.search(schema["pattern"], text):
            raise Refused(status, f"{self.name} is like {schema.get('examples', [schema['pattern']])[0]}, not {text[:40]!r}")
        return text


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a function of the API gets it: values by name, those of the path among them, and the filters. `public` asks
    for what a read-only desk shows."""

    desk: Desk
    values: Mapping[str, Any]
    filters: Filters
    limits: Limits
    base: str
    public: bool = False

    @property
    def limit(self) -> int:
        """How many items."""
        return int(self.values.get("limit") or self.limits.default)

    @property
    def after(self) -> str | None:
        """Where to go on from."""
        return self.values.get("after")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`path` below /api/v1; `answer` the type of an answer, or of an item where it is a `listed` one, paged by cursor and
    streamed as lines where they are asked for. `filtered` takes the filters of search."""

    path: str
    name: str
    about: str
    call: Callable[[Asked], Any]
    answer: Any = None
    params: tuple[Param, ...] = ()
    listed: bool = False
    filtered: bool = False

    @property
    def all_params(self) -> tuple[Param, ...]:
        """Its own, those of a list, and the filters."""
        return (*self.params, *(PAGING if self.listed else ()), *(FILTERS if self.filtered else ()))


PAGING: Final = (
    Param("limit", "Items of one answer.", {"type": "integer", "minimum": 1, "maximum": 200}),
    Param("after", "The `next` of the answer before.", {"type": "string", "maxLength": 100}),
)
FILTER_WORDS: Final = {
    "q": "Words of the texts, as in search.",
    "type": "PLOVER type, or several with commas.",
    "mode": "PLOVER mode, or several with commas.",
    "actor": "An actor's name or key.",
    "place": "A place's name, GeoNames number, province (UA.02) or country (UKR): everything within it.",
    "holder": "Who says so: name or key.",
    "stance": "How it is said: asserts, denies …",
    "value": "Factuality: CT+, CT-, PR+ …",
    "source": "Outlet or domain.",
    "status": "A status word.",
    "story": "A story: s12.",
    "language": "Language of the reports: en.",
    "report": "Number of a report.",
    "dispute": "yes: only what is disputed.",
    "from": "First day of the happening (of publication, for reports): 2022-03-01.",
    "to": "Last day.",
    "on": "This day.",
    "bbox": "west,south,east,north in degrees.",
}
FILTERS: Final = tuple(Param(name, FILTER_WORDS.get(name, f"By {name}.")) for name in KEYS)
