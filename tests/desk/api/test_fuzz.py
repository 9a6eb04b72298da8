"""The OpenAPI document fuzzed with schemathesis: no answer is a fault of the server, and all are as the document says."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from api.linked import linked
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tocsin.desk.api.limits import Limits
from tocsin.desk.app import application
from tocsin.desk.settings import Settings

EXAMPLES = 25


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    desk = linked(Path(tmp_path_factory.mktemp("fuzz")) / "desk.tocsin")
    app = application(desk, Settings(hosts=(), limits=Limits(per_second=None)))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_question_breaks_the_api(case: schemathesis.Case) -> None:
    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    case.call_and_validate(checks=checks)
