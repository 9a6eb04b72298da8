"""How well copied text is found: seven kinds of edit on real texts, and how often unrelated reports are taken for copies.

    python benchmarks/copies.py TEXTS.jsonl [--reports 400]

Each row has "text". Prints recall per edit, false copies, reports a second on one core, and bytes of index a report.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tocsin.model import Outlet, Report
from tocsin.store.desk import Desk

Edit = Callable[[list[str], list[str], random.Random], list[str]]
"""Sentences of the text, words of other texts, chance -> sentences of the edited text."""


def cut(sentences: list[str], other: list[str], chance: random.Random) -> list[str]:
    return sentences[: max(len(sentences) * 2 // 5, 3)]


def middle(sentences: list[str], other: list[str], chance: random.Random) -> list[str]:
    return sentences[len(sentences) // 3 :]


def shuffled(sentences: list[str], other: list[str], chance: random.Random) -> list[str]:
    return chance.sample(sentences, len(sentences))


def thinned(sentences: list[str], other: list[str], chance: random.Random) -> list[str]:
    return [s for s in sentences if chance.random() < 0.6] or sentences[:3]


def embedded(sentences: list[str], other: list[str], chance: random.Random) -> list[str]:
    return [*other[: len(sentences)], *sentences, *other[len(sentences) : 2 * len(sentences)]]


def reworded(sentences: list[str], other: list[str], chance: random.Random) -> list[str]:
    words = " ".join(other).split()
    return [" ".join(chance.choice(words) if chance.random() < 0.15 else w for w in s.split()) for s in sentences]


def new_lead(sentences: list[str], other: list[str], chance: random.Random) -> list[str]:
    return [*other[:3], *sentences[2 : max(len(sentences) * 2 // 3, 5)], *other[3:5]]


EDITS: tuple[Edit, ...] = (cut, middle, shuffled, thinned, embedded, reworded, new_lead)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--reports", type=int, default=400)
    asked = parser.parse_args()
    texts = [json.loads(line)["text"] for line in asked.texts.open(encoding="utf8")]
    texts = [t for t in dict.fromkeys(texts) if len(t.split()) > 80][: asked.reports]
    chance = random.Random(1)
    half = len(texts) // 2
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "desk") as desk:
        started, numbers = time.process_time(), {}
        for i, text in enumerate(texts[:half]):
            numbers[i] = desk.add(Report(text, url=f"https://a{i}.example/", outlet=Outlet(f"a{i}", f"a{i}.example"))).version
        false = sum(len(desk.copies(v)) for v in numbers.values())
        print(f"{half} different texts: {false} taken for copies; {half / (time.process_time() - started):,.0f} added a second")
        for edit in EDITS:
            found = 0
            for i, text in enumerate(texts[:half]):
                made = edit(text.replace("\n", " ").split(". "), texts[half + i].replace("\n", " ").split(". "), chance)
                name = f"{edit.__name__}{i}"
                report = Report(". ".join(made), url=f"https://{name}.example/", outlet=Outlet(name, f"{name}.example"))
                added = desk.add(report)
                found += numbers[i] in desk.copies(added.version)
            print(f"{edit.__name__:10} recall {found / half:.3f}")
        size = desk.database.value("SELECT sum(pgsize) FROM dbstat WHERE name = 'runs'")
        print(f"index: {size / desk.info().versions:,.0f} bytes a report")


if __name__ == "__main__":
    main()
