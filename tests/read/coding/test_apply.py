"""Precedence, roles and reasons: a parse and the network's events in, the codebook's events out."""

from __future__ import annotations

from pathlib import Path

from parses import parsed

from tocsin.codebook.events import Codebook, load
from tocsin.model import Event, Held, Record, Report, Span, Statement
from tocsin.read.coding import apply

STRIKE = (
    "Nurses/nurse/NOUN/nsubj/2 went/go/VERB/ROOT/0 on/on/ADP/case/4 *strike/strike/NOUN/obl/2 over/over/ADP/case/6 "
    "pay/pay/NOUN/nmod/4"
)
BOMBED = (
    "The/the/DET/det/2 sequel/sequel/NOUN/nsubj/3 *bombed/bomb/VERB/ROOT/0 at/at/ADP/case/7 the/the/DET/det/7 "
    "box/box/NOUN/compound/7 office/office/NOUN/obl/3"
)
CURFEW = (
    "Norland/Norland/PROPN/nsubj/3/LOC has/have/AUX/aux/3 *lifted/lift/VERB/ROOT/0 the/the/DET/det/5 curfew/curfew/NOUN/obj/3 "
    "in/in/ADP/case/7 Ostia/Ostia/PROPN/obl/3/LOC"
)
DENIED = (
    "They/they/PRON/nsubj/2 deny/deny/VERB/ROOT/0 that/that/SCONJ/mark/5 troops/troops/NOUN/nsubj/5 *deployed/deploy/VERB/ccomp/2"
    " missiles/missile/NOUN/obj/5"
)
DEPOT = "Drones/drone/NOUN/nsubj/2 *hit/hit/VERB/ROOT/0 an/a/DET/det/5 oil/oil/NOUN/compound/5 depot/depot/NOUN/obj/2"
OWN = "type: DEPOT\nlabel: Depot\ndefinition: a depot hit\nadd: [{id: mine, why: a depot, words: hit, has: {object: depot}}]"


def read(rows: str, kind: str | None, codebook: Codebook | None = None, stance: str | None = None) -> list[Event]:
    """The events after the codebook, where the network had one of a type at the marked word, or none."""
    doc, (at,) = parsed(rows)
    token, text = doc[at], doc.text
    trigger = Span.of(text, token.idx, token.idx + len(token))
    events = [Event("e1", kind, trigger, [Held("author", "CT+")], trigger, score=0.9)] if kind else []
    statements = []
    if stance:
        content = Span.of(text, trigger.start - 7, len(text))
        statements = [Statement("s1", [], None, stance, False, "indirect", [content], content)]  # type: ignore[arg-type]
    record = Record(Report(text), statements, events, [], [])
    apply(record, doc, codebook or load())
    return record.events


def test_a_strike_over_pay_is_no_assault() -> None:
    (event,) = read(STRIKE, "ASSAULT")
    assert (event.type, event.mode) == ("PROTEST", "strike")
    assert event.why[0] == "network: ASSAULT 0.90"
    assert event.why[1].startswith("codebook: ASSAULT to PROTEST by rule ")


def test_a_film_that_bombs_is_vetoed_and_nothing_else_is_added() -> None:
    assert read(BOMBED, "ASSAULT") == []


def test_an_added_event_has_roles_place_value_and_reason() -> None:
    (event,) = read(CURFEW, None)
    assert event.type == "CONCEDE"
    assert [actor.name for actor in event.actors] == ["Norland"]
    assert [place.name for place in event.places] == ["Ostia"]
    assert event.held == [Held("author", "CT+")]
    assert event.why == ["codebook: CONCEDE added by rule lifted-a-measure (a measure is lifted or eased)"]


def test_an_added_event_that_is_asked_about_is_open() -> None:
    (event,) = read(f"{CURFEW} ?/?/PUNCT/punct/3", None)
    assert event.held == [Held("author", "Uu")]


def test_an_added_event_is_held_by_whoever_denies_it() -> None:
    (event,) = read(DENIED, None, stance="denies")
    assert (event.type, event.mode) == ("MOBILIZE", "weapons")
    assert [(held.holder, held.value) for held in event.held] == [("author", "Uu"), ("s1", "CT-")]


def test_ours_adds_nothing_where_an_event_stands() -> None:
    assert [event.type for event in read(CURFEW, "SANCTION")] == ["SANCTION"]


def test_an_analysts_type_stands_beside_and_takes_over_holders(tmp_path: Path) -> None:
    (tmp_path / "depot.yaml").write_text(OWN, encoding="utf8")
    assault, own = read(DEPOT, "ASSAULT", load(tmp_path))
    assert (assault.type, assault.mode, own.type) == ("ASSAULT", "drone", "DEPOT")
    assert own.held == assault.held
    assert own.why[-1] == "codebook: DEPOT added by your rule mine (a depot)"
    assert [assault.id, own.id] == ["e1", "e2"]


def test_an_analysts_rule_is_asked_before_ours(tmp_path: Path) -> None:
    text = "type: ASSAULT\nretype: [{id: mine, why: so, words: strike, to: REJECT}]"
    (tmp_path / "assault.yaml").write_text(text, encoding="utf8")
    (event,) = read(STRIKE, "ASSAULT", load(tmp_path))
    assert event.type == "REJECT"


def test_contexts_come_from_the_sentence() -> None:
    (event,) = read(DEPOT, "ASSAULT")
    assert event.contexts == ["natural_resource"]
