"""Reports of an invented war with the records that a reader would make of them, put together by hand, for linking in a desk."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.model import Actor, Count, Event, Held, Outlet, Place, Record, Report, Span, Statement, Version, When
from tocsin.store.desk import Desk

TOWNS = {"Orvel": (50.1, 30.2), "Tessin": (48.4, 31.9), "Kharkiv": (49.98, 36.25)}
"""Towns that no gazetteer has: latitude and longitude."""
STAMP = Version("0.1.0", "abc", "one")


@dataclass
class Told:
    """A sentence about an attack: "Shelling killed four people in Orvel on Tuesday, the mayor of Orvel said." """

    town: str = "Orvel"
    dead: int = 4
    day: str = "2022-03-01"
    holder: str | None = None
    value: str = "CT+"
    outlet: str = "The Courier"
    published: str = "2022-03-02"
    type: str = "ASSAULT"
    more: str = ""
    url: str | None = None
    title: str | None = None
    words: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        says = {"CT+": "said", "CT-": "denied"}[self.value]
        by = f", {self.holder} {says}" if self.holder else ""
        return f"Shelling by the Northern army killed {self.dead} people in {self.town} on that day{by}."

    @property
    def report(self) -> Report:
        text = f"{self.sentence} {self.more}".strip()
        title = self.title or f"Shelling in {self.town}"
        outlet = Outlet(self.outlet, f"{self.outlet.split()[-1].lower()}.example")
        return Report(text, title=title, url=self.url, outlet=outlet, published=self.published, language="en")

    def record(self, stamp: Version = STAMP) -> Record:
        report = self.report
        text = report.text

        def span(words: str) -> Span:
            at = text.index(words)
            return Span.of(text, at, at + len(words))

        lat, lon = TOWNS[self.town]
        place = Place(self.town, span(self.town), None, "UKR", lat, lon, "town", role="at")
        army = Actor("Northern army", span("the Northern army"), country="RUS", sectors=["MIL"])
        people = Actor("people", span("people"), sectors=["CVL"])
        whole = span(self.sentence)
        statements, held = [], [Held("author", "CT+" if self.holder is None else "Uu")]
        if self.holder:
            who = Actor(self.holder, span(self.holder), sectors=["GOV"], country="UKR")
            cue = span("denied" if self.value == "CT-" else "said")
            stance = "denies" if self.value == "CT-" else "asserts"
            statements = [Statement("s1", [who], cue, stance, False, "indirect", [whole], whole)]  # type: ignore[arg-type]
            held.append(Held("s1", self.value, None, "s1"))  # type: ignore[arg-type]
        event = Event(
            "e1", self.type, span("killed"), held, whole, mode="heavy-weapons", actors=[army], recipients=[people],
            places=[place], when=When(self.day, self.day, "day", span("on that day")),
            counts=[Count(self.dead, self.dead, "people", "killed", span(f"{self.dead} people"))], score=0.9,
        )  # fmt: skip
        return Record(report, statements, [event], [place], [army], stamp)


def tell(desk: Desk, told: Told, stamp: Version = STAMP) -> int:
    """Add a report, keep its reading, link it; the number of the report."""
    added = desk.add(told.report, key=told.url)
    desk.keep(told.record(stamp), added.version)
    desk.link(added.version)
    return added.report
