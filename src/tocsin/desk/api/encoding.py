"""Answers as bytes: JSON in which hostile text is inert."""

from __future__ import annotations

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
