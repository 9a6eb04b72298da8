"""Containment of runs of words, and the chain of a group."""

from __future__ import annotations

import pytest

from tocsin.link.copies import LEAST_SHARED, Member, chain, overlap, runs, sample

WIRE = """The governor of the northern region said on Monday that two bridges had been closed after an inspection found cracks in
their piers. Engineers will begin repairs next week, and lorries are being sent along the old coastal road, which adds forty
minutes to the journey between the port and the railway yard. Nobody was hurt, officials said, and the ferry runs as before."""
OTHER = """A court in the capital sentenced four former officers to prison terms of up to nine years for selling fuel that
belonged to the army. The prosecutor had asked for longer terms. Their lawyers announced an appeal, calling the
evidence thin, while the defence ministry declined to comment on the case, which began when a driver complained about
an empty tank."""


@pytest.mark.parametrize(
    ("name", "text", "copied"),
    [
        ("the same", WIRE, True),
        ("capital letters and other quotation marks", WIRE.upper().replace(",", " –"), True),
        ("cut to its beginning", WIRE[:220], True),
        ("worked into a longer report", OTHER + "\n\n" + WIRE + "\n\n" + OTHER[::-1], True),
        ("sentences in another order", ". ".join(reversed(WIRE.split(". "))), True),
        ("another report", OTHER, False),
        (
            "one quoted sentence in another report",
            OTHER + " Nobody was hurt, officials said, and the ferry runs as before.",
            False,
        ),
        ("a line too short to tell", "The governor of the northern region said on Monday", False),
    ],
)
def test_what_is_a_copy(name: str, text: str, copied: bool) -> None:
    assert overlap(runs(text), runs(WIRE)).copied(same_site=False) is copied, name


def test_one_site_needs_more() -> None:
    half = WIRE[: len(WIRE) // 2] + OTHER
    both = overlap(runs(half), runs(WIRE))
    assert (both.copied(same_site=False), both.copied(same_site=True)) == (True, False)
    assert overlap(runs(WIRE), runs(WIRE)).copied(same_site=True)


def test_two_texts_sample_the_same_runs() -> None:
    long = runs(" ".join([WIRE, OTHER, *(f"{WIRE.split()[i]} {i} {OTHER.split()[i]}" for i in range(50))]))
    short = runs(WIRE)
    assert len(short) < 160 < len(long)
    assert set(sample(long)) & short == {run for run in sample(short) if run in set(sample(long))}
    assert sample(short) == sorted(sample(short))


@pytest.mark.parametrize("text", ["", "One", "One two", "\ud800 \0 …"])
def test_texts_without_runs(text: str) -> None:
    assert runs(text) == frozenset()
    assert overlap(runs(text), runs(WIRE)).runs < LEAST_SHARED


@pytest.mark.parametrize(
    ("members", "shown", "why"),
    [
        (
            [("Courier", "Reuters", "2022-03-02"), ("Herald", None, "2022-03-01"), ("Gazette", "Reuters", "2022-03-03")],
            "Reuters, via Herald, Courier, Gazette",
            "named as the source by 2 of 3",
        ),
        (
            [("Courier", None, "2022-03-02"), ("Herald", None, "2022-03-01")],
            "Herald, via Courier",
            "the earliest of them; none names an agency",
        ),
        ([("Reuters", None, "2022-03-01"), ("Courier", "Reuters", "2022-03-02")], "Reuters, via Courier", None),
        ([(None, None, "2022-03-01"), ("Courier", None, "2022-03-02")], "report 1, via Courier", None),
    ],
)
def test_the_chain(members: list[tuple[str | None, str | None, str]], shown: str, why: str | None) -> None:
    found = chain([Member(n, outlet, credit, when) for n, (outlet, credit, when) in enumerate(members, 1)])
    assert str(found) == shown
    assert why is None or found.why == why
