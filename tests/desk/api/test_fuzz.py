"""The OpenAPI document fuzzed with schemathesis: no answer is a fault of the server, and all are as the document says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from api.linked import linked
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tocsin.desk.api.limits import Limits
from tocsin.desk.api.openapi import document
from tocsin.desk.app import application
from tocsin.desk.settings import Settings

EXAMPLES = 25
"""Questions to each address. More find more: raise it after a change of parameters."""
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PATHS = sorted(document(Limits())["paths"])


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    with linked(Path(tmp_path_factory.mktemp("fuzz")) / "desk.tocsin") as desk:
        app = application(desk, Settings(hosts=(), limits=Limits(per_second=None)))
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("path", PATHS)
def test_no_question_breaks_the_api(api: schemathesis.BaseSchema, path: str) -> None:
    operation = api[path]["GET"]

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    asked()
