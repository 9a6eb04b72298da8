"""The scorer of incidents on an example worked out by hand, and the gold's own order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import score_incidents
from incidents import baselines, figures
from incidents.errors import errors
from incidents.gold import HALVES, HERE, Dispute, Gold, GoldError, Half, Incident, Mention, Side, load, place, rows
from incidents.predictions import Claimed, aligned, answer, sentences

from tocsin.collect.sources import read_sources
from tocsin.model.vocabulary import EVENT_TYPES

TEXT = "Shells hit the depot. The attack killed two. Later a convoy arrived. Talks were held."
SHELLS = Mention("r1", 7, 10)
ATTACK = Mention("r1", 26, 32)
CONVOY = Mention("r1", 53, 59)
TALKS = Mention("r1", 69, 74)
SIDES = (Side(("the Russian Defence Ministry", "Moscow"), "r1", "no", "q"), Side(("the governor of Lviv",), "r1", "yes", "q"))
GOLD = Gold(
    {"r1": TEXT},
    {"r1": "2023-09-05T10:00:00+03:00"},
    (
        Incident("a", "ASSAULT", (SHELLS, ATTACK), 2),
        Incident("b", "AID", (CONVOY,), 1),
        Incident("c", "CONSULT", (TALKS,), None),
    ),
    (Dispute("a", "happened", SIDES, frozenset({"r1"})),),
)
QUESTIONS = {"happened", "by whom", "to whom", "where", "when", "killed", "wounded", "with what"}


def cluster(name: str, *spans: tuple[int, int], **more: Any) -> dict[str, Any]:
    return {"incident": name, "mentions": [{"report": "r1", "start": s, "end": e} for s, e in spans], **more}


def test_the_example_holds_what_it_says() -> None:
    assert [TEXT[m.start : m.end] for m in (SHELLS, ATTACK, CONVOY, TALKS)] == ["hit", "attack", "convoy", "Talks"]


@pytest.mark.parametrize(
    ("clusters", "precision", "recall"),
    [
        # {hit, attack} {convoy} {Talks} as in the gold
        ([[(7, 10), (26, 32)], [(53, 59)], [(69, 74)]], 1, 1),
        # all alone: recall (1/2 + 1/2 + 1 + 1) / 4
        ([[(7, 10)], [(26, 32)], [(53, 59)], [(69, 74)]], 1, 3 / 4),
        # all together: precision (2/4 + 2/4 + 1/4 + 1/4) / 4
        ([[(7, 10), (26, 32), (53, 59), (69, 74)]], 3 / 8, 1),
        # {hit} {attack, convoy} {Talks}: precision (1 + 1/2 + 1/2 + 1) / 4, recall (1/2 + 1/2 + 1 + 1) / 4
        ([[(7, 10)], [(26, 32), (53, 59)], [(69, 74)]], 3 / 4, 3 / 4),
    ],
)
def test_bcubed(clusters: list[list[tuple[int, int]]], precision: float, recall: float) -> None:
    found = figures.figures(GOLD, answer(cluster(str(n), *spans) for n, spans in enumerate(clusters)))
    assert (found["bcubed_p"], found["bcubed_r"]) == (precision, recall)
    assert found["bcubed_all_f1"] == found["bcubed_f1"] == pytest.approx(2 * precision * recall / (precision + recall))


def test_what_was_not_found_stands_alone_in_the_second_figure() -> None:
    found = figures.figures(GOLD, answer([cluster("x", (7, 10)), cluster("y", (53, 59)), cluster("z", (69, 74))]))
    assert found["mentions_found"] == 3 / 4
    assert found["bcubed_f1"] == 1.0  # of the three found all is right
    assert (found["bcubed_all_p"], found["bcubed_all_r"]) == (1.0, (1 / 2 + 1 / 2 + 1 + 1) / 4)


def test_a_mention_of_the_same_type_in_the_same_sentence_is_a_second_chance() -> None:
    killed = {"report": "r1", "start": 33, "end": 39}
    for kind, found in (("ASSAULT", True), ("AID", False), (None, False)):
        pairs = aligned(GOLD, answer([{"incident": "x", "mentions": [killed | {"type": kind}]}]))
        assert (ATTACK in pairs) == found and SHELLS not in pairs


def test_a_predicted_mention_serves_once() -> None:
    pairs = aligned(GOLD, answer([cluster("x", (0, 44), type="ASSAULT")]))
    assert len(pairs) == 1


def test_sentences_cover_the_text() -> None:
    assert [TEXT[s:e].strip() for s, e in sentences(TEXT)] == TEXT.replace(". ", ".|").split("|")


@pytest.mark.parametrize(
    ("holders", "question", "incident", "right"),
    [
        (["Russia's Defence Minister", "the governor"], "happened", "x", True),
        (["Moscow", "Lviv governor"], "happened", "x", True),
        (["the Russian Defence Ministry", "Moscow"], "happened", "x", False),  # two names of one side
        (["the Russian Defence Ministry"], "happened", "x", False),  # one side
        (["the Russian Defence Ministry", "the mayor"], "happened", "x", False),  # another holder
        (["Moscow", "the governor"], "killed", "x", False),  # another question
        (["Moscow", "the governor"], "happened", "y", False),  # another incident
        (["Moscow", "the governor"], "happened", "none of the gold", True),  # its reports tell
    ],
)
def test_a_dispute_needs_question_incident_and_two_sides(holders: list[str], question: str, incident: str, right: bool) -> None:
    claimed = {"question": question, "holders": holders, "reports": ["r1"]}
    clusters = {name: cluster(name, *spans) for name, spans in (("x", [(7, 10), (26, 32)]), ("y", [(53, 59)]))}
    row = clusters.setdefault(incident, cluster(incident))
    row["disputes"] = [claimed]
    found = figures.figures(GOLD, answer(clusters.values()))
    assert (found["dispute_r"], found["dispute_p"]) == ((1, 1) if right else (0, 0))


def test_a_proposition_may_be_said_in_more_reports_than_the_gold_quotes() -> None:
    sides = tuple(Side((name,), report, "", "") for name, report in (("Kyiv", "r1"), ("Minsk", "r2")))
    asked = Dispute("p1", "happened", sides, frozenset({"r1", "r2"}), proposition=True)
    for reports, right in (({"r1", "r2", "r9"}, True), ({"r1"}, True), ({"r1", "r9"}, False)):
        claimed = Claimed("x", "happened", ("Kyiv", "Minsk"), frozenset(reports))
        assert figures.agrees(asked, claimed, None) is right
    assert not figures.agrees(asked, Claimed("x", "happened", ("Kyiv", "Minsk"), frozenset({"r1"})), "another incident")


def test_a_dispute_named_twice_is_wrong_once_and_one_of_the_other_half_is_left_out() -> None:
    claimed = {"question": "happened", "holders": ["Moscow", "the governor"], "reports": ["r1"]}
    other = claimed | {"reports": ["of the other half"]}
    found = figures.figures(GOLD, answer([cluster("x", (7, 10), (26, 32), disputes=[claimed, claimed, other])]))
    assert (found["dispute_r"], found["dispute_p"]) == (1, 1 / 2)


def test_an_optional_dispute_is_neither_asked_for_nor_counted() -> None:
    spared = Gold(GOLD.texts, GOLD.published, GOLD.incidents, (Dispute("a", "happened", SIDES, frozenset({"r1"}), True),))
    claimed = {"question": "happened", "holders": ["Moscow", "the governor"], "reports": ["r1"]}
    found = figures.figures(spared, answer([cluster("x", (7, 10), (26, 32), disputes=[claimed])]))
    assert found["dispute_r"] is None and found["dispute_p"] is None


@pytest.mark.parametrize(
    ("clusters", "right", "right_of_all"),
    [
        ([cluster("x", (7, 10), (26, 32), origins=2), cluster("y", (53, 59), origins=1)], 1, 1),
        ([cluster("x", (7, 10), (26, 32), origins=3), cluster("y", (53, 59), origins=1)], 1 / 2, 1 / 2),
        ([cluster("x", (7, 10), origins=2), cluster("z", (26, 32), origins=2), cluster("y", (53, 59), origins=1)], 1 / 2, 1 / 2),
        ([cluster("y", (53, 59), origins=1)], 1, 1 / 2),
    ],
)
def test_origins_are_counted_of_whole_incidents(clusters: list[dict[str, Any]], right: float, right_of_all: float) -> None:
    found = figures.figures(GOLD, answer(clusters))
    assert (found["origins_right"], found["origins_right_all"]) == (right, right_of_all)


def test_errors_name_what_is_wrong() -> None:
    lines = list(errors(GOLD, answer([cluster("x", (7, 10)), cluster("y", (26, 32), (53, 59), origins=4)])))
    assert [line.split(":")[1].strip() for line in lines] == [
        "torn into 2", "not found", "mixes 2", "4 origins, not 1", "not found as disputed",
    ]  # fmt: skip


@pytest.mark.parametrize("half", HALVES)
def test_the_gold_itself_scores_full(half: Half) -> None:
    gold = load(half)
    found = figures.figures(gold, answer(baselines.perfect(gold)))
    assert found == dict.fromkeys(found, 1.0)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("key", baselines.BASELINES.values())
def test_no_baseline_comes_near(half: Half, key: baselines.Key) -> None:
    gold = load(half)
    found = figures.figures(gold, answer(baselines.predicted(gold, key)))
    assert (found["bcubed_f1"] or 0) < 0.8 and (found["origins_right"] or 0) < 0.8


@pytest.mark.parametrize("half", HALVES)
def test_the_gold_fits_its_reports(half: Half) -> None:
    gold = load(half)
    assert len(gold.texts) >= 33 and sum(i.type is not None and len(i.mentions) > 1 for i in gold.incidents) >= 13
    mentions = [mention for incident in gold.incidents for mention in incident.mentions]
    assert len(set(mentions)) == len(mentions)
    assert {i.type for i in gold.incidents} <= {*EVENT_TYPES, None}
    for dispute in gold.disputes:
        assert dispute.question in QUESTIONS and len(dispute.sides) >= 2
        assert all(side.quote in gold.texts[side.report] for side in dispute.sides), dispute.about


@pytest.mark.parametrize("half", HALVES)
def test_no_name_stands_for_both_sides(half: Half) -> None:
    for dispute in load(half).disputes:
        for number, side in enumerate(dispute.sides):
            others = [name for other in dispute.sides[number + 1 :] for name in other.names]
            assert not [(n, o) for n in side.names for o in others if figures.same_holder(n, o)], dispute.about


def test_origins_hang_on_reports_that_tell() -> None:
    for row in rows(HERE / "gold.jsonl"):
        tell = {mention["report"] for mention in row.get("mentions", ())}
        origins = row.get("origins", {"count": 0, "from": []})
        assert len(origins["from"]) == origins["count"]
        assert all(set(origin["reports"]) <= tell for origin in origins["from"]), row["incident"]


def test_reports_are_in_order() -> None:
    reports = {row["id"]: row for row in rows(HERE / "reports.jsonl")}
    outlets = {source.domain: source.outlet for source in read_sources(HERE / "sources.toml")}
    days = sorted(datetime.fromisoformat(row["published"]) for row in reports.values() if row["half"] in ("dev", "held"))
    assert len(days) >= 66 and (days[-1] - days[0]).days <= 43
    for row in reports.values():
        assert (
            (20 if row["half"] == "wide" else 60)
            <= len(row["text"].split())
            <= (320 if row["half"].startswith("fronts") else 220)
        ), row["id"]
        assert outlets[re.split("/+", row["url"])[1]] == row["outlet"] and ".example/" in row["url"]
        if earlier := reports.get(row.get("version_of", "")):
            assert earlier["url"] == row["url"] and earlier["published"] < row["published"] and earlier["half"] == row["half"]


def test_a_dateline_has_the_day_of_publication() -> None:
    for row in rows(HERE / "reports.jsonl"):
        dateline = re.search(r", (Sept|Oct) (\d+) \(", row["text"])
        if dateline:
            day = datetime.fromisoformat(row["published"])
            assert (day.strftime("%b")[:3], day.day) == (dateline[1][:3], int(dateline[2])), row["id"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: answer([{"mentions": []}]), "row 1 is not in the form"),
        (lambda: answer([{"incident": "x", "mentions": [{"report": "r1", "start": "?"}]}]), "row 1 is not in the form"),
        (lambda: place({"r1": "hit hit"}, {"report": "r1", "trigger": "hit", "near": "hit"}), "r1: 'hit'"),
    ],
)
def test_what_cannot_be_read_is_said(call: Callable[[], object], message: str) -> None:
    with pytest.raises(GoldError, match=re.escape(message)):
        call()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "predictions.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in baselines.perfect(load("dev"))), encoding="utf8")
    assert score_incidents.main([str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bcubed_f1"] == 1.0
    assert score_incidents.main([str(file), "--errors"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["predictions", "alone", "type-and-day", "type"]
    file.write_text("{", encoding="utf8")
    assert score_incidents.main([str(file)]) == 1
    assert "not a line of JSON" in capsys.readouterr().err


def test_the_events_of_records_stand_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = {"id": "e1", "type": "ASSAULT", "trigger": {"start": 7, "end": 10, "text": "hit"}}
    rows = baselines.unlinked([{"report": {"ref": "r1"}, "events": [event]}])
    assert figures.figures(GOLD, answer(rows))["mentions_found"] == 1 / 4
    file = tmp_path / "records.jsonl"
    file.write_text(json.dumps({"report": {"ref": "r1"}, "events": [event]}), encoding="utf8")
    assert score_incidents.main(["--records", str(file)]) == 0
    assert capsys.readouterr().out.split()[0] == "unlinked"


def test_no_errors_of_the_held_half(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        score_incidents.main(["--half", "held", "--errors"])
    assert "no rule may be written on it" in capsys.readouterr().err
