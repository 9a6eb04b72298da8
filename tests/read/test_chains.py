"""Chains of holders: who speaks within whose words."""

from __future__ import annotations

from tocsin.model import Actor, Span, Statement
from tocsin.read.statements import chain


def statement(name: str, holder: str, within: str | None) -> Statement:
    span = Span(0, 1, "x")
    return Statement(name, [Actor(holder, None)], None, "asserts", False, "indirect", [span], span, within=within)


CASES = {
    "the agency quotes the minister": (["agency", "minister"], ["agency", "minister"]),
    "who tells of his own words stands once": (["king", "king"], ["king"]),
    "three deep": (["agency", "minister", "envoy"], ["agency", "minister", "envoy"]),
    "three deep, of his own words": (["agency", "king", "king"], ["agency", "king"]),
}


def test_chains() -> None:
    for told, expected in CASES.values():
        made = [statement(f"s{i}", who, f"s{i - 1}" if i else None) for i, who in enumerate(told)]
        chain(made)
        assert [actor.name for actor in made[-1].holders] == expected
