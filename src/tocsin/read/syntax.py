"""Tags, lemmas, tree, entities and sentence ends onto a spaCy Doc, from what the encoder says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.symbols import IDS as SYMBOLS

from tocsin.read.document import Document
from tocsin.read.encoding import Floats, Window
from tocsin.read.heads import Encoded, Heads
from tocsin.read.labels import ENTITIES
from tocsin.read.lemmas import Lemmas
from tocsin.read.tree import tree

ENDING = 0.5  # chosen on EWT and GUM dev; the exported graph has the same
CLOSING = frozenset("!?.…")
OPENING = frozenset("\"'“‘«([")
INSIDE, OUTSIDE, BEGINS = 1, 2, 3  # spaCy's ENT_IOB
_OPENING = np.array([label == "O" or label.startswith("B") for label in ENTITIES])
_MAY_FOLLOW = np.array([[after[0] != "I" or before[1:] == after[1:] for after in ENTITIES] for before in ENTITIES])


@dataclass(slots=True)
class Syntax:
    """By word of a document: label indices, head (word index, own index for a root), relation, entity label."""

    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    lemma: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    relation: list[int] = field(default_factory=list)
    entity: list[int] = field(default_factory=list)


def sentences(window: Window, ending: Floats) -> list[tuple[int, int]]:
    """Half-open runs of words between sentence ends and paragraph breaks, in window positions. An end falls behind the last of
    the marks that close a sentence together ("!!", "?!", "====")."""
    found, start, due = [], 0, False
    for at, (word, following) in enumerate(zip(window.words, [*window.words[1:], None], strict=True)):
        if word is None:
            if at > start:
                found.append((start, at))
            start, due = at + 1, False
            continue
        due = due or bool(ending[at] > ENDING)
        if due and not _goes_on(word, following):
            found.append((start, at + 1))
            start, due = at + 1, False
    return [*found, (start, len(window))] if start < len(window) else found


def _goes_on(word: str, following: str | None) -> bool:
    """Whether the next word is only more of the marks that a word ends in."""
    if following is None or word[-1].isalnum() or word[-1] in OPENING:
        return False
    return set(following) <= CLOSING or set(following) == {word[-1]}


def parse(heads: Heads, windows: Sequence[Window], encoded: Encoded) -> list[Syntax]:
    """Trees and labels of a batch of windows, breaks left out. Heads are counted in words of the window."""
    all_heads = np.zeros(encoded.ending.shape, np.int64)
    for row, window in enumerate(windows):
        for start, stop in sentences(window, encoded.ending[row]):
            columns = np.r_[0, start + 1 : stop + 1]
            found = tree(encoded.arcs[row, start:stop][:, columns].astype(np.float64))
            all_heads[row, start:stop] = [head and head + start for head in found]
    relations = heads.relations(encoded.words, all_heads)
    entities = entity_labels(encoded.entity)
    return [_row(window, row, encoded, all_heads, relations, entities) for row, window in enumerate(windows)]


def _row(window: Window, row: int, encoded: Encoded, heads: np.ndarray, relations: np.ndarray, entities: np.ndarray) -> Syntax:
    keep = [at for at, word in enumerate(window.words) if word is not None]
    place = {at: index for index, at in enumerate(keep)}
    own = [int(heads[row, at]) for at in keep]
    return Syntax(
        upos=encoded.upos[row, keep].tolist(),
        xpos=encoded.xpos[row, keep].tolist(),
        lemma=encoded.lemma[row, keep].tolist(),
        head=[place[head - 1] if head else index for index, head in enumerate(own)],
        relation=relations[row, keep].tolist(),
        entity=entities[row, keep].tolist(),
    )


def entity_labels(scores: Floats) -> np.ndarray:
    """The best label sequence of each row (B, W, labels) in which no I follows another kind's B or I (Viterbi)."""
    rows, width, labels = scores.shape
    penalty = np.where(_MAY_FOLLOW, 0.0, -1e4)
    total = scores[:, 0] + np.where(_OPENING, 0.0, -1e4)
    back = np.zeros((rows, width, labels), np.int8)
    for t in range(1, width):
        steps = total[:, :, None] + penalty
        back[:, t] = steps.argmax(1)
        total = steps.max(1) + scores[:, t]
    out = np.zeros((rows, width), np.int64)
    out[:, -1] = total.argmax(1)
    for t in range(width - 1, 0, -1):
        out[:, t - 1] = back[np.arange(rows), t, out[:, t]]
    return out


def annotate(document: Document, parts: Sequence[Syntax], labels: dict[str, list[str]], lemmas: Lemmas) -> None:
    """Write a document's syntax (one part a window, in order) onto its Doc. White space hangs on the word before it."""
    doc, strings = document.doc, document.doc.vocab.strings
    values = np.zeros((len(doc), 7), np.uint64)
    relative = np.zeros(len(doc), np.int64)
    dep = strings.add("dep")
    root = strings.add("ROOT")
    kinds = [strings.add(label[2:]) if label != "O" else 0 for label in ENTITIES]
    tags = [strings.add(tag) for tag in labels["xpos"]]
    relations = [root if name == "root" else strings.add(name) for name in labels["relation"]]
    parts_of_speech = [SYMBOLS[name] for name in labels["upos"]]
    base = 0
    for part in parts:
        for index in range(len(part.upos)):
            token = document.tokens[base + index]
            word = doc[token].text
            upos = labels["upos"][part.upos[index]]
            lemma = lemmas.of(word, upos, labels["lemma"][part.lemma[index]])
            relative[token] = document.tokens[base + part.head[index]] - token
            is_root = part.head[index] == index
            entity = part.entity[index]
            values[token] = (
                parts_of_speech[part.upos[index]],
                tags[part.xpos[index]],
                strings.add(lemma),
                root if is_root else (dep if relations[part.relation[index]] == root else relations[part.relation[index]]),
                OUTSIDE if not entity else BEGINS if ENTITIES[entity][0] == "B" else INSIDE,
                kinds[entity],
                0,
            )
        base += len(part.upos)
    _hang_white_space(document, values, relative, dep)
    values[:, 6] = relative.astype(np.int64).view(np.uint64)
    doc.from_array([POS, TAG, LEMMA, DEP, ENT_IOB, ENT_TYPE, HEAD], values)  # type: ignore[arg-type]  # the stub knows no uint64


def _hang_white_space(document: Document, values: np.ndarray, relative: np.ndarray, dep: int) -> None:
    words = set(document.tokens)
    before: int | None = None
    for token in range(len(document.doc)):
        if token in words:
            before = token
            continue
        anchor = before if before is not None else (document.tokens[0] if document.tokens else token)
        relative[token] = anchor - token
        space = document.doc.vocab.strings.add(document.doc[token].text)
        following = next((t for t in range(token + 1, len(values)) if t in words), None)
        torn = before is not None and following is not None and values[following][4] == INSIDE  # a name over a line's end
        entity = (INSIDE, values[following][5]) if torn else (OUTSIDE, 0)
        values[token] = (SYMBOLS["SPACE"], document.doc.vocab.strings.add("_SP"), space, dep, *entity, 0)
