"""The shapes of incidents as JSON and back."""

from __future__ import annotations

import json

import pytest

from tocsin.link.incidents import (
    Answer,
    Appearance,
    Claim,
    Dispute,
    Holder,
    Holding,
    Incident,
    Interval,
    Mention,
    Party,
    Passage,
    Review,
    Side,
    Site,
    Tally,
)
from tocsin.link.incidents.plain import Plain

WORDS = Passage(12, 2, 40, 61, "shells fell on Kremin")
MINISTRY = Party("Ministry of Defence", "NRL/GOV/ministry of defence", country="NRL", sectors=("GOV",), mention="it")
AGENCY = Party("Norland Wire", "norland wire")
HOLDER = Holder("source", (AGENCY, MINISTRY))
CLAIM = Claim("killed:x", "killed", Answer("count", "12", low=12, high=None), HOLDER, (Appearance("12.2/e3", WORDS, "Courier"),))
MENTION = Mention(
    "12.2/e3", 12, 2, "e3", "ASSAULT", WORDS, WORDS, "Courier", "Courier", contexts=("military",), actors=(MINISTRY,),
    sites=(Site("Kremin", "kremin", "point", id=7, precision="town", lat=1.5, lon=0.0),), when=Interval(738000, 738001, "day"),
    tallies=(Tally(12, None, "people", "killed", passage=WORDS),), held=(Holding(HOLDER, "CT+", WORDS, stance="asserts"),),
)  # fmt: skip
SIDES = (Side("at least 12", (CLAIM,)), Side("3", (CLAIM,)))


@pytest.mark.parametrize(
    "thing",
    [
        MENTION,
        CLAIM,
        Incident("i1", "per-claimant", "Shells on Kremin", "ASSAULT", ("12.2/e3",), (12,), claims=(CLAIM,)),
        Dispute("d1", "i1", "killed", "How many were killed?", SIDES, open=("Who counted?",)),
        Review("r1", "ada", "2026-01-01", "same shells", "same as", WORDS, WORDS),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_every_shape_goes_to_json_and_back(thing: Plain) -> None:
    assert type(thing).from_dict(json.loads(json.dumps(thing.to_dict()))) == thing


def test_what_equals_its_default_is_left_out_and_unknown_keys_are_passed_over() -> None:
    value = Party("Courier", "courier").to_dict()
    assert value == {"name": "Courier", "key": "courier"}
    assert Party.from_dict({**value, "from a newer version": 1}) == Party("Courier", "courier")


def test_a_missing_field_is_an_error() -> None:
    with pytest.raises(TypeError, match="key"):
        Party.from_dict({"name": "Courier"})


def test_the_holder_of_a_claim_is_the_innermost_of_its_chain() -> None:
    assert (HOLDER.key, HOLDER.words) == (MINISTRY.key, "Ministry of Defence, according to Norland Wire")
    assert Holder("unnamed", (AGENCY,)).words == "an unnamed source, according to Norland Wire"
    assert Holder("unnamed").key == "unnamed"


def test_a_long_passage_is_cut_and_keeps_its_offsets() -> None:
    from tocsin.model import Span

    passage = Passage.of(Span(0, 1000, "word " * 200), 1, 1)
    assert (passage.start, passage.end, len(passage.text), passage.text[-1]) == (0, 1000, 400, "…")
