"""What is asked of the desk: one object for the command's options, the addresses of the pages and the API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from tocsin.model.vocabulary import STANCES, VALUES
from tocsin.store.errors import DeskError

Given = str | Sequence[str] | None
KINDS: Final = ("type", "mode", "actor", "place", "holder", "stance", "value", "source", "status", "story", "language")
"""What incidents and reports are marked with. Several of one kind: any of them; several kinds: all of them."""
CODES: Final = frozenset({"type", "mode", "stance", "value", "story", "language", "report"})
"""Keys whose values hold no comma, so that one string may list several."""
KEYS: Final = ("q", *KINDS, "report", "dispute", "from", "to", "on", "bbox")
LONGEST: Final = 500
MOST: Final = 20
"""Values of one key."""


@dataclass(frozen=True, slots=True)
class Filters:
    """`q` are words of the texts; `first` to `last` ISO days of the happening (of publication, where reports are asked for);
    `bbox` west, south, east, north in degrees. The other fields are named as in KEYS."""

    q: str = ""
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    report: tuple[int, ...] = ()
    dispute: bool = False
    first: str | None = None
    last: str | None = None
    bbox: tuple[float, float, float, float] | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    @classmethod
    def parse(cls, given: Mapping[str, Given]) -> Filters:
        """The filters of strings. Empty values are passed over. Raises DeskError, in a line, for a key that nothing is known by
        and for a value that is not of its kind."""
        asked = {key: texts for key, value in given.items() if (texts := _texts(key, value))}
        unknown = [key for key in asked if key not in KEYS]
        if unknown:
            raise DeskError(f"nothing can be asked by {unknown[0]!r}: ask by {', '.join(KEYS)}")
        found: dict[str, Any] = {kind: tuple(_checked(kind, text) for text in asked[kind]) for kind in KINDS if kind in asked}
        if "q" in asked:
            found["q"] = " ".join(asked["q"])
        if "report" in asked:
            found["report"] = tuple(_number(text) for text in asked["report"])
        if "dispute" in asked:
            found["dispute"] = _yes(asked["dispute"][-1])
        if "bbox" in asked:
            found["bbox"] = _box(asked["bbox"][-1])
        return cls(**found, **_days(asked))

    def to_dict(self) -> dict[str, str | list[str]]:
        """The strings that `parse` gives these filters back for."""
        out: dict[str, str | list[str]] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            key = {"first": "from", "last": "to"}.get(field.name, field.name)
            if not value:
                continue
            if key == "bbox":
                out[key] = ",".join(f"{number:g}" for number in value)
            elif isinstance(value, tuple):
                out[key] = str(value[0]) if len(value) == 1 else [str(part) for part in value]
            else:
                out[key] = "yes" if value is True else str(value)
        return out

    def without(self, *keys: str) -> Filters:
        """The same without some keys."""
        return Filters.parse({key: value for key, value in self.to_dict().items() if key not in keys})

    def having(self, **given: Given) -> Filters:
        """The same with some keys set anew; `from` is given as `from_`."""
        return Filters.parse({**self.to_dict(), **{key.rstrip("_"): value for key, value in given.items()}})

    def words(self) -> str:
        """What is asked for, in a line; empty where nothing is."""
        return "; ".join(
            f"{key}: {value if isinstance(value, str) else ', '.join(value)}" for key, value in self.to_dict().items()
        )

    @property
    def span(self) -> tuple[int | None, int | None]:
        """The days asked for, as ordinals."""
        first, last = (date.fromisoformat(day).toordinal() if day else None for day in (self.first, self.last))
        return first, last


def _texts(key: str, value: Given) -> list[str]:
    """The values of a key, without blanks around them and without empty ones."""
    texts: Iterable[str] = [value] if isinstance(value, str) else value or ()
    if key in CODES:
        texts = [part for text in texts for part in str(text).split(",")]
    found = list(
        dict.fromkeys(cleaned for text in texts if (cleaned := str(text).replace("\0", "").strip(" " if key != "value" else "")))
    )
    if any(len(text) > LONGEST for text in found) or len(found) > MOST:
        raise DeskError(f"{key} is too long: at most {MOST} values of {LONGEST} characters")
    return found


def _checked(kind: str, text: str) -> str:
    """A value of a kind in its canonical form."""
    if kind == "type":
        return text.upper()
    if kind == "value":
        value = text.strip().replace("%2B", "+")
        value = f"{value}+" if text.endswith(" ") and f"{value}+" in VALUES else value  # an address decodes + to a blank
        return _one_of("value", value, VALUES)
    if kind == "stance":
        return _one_of("stance", text.lower(), STANCES)
    if kind == "language":
        return text.lower()
    if kind == "story" and not (text.lstrip("s").isdecimal() and len(text) < 19):
        raise DeskError(f"story wants an identifier like s12, not {text!r}")
    return text


def _one_of(key: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise DeskError(f"{key} {value!r} is not one of {', '.join(known)}")
    return value


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise DeskError(f"report wants a number, not {text!r}")
    return int(text)


def _yes(text: str) -> bool:
    if text.lower() not in ("yes", "no", "1", "0", "true", "false"):
        raise DeskError(f"dispute wants yes or no, not {text!r}")
    return text.lower() in ("yes", "1", "true")


def _box(text: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise DeskError(f"bbox wants four numbers west,south,east,north, not {text!r}") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise DeskError(f"bbox {text!r} is not on the globe: west,south,east,north in degrees, south below north")
    return west, south, east, north


def _days(asked: Mapping[str, list[str]]) -> dict[str, Any]:
    found: dict[str, str] = {}
    for key, names in (("on", ("first", "last")), ("from", ("first",)), ("to", ("last",))):
        if key in asked:
            found |= dict.fromkeys(names, _day(key, asked[key][-1]))
    if "first" in found and "last" in found and found["first"] > found["last"]:
        raise DeskError(f"from {found['first']} is after to {found['last']}")
    return found


def _day(key: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise DeskError(f"{key} wants a day like 2022-03-01, not {text!r}") from None
