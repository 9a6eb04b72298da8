"""One person, many spellings, within a report: which full name a surname or a variant stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tocsin.codebook.actors import ActorWords
from tocsin.codebook.phrases import Word, words


def full_names(names: Iterable[str]) -> dict[str, str]:
    """Name as written -> the fullest name of the report that it can only mean. "Mr Putin" and "Putin" -> "Vladimir Putin"; two
    people of one surname are left alone."""
    lines = {name: _proper(name) for name in dict.fromkeys(names)}
    by_surname: dict[str, set[str]] = defaultdict(set)
    for name, line in lines.items():
        if len(line) > 1:
            by_surname[line[-1].key].add(name)
    found: dict[str, str] = {}
    for name, line in lines.items():
        if len(line) == 1 and (full := _only_one(by_surname.get(line[0].key, set()), lines)):
            found[name] = full
    return found


def _proper(name: str) -> list[Word]:
    """The capitalised words of a name that is nothing but a name, perhaps with a title: none for "the police"."""
    titles = ActorWords.load().titles
    line = [word for word in words(name) if word.key not in titles]
    return line if line and all(word.capital for word in line) and len(line) <= 4 else []


def _only_one(candidates: set[str], lines: dict[str, list[Word]]) -> str | None:
    """The longest of several forms of one name; None where they are different people."""
    if not candidates:
        return None
    ordered = sorted(candidates, key=lambda name: (-len(lines[name]), name))
    longest = {word.key for word in lines[ordered[0]]}
    same = all({word.key for word in lines[name]} <= longest for name in ordered)
    return ordered[0] if same else None
