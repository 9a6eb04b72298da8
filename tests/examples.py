"""One small record of our own wording, written by hand, with a little of everything: the views and commands are tested on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import spacy

from tocsin.model import (
    Actor,
    Count,
    Event,
    Furniture,
    Held,
    Outlet,
    Place,
    Record,
    Report,
    Span,
    Statement,
    Version,
    When,
)
from tocsin.read.reading import Reading

TEXT = """Shelling kills 13 in Kremin, governor says

Thirteen people were killed in the town of Kremin on Tuesday, the governor, Olha Taran, said in a televised address.

The Norland defence ministry denied that its forces had shelled the town. \
“We do not fire on <civilians> & never will,” a spokesman told reporters.

The ministry plans to withdraw two battalions from the border, the governor said."""


def span(words: str, nth: int = 0) -> Span:
    """The nth passage of TEXT with these words."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span.of(TEXT, at, at + len(words))


def report() -> Report:
    return Report(
        TEXT,
        title="Shelling kills 13 in Kremin, governor says",
        outlet=Outlet(name="The Vistula Courier"),
        published="2022-03-03",
        language="en",
        ref="row-1",
        furniture=[Furniture("Subscribe <now>", "asks to subscribe"), Furniture("2 mins", "reading time")],
        url="https://courier.example/kremin",
    )


def governor() -> Actor:
    return Actor("Olha Taran", span("the governor, Olha Taran"), country="UKR", sectors=["GOV"], role="governor")


def ministry() -> Actor:
    return Actor("Norland defence ministry", span("The Norland defence ministry"), country="RUS", sectors=["MIL"])


def record() -> Record:
    statements = [
        Statement(
            "s1", [governor()], span("said", 0), "asserts", False, "indirect",
            [span("Thirteen people were killed in the town of Kremin on Tuesday")],
            span(TEXT.split("\n\n")[1].rstrip(".")),
            channel=span("in a televised address"), score=0.93,
        ),
        Statement(
            "s2", [ministry()], span("denied"), "denies", False, "indirect", [span("that its forces had shelled the town")],
            span("The Norland defence ministry denied that its forces had shelled the town"), score=0.88,
        ),
        Statement(
            "s3", [Actor("a spokesman", span("a spokesman"), country="RUS", why="speaks for the ministry")],
            span("told"), "asserts", False, "direct", [span("We do not fire on <civilians> & never will,")],
            span("“We do not fire on <civilians> & never will,” a spokesman told reporters"),
            addressees=[Actor("reporters", span("reporters"), sectors=["MED"])], score=0.97,
        ),
        Statement(
            "s4", [governor()], span("said", 1), "asserts", False, "indirect",
            [span("The ministry plans to withdraw two battalions from the border")],
            span("The ministry plans to withdraw two battalions from the border, the governor said"), score=0.9,
        ),
        Statement(
            "s5", [governor(), ministry()], span("plans"), "plans", False, "indirect",
            [span("to withdraw two battalions from the border")],
            span("The ministry plans to withdraw two battalions from the border"), within="s4", score=0.41,
        ),
    ]  # fmt: skip
    kremin = Place("Kremin", span("Kremin", 1), 1, "UKR", 50.0, 30.0, "town", role="at")
    border = Place("the border", span("the border"), precision="line", role="from")
    tuesday = When("2022-03-01", "2022-03-01", "day", span("on Tuesday"), "the Tuesday before 2022-03-03")
    events = [
        Event(
            "e1", "ASSAULT", span("killed"), [Held("author", "Uu"), Held("s1", "CT+", None, "s1")],
            span("Thirteen people were killed in the town of Kremin on Tuesday"), mode="firearms", contexts=["military"],
            recipients=[Actor("people", span("people"), sectors=["CVL"])], places=[kremin], when=tuesday,
            counts=[Count(13, 13, "people", "killed", span("Thirteen people"))], score=0.95,
        ),
        Event(
            "e2", "ASSAULT", span("shelled"), [Held("author", "Uu"), Held("s2", "CT-", None, "s2")],
            span("its forces had shelled the town"), mode="heavy-weapons", actors=[ministry()],
            places=[replace(kremin, mention=span("the town", 1))], score=0.81,
        ),
        Event(
            "e3", "RETREAT", span("withdraw"),
            [Held("author", "Uu", "planned"), Held("s4", "Uu", "planned", "s4"), Held("s5", "PR+", "planned", "s5")],
            span("The ministry plans to withdraw two battalions from the border"), actors=[ministry()], places=[border],
            counts=[Count(2, 2, "battalions", None, span("two battalions"))], score=0.44,
        ),
    ]  # fmt: skip
    return Record(report(), statements, events, [kremin, border], [governor(), ministry()], Version("0.1.0", "abc", "def"))


class FakeReader:
    """Stands in for the reader: one statement for every report, by whoever is the first word. Breaks where a text says BREAK."""

    def __init__(self) -> None:
        self.nlp = spacy.blank("en")

    def read(self, report: Report) -> Reading:
        if "BREAK" in report.text:
            raise ZeroDivisionError("on purpose")
        doc = self.nlp(report.text)
        who = Span.of(report.text, 0, len(doc[0]))
        whole = Span.of(report.text, 0, len(report.text))
        said = Statement("s1", [Actor(who.text, who)], None, "asserts", False, "indirect", [whole], whole)
        return Reading(Record(report, [said], [], [], []), doc)

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        return map(self.read, reports)


class FakeResolver:
    """Stands in for the resolver: everybody is from nowhere."""

    def resolve(self, reading: Reading) -> None:
        for statement in reading.record.statements:
            for holder in statement.holders:
                holder.country = "XXX"
