"""The memory of sites: lines that come back on the pages of a site are furniture, a body that was copied is none."""

from __future__ import annotations

import random

from store.made import fetched
from store.test_copies import words

from tocsin.clean.page import clean_page
from tocsin.clean.site import Seen, SiteLines, key
from tocsin.model import Report
from tocsin.store import sites
from tocsin.store.desk import Desk
from tocsin.store.reports import Added

SLOGAN = "Quarry Beacon brings the valley to your table."
"""A sentence of the template that no phrase book knows."""
STATION = "Valley frequencies"
SITE = "quarrybeacon.example"


def body(number: int, count: int = 5) -> list[str]:
    """Paragraphs that nobody else has."""
    chance = random.Random(number)
    return [f"The council of {words(chance, 3)} said on Monday that {words(chance, 12)} in the town." for _ in range(count)]


def page(paragraphs: list[str], number: int) -> str:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<html><body><article><h1>Report number {number} of the day</h1>{text}</article></body></html>"


def add(desk: Desk, paragraphs: list[str], number: int, site: str = SITE) -> tuple[Added, Report]:
    url = f"https://{site}/{number}"
    report = clean_page(page(paragraphs, number), url=url, site_lines=desk.site_lines(site, url))
    return desk.add(report, fetched=fetched(url), key=url), report


def reasons(report: Report) -> dict[str, str]:
    return {f.text: f.why for f in report.furniture}


def test_a_line_on_several_pages_is_furniture(desk: Desk) -> None:
    reports = [add(desk, [STATION, *body(n), SLOGAN], n)[1] for n in range(9)]
    assert SLOGAN in reports[4].text  # a sentence must come back on five pages first
    assert SLOGAN not in reports[5].text
    assert reasons(reports[5])[SLOGAN] == "stands on 5 pages of this site"
    assert reasons(reports[8])[SLOGAN] == "stands on 8 pages of this site"  # what is taken out still counts
    assert all(p in reports[8].text for p in body(8))
    other = add(desk, [*body(50), SLOGAN], 1, site="other.example")[1]
    assert SLOGAN in other.text  # another site's memory is its own


def test_a_body_copied_between_reports_stays(desk: Desk) -> None:
    wire = body(1)
    for n in range(12):  # the same wire text under twelve addresses of one site
        _, report = add(desk, wire, n)
        assert report.text.count("\n\n") >= len(wire) - 1
    for n in range(20, 24):
        assert add(desk, [wire[0], *body(n), wire[1]], n)[1].text.count("The council of") == 7


def test_a_background_sentence_used_now_and_then_stays(desk: Desk) -> None:
    background = "The bridge has been closed since the flood of last spring, which killed eleven people."
    for n in range(60):
        lines = body(n)
        kept = add(desk, [*lines[:3], background, *lines[3:]] if n % 6 == 0 else lines, n)[1]
        assert (background in kept.text) == (n % 6 == 0)


def test_a_page_met_again_is_cleaned_as_before(desk: Desk) -> None:
    first, _ = add(desk, [*body(0), SLOGAN], 0)
    for n in range(1, 9):
        add(desk, [*body(n), SLOGAN], n)
    again, _ = add(desk, [*body(0), SLOGAN], 0)
    late, report = add(desk, [*body(8), SLOGAN], 8)
    assert (again.outcome, again.version) == ("known", first.version)
    assert late.outcome == "known"
    assert SLOGAN not in report.text


def test_the_memory_is_bounded(desk: Desk, monkeypatch: object) -> None:
    monkeypatch.setattr(sites, "MOST_LINES", 50)  # type: ignore[attr-defined]
    for n in range(100):
        add(desk, [*body(n, 8), SLOGAN], n)
    rows = desk.database.value("SELECT count(*) FROM site_lines")
    assert rows <= 50 + sites.TIDIED * 10
    assert SLOGAN not in add(desk, [*body(200), SLOGAN], 200)[1].text


def test_what_is_erased_is_forgotten(desk: Desk) -> None:
    added, _ = add(desk, body(1), 1)
    line = key(body(1)[0])
    assert desk.database.value("SELECT count(*) FROM site_lines WHERE line = ?", (line,)) == 1
    desk.erase(added.report, "a witness asked for it")
    assert desk.database.value("SELECT count(*) FROM site_lines WHERE line = ?", (line,)) == 0


def test_the_rule() -> None:
    rows = [
        # pages, of, depth, a sentence -> furniture
        (2, 2, 0, False, False),
        (3, 3, 0, False, True),
        (3, 30, 0, False, False),  # a subhead that came back
        (4, 4, 0, True, False),
        (5, 20, 1, True, True),
        (5, 40, 1, True, False),
        (7, 7, 9, True, False),
        (8, 16, 9, True, True),
        (8, 30, 9, True, False),  # the reporters' own background sentence
    ]
    for pages, of, depth, sentence, furniture in rows:
        assert Seen(pages, of, depth).furniture(sentence) == furniture, (pages, of, depth, sentence)
    assert SiteLines().why(SLOGAN, True) is None
