"""Training data into windows with labels: treebanks, entity sets and annotated reports.

An `Example` is a window (see `tocsin.read.encoding`) and what its words are labelled with; labels that a corpus lacks are
absent, and no loss is taken for them.
"""

from __future__ import annotations

import json
import random
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy

from tocsin.read.encoding import Pieces, Window, windows
from tocsin.read.labels import CUES, ENTITIES, EVENT_ROLES, EVENT_TYPES, HELD_MODES, STANCES, VALUES, lemma_rule
from tocsin.read.quotations import paragraphs, quotation_states, quotations

IGNORE = -100
LONGEST_SENTENCE = 110
tokenizer = spacy.blank("en").tokenizer


@dataclass(slots=True)
class Pair:
    """A cue or trigger and its spans by role, in word indices of the window (half-open)."""

    anchor: list[int]
    spans: dict[str, list[tuple[int, int]]]
    stance: int = 0
    negated: bool = False
    kind: int = 0
    author: tuple[int, int] | None = None
    inside: bool = False
    held: list[tuple[list[int], int, int, int]] = field(default_factory=list)  # cue words, stance, value, mode


@dataclass(slots=True)
class Example:
    window: Window
    labels: dict[str, list[int]]
    statements: list[Pair] = field(default_factory=list)
    events: list[Pair] = field(default_factory=list)


# --- treebanks ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Sentence:
    rows: list[list[str]]  # CoNLL-U columns of the syntactic words
    paragraph: bool  # whether it opens one


def treebank(path: Path) -> Iterator[list[Sentence]]:
    """Documents of a CoNLL-U file; multiword tokens are spelled over their words (`_spread`)."""
    document: list[Sentence] = []
    opens = False
    for block in path.read_text("utf8").strip().split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith("# newdoc") for line in lines):
            if document:
                yield document
            document = []
        opens = any(line.startswith("# newpar") for line in lines)
        document.append(Sentence(_spread([line.split("\t") for line in lines if not line.startswith("#")]), opens))
    if document:
        yield document


def _spread(rows: list[list[str]]) -> list[list[str]]:
    words = {int(row[0]): list(row) for row in rows if row[0].isdigit()}
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = map(int, row[0].split("-"))
        parts = [words[i][1] for i in range(first, last + 1)]
        if "".join(parts) != row[1] and len(row[1]) >= len(parts):
            at = 0
            for i in range(first, last + 1):
                room = len(row[1]) - at - (last - i)
                take = room if i == last else max(1, min(len(words[i][1]), room))
                words[i][1] = row[1][at : at + take]
                at += take
        for i in range(first, last):
            words[i][9] = "SpaceAfter=No"
        words[last][9] = row[9]
    for word in words.values():
        word[1] = word[1].replace(" ", "")
    return list(words.values())


def text_of(sentences: list[Sentence]) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text of a document as it stood, and the span of each word of each sentence."""
    text, spans = "", []
    for sentence in sentences:
        if text and sentence.paragraph:
            text = text.rstrip() + "\n\n"
        spans.append([])
        for row in sentence.rows:
            spans[-1].append((len(text), len(text) + len(row[1])))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return text, spans


class Inventory:
    """The open label lists, in the order of their frequency."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        rows = [row for sentence in sentences for row in sentence.rows]
        self.lists = {
            "upos": [label for label, _ in Counter(row[3] for row in rows).most_common()],
            "xpos": [label for label, _ in Counter(row[4] for row in rows).most_common()],
            "relation": [label for label, _ in Counter(row[7] for row in rows).most_common()],
            "lemma": [rule for rule, n in Counter(lemma_rule(row[1], row[2]) for row in rows).most_common() if n >= 3],
        }
        self.index = {kind: {label: i for i, label in enumerate(labels)} for kind, labels in self.lists.items()}

    def sizes(self) -> dict[str, int]:
        return {kind: len(labels) for kind, labels in self.lists.items()}


def syntax_examples(document: list[Sentence], inventory: Inventory, pieces: Pieces, rng: random.Random) -> Iterator[Example]:
    """A document in windows of one to ten sentences, cut anew each time, so that the parser sees sentences alone and in
    company."""
    text, spans = text_of(document)
    found = quotations(text)
    index = 0
    while index < len(document):
        window, labels = Window([], []), {k: [] for k in ("upos", "xpos", "lemma", "relation", "head", "ending")}
        size, many = 0, rng.choice((1, 1, 2, 4, 7, 10))
        while index < len(document) and many:
            sentence = document[index]
            length = sum(len(pieces(row[1])) for row in sentence.rows)
            if window.words and size + length > 240:
                break
            if len(sentence.rows) <= LONGEST_SENTENCE:
                _append(window, labels, sentence, quotation_states(spans[index], found), inventory)
                size += length
                many -= 1
            index += 1
        if window.words:
            yield Example(window, labels)


def _append(window: Window, labels: dict[str, list[int]], sentence: Sentence, states: list[int], inventory: Inventory) -> None:
    if window.words and sentence.paragraph:
        window.words.append(None)
        window.states.append(0)
        for name in labels:
            labels[name].append(IGNORE)
    base = len(window.words)
    window.words.extend(row[1] for row in sentence.rows)
    window.states.extend(states)
    for row in sentence.rows:
        labels["upos"].append(inventory.index["upos"][row[3]])
        labels["xpos"].append(inventory.index["xpos"][row[4]])
        labels["relation"].append(inventory.index["relation"][row[7]])
        labels["lemma"].append(inventory.index["lemma"].get(lemma_rule(row[1], row[2]), IGNORE))
        labels["head"].append(0 if row[6] == "0" else base + int(row[6]))
        labels["ending"].append(0)
    labels["ending"][-1] = 1


# --- entities ----------------------------------------------------------------------------------------------------------


def entity_examples(path: Path, rng: random.Random, keep_empty: float = 0.6) -> Iterator[Example]:
    """Sentences with entity spans by character offset; a share of those without any is left out."""
    for line in path.open(encoding="utf8"):
        row = json.loads(line)
        words, spans, _ = tokens(row["text"])
        if not 3 <= len(words) <= 120 or (not row["ents"] and rng.random() > keep_empty):
            continue
        labels = [0] * len(words)
        for start, end, kind in row["ents"]:
            inside = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
            for i in inside:
                labels[i] = ENTITIES.index(("B-" if i == inside[0] else "I-") + kind)
        states = quotation_states(spans, quotations(row["text"]))
        yield Example(Window(words, states), {"entity": labels})


def tokens(text: str) -> tuple[list[str], list[tuple[int, int]], list[int]]:
    """Words, their spans, and the indices of those that open a paragraph."""
    found = [(token.text, (token.idx, token.idx + len(token))) for token in tokenizer(text) if not token.is_space]
    spans = [span for _, span in found]
    starts, index = [], 0
    for start, _ in paragraphs(text):
        while index < len(spans) and spans[index][0] < start:
            index += 1
        starts.append(index)
    return [word for word, _ in found], spans, starts


# --- annotated reports -------------------------------------------------------------------------------------------------


def report_examples(row: dict[str, Any], pieces: Pieces) -> Iterator[Example]:
    """A report of the whole-report format (`shared/eval/README.md`) in windows."""
    text = row["text"]
    words, spans, breaks = tokens(text)
    ends = [i for i, word in enumerate(words) if word in (".", "!", "?", "”", '"')]
    starts, stops = [a for a, _ in spans], [b for _, b in spans]
    stance_of = {s["id"]: STANCES.index(s["stance"]) for s in row["statements"]}
    for window in windows(words, quotation_states(spans, quotations(text)), breaks, pieces, ends):
        place = {token: at for at, token in enumerate(window.tokens) if token >= 0}

        def locate(span: list[int] | None, place: dict[int, int] = place) -> tuple[int, int] | None:
            if not span:
                return None
            candidates = range(bisect_right(stops, span[0]), bisect_left(starts, span[1]))
            inside = [place[i] for i in candidates if i in place]
            return (inside[0], inside[-1] + 1) if inside else None

        example = Example(window, {"cue": [0] * len(window), "trigger": [0] * len(window)})
        cues = _add_statements(example, row["statements"], locate)
        _add_events(example, row, locate, cues, stance_of)
        yield example


def _add_statements(example: Example, statements: list[dict[str, Any]], locate: Any) -> dict[str, list[int]]:
    cues = {}
    for statement in statements:
        content = [span for span in map(locate, statement["content"]) if span]
        cue = locate(statement["cue"])
        if not content or (statement["cue"] and not cue):
            continue
        anchor = list(range(*cue)) if cue else [content[0][0]]
        for i in anchor:
            label = "BARE" if not cue else "B" if i == anchor[0] else "I"
            if not (label == "I" and example.labels["cue"][i] == 1):
                example.labels["cue"][i] = CUES.index(label)
        one = lambda span: [found] if (found := locate(span)) else []  # noqa: E731
        cues[statement["id"]] = anchor
        roles = {"source": one(statement["speaker"]), "content": content, "channel": one(statement.get("channel"))}
        example.statements.append(Pair(anchor, roles, STANCES.index(statement["stance"]), bool(statement["negated"])))
    return cues


def _add_events(
    example: Example, row: dict[str, Any], locate: Any, cues: dict[str, list[int]], stance_of: dict[str, int]
) -> None:
    for event in row["events"]:
        trigger = locate(event["trigger"])
        if not trigger:
            continue
        kind = EVENT_TYPES.index(event["type"]) + 1
        for i in range(*trigger):
            example.labels["trigger"][i] = kind
        roles = {}
        for role in EVENT_ROLES:
            value = event[role] or []
            parts = value if isinstance(value, list) else [value]
            roles[role] = [span for part in parts if (span := locate(part.get("span")))]
        pair = Pair(list(range(*trigger)), roles, kind=kind, inside=_inside(event, row["statements"]))
        for held in event["held"]:
            answer = (VALUES.index(held["value"]), HELD_MODES.index(held["mode"]) if held["mode"] in HELD_MODES else 0)
            if held["holder"] == "author":
                pair.author = answer
            elif held["holder"] in cues:
                pair.held.append((cues[held["holder"]], stance_of[held["holder"]], *answer))
        example.events.append(pair)


def _inside(event: dict[str, Any], statements: list[dict[str, Any]]) -> bool:
    at = event["trigger"][0]
    return any(start <= at < end for statement in statements for start, end in statement["content"])
