"""Incidents of an invented war, made by hand, with a little of everything: two sides, two tolls, a denial, a vague place."""

from __future__ import annotations

from datetime import date

from tocsin.link.incidents import (
    Answer,
    Appearance,
    Claim,
    Dispute,
    Holder,
    Incident,
    Interval,
    Origin,
    Party,
    Passage,
    Side,
    Site,
)

GOVERNOR = Party("Olha Taran", "UKR/GOV/olha taran", country="UKR", sectors=("GOV",), role="governor")
MINISTRY = Party("Norland defence ministry", "NRL/GOV/ministry of defence", country="NRL", sectors=("GOV", "MIL"))
COURIER = Party("The Vistula Courier", "the vistula courier")
WIRE = Party("Dnipro Wire", "dnipro wire")
KREMIN = Site("Kremin", "kremin", id=1, country="UKR", province="UA.01", lat=50.0, lon=30.0, precision="town", role="at")
BORDER = Site("the border", "the border", precision="line", role="at")
TUESDAY = date(2022, 3, 1).toordinal()

SAID = Passage(12, 1, 44, 115, "Thirteen people were killed in the town of Kremin on Tuesday, the governor, Olha Taran, said")
DENIED = Passage(12, 1, 160, 240, "The Norland defence ministry denied that its forces had shelled Kremin")
WIRED = Passage(7, 1, 0, 60, "Shells killed at least 9 people in Kremin, the defence ministry of Norland said later")
SEEN = Passage(7, 2, 0, 50, "Two battalions left the border on Thursday")


def holder(*chain: Party, kind: str = "source") -> Holder:
    return Holder(kind, chain)  # type: ignore[arg-type]


def claim(
    question: str, answer: Answer, who: Holder, passage: Passage, *, outlet: str = "The Vistula Courier", **more: object
) -> Claim:
    where = Appearance(f"{passage.report}.{passage.version}/e1", passage, outlet, "2022-03-03", "o12")
    return Claim(f"{question}:{who.key}:{answer.words}", question, answer, who, (where,), origins=("o12",), **more)  # type: ignore[arg-type]


HAPPENED = claim(
    "happened", Answer("polarity", "it happened", 1, value="CT+"), holder(GOVERNOR), SAID, stance="asserts",
    status=("claimed by Olha Taran",), party=True,
)  # fmt: skip
NOT_SO = claim(
    "happened", Answer("polarity", "it did not happen", -1, value="CT-"), holder(MINISTRY), DENIED, stance="denies",
    status=("denied by Norland defence ministry",), party=True, denied_by=(HAPPENED.id,),
)  # fmt: skip
THIRTEEN = claim("killed", Answer("count", "13", low=13, high=13), holder(GOVERNOR), SAID, stance="asserts", party=True)
NINE = claim("killed", Answer("count", "at least 9", low=9), holder(WIRE, MINISTRY), WIRED, outlet="Dnipro Wire")
OLD = claim(
    "killed", Answer("count", "4", low=4, high=4), holder(GOVERNOR), SAID, superseded_by=THIRTEEN.id, stance="asserts"
)  # fmt: skip
LEFT = claim(
    "happened", Answer("polarity", "it happened", 1, value="CT+"), holder(WIRE, kind="outlet"), SEEN, outlet="Dnipro Wire",
    status=("reported by Dnipro Wire",),
)  # fmt: skip


def shelling() -> Incident:
    dispute = Dispute(
        "d1", "i1", "happened", "Did it happen?", (Side("yes", (HAPPENED,)), Side("no", (NOT_SO,))),
        "opposite polarity", ("Who fired?",), "2022-03-03",
    )  # fmt: skip
    tolls = Dispute("d2", "i1", "killed", "How many were killed?", (Side("13", (THIRTEEN,)), Side("at least 9", (NINE,))))
    return Incident(
        "i1", "per-claimant", "Shelling kills 13 in Kremin", "ASSAULT", ("12.1/e1", "7.1/e1"), (7, 12), mode="heavy-weapons",
        sites=(KREMIN,), when=Interval(TUESDAY, TUESDAY, "day", "on Tuesday"), actors=(MINISTRY,),
        recipients=(Party("people", "people", sectors=("CVL",)),), claims=(HAPPENED, NOT_SO, OLD, THIRTEEN, NINE),
        disputes=(dispute, tolls),
        origins=(Origin("o12", "The Vistula Courier", (12,)), Origin("o7", "Dnipro Wire", (7,))), open=("by whom",),
        status=("claimed by Olha Taran", "denied by Norland defence ministry"),
        first="2022-03-02", last="2022-03-03T10:15:00+01:00",
    )  # fmt: skip


def withdrawal() -> Incident:
    return Incident(
        "i2", "per-claimant", "Two battalions left the border", "RETREAT", ("7.2/e1",), (7,), mode="withdraw", sites=(BORDER,),
        when=Interval(TUESDAY, TUESDAY + 2, "week", given="report"), actors=(MINISTRY,), claims=(LEFT,),
        origins=(Origin("o7", "Dnipro Wire", (7,)),), status=("reported by one origin",), first="2022-03-03", last="2022-03-03",
    )  # fmt: skip
