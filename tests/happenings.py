"""Mentions made by hand, for tests of linking: `told(report, …)` is one event of one report, said by an outlet or by a source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tocsin.link.incidents import Holder, Holding, Interval, Mention, Party, Passage, Site, Tally, incident, origins
from tocsin.link.incidents.stems import folded, stems

KREMIN = Site("Kremin", "kremin", "point", id=1, country="UKR", province="UA.05", lat=50.0, lon=30.0, precision="town", role="at")
LESNO = Site("Lesno", "lesno", "point", id=2, country="UKR", province="UA.05", lat=50.05, lon=30.05, precision="town", role="at")
FARAWAY = Site(
    "Daleko", "daleko", "point", id=3, country="UKR", province="UA.09", lat=46.0, lon=34.0, precision="town", role="at"
)
PROVINCE = Site("Kremin region", "kremin region", "province", id=9, country="UKR", province="UA.05", precision="province")
COUNTRY = Site("Ukraine", "ukraine", "country", id=10, country="UKR", precision="country")
NORLAND = Party("Norland's army", "RUS/army", country="RUS", sectors=("MIL",), office="RUS/army")
BORDURIA = Party("Borduria's army", "BLR/army", country="BLR", sectors=("MIL",), office="BLR/army")
GOVERNOR = Party("the governor", "UKR/governor", country="UKR", sectors=("GOV",), role="governor", office="UKR/governor")
MINISTRY = Party(
    "Norland's Defence Ministry", "RUS/defence ministry", country="RUS", sectors=("GOV",), office="RUS/defenc ministry"
)
RESIDENT = Party("a resident", "UKR/resident", country="UKR", sectors=("CVL",), office="UKR/resident")
MONDAY = date(2022, 3, 7).toordinal()


def by(*chain: Party, unnamed: bool = False) -> Holder:
    """A source with its chain, outermost first."""
    return Holder("unnamed" if unnamed else "source", chain)


def passage(report: int, words: str, version: int = 1) -> Passage:
    return Passage(report, version, 0, len(words), words)


def days(first: int, last: int | None = None, precision: str = "day") -> Interval:
    """Days after MONDAY, as a text states them."""
    return Interval(MONDAY + first, MONDAY + (first if last is None else last), precision, "on that day")


def undated(published: int) -> Interval:
    """No time stated: the days before publication."""
    return Interval(MONDAY + published - 3, MONDAY + published, "published", given="report")


def told(
    report: int,
    words: str = "shells hit the town",
    lemma: str = "hit",
    *,
    holder: Holder | None = None,
    value: str = "CT+",
    mode: str | None = None,
    published: int = 0,
    when: Interval | None = None,
    sites: tuple[Site, ...] = (KREMIN,),
    actors: tuple[Party, ...] = (NORLAND,),
    killed: int | tuple[int | None, int | None] | None = None,
    event: int = 1,
    **more: object,
) -> Mention:
    """One mention; `published` in days after MONDAY. The report speaks itself where there is no holder."""
    outlet = str(more.pop("outlet", f"Outlet {report}"))
    spoken = holder or Holder("outlet", (Party(outlet, f"outlet/{folded(outlet)}"),))
    held = (Holding(spoken, value, passage(report, words), mode),)
    if holder:
        held = (Holding(Holder("outlet", (Party(outlet, f"outlet/{folded(outlet)}"),)), "Uu", passage(report, words)), *held)
    low, high = killed if isinstance(killed, tuple) else (killed, killed)
    tally = Tally(low, high, "people", "killed", passage=passage(report, words), holder=holder)
    mention = Mention(
        f"{report}.1/e{event}", report, 1, f"e{event}", "ASSAULT", passage(report, lemma), passage(report, words), outlet, outlet,
        lemma=lemma, headline=words, published=date.fromordinal(MONDAY + published).isoformat(), actors=actors, sites=sites,
        when=when or days(0), tallies=(tally,) if killed is not None else (), held=held, words=stems(words), title=(),
    )  # fmt: skip
    return replace(mention, **more)  # type: ignore[arg-type]


def disputed(*mentions: Mention) -> list[str]:
    """The questions on which these mentions of one happening contradict each other."""
    return [dispute.question for dispute in incident("i1", mentions, origins(mentions, ())).disputes]
