"""The API: what each address answers, paging, conditions, streams, limits, refusals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from api.linked import linked
from served import client, closing
from starlette.testclient import TestClient

from tocsin.desk.api.limits import Limits, Rates
from tocsin.desk.api.openapi import document
from tocsin.desk.api.routes import ENDPOINTS
from tocsin.desk.guard import token_hash
from tocsin.desk.remembered import matches
from tocsin.desk.settings import Settings
from tocsin.report.exports.formats import FORMATS
from tocsin.store.desk import Desk

BASE = "/api/v1"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    yield from closing(linked(tmp_path_factory.mktemp("desk") / "desk.tocsin"))


@pytest.fixture
def api(desk: Desk) -> TestClient:
    return client(desk)


def address(path: str) -> str:
    """A path with its parts filled in from the desk of `linked`."""
    return BASE + path.replace("{id}", "s1" if "stories" in path else "i1").replace("{report}", "1").replace("{format}", "csv")


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda one: one.name)
def test_every_address_answers_what_the_document_says(api: TestClient, endpoint) -> None:  # type: ignore[no-untyped-def]
    import jsonschema

    answer = api.get(address(endpoint.path))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), answer.text
    described = document(Limits())
    schema = described["paths"][endpoint.path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": described["components"]}
    jsonschema.Draft202012Validator(json.loads(json.dumps(whole))).validate(answer.json())


def test_lists_are_paged_by_cursor(api: TestClient) -> None:
    first = api.get(f"{BASE}/incidents?limit=1&order=day").json()
    assert len(first["items"]) == 1 and first["next"]
    second = api.get(f"{BASE}/incidents", params={"limit": 1, "order": "day", "after": first["next"]}).json()
    assert second["items"][0]["id"] != first["items"][0]["id"]
    seen, after = [], ""
    while after is not None:
        page = api.get(f"{BASE}/incidents", params={"limit": 1, "after": after}).json()
        seen += [item["id"] for item in page["items"]]
        after = page["next"]
    assert len(seen) == len(set(seen)) == len(api.get(f"{BASE}/incidents").json()["items"])


def test_filters_are_those_of_search(api: TestClient) -> None:
    all_of_them = api.get(f"{BASE}/incidents").json()["items"]
    some = api.get(f"{BASE}/incidents?type=RETREAT").json()["items"]
    assert {item["type"] for item in some} == {"RETREAT"} and len(some) < len(all_of_them)
    assert api.get(f"{BASE}/incidents?from=2031-01-01").json()["items"] == []


def test_an_answer_that_the_reader_has_is_not_sent_again(api: TestClient) -> None:
    first = api.get(f"{BASE}/incidents/i1")
    tag = first.headers["etag"]
    again = api.get(f"{BASE}/incidents/i1", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert api.get(f"{BASE}/incidents/i1", headers={"If-None-Match": '"other"'}).status_code == 200
    assert matches("*", tag) and matches(tag.removeprefix("W/"), tag) and not matches("", tag)


def test_lines_of_a_stream_are_the_items_of_the_pages(api: TestClient) -> None:
    answer = api.get(f"{BASE}/incidents?limit=1", headers={"Accept": "application/x-ndjson"})
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == api.get(f"{BASE}/incidents").json()["items"]


def test_a_stream_ends_at_its_limit_and_says_where_to_go_on(desk: Desk) -> None:
    short = client(desk, Settings(limits=Limits(stream=1, page=1)))
    lines = short.get(f"{BASE}/incidents?limit=1", headers={"Accept": "application/x-ndjson"}).text.splitlines()
    assert len(lines) == 2 and set(json.loads(lines[1])) == {"next"}


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/incidents?limit=0", 400, "limit is from 1 to 200"),
        ("/incidents?limit=1000", 400, "limit is from 1 to 200"),
        ("/incidents?limit=many", 400, "limit is a whole number"),
        ("/incidents?order=size", 400, "order is one of day, changed, reports"),
        ("/incidents?colour=red", 400, "nothing can be asked by"),
        ("/incidents?from=soon", 400, "from wants a day"),
        ("/incidents?after=x", 400, "no place to go on from"),
        ("/incidents?after=9999999999999999999.1", 400, "no place to go on from"),
        ("/incidents?bbox=1,2", 400, "bbox wants four numbers"),
        ("/about?x=1", 400, "nothing can be asked by 'x': ask by the path alone"),
        ("/incidents/i999999", 404, "i999999"),
        ("/incidents/i1?version=77", 404, "77"),
        ("/incidents/x", 404, "id is like i12"),
        ("/reports/999", 404, "no report"),
        ("/reports/../../etc", 404, ""),
        ("/stories/s99999", 404, "s99999"),
        ("/exports/xls", 404, "no format 'xls'"),
        ("/exports/csv?colour=red", 400, "nothing can be asked by"),
        ("/nothing", 404, ""),
        ("/incidents?q=" + "x" * 5000, 414, "more than 4000 characters"),
    ],
)
def test_refusals_are_problems_in_one_line(api: TestClient, path: str, status: int, words: str) -> None:
    answer = api.get(BASE + path)
    if not answer.url.path.startswith(BASE):
        return  # the client itself has resolved the dots
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert answer.json()["status"] == status and words in answer.json()["detail"] and "\n" not in answer.json()["detail"]


def test_nothing_can_be_changed(api: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = api.request(method, f"{BASE}/incidents")
        assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_exports_are_those_of_the_command(api: TestClient, name: str) -> None:
    answer = api.get(f"{BASE}/exports/{name}")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith(FORMATS[name].media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="tocsin{FORMATS[name].ending}"'
    assert len(answer.content) > 200


def test_one_reader_may_ask_only_so_often(desk: Desk) -> None:
    slow = client(desk, Settings(limits=Limits(per_second=0.001, burst=2)))
    codes = [slow.get(f"{BASE}/days").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    refused = slow.get(f"{BASE}/days")
    assert int(refused.headers["retry-after"]) > 1 and refused.json()["detail"] == "more requests than one reader may make"
    assert slow.get(f"{BASE}/days", headers={"Authorization": "Bearer other"}).status_code == 200


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    rates = Rates(Limits(per_second=2.0, burst=1), lambda: now[0])
    assert rates.wait("a") == 0.0 and rates.wait("a") == 0.5
    now[0] = 0.5
    assert rates.wait("a") == 0.0 and rates.wait("b") == 0.0
    assert Rates(Limits(per_second=None)).wait("a") == 0.0


def test_a_token_reads_the_api_and_nothing_else(desk: Desk) -> None:
    guarded = client(desk, Settings(password="secret", tokens=frozenset({token_hash("t1")})))
    bearing = {"Authorization": "Bearer t1"}
    assert guarded.get(f"{BASE}/days").status_code == 401
    assert guarded.get(f"{BASE}/days", headers={"Authorization": "Bearer t2"}).status_code == 401
    assert guarded.get(f"{BASE}/days", headers=bearing).status_code == 200
    assert guarded.get("/", headers=bearing).status_code == 401
    assert guarded.post("/seen", headers=bearing).status_code == 401
    assert guarded.get(f"{BASE}/days", headers={"Authorization": "Bearer secret"}).status_code == 200


def test_hostile_text_is_inert(api: TestClient) -> None:
    for path in ("/reports", "/reports/2", "/history", "/incidents"):
        text = api.get(BASE + path).text
        assert "<script" not in text and "\u202e" not in text and "\x1b" not in text, path
    assert "<script>alert(1)</script>" in json.loads(api.get(f"{BASE}/reports/2").text)["title"]


def test_a_fault_of_the_program_is_a_problem_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "days", lambda self, filters: 1 / 0)
    answer = client(desk).get(f"{BASE}/days")
    assert (answer.status_code, answer.json()["detail"]) == (500, "A fault of the program: ZeroDivisionError. Please report it.")


def test_the_document_is_one(api: TestClient) -> None:
    described = api.get(f"{BASE}/openapi.json").json()
    assert described["openapi"] == "3.1.0" and set(described["paths"]) >= {one.path for one in ENDPOINTS}
    names = [operation["get"]["operationId"] for operation in described["paths"].values()]
    assert len(names) == len(set(names))
    pointers = set(__import__("re").findall(r'"#/components/schemas/([^"]+)"', json.dumps(described)))
    assert pointers <= set(described["components"]["schemas"])


def test_every_address_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf8")
    assert [one.path for one in ENDPOINTS if f"`{one.path}`" not in page] == []
