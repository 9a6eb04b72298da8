"""The parts of a mention: the core with its head, what follows after a preposition, what is added after a comma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tocsin.codebook.actors import ActorWords
from tocsin.codebook.phrases import Word

APPOSITION: Final = "apposition"


@dataclass(frozen=True, slots=True)
class Part:
    """Words `start` to `end` (half-open) of a mention; `link` is None for the core, else the word or comma that joins it."""

    start: int
    end: int
    link: str | None


def parts(line: list[Word], text: str) -> list[Part]:
    """The parts of a mention from left to right; the first is the core."""
    cuts = list(_cuts(line, text))
    starts = [(0, None), *cuts]
    ends = [start for start, _ in starts[1:]] + [len(line)]
    return [Part(start, end, link) for (start, link), end in zip(starts, ends, strict=True) if start < end]


def _cuts(line: list[Word], text: str) -> Iterator[tuple[int, str]]:
    known = ActorWords.load()
    joints = known.part | known.other | known.participles
    for i in range(1, len(line)):
        word, gap = line[i], text[line[i - 1].end : line[i].start]
        if ("," in gap and gap != ",") or "(" in gap or " - " in gap or "–" in gap or "—" in gap or "\n" in gap:
            yield i, APPOSITION
            continue
        number = line[i - 1].key in {"than": known.quantities, "to": known.limits}.get(word.key, ())  # "up to 1,000 people"
        joined = word.key in joints and not number and line[i - 1].key not in known.participles
        if joined and gap.isspace() and not word.capital:
            yield i, word.key
