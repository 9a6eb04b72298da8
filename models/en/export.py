"""Weights into what ships: `python models/en/export.py --weights RUN/averaged.pt --encoder DIR --out PIPELINE`.

Six ONNX graphs, so that each head runs only where it is needed: `encoder` (every word head and the arcs), `relations`
(given the heads of the tree), `statements` and `events` (given anchors), `author` and `source` (values of an event). The
encoder's layers, its word embeddings and the convolutions of the pair heads are int8, all else fp32.
"""

from __future__ import annotations

import argparse
import copy
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from averaging import mean
from convolutions import quantized_once
from corpora import treebank
from lemmas import seen_lemmas
from minilm import MiniLM
from network import WIDTH, Convolution, PairHead, Product, Reader
from tocsin.read.labels import EVENT_REACH, STATEMENT_REACH

HERE = Path(__file__).parent
OPSET = 17
QUANTIZED = {"encoder": 37, "statements": 2, "events": 2}
"""Graph -> products and embeddings in int8: six a layer and the word pieces; the convolutions of the pair heads."""
LARGE = ("query", "key", "value", "mix", "widen", "narrow", "near/linear", "wide/linear")
TREEBANKS = tomllib.loads((HERE / "recipe.toml").read_text())["syntax"]


class EncoderGraph(nn.Module):
    """Word heads as probabilities or label indices; arcs as log-probabilities within predicted sentences."""

    def __init__(self, model: Reader, ending_threshold: float) -> None:
        super().__init__()
        self.model, self.threshold = model, ending_threshold

    def forward(
        self, ids: Tensor, attention: Tensor, shapes: Tensor, states: Tensor, first: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        model = self.model
        words = model.encode(ids, attention, shapes, states, first)
        ending = model.ending(words)[..., 0].sigmoid()
        ends = torch.maximum((ending > self.threshold).float(), 1 - mask)
        sentence = torch.cumsum(ends, 1) - ends
        same = (sentence[:, :, None] == sentence[:, None, :]).float() * mask[:, None, :]
        allowed = torch.cat([torch.ones_like(same[..., :1]), same], 2)
        arcs = (model.parser.arcs(words) + (allowed - 1) * 1e4).log_softmax(-1)
        tags = [getattr(model, name)(words).argmax(-1) for name in ("upos", "xpos", "lemma")]
        return (
            words,
            *tags,
            model.entity(words).log_softmax(-1),
            ending,
            arcs,
            model.cue(words).softmax(-1),
            model.trigger(words).softmax(-1),
        )


class RelationsGraph(nn.Module):
    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.parser = model.parser

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        return self.parser.relations(words, heads).argmax(-1)


def with_products(head: PairHead) -> PairHead:
    head = copy.deepcopy(head)
    assert isinstance(head.near, Convolution) and isinstance(head.wide, Convolution)
    head.near, head.wide = Product(head.near), Product(head.wide)
    return head


class StatementsGraph(nn.Module):
    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.head, self.stance, self.negated = with_products(model.statement), model.stance, model.negated

    def forward(self, words: Tensor, window: Tensor, anchor: Tensor, at: Tensor) -> tuple[Tensor, ...]:
        edges = self.head.near_anchor(words, window, anchor, at, torch.zeros_like(at), STATEMENT_REACH)
        return edges, self.stance(anchor).softmax(-1), self.negated(anchor)[:, 0].sigmoid()


class EventsGraph(nn.Module):
    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.head = with_products(model.event)

    def forward(self, words: Tensor, window: Tensor, anchor: Tensor, at: Tensor, kind: Tensor) -> Tensor:
        return self.head.near_anchor(words, window, anchor, at, kind, EVENT_REACH)


class AuthorGraph(nn.Module):
    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.held = model.held

    def forward(self, trigger: Tensor, inside: Tensor) -> Tensor:
        return self.held.for_author(trigger, inside)


class SourceGraph(nn.Module):
    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.held = model.held

    def forward(self, trigger: Tensor, cue: Tensor, stance: Tensor) -> Tensor:
        return self.held.for_source(trigger, cue, stance)


W, T, P = {0: "batch", 1: "words"}, {0: "batch", 1: "pieces"}, {0: "pairs"}


def graphs(
    model: Reader, threshold: float
) -> dict[str, tuple[nn.Module, dict[str, tuple[Tensor, dict[int, str]]], dict[str, dict[int, str]]]]:
    """name -> (module, inputs by name with an example and its dynamic axes, outputs with theirs)."""
    ints = lambda *size: torch.ones(size, dtype=torch.long)  # noqa: E731
    words = (torch.randn(2, 7, WIDTH), W)
    vector = (torch.randn(3, WIDTH), P)
    pairs = {"words": words, "window": (torch.tensor([0, 1, 1]), P), "anchor": vector, "at": (ints(3), P)}
    encoder_in = {name: (ints(2, 9), T) for name in ("ids", "shapes", "states")}
    encoder_in |= {"attention": (torch.ones(2, 9), T), "first": (ints(2, 7), W), "mask": (torch.ones(2, 7), W)}
    order = ("ids", "attention", "shapes", "states", "first", "mask")
    encoder_out = dict.fromkeys(("words", "upos", "xpos", "lemma", "entity", "ending", "arcs", "cue", "trigger"), W)
    encoder_out["arcs"] = {0: "batch", 1: "words", 2: "heads"}
    return {
        "encoder": (EncoderGraph(model, threshold), {name: encoder_in[name] for name in order}, encoder_out),
        "relations": (RelationsGraph(model), {"words": words, "heads": (ints(2, 7), W)}, {"relation": W}),
        "statements": (StatementsGraph(model), pairs, {"edges": P, "stance": P, "negated": P}),
        "events": (EventsGraph(model), {**pairs, "kind": (ints(3), P)}, {"edges": P}),
        "author": (AuthorGraph(model), {"trigger": vector, "inside": (ints(3), P)}, {"answer": P}),
        "source": (SourceGraph(model), {"trigger": vector, "cue": vector, "stance": (ints(3), P)}, {"answer": P}),
    }


def export(model: Reader, out: Path, threshold: float, quantize: bool = True) -> None:
    model.eval()
    for name, (module, inputs, outputs) in graphs(model, threshold).items():
        path = out / f"{name}.onnx"
        torch.onnx.export(
            module.eval(),
            tuple(example for example, _ in inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={**{key: axes for key, (_, axes) in inputs.items()}, **outputs},
            opset_version=OPSET,
            dynamo=False,
        )
    if quantize:
        for name, expected in QUANTIZED.items():
            to_int8(out / f"{name}.onnx", expected)
        for name, reach in (("statements", STATEMENT_REACH), ("events", EVENT_REACH)):
            quantized_once(out / f"{name}.onnx", sum(reach) + 1)


def to_int8(path: Path, expected: int) -> None:
    """Put a graph's large products and word embeddings in int8. Raises RuntimeError where they are not as many as expected."""
    graph = onnx.load(path).graph
    weights = {tensor.name for tensor in graph.initializer}
    chosen = [node.name for node in graph.node if _is_large(node, weights)]
    if len(chosen) != expected:
        raise RuntimeError(f"{path.name} has {len(chosen)} large products and embeddings, {expected} expected: {chosen}")
    quantize_dynamic(str(path), str(path), weight_type=QuantType.QInt8, per_channel=True, nodes_to_quantize=chosen)


def _is_large(node: Any, weights: set[str]) -> bool:
    if node.op_type == "Gather":
        return "encoder.pieces" in node.input[0]
    weighed = node.op_type in ("MatMul", "Gemm") and any(name in weights for name in node.input)
    return weighed and any(f"/{part}/" in node.name for part in LARGE)


def weighed(words: str) -> tuple[Path, float]:
    """FILE or FILE=SHARE."""
    path, _, share = words.partition("=")
    return Path(path), float(share or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=weighed, nargs="+", required=True, help="FILE or FILE=SHARE; of several the mean")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=HERE / "../../../shared")
    parser.add_argument(
        "--ending", type=float, default=0.5, help="threshold of the sentence-end probability, as in read/syntax.py"
    )
    parser.add_argument("--fp32", action="store_true", help="leave the encoder unquantized (to measure what int8 costs)")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    states = [torch.load(path, weights_only=False) for path, _ in args.weights]
    labels = states[0]["labels"]
    sizes = {kind: len(names) for kind, names in labels.items()}
    model = Reader(MiniLM(json.loads((args.encoder / "config.json").read_text())), sizes)
    model.load_state_dict(mean([state["model"] for state in states], [share for _, share in args.weights]))
    export(model, args.out, args.ending, not args.fp32)
    sentences = [s for name in TREEBANKS for d in treebank(args.shared / name) for s in d]
    (args.out / "lemmas.json").write_text(json.dumps(seen_lemmas(sentences), ensure_ascii=False, indent=0))
    (args.out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0))
    shutil.copy(args.encoder / "tokenizer.json", args.out / "tokenizer.json")
    total = sum(path.stat().st_size for path in args.out.iterdir())
    print(f"{args.out}: {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
