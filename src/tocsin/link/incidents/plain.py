"""The shapes of this folder as plain JSON types and back, fast: a desk reads hundreds of mentions to link one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, Final, Self, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]
_DEFAULTS: Final[dict[type, tuple[tuple[str, Any], ...]]] = {}
_DECODERS: Final[dict[type, dict[str, Decoder]]] = {}


class Plain:
    """A dataclass whose fields are strings, numbers, truth values, None, other Plain shapes, tuples of these, and dictionaries
    of such by string. What equals its default is left out of the dictionary; unknown keys are passed over, so that a desk
    written by a newer version can be read."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON types; `from_dict` gives the equal object back."""
        out: dict[str, Any] = {}
        for name, default in _DEFAULTS.get(type(self)) or _defaults(type(self)):
            value = getattr(self, name)
            if value is default or value == default:
                continue
            out[name] = _encoded(value)
        return out

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Self:
        """The object of a dictionary. Raises TypeError where a field without default is missing."""
        known = _DECODERS.get(cls) or _decoders(cls)
        return cls(**{name: known[name](part) for name, part in value.items() if name in known})


def _encoded(value: Any) -> Any:
    kind = type(value)
    if kind in (str, int, float, bool, NoneType):
        return value
    if kind in (tuple, list):
        return [_encoded(part) for part in value]
    if kind is dict:
        return {name: _encoded(part) for name, part in value.items()}
    return value.to_dict()


def _defaults(cls: type[Any]) -> tuple[tuple[str, Any], ...]:
    """Field names with their defaults, kept for the next time; MISSING equals nothing."""
    found = []
    for field in fields(cls):
        if not field.init:
            continue
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        found.append((field.name, default))
    return _DEFAULTS.setdefault(cls, tuple(found))


def _decoders(cls: type[Any]) -> dict[str, Decoder]:
    hints = get_type_hints(cls)
    return _DECODERS.setdefault(cls, {field.name: _decoder(hints[field.name]) for field in fields(cls) if field.init})


def _decoder(hint: Any) -> Decoder:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = _decoder(next(part for part in get_args(hint) if part is not NoneType))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        inner = _decoder(get_args(hint)[0])
        return tuple if inner is _same else lambda value: tuple([inner(part) for part in value])
    if origin is dict:
        inner = _decoder(get_args(hint)[1])
        return lambda value: {name: inner(part) for name, part in value.items()}
    if isinstance(hint, type) and issubclass(hint, Plain):
        return hint.from_dict
    return _same


def _same(value: Any) -> Any:
    return value
