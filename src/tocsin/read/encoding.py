"""Words into what the encoder sees. Training (`models/en`) and reading call the same functions, so that neither can drift.

A *window* is a run of whole paragraphs, at most `MAX_PIECES` word pieces long. Between its paragraphs stands a break: a word
of its own that carries no label. The encoder is uncased; case comes back as a *shape* a word, quotation as a *state* a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

CLS, SEP, UNKNOWN, BREAK = 101, 102, 100, 1  # BREAK is BERT's first unused piece
MAX_PIECES = 250
MAX_PIECES_A_WORD = 8
SHAPES = 8
STATES = 3

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


def shape(word: str) -> int:
    """Case and kind of characters as one of `SHAPES` classes; 0 is kept for marks that are no word."""
    if word.isdigit():
        return 5
    if any(c.isdigit() for c in word):
        return 6
    if not any(c.isalpha() for c in word):
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 3 if word[0].isupper() and word[1:].islower() else 4


class Pieces:
    """Word pieces of a word, remembered: news repeats its words. `tokenizer` is a `tokenizers.Tokenizer`."""

    def __init__(self, tokenizer: Any) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._of = lru_cache(maxsize=200_000)(
            lambda word: tuple(tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES_A_WORD]) or (UNKNOWN,)
        )

    def __call__(self, word: str | None) -> tuple[int, ...]:
        return (BREAK,) if word is None else self._of(word)

    def known(self, word: str) -> bool:
        """Whether a lower-case word is one of the pieces: the 22,000 or so commonest words of English are."""
        pieces = self._of(word)
        return len(pieces) == 1 and pieces[0] != UNKNOWN


@dataclass(slots=True)
class Window:
    """Words (None for a paragraph break), their quotation states and, where they come from a document, their token indices
    (-1 for a break)."""

    words: list[str | None]
    states: list[int]
    tokens: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)


@dataclass(slots=True)
class Batch:
    """Arrays for B windows of at most W words and T pieces: `ids`, `shapes`, `states` (B, T); `attention` (B, T) 1 or 0;
    `first` (B, W) index of each word's first piece; `mask` (B, W) 1 for a word, 0 for
    padding and breaks."""

    ids: Ints
    attention: Floats
    shapes: Ints
    states: Ints
    first: Ints
    mask: Floats

    def feed(self) -> dict[str, npt.NDArray[Any]]:
        """The encoder graph's inputs by name."""
        return {name: getattr(self, name) for name in ("ids", "attention", "shapes", "states", "first", "mask")}


def batch(windows: Sequence[Window], pieces: Pieces) -> Batch:
    """Lay windows side by side, padded to the longest."""
    rows = [_row(window, pieces) for window in windows]
    longest = max(len(row[0]) for row in rows)
    width = max(len(window) for window in windows)
    out = Batch(
        ids=np.zeros((len(rows), longest), np.int64),
        attention=np.zeros((len(rows), longest), np.float32),
        shapes=np.zeros((len(rows), longest), np.int64),
        states=np.zeros((len(rows), longest), np.int64),
        first=np.zeros((len(rows), width), np.int64),
        mask=np.zeros((len(rows), width), np.float32),
    )
    for index, (window, (ids, shapes, states, first)) in enumerate(zip(windows, rows, strict=True)):
        out.ids[index, : len(ids)] = ids
        out.attention[index, : len(ids)] = 1
        out.shapes[index, : len(ids)] = shapes
        out.states[index, : len(ids)] = states
        out.first[index, : len(first)] = first
        out.mask[index, : len(first)] = [word is not None for word in window.words]
    return out


def _row(window: Window, pieces: Pieces) -> tuple[list[int], list[int], list[int], list[int]]:
    ids, shapes, states, first = [CLS], [0], [0], []
    for word, state in zip(window.words, window.states, strict=True):
        first.append(len(ids))
        own = pieces(word)
        ids.extend(own)
        shapes.extend([0 if word is None else shape(word)] * len(own))
        states.extend([state] * len(own))
    return [*ids, SEP], [*shapes, 0], [*states, 0], first


def windows(
    words: Sequence[str], states: Sequence[int], breaks: Iterable[int], pieces: Pieces, ends: Iterable[int] = ()
) -> list[Window]:
    """Cut a document into windows.

    `breaks`: indices of the first word of each paragraph; `ends`: indices of words that may end a sentence, where a paragraph
    longer than a window may be cut. Every word lies in just one window.
    """
    if not words:
        return []
    starts = sorted({0, *breaks} - {len(words)})
    enders = set(ends)
    blocks = [range(a, b) for a, b in zip(starts, [*starts[1:], len(words)], strict=True) if b > a]
    parts = [(part, number) for number, block in enumerate(blocks) for part in _cut(block, words, pieces, enders)]
    out: list[Window] = []
    current, size, last = Window([], []), 0, -1
    for part, number in parts:
        length = sum(len(pieces(words[i])) for i in part) + 1
        if current.words and size + length > MAX_PIECES:
            out.append(current)
            current, size = Window([], []), 0
        if current.words and number != last:
            current.words.append(None)
            current.states.append(0)
            current.tokens.append(-1)
        for i in part:
            current.words.append(words[i])
            current.states.append(states[i])
            current.tokens.append(i)
        size, last = size + length, number
    return [*out, current] if current.words else out


def _cut(block: range, words: Sequence[str], pieces: Pieces, enders: set[int]) -> list[range]:
    """A paragraph in parts that fit a window, cut behind a sentence's end where there is one."""
    lengths = [len(pieces(words[i])) for i in block]
    if sum(lengths) < MAX_PIECES:
        return [block]
    parts, start, size, ender = [], block.start, 0, None
    index = block.start
    while index < block.stop:
        size += lengths[index - block.start]
        if size >= MAX_PIECES:
            stop = ender + 1 if ender is not None and ender + 1 > start else max(index, start + 1)
            parts.append(range(start, stop))
            start, size, ender, index = stop, 0, None, stop
            continue
        if index in enders:
            ender = index
        index += 1
    return [*parts, range(start, block.stop)] if start < block.stop else parts
