"""Factuality in words: each row of factuality.md's table, and what stands behind it."""

from __future__ import annotations

import pytest
from examples import record, span

from tocsin.model import Actor, Event, Held
from tocsin.report.wording import factuality, in_words, source_name

AUTHOR_ROWS = [
    (Held("author", "CT+"), "Reported as fact by The Vistula Courier", "fact"),
    (Held("author", "CT-"), "Reported by The Vistula Courier as not having happened", "denial"),
    (Held("author", "PR+"), "Reported as likely by The Vistula Courier", "possible"),
    (Held("author", "PR-"), "Reported as unlikely by The Vistula Courier", "possible"),
    (Held("author", "PS+"), "Reported as possible by The Vistula Courier", "possible"),
    (Held("author", "PS-"), "Reported as possibly not so by The Vistula Courier", "possible"),
    (Held("author", "CTu"), "Known, but not told", "open"),
    (Held("author", "Uu"), "Not settled in the report", "open"),
    (Held("author", "Uu", "planned"), "Planned; not reported as having happened", "plan"),
]
SOURCE_ROWS = [
    (Held("s1", "CT+", None, "s1"), "Claimed by Olha Taran", "claim"),
    (Held("s1", "CT-", None, "s1"), "Olha Taran says that it did not happen", "denial"),
    (Held("s2", "CT-", None, "s2"), "Denied by Norland defence ministry", "denial"),
    (Held("s1", "PR+", None, "s1"), "Olha Taran calls it likely", "possible"),
    (Held("s1", "PR-", None, "s1"), "Olha Taran calls it unlikely", "possible"),
    (Held("s1", "PS+", None, "s1"), "Olha Taran says that it may have happened", "possible"),
    (Held("s1", "PS-", None, "s1"), "Olha Taran says that it may not have happened", "possible"),
    (Held("s3", "Uu", None, "s3"), "A spokesman does not commit itself", "open"),
    (Held("s1", "CT+", "ordered", "s1"), "Ordered by Olha Taran", "plan"),
    (Held("s1", "PS+", "feared", "s1"), "Feared by Olha Taran", "plan"),
    (Held("s1", "PS+", "warned", "s1"), "Warned of by Olha Taran", "plan"),
    (Held("s1", "CT-", "promised", "s1"), "Promised by Olha Taran not to happen", "plan"),
    (Held("s5", "PR+", "planned", "s5"), "Planned by Norland defence ministry, according to Olha Taran", "plan"),
    (Held("s4", "Uu", "planned", "s4"), "Olha Taran speaks of it as planned", "plan"),
    (Held("s4", "Uu", "conditional", "s4"), "Olha Taran speaks of it as conditional", "plan"),
    (Held("s9", "CT+", None, "s9"), "Claimed by an unnamed source", "claim"),
]


def event(*held: Held) -> Event:
    return Event("e1", "ASSAULT", span("killed"), list(held), span("killed"))


@pytest.mark.parametrize(("held", "text", "tone"), AUTHOR_ROWS + SOURCE_ROWS)
def test_a_value_in_words(held: Held, text: str, tone: str) -> None:
    words = in_words(held, event(held), record())
    assert (words.text, words.tone) == (text, tone)
    assert words.code == " ".join(filter(None, (held.value, held.mode)))


def test_no_row_says_true_or_false_without_whose_it_is() -> None:
    for held, text, _ in AUTHOR_ROWS + SOURCE_ROWS:
        assert "false" not in text and "true" not in text, held


@pytest.mark.parametrize(
    ("held", "lines"),
    [
        ([Held("author", "Uu"), Held("s1", "CT+", None, "s1")], ["Claimed by Olha Taran"]),
        (
            [Held("author", "CT+", factive=True), Held("s1", "CT+", None, "s1")],
            ["Stated by Olha Taran and taken as true in the report"],
        ),
        (
            [Held("author", "CT+"), Held("s2", "CT-", None, "s2")],
            ["Reported as fact by The Vistula Courier", "Denied by Norland defence ministry"],
        ),
        ([Held("author", "Uu")], ["Not settled in the report"]),
        ([Held("author", "Uu", "planned")], ["Planned; not reported as having happened"]),
        (
            [Held("author", "Uu", "planned"), Held("s4", "Uu", "planned", "s4"), Held("s5", "PR+", "planned", "s5")],
            ["Planned by Norland defence ministry, according to Olha Taran"],
        ),
    ],
)
def test_an_event_in_words(held: list[Held], lines: list[str]) -> None:
    assert [words.text for words in factuality(event(*held), record())] == lines


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], "an unnamed source"),
        (["The ministry"], "the ministry"),
        (["He"], "he"),
        (["Itar-Tass", "The Hague court"], "the Hague court, according to Itar-Tass"),
        (["Olha Taran", "Olha Taran"], "Olha Taran"),
    ],
)
def test_who_says_so(names: list[str], words: str) -> None:
    said = record().statements[0]
    said.holders = [Actor(name, None) for name in names]
    assert source_name(said) == words


def test_a_report_without_outlet_is_called_the_report() -> None:
    nameless = record()
    nameless.report.outlet.name = None
    assert in_words(Held("author", "CT+"), event(), nameless).text == "Reported as fact by the report"
