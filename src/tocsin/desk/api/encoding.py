"""Answers as bytes: JSON in which hostile text is inert, an ETag of what is said, lines of a stream."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from typing import Any

from tocsin.link.incidents.plain import Plain
from tocsin.report.exports.inert import json_text
from tocsin.store.page import Page


def plain(value: Any) -> Any:
    """As plain JSON types. Shapes of incidents leave out what equals its default, as in the exports."""
    if isinstance(value, Plain):
        return value.to_dict()
    if isinstance(value, Page):
        return {"items": plain(value.items), "next": value.next, "total": value.total}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def body_of(value: Any) -> bytes:
    """The JSON of an answer."""
    return json_text(plain(value)).encode("utf8")


def etag(body: bytes) -> str:
    """A weak validator: the same answer has the same one, however it is compressed on the way."""
    return f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def matches(asked: str, tag: str) -> bool:
    """Whether an If-None-Match names this answer."""
    return asked.strip() == "*" or tag.removeprefix("W/") in (one.strip().removeprefix("W/") for one in asked.split(","))
