"""The network at run time: six ONNX graphs of one encoder and its heads, on one thread, without torch.

Every method takes and gives numpy arrays; shapes are named B windows, W words, P pairs, D the encoder's width. What the
answers mean is in `labels.py`; how they were trained in `models/en`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tocsin.read.encoding import Batch, Floats, Ints, Pieces
from tocsin.read.labels import EVENT_REACH, STATEMENT_REACH

NEVER = -20.0
"""Log-odds of a word that no span can hold."""
PIPELINE = Path(__file__).parent / "pipelines" / "en"


@dataclass(slots=True)
class Encoded:
    """What the encoder says of a batch: `words` (B, W, D); label indices `upos xpos lemma` (B, W); `entity` (B, W, 7)
    log-probabilities; `ending` (B, W); `arcs` (B, W, W + 1) log-probabilities, head 0 the root; `cue` (B, W, 4) and `trigger`
    (B, W, 17) probabilities."""

    words: Floats
    upos: Ints
    xpos: Ints
    lemma: Ints
    entity: Floats
    ending: Floats
    arcs: Floats
    cue: Floats
    trigger: Floats


@dataclass(slots=True)
class Anchors:
    """P anchors (cues or triggers): `window` (P,) index into the batch, `start` and `stop` (P,) words, half-open."""

    window: Ints
    start: Ints
    stop: Ints

    def vectors(self, words: Floats) -> Floats:
        """(P, D): the mean of each anchor's word vectors, of (B, W, D)."""
        places = zip(self.window.tolist(), self.start.tolist(), self.stop.tolist(), strict=True)
        return np.stack([words[row, start:stop].mean(0) for row, start, stop in places])


class Heads:
    """Sessions over one folder of graphs; each loads when first asked for. Raises FileNotFoundError, saying what to do, where the
    folder holds no model."""

    def __init__(self, folder: Path = PIPELINE) -> None:
        if not (folder / "encoder.onnx").exists():
            raise FileNotFoundError(f"no reading model in {folder}: reinstall tocsin, or run `make model`")
        self.folder = folder
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text("utf8"))

    @cached_property
    def pieces(self) -> Pieces:
        from tokenizers import Tokenizer

        return Pieces(Tokenizer.from_file(str(self.folder / "tokenizer.json")))

    def _session(self, name: str) -> Any:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return ort.InferenceSession(str(self.folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _encoder(self) -> Any:
        return self._session("encoder")

    @cached_property
    def _relations(self) -> Any:
        return self._session("relations")

    @cached_property
    def _statements(self) -> Any:
        return self._session("statements")

    @cached_property
    def _events(self) -> Any:
        return self._session("events")

    @cached_property
    def _author(self) -> Any:
        return self._session("author")

    @cached_property
    def _source(self) -> Any:
        return self._session("source")

    def encode(self, batch: Batch) -> Encoded:
        """One pass over a batch of windows."""
        return Encoded(*self._encoder.run(None, batch.feed()))

    def relations(self, words: Floats, heads: Ints) -> Ints:
        """(B, W) relation of each word to its head (B, W), in the numbering of `Encoded.arcs`."""
        found: Ints = self._relations.run(None, {"words": words, "heads": heads})[0]
        return found

    def statements(self, words: Floats, anchors: Anchors) -> tuple[Floats, Floats, Floats, Floats]:
        """For each cue: edges (P, W, roles, 3) as log-odds, stance (P, 22) and negation (P,) as probabilities, the cue's
        vector (P, D)."""
        vector = anchors.vectors(words)
        feed = {"words": words, "window": anchors.window, "anchor": vector, "at": anchors.start}
        edges, stance, negated = self._statements.run(None, feed)
        return _spread(edges, anchors, words.shape[1], STATEMENT_REACH), stance, negated, vector

    def events(self, words: Floats, anchors: Anchors, kind: Ints) -> tuple[Floats, Floats]:
        """For each trigger of the given type (P,): edges (P, W, roles, 3) as log-odds, the trigger's vector (P, D)."""
        vector = anchors.vectors(words)
        feed = {"words": words, "window": anchors.window, "anchor": vector, "at": anchors.start, "kind": kind}
        return _spread(self._events.run(None, feed)[0], anchors, words.shape[1], EVENT_REACH), vector

    def author(self, trigger: Floats, inside: Ints) -> Floats:
        """(P, values + modes) log-odds of the author's value; `inside` is 1 where a statement holds the event."""
        answer: Floats = self._author.run(None, {"trigger": trigger, "inside": inside})[0]
        return answer

    def source(self, trigger: Floats, cue: Floats, stance: Ints) -> Floats:
        """(P, values + modes) log-odds of a statement's value, given its cue's vector and stance."""
        answer: Floats = self._source.run(None, {"trigger": trigger, "cue": cue, "stance": stance})[0]
        return answer


def _spread(edges: Floats, anchors: Anchors, width: int, reach: tuple[int, int]) -> Floats:
    """Answers for the words about each anchor (P, reach, roles * 3) as answers for its whole window (P, W, roles, 3)."""
    edges = edges.reshape(*edges.shape[:2], -1, 3)
    spread = np.full((len(edges), width, *edges.shape[2:]), NEVER, np.float32)
    for row, at in enumerate(anchors.start.tolist()):
        first, stop = max(at - reach[0], 0), min(at + reach[1] + 1, width)
        spread[row, first:stop] = edges[row, first - at + reach[0] : stop - at + reach[0]]
    return spread


def softmax(scores: npt.NDArray[Any]) -> Floats:
    """Along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = shifted / shifted.sum(-1, keepdims=True)
    return result
