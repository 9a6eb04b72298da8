"""Copied text in the desk: reprints are tied together, and the furniture of a site ties nothing."""

from __future__ import annotations

import random

from store.made import fetched

from tocsin.model import Outlet, Report
from tocsin.store.desk import Desk
from tocsin.store.reports import Added

LETTERS = "bcdfghklmnprstvz"


def words(chance: random.Random, count: int) -> str:
    """Words that nobody wrote, four to a clause."""
    made = ("".join(chance.choice(LETTERS) + chance.choice("aeiou") for _ in range(chance.randint(1, 4))) for _ in range(count))
    return " ".join(made)


def add(desk: Desk, text: str, site: str, path: str = "1", when: str = "2022-03-03") -> Added:
    report = Report(text, url=f"https://{site}.example/{path}", outlet=Outlet(site, f"{site}.example"), published=when)
    return desk.add(report, fetched=fetched())


def test_reprints_are_tied_to_their_source(desk: Desk) -> None:
    wire = words(random.Random(1), 200)
    first = add(desk, f"KREMIN (Reuters) - {wire}", "agency", when="2022-03-01")
    cut = add(desk, wire[:600], "cutter")
    longer = add(desk, words(random.Random(2), 300) + ". " + wire, "longer", when="2022-03-02")
    add(desk, words(random.Random(3), 200), "other")
    assert set(desk.copies(first.version)) == {cut.version, longer.version}
    assert desk.copies(first.version)[cut.version] > 0.95
    assert str(desk.chain(cut.report)) == "Reuters, via agency, longer, cutter"
    assert desk.chain(4) is None


def test_the_fortieth_reprint_is_still_found_and_costs_no_index(desk: Desk) -> None:
    wire = words(random.Random(1), 200)
    first = add(desk, wire, "agency")
    before = desk.database.value("SELECT count(*) FROM runs")
    for n in range(40):
        added = add(desk, wire + f" The {n}th paper adds this line.", f"paper{n}")
        assert first.version in desk.copies(added.version)
    assert desk.database.value("SELECT count(*) FROM runs") < before + 40 * 8


def test_site_furniture_makes_no_copies(desk: Desk) -> None:
    chance = random.Random(1)
    furniture = words(chance, 120)
    added = [add(desk, words(chance, 80) + "\n\n" + furniture, "site", str(n)) for n in range(30)]
    assert [a.report for a in added if desk.copies(a.version)] == []


def test_furniture_shared_by_a_chain_of_papers_makes_no_copies(desk: Desk) -> None:
    chance = random.Random(1)
    furniture = words(chance, 60)
    added = [add(desk, words(chance, 220) + "\n\n" + furniture, f"paper{n}") for n in range(30)]
    assert [a.report for a in added if desk.copies(a.version)] == []


def test_a_report_is_no_copy_of_its_own_earlier_version(desk: Desk) -> None:
    text = words(random.Random(1), 200)
    add(desk, text, "site")
    again = add(desk, text + " Corrected.", "site")
    assert (again.outcome, desk.copies(again.version)) == ("changed", {})


def test_an_erased_report_leaves_the_index(desk: Desk) -> None:
    text = words(random.Random(1), 200)
    first = add(desk, text, "agency")
    add(desk, text, "paper")
    desk.erase(first.report, "asked for")
    assert desk.database.value("SELECT count(*) FROM runs") == 0
    assert desk.chain(2) is None


def test_the_index_grows_with_the_reports_and_no_faster(desk: Desk) -> None:
    chance = random.Random(1)
    sizes = []
    with desk.transaction():
        for n in range(200):
            add(desk, words(chance, 200), f"site{n % 20}", str(n))
            sizes.append(desk.database.value("SELECT count(*) FROM runs"))
    assert sizes[199] < 2.1 * sizes[99]
