"""The OpenAPI 3.1 document, made of the table of routes and of the types that they answer with."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import tocsin
from tocsin.desk.api.endpoint import FILTERS, JSON, NDJSON, PROBLEM, Endpoint, Param
from tocsin.desk.api.limits import Limits
from tocsin.desk.api.routes import ENDPOINTS
from tocsin.desk.api.shapes import Problem
from tocsin.report.exports.formats import FORMATS

REF: Final = "#/components/schemas/{model}"
ABOUT: Final = (
    "The record of a desk, read-only. Every value belongs to its holder and leads to a passage; nothing is called true or false. "
    "Lists are paged by the cursor `next`; with `Accept: application/x-ndjson` they come as a stream of lines. "
    "Answers bear an ETag."
)
Schema = dict[str, Any]


def document(limits: Limits) -> Schema:
    """The document of these limits."""
    schemas = components()
    paths = {one.path: {"get": operation(one, limits)} for one in ENDPOINTS}
    paths["/exports/{format}"] = {"get": export_operation()}
    paths["/openapi.json"] = {"get": _get("openapi", "This document", {JSON: {"schema": {"type": "object"}}}, ())}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tocsin", "version": tocsin.__version__, "description": ABOUT, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": "/api/v1"}],
        "security": [{}, {"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "description": "A read-only token, or the desk's password."}
            },
        },
    }


@cache
def components() -> dict[str, Schema]:
    """The schemas of all answers, by name."""
    from pydantic import TypeAdapter

    named = [(one.name, "validation", TypeAdapter(one.answer)) for one in ENDPOINTS if one.answer is not None]
    named.append(("problem", "validation", TypeAdapter(Problem)))
    _, found = TypeAdapter.json_schemas(named, ref_template=REF)  # type: ignore[arg-type]
    return dict(found.get("$defs", {}))


@cache
def answers() -> dict[str, Schema]:
    """The schema of each endpoint's answer (of an item, for lists), pointing into the components."""
    from pydantic import TypeAdapter

    named = [(one.name, "validation", TypeAdapter(one.answer)) for one in ENDPOINTS if one.answer is not None]
    found, _ = TypeAdapter.json_schemas(named, ref_template=REF)  # type: ignore[arg-type]
    return {str(key[0]): schema for key, schema in found.items()}


def operation(endpoint: Endpoint, limits: Limits) -> Schema:
    """The GET of an endpoint."""
    answer = answers()[endpoint.name]
    media: dict[str, Schema] = {JSON: {"schema": listed(answer) if endpoint.listed else answer}}
    if endpoint.listed:
        media[NDJSON] = {"schema": {"type": "string", "description": "An item a line."}}
    return _get(endpoint.name, endpoint.about, media, [parameter(param, limits) for param in endpoint.all_params])


def listed(item: Schema) -> Schema:
    """A page of a list."""
    return {
        "type": "object", "required": ["items", "next", "total"],
        "properties": {
            "items": {"type": "array", "items": item},
            "next": {"type": ["string", "null"], "description": "What to give as `after` to go on; null at the end."},
            "total": {"type": ["integer", "null"], "description": "How many in all, where that is known cheaply."},
        },
    }  # fmt: skip


def export_operation() -> Schema:
    """The GET of exports."""
    kinds = {one.media_type: "object" if one.media_type.endswith("+json") else "string" for one in FORMATS.values()}
    media = {media: {"schema": {"type": kind}} for media, kind in kinds.items()}
    name = {
        "name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": list(FORMATS)},
        "description": "See docs/exports.md.",
    }  # fmt: skip
    return _get(
        "export",
        "An export of the whole record or of what the filters leave",
        media,
        [name, *(parameter(one, Limits()) for one in FILTERS)],
    )


def parameter(param: Param, limits: Limits) -> Schema:
    """A parameter."""
    schema = dict(param.schema)
    if param.name == "limit":
        schema |= {"maximum": limits.page, "default": limits.default}
    where = "path" if param.path else "query"
    return {"name": param.name, "in": where, "required": param.path, "description": param.about, "schema": schema}


def _get(name: str, about: str, media: dict[str, Schema], params: Any) -> Schema:
    refusal = {"content": {PROBLEM: {"schema": {"$ref": REF.format(model="Problem")}}}}
    text = {"content": {"text/plain": {"schema": {"type": "string"}}}}
    return {
        "operationId": re.sub(r"-(\w)", lambda found: found[1].upper(), name),
        "summary": about,
        "parameters": list(params),
        "responses": {
            "200": {"description": "The answer", "headers": {"ETag": {"schema": {"type": "string"}}}, "content": media},
            "304": {"description": "The reader has it already (If-None-Match)"},
            "400": {"description": "Asked by something unknown, or by a value that is none", **refusal},
            "401": {"description": "A token or the password is missing", **text},
            "404": {"description": "There is no such thing, or it was erased", **refusal},
            "414": {"description": "The question is too long", **refusal},
            "429": {"description": "More requests than one reader may make (Retry-After)", **refusal},
        },
    }
