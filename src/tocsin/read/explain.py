"""Why a passage was read so: what the network thought of each word, and what the codebook did with its events.

The record carries the reasons of what is in it; this adds what is not: words that nearly were a cue or a trigger, and events
that a rule took out.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.codebook.events import Codebook
from tocsin.read.coding.apply import coder, named, trigger_of
from tocsin.read.coding.matching import Sentences
from tocsin.read.document import Document
from tocsin.read.encoding import batch
from tocsin.read.labels import CUES, TRIGGERS
from tocsin.read.reader import Reader
from tocsin.read.reading import Reading

NOTHING = Codebook({}, (), ())


@dataclass(frozen=True, slots=True)
class WordScores:
    """Probabilities of one word, by its offset in the text: that it reports something, that a bare content begins with it, that
    an event happens in it, and of which type it would most likely be."""

    start: int
    cue: float
    bare: float
    trigger: float
    type: str


@dataclass(frozen=True, slots=True)
class Vetoed:
    """An event of the network that a rule took out: its words, its type, and the rule."""

    trigger: str
    type: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a reading does not show."""

    words: dict[int, WordScores]
    vetoed: list[Vetoed]


def explain(reader: Reader, reading: Reading) -> Explanation:
    """Read a report once more, with an eye on what did not make it into the record."""
    return Explanation({word.start: word for word in _words(reader, reading)}, _vetoed(reader, reading))


def _words(reader: Reader, reading: Reading) -> list[WordScores]:
    document = Document.of(reading.record.report.text, reader.heads.pieces)
    found = []
    for window in document.windows:
        encoded = reader.heads.encode(batch([window], reader.heads.pieces))
        for at, word in enumerate(window.words):
            if word is None:
                continue
            cue, trigger = encoded.cue[0, at], encoded.trigger[0, at]
            bare = float(cue[CUES.index("BARE")])
            kind = TRIGGERS[int(trigger[1:].argmax()) + 1]
            start = document.spans[window.tokens[at]][0]
            found.append(WordScores(start, float(1 - cue[0]) - bare, bare, float(1 - trigger[0]), kind))
    return found


def _vetoed(reader: Reader, reading: Reading) -> list[Vetoed]:
    alone = Reader(reader.heads, NOTHING).read(reading.record.report)
    book, sentences = coder(reader.codebook), Sentences()
    found = []
    for event in alone.record.events:
        rule = book.decision(event.type, trigger_of(event.trigger, alone.doc), sentences)
        if rule is not None and rule.action == "veto":
            found.append(Vetoed(event.trigger.text, event.type, event.score, named(rule)))
    return found
