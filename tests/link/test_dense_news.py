"""Linking where much happens at once: thirty invented happenings a day, told from templates by sixty outlets."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from generated import generated
from records import record

from tocsin.link.incidents import Placed, grouped, mentions

REPORTS = 300


def test_look_alikes_of_one_week_stay_apart_and_happenings_whole() -> None:
    made = list(islice(generated(REPORTS), REPORTS))
    told = [one for number, row in enumerate(made) for one in mentions(record(row), Placed(number))]
    found = {one.report: place for place, (group, _) in enumerate(grouped(told)) for one in group if one.leads}
    true = {number: made[number].incident for number in found}
    both = Counter((true[number], found[number]) for number in found)
    joined, whole = Counter(found.values()), Counter(true.values())
    precision = sum(both[true[n], found[n]] / joined[found[n]] for n in found) / len(found)
    recall = sum(both[true[n], found[n]] / whole[true[n]] for n in found) / len(found)
    assert precision > 0.95, precision
    assert recall > 0.93, recall
