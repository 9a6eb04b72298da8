"""The generator of benchmarks/: the same seed the same reports, in order, whole sentences, reprints that are reprints."""

from __future__ import annotations

import itertools
import re

from generated import generated, reports

COUNT = 600


def test_the_same_seed_gives_the_same_reports() -> None:
    first, second = list(reports(50, 7)), list(reports(50, 7))
    assert first == second
    assert [r.id for r in reports(50, 8)] != [r.id for r in first]
    assert first == list(itertools.islice(reports(COUNT, 7), 50))  # fewer are the beginning of more


def test_whole_reports_in_order() -> None:
    made = list(reports(COUNT))
    dates = [r.published or "" for r in made]
    assert dates == sorted(dates)
    assert len({r.url for r in made}) == COUNT
    for report in made:
        assert report.title
        assert len(report.text.split()) > 40
        assert not re.search(r"[\[\]{}|]|  ", report.text), report.text  # no slot was left open


def test_reprints_hold_their_source() -> None:
    made = list(generated(COUNT))
    by_url = {m.report.url: m for m in made}
    copies = [m for m in made if m.source]
    assert len(copies) > 0.1 * COUNT
    for copy in copies:
        source = by_url[copy.source]
        assert (source.incident, source.type) == (copy.incident, copy.type)
        shared = set(copy.report.text.split("\n\n")) & set(source.report.text.split("\n\n"))
        assert shared
