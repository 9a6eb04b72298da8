"""Broken JSON of pages -> what was meant, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.clean.mending import values

BROKEN: dict[str, list[Any]] = {
    '{"a": 1}': [{"a": 1}],
    '<!-- {"a": 1} -->': [{"a": 1}],
    '//<![CDATA[\n{"a":"b"}\n//]]>': [{"a": "b"}],
    '/*<![CDATA[*/{"a":1}/*]]>*/': [{"a": 1}],
    '\ufeff{"a":1};': [{"a": 1}],
    "{&quot;a&quot;:&quot;b&quot;}": [{"a": "b"}],
    '{"a":1,}': [{"a": 1}],
    '[{"a":1},{"b":2},]': [[{"a": 1}, {"b": 2}]],
    '{"a":1}{"b":2}': [{"a": 1}, {"b": 2}],
    '{"a":"b"\n"c":"d"}': [{"a": "b", "c": "d"}],
    '{"h":"He said "no" to it","b":2}': [{"h": 'He said "no" to it', "b": 2}],
    '{"h":"He said "no", then left","b":2}': [{"h": 'He said "no", then left', "b": 2}],
    '{"h":"a line\nbreak"}': [{"h": "a line\nbreak"}],
    '{"h":"it\\\'s"}': [{"h": "it's"}],
    '{"a": undefined, "b": NaN, /* no */ "c": 1}': [{"a": None, "b": None, "c": 1}],
    '{"a": [1, 2': [{"a": [1, 2]}],
    '{"a": {"b": "c"}, "d": "cut o': [{"a": {"b": "c"}, "d": "cut o"}],
    '{"a":"b" "c":"d"}': [],  # one string or two?
    "{'a': 1}": [],
    "var x = 1;": [],
    "": [],
}


@pytest.mark.parametrize("text", BROKEN)
def test_values(text: str) -> None:
    assert values(text) == BROKEN[text]
