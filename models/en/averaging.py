"""The mean of the weights over a part of training: stochastic weight averaging (Izmailov et al. 2018, "Averaging weights leads to
wider optima and better generalization"). It costs a copy of the weights and reads better than any single step of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn


class Averaged:
    """A running mean of a network's weights, kept in a file beside the checkpoint."""

    def __init__(self, path: Path, resume: bool) -> None:
        self.path, self.count = path, 0
        self.mean: dict[str, Tensor] = {}
        if resume and path.exists():
            state = torch.load(path, weights_only=False)
            self.mean, self.count = state["model"], state["count"]

    def add(self, model: nn.Module) -> None:
        """Takes the weights of now into the mean."""
        self.count += 1
        for name, weight in model.state_dict().items():
            if name in self.mean and weight.is_floating_point():
                self.mean[name] += (weight - self.mean[name]) / self.count
            else:
                self.mean[name] = weight.detach().clone()

    def save(self, labels: dict[str, Any]) -> None:
        """Writes the mean with the label lists, if there is one yet."""
        if self.count:
            temporary = self.path.with_suffix(".part")
            torch.save({"model": self.mean, "count": self.count, "labels": labels}, temporary)
            temporary.replace(self.path)


def mean(several: Sequence[Mapping[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """The weighted mean of weights that were trained on from one another ("model soups", Wortsman et al. 2022)."""
    total = sum(shares)
    pairs = list(zip(several, shares, strict=True))
    return {name: sum((one[name].float() * (share / total) for one, share in pairs), torch.zeros(())) for name in several[0]}
