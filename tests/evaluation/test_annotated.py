"""Annotated rows in the reader's place: what people marked goes into the record, names and places are resolved as ever."""

from __future__ import annotations

from typing import Any

import pytest
from incidents.annotated import Annotated
from incidents.gold import GoldError

from tocsin.engine.intake import from_text
from tocsin.engine.pipeline import Pipeline
from tocsin.model import Record
from tocsin.read.reader import Reader

STRUCK = "Russian rockets struck a depot in Kharkiv on Tuesday"
TEXT = f"{STRUCK}, the governor of the Kharkiv region said. At least four people were injured, he said.\n\nSource: Lowland Wire"


def span(words: str, last: bool = False) -> list[int]:
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return [start, start + len(words)]


def statement(id: str, speaker: list[int], cue: list[int], content: str) -> dict[str, Any]:
    name = "governor of the Kharkiv region"
    said = {"speaker": speaker, "speaker_name": name, "cue": cue, "content": [span(content)], "channel": None, "within": None}
    return {"id": id, "stance": "asserts", "negated": False, "kind": "indirect", "country": "UKR", "sector": "GOV"} | said


ROW: dict[str, Any] = {
    "id": "r1",
    "text": TEXT,
    "statements": [
        statement("s1", span("the governor of the Kharkiv region"), span("said"), STRUCK),
        statement("s2", span("he", last=True), span("said", last=True), "At least four people were injured"),
    ],
    "events": [
        {
            "id": "e1",
            "type": "ASSAULT",
            "trigger": span("struck"),
            "actors": [{"span": span("Russian rockets"), "country": "RUS", "sector": "MIL"}],
            "recipients": [{"span": span("a depot"), "country": "UKR", "sector": None}],
            "places": [{"span": span("Kharkiv"), "country": "UKR"}],
            "when": {"span": span("on Tuesday"), "start": "2023-09-05", "end": "2023-09-05"},
            "counts": [{"span": span("At least four people"), "of": "injured", "low": "4", "high": None}],
            "held": [{"holder": "author", "value": "Uu", "mode": None}, {"holder": "s1", "value": "CT+", "mode": None}],
            "core": True,
        },
    ],
}  # fmt: skip


def read(row: dict[str, Any], text: str = TEXT) -> Record:
    reader = Annotated(Reader.load(), {"r1": row})
    (record,) = Pipeline(reader).read_many([from_text(text, ref="r1", published="2023-09-06")])
    return record


def test_what_is_annotated_is_in_the_record_with_what_the_pipeline_makes_of_it() -> None:
    record = read(ROW)
    (event,), (first, second) = record.events, record.statements
    assert (event.type, event.trigger.text, [held.value for held in event.held]) == ("ASSAULT", "struck", ["Uu", "CT+"])
    assert event.when and (event.when.start, event.when.precision) == ("2023-09-05", "day")
    assert [(count.low, count.high, count.of) for count in event.counts] == [(4, None, "wounded")]
    assert event.actors[0].country == "RUS"
    assert event.places[0].geonameid, "places are resolved as in the pipeline"
    assert [said.holders[0].name for said in (first, second)] == ["governor of the Kharkiv region"] * 2


def test_a_count_is_open_where_its_words_are() -> None:
    alone = {"span": span("At least four people"), "of": "injured", "low": "4", "high": "4"}
    (event,) = read({**ROW, "events": [{**ROW["events"][0], "counts": [alone]}]}).events
    assert [(count.low, count.high) for count in event.counts] == [(4, None)]


def test_what_cleaning_cut_off_is_left_out() -> None:
    credit = {**ROW["events"][0], "id": "e2", "trigger": span("Wire"), "actors": [], "recipients": [], "places": [], "counts": []}
    assert [event.id for event in read({**ROW, "events": [*ROW["events"], credit]}).events] == ["e1"]


@pytest.mark.parametrize("row", [{**ROW, "text": "Another text."}])
def test_a_report_with_another_text_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(GoldError, match="r1: another text"):
        read(row)
