"""The convolutions of a pair head, quantized once: `python models/en/convolutions.py PIPELINE/statements.onnx …`.

A convolution ships as a product over each word's neighbours laid side by side (`network.Product`). As quantization leaves it,
the neighbours are copied in fp32 and every copy is made int8; here the words are made int8 once and laid side by side then, by
one lookup of a quarter of the bytes. The same int8 numbers enter the same product, so no answer changes, and a head costs half.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import GraphProto, NodeProto, helper, numpy_helper

CONVOLUTIONS = {"near": (3, 1), "wide": (5, 3)}
"""Name in the graph -> words looked at and the step from one to the next, as in `network.PairHead`."""


def quantized_once(path: Path, reach: int) -> None:
    """Rewrite a quantized graph, whose pair head looks at `reach` words, in place. Raises RuntimeError where a convolution is not
    as quantization leaves it (it may have been rewritten before)."""
    model = onnx.load(path)
    for name, (size, step) in CONVOLUTIONS.items():
        _rewrite(model.graph, name, size, step, reach)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _rewrite(graph: GraphProto, name: str, size: int, step: int, reach: int) -> None:
    """Quantize, then lay side by side, where the graph lays side by side and then quantizes."""
    old = [node for node in graph.node if node.name.startswith(f"/{name}/") and "/linear/" not in node.name]
    pads = [node for node in old if node.op_type == "Pad"]
    quantizers = [node for node in old if node.op_type == "DynamicQuantizeLinear"]
    if len(pads) != 1 or len(quantizers) != 1:
        raise RuntimeError(f"convolution {name}: {len(pads)} Pad, {len(quantizers)} DynamicQuantizeLinear; one of each expected")
    at = list(graph.node).index(quantizers[0])
    nodes = _nodes(graph, name, pads[0].input[0], list(quantizers[0].output), _neighbours(size, step, reach))
    for node in reversed(nodes):
        graph.node.insert(at, node)
    for node in old:
        graph.node.remove(node)


def _neighbours(size: int, step: int, reach: int) -> npt.NDArray[np.int64]:
    """(reach, size): the neighbours of each word, counted from one; 0 beyond the edge."""
    offsets = (np.arange(size) - size // 2) * step
    places = np.arange(reach)[:, None] + offsets[None]
    return np.where((places >= 0) & (places < reach), places + 1, 0).astype(np.int64)


def _nodes(graph: GraphProto, name: str, words: str, outputs: list[str], neighbours: npt.NDArray[np.int64]) -> list[NodeProto]:
    """From words (P, reach, channels) in fp32 to `outputs`: (P, reach, size * channels) in int8, their scale and zero point."""
    at = lambda part: f"/{name}/once/{part}"  # noqa: E731
    reach, size = neighbours.shape
    constants = {
        "flat": np.array([-1, channels(graph, name) // size], np.int64),
        "row": np.array([1, channels(graph, name) // size], np.int64),
        "beside": np.array([-1, reach, channels(graph, name)], np.int64),
        "pair": np.array([-1, 1, 1], np.int64),
        "neighbours": neighbours[None],
        "inside": (neighbours[None] > 0).astype(np.int64),
        "zero": np.array(0, np.int64),
        "reach": np.array(reach, np.int64),
    }
    graph.initializer.extend(numpy_helper.from_array(value, at(part)) for part, value in constants.items())
    steps: list[tuple[str, list[str], list[str], dict[str, int]]] = [
        ("DynamicQuantizeLinear", [words], [at("words"), *outputs[1:]], {}),
        ("Reshape", [at("words"), at("flat")], [at("words_flat")], {}),
        ("Expand", [outputs[2], at("row")], [at("nothing")], {}),  # the zero point stands for 0: what lies beyond the edge
        ("Concat", [at("nothing"), at("words_flat")], [at("rows")], {"axis": 0}),
        ("Shape", [words], [at("shape")], {}),
        ("Gather", [at("shape"), at("zero")], [at("pairs")], {"axis": 0}),
        ("Mul", [at("pairs"), at("reach")], [at("stop")], {}),
        ("Range", [at("zero"), at("stop"), at("reach")], [at("starts_flat")], {}),
        ("Reshape", [at("starts_flat"), at("pair")], [at("starts")], {}),
        ("Mul", [at("starts"), at("inside")], [at("starts_inside")], {}),
        ("Add", [at("starts_inside"), at("neighbours")], [at("places")], {}),
        ("Gather", [at("rows"), at("places")], [at("found")], {"axis": 0}),
        ("Reshape", [at("found"), at("beside")], [outputs[0]], {}),
    ]
    return [helper.make_node(kind, i, o, at(f"{kind}_{n}"), **attributes) for n, (kind, i, o, attributes) in enumerate(steps)]


def channels(graph: GraphProto, name: str) -> int:
    """Inputs of the product: words looked at times channels."""
    product = next(node for node in graph.node if node.op_type == "MatMulInteger" and node.name.startswith(f"/{name}/linear/"))
    weight = next(tensor for tensor in graph.initializer if tensor.name == product.input[1])
    return int(weight.dims[0])


if __name__ == "__main__":
    from tocsin.read.labels import EVENT_REACH, STATEMENT_REACH

    for given in map(Path, sys.argv[1:]):
        quantized_once(given, sum(EVENT_REACH if given.stem == "events" else STATEMENT_REACH) + 1)
