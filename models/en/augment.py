"""Reports as the web really prints them: other quotation marks, hard line breaks, lost paragraphs, capital headlines, page
furniture between paragraphs. And reports that the reader cannot know by heart: with other countries, or a paragraph alone.

Labels move with their words; most changes keep the text's length."""

from __future__ import annotations

import copy
import random
import re
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.codebook import actors

FURNITURE = (
    "Read more",
    "Advertisement",
    "Share this article",
    "2 mins",
    "Also to follow: our live page",
    "Photo: archive",
    "Subscribe to our newsletter",
    "Updated at 10:45",
    "Watch the video",
)


def augmented(row: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A copy of a report with some of the disturbances, each by chance; about two in five stay as they are."""
    row = copy.deepcopy(row)
    for chance, change in ((0.35, rename), (0.2, excerpt)):
        if rng.random() < chance:
            change(row, rng)
    if rng.random() < 0.4:
        return row
    for chance, change in ((0.5, quotes), (0.25, wrap), (0.2, run_on), (0.12, capital_first), (0.03, capitals), (0.15, furnish)):
        if rng.random() < chance:
            change(row, rng)
    return row


def quotes(row: dict[str, Any], rng: random.Random) -> None:
    """Straight, curly, French or mixed marks for the double ones."""
    left, right = rng.choice(('""', "“”", "«»", "””", "‘’"))
    if left == "‘" and re.search(r"[‘’]|\w'\w|s' ", row["text"]):
        left, right = '""'
    out, inside = [], False
    for char in row["text"]:
        if char in "“«„" or (char == '"' and not inside):
            out.append(left)
            inside = True
        elif char in "”»" or char == '"':
            out.append(right)
            inside = False
        else:
            inside = inside and char != "\n"
            out.append(char)
    row["text"] = "".join(out)


def wrap(row: dict[str, Any], rng: random.Random) -> None:
    """Line breaks inside paragraphs, as mail and old extractors leave them."""
    width, column, out = rng.randint(50, 110), 0, []
    for char in row["text"]:
        column = 0 if char == "\n" else column + 1
        if char == " " and column > width:
            char, column = "\n", 0
        out.append(char)
    row["text"] = re.sub(r"\n(?=\n)|(?<=\n)\n", "\n", "".join(out))


def run_on(row: dict[str, Any], rng: random.Random) -> None:
    """All paragraphs in one."""
    row["text"] = row["text"].replace("\n", " ")


def capital_first(row: dict[str, Any], rng: random.Random) -> None:
    """The first paragraph in capitals."""
    head, gap, rest = row["text"].partition("\n\n")
    if len(head.upper()) == len(head):
        row["text"] = head.upper() + gap + rest


def capitals(row: dict[str, Any], rng: random.Random) -> None:
    """Everything in capitals, as telegrams and monitoring services set it."""
    if len(row["text"].upper()) == len(row["text"]):
        row["text"] = row["text"].upper()


def furnish(row: dict[str, Any], rng: random.Random) -> None:
    """Lines of page furniture between paragraphs; every later offset moves along."""
    places = [m.start() for m in re.finditer(r"\n\n", row["text"])]
    for at in sorted(rng.sample(places, min(len(places), rng.randint(1, 3))), reverse=True):
        line = "\n\n" + rng.choice(FURNITURE)
        row["text"] = row["text"][:at] + line + row["text"][at:]
        for part in ("statements", "events"):
            row[part] = _moved(row[part], at, len(line))


def rename(row: dict[str, Any], rng: random.Random) -> None:
    """Other countries, with their demonyms and capitals, in place of those named: what happened does not hang on them."""
    names, pattern = _country_words()
    found = list(pattern.finditer(row["text"]))
    named = {names[m[0]][0] for m in found}
    others = [one for one in {country for country, _ in names.values()} if one not in named]
    change = dict(zip(sorted(named), rng.sample(sorted(others), len(named)), strict=True)) if len(named) < len(others) else {}
    words = {place: word for word, place in names.items()}
    for match in reversed(found):
        country, kind = names[match[0]]
        new = words.get((change.get(country, ""), kind))
        if new is None:
            continue
        row["text"] = row["text"][: match.start()] + new + row["text"][match.end() :]
        for part in ("statements", "events"):
            row[part] = _moved(row[part], match.end() - 1, len(new) - len(match[0]))


@cache
def _country_words() -> tuple[dict[str, tuple[str, str]], re.Pattern[str]]:
    """Name, demonym and capital of each country -> (country, which of the three), and what finds them."""
    names: dict[str, tuple[str, str]] = {}
    for row in actors.table(files("tocsin.codebook").joinpath("actors", "countries.csv")):
        for kind in ("name", "demonyms", "seats"):
            word = row[kind].split("|")[0]
            if word.isalpha():
                names.setdefault(word, (row["iso3"], kind))
    return names, re.compile(rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))})\b")


def excerpt(row: dict[str, Any], rng: random.Random) -> None:
    """One or two neighbouring paragraphs alone, with what is said and happens in them."""
    bounds = [0, *(m.end() for m in re.finditer(r"\n+", row["text"])), len(row["text"])]
    first = rng.randrange(len(bounds) - 1)
    start, end = bounds[first], bounds[min(first + rng.randint(1, 2), len(bounds) - 1)]
    row["text"] = row["text"][start:end].rstrip()
    said = [s for s in row["statements"] if _within([*s["content"], *([s["cue"]] if s["cue"] else [])], start, end)]
    row["statements"] = _cut(said, start, end)
    row["events"] = _cut([e for e in row["events"] if _within([e["trigger"]], start, end)], start, end)


def _within(spans: list[list[int]], start: int, end: int) -> bool:
    return all(start <= a and b <= end for a, b in spans)


def _cut(value: Any, start: int, end: int) -> Any:
    """Spans counted from `start`; None for those outside."""
    if isinstance(value, dict):
        return {key: _cut(item, start, end) for key, item in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and all(type(item) is int for item in value):
            return [item - start for item in value] if _within([value], start, end) else None
        return [cut for item in value if (cut := _cut(item, start, end)) is not None]
    return value


def _moved(value: Any, at: int, by: int) -> Any:
    if isinstance(value, dict):
        return {key: _moved(item, at, by) for key, item in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and all(type(item) is int for item in value):
            return [item + by if item > at else item for item in value]
        return [_moved(item, at, by) for item in value]
    return value
