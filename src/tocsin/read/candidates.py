"""What the heads propose: statements and events of a batch of windows, in words of their documents.

Nothing is decided here but spans: each candidate keeps its score, and its vector for the questions that later stages ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from tocsin.read.encoding import Floats, Window
from tocsin.read.heads import NEVER, Anchors, Encoded, Heads
from tocsin.read.labels import CUES, EVENT_ROLES, STATEMENT_ROLES, TRIGGERS
from tocsin.read.segments import Segment, best, segments
from tocsin.read.settings import Thresholds

AUXILIARIES = frozenset("have has had having is are was were be been being will would did does do to not".split())
"""A cue goes on behind these: "having ordered" is one, whatever the head thinks of its second word."""


@dataclass(slots=True)
class StatementCandidate:
    """A cue (None for a bare quotation or colon headline) with its spans as word ranges; `stance` are probabilities."""

    anchor: Segment
    bare: bool
    score: float
    source: Segment | None
    content: list[Segment]
    channel: Segment | None
    stance: Floats
    negated: float
    vector: Floats


@dataclass(slots=True)
class EventCandidate:
    """A trigger with its type (index into TRIGGERS) and the word ranges of each role; `types` are probabilities. One that is not
    `sure` stands only for other reasons (`doubtful`)."""

    anchor: Segment
    kind: int
    score: float
    sure: bool
    types: Floats
    roles: dict[str, list[Segment]]
    vector: Floats


@dataclass(slots=True)
class Candidates:
    statements: list[StatementCandidate] = field(default_factory=list)
    events: list[EventCandidate] = field(default_factory=list)


def propose(heads: Heads, windows: Sequence[Window], encoded: Encoded, at: Thresholds) -> list[Candidates]:
    """Candidates of each window of a batch, in order of the text."""
    found = [Candidates() for _ in windows]
    _statements(heads, windows, encoded, at, found)
    _events(heads, windows, encoded, at, found)
    return found


def _cues(window: Window, cue: Floats, at: Thresholds) -> Iterator[tuple[int, int, bool, float]]:
    """(start, stop, bare, score) of each cue; a new cue begins at a word that would rather open one than go on."""
    opens, goes_on, bare = (CUES.index(label) for label in ("B", "I", "BARE"))
    start, total, score = None, cue[:, opens] + cue[:, goes_on], 0.0
    for i, word in enumerate([*window.words, None]):
        reported = word is not None and total[i] >= at.cue
        anew = cue[i, opens] > cue[i, goes_on] and (window.words[i - 1] or "").lower() not in AUXILIARIES if reported else True
        if start is not None and anew:
            yield start, i, False, score
            start = None
        if reported and start is None:
            start, score = i, 0.0
        if reported:
            score = max(score, float(total[i]))
        elif word is not None and cue[i, bare] >= at.bare:
            yield i, i + 1, True, float(cue[i, bare])


def _statements(heads: Heads, windows: Sequence[Window], encoded: Encoded, at: Thresholds, found: list[Candidates]) -> None:
    cues = [(row, *cue) for row, window in enumerate(windows) for cue in _cues(window, encoded.cue[row], at)]
    if not cues:
        return
    anchors = _anchors([(row, start, stop) for row, start, stop, *_ in cues])
    edges, stance, negated, vector = heads.statements(encoded.words, anchors)
    edges = _masked(edges, windows, anchors)
    source = best(*_role(edges, STATEMENT_ROLES.index("source")))
    content = segments(*_role(edges, STATEMENT_ROLES.index("content")))
    channel = best(*_role(edges, STATEMENT_ROLES.index("channel")))
    for k, (row, start, stop, bare, score) in enumerate(cues):
        tokens = windows[row].tokens
        candidate = StatementCandidate(
            anchor=(tokens[start], tokens[stop - 1] + 1),
            bare=bare,
            score=score,
            source=_to_words(source[k], windows[row]),
            content=[s for piece in content[k] if (s := _to_words(piece, windows[row]))],
            channel=_to_words(channel[k], windows[row]),
            stance=stance[k],
            negated=float(negated[k]),
            vector=vector[k],
        )
        found[row].statements.append(candidate)


def _triggers(window: Window, trigger: Floats, threshold: float) -> Iterator[tuple[int, int, int, float]]:
    """(start, stop, type, score) of each trigger: neighbouring words of one type are one trigger."""
    start, kind, score = None, 0, 0.0
    for i, word in enumerate([*window.words, None]):
        here = 0
        if word is not None and 1 - trigger[i, 0] >= threshold:
            here = int(trigger[i, 1:].argmax()) + 1
        if start is not None and here != kind:
            yield start, i, kind, score
            start = None
        if here and start is None:
            start, kind, score = i, here, 0.0
        if here:
            score = max(score, float(1 - trigger[i, 0]))


def _all_triggers(window: Window, trigger: Floats, at: Thresholds) -> list[tuple[int, int, int, float]]:
    """The sure triggers, and between them the doubtful ones."""
    sure = list(_triggers(window, trigger, at.trigger))
    taken = {i for start, stop, *_ in sure for i in range(start, stop)}
    others = (one for one in _triggers(window, trigger, at.doubtful) if not taken & set(range(one[0], one[1])))
    return sorted([*sure, *others])


def _events(heads: Heads, windows: Sequence[Window], encoded: Encoded, at: Thresholds, found: list[Candidates]) -> None:
    triggers = [(row, *t) for row, window in enumerate(windows) for t in _all_triggers(window, encoded.trigger[row], at)]
    if not triggers:
        return
    anchors = _anchors([(row, start, stop) for row, start, stop, *_ in triggers])
    edges, vector = heads.events(encoded.words, anchors, np.array([t[3] for t in triggers], np.int64))
    edges = _masked(edges, windows, anchors)
    roles = {role: segments(*_role(edges, index)) for index, role in enumerate(EVENT_ROLES)}
    for k, (row, start, stop, kind, score) in enumerate(triggers):
        tokens = windows[row].tokens
        candidate = EventCandidate(
            anchor=(tokens[start], tokens[stop - 1] + 1),
            kind=kind,
            score=score,
            sure=score >= at.trigger,
            types=encoded.trigger[row, start:stop].mean(0),
            roles={role: [s for p in pieces[k] if (s := _to_words(p, windows[row]))] for role, pieces in roles.items()},
            vector=vector[k],
        )
        found[row].events.append(candidate)


def type_name(kind: int) -> str:
    """The event type of a trigger label."""
    return TRIGGERS[kind]


def _anchors(rows: list[tuple[int, int, int]]) -> Anchors:
    window, start, stop = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    return Anchors(window, start, stop)


def _masked(edges: Floats, windows: Sequence[Window], anchors: Anchors) -> Floats:
    """Padding can be in no span."""
    lengths = np.array([len(window) for window in windows])[anchors.window]
    edges[np.arange(edges.shape[1])[None] >= lengths[:, None]] = NEVER
    return edges


def _role(edges: Floats, role: int) -> tuple[Floats, Floats, Floats]:
    return edges[:, :, role, 0], edges[:, :, role, 1], edges[:, :, role, 2]


def _to_words(segment: Segment | None, window: Window) -> Segment | None:
    """A window's segment as document words, breaks at its edges cut off."""
    if segment is None:
        return None
    inside = [token for token in window.tokens[segment[0] : segment[1]] if token >= 0]
    return (inside[0], inside[-1] + 1) if inside else None
