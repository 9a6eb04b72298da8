"""Train the English reader: `python models/en/train.py --shared ../shared --encoder DIR --out DIR`.

Two stages on the same data list (`recipe.toml`): a first at a constant rate, a second in which the rate falls to nothing. Each
step sums the gradients of one batch of each kind that is due. A checkpoint is written every few minutes and `--resume` goes on
from it; beside it `averaged.pt`, the mean of the weights over the last part.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from augment import augmented
from averaging import Averaged
from corpora import Example, Inventory, Sentence, entity_examples, report_examples, syntax_examples, treebank
from losses import losses
from network import Reader
from tocsin.read.encoding import Pieces

HERE = Path(__file__).parent
AVERAGE_EVERY = 20  # steps
Kind = str


class Corpora:
    """Everything that trains, and an endless supply of batches by kind."""

    def __init__(self, recipe: dict[str, Any], shared: Path, pieces: Pieces, rng: random.Random) -> None:
        self.recipe, self.pieces, self.rng = recipe, pieces, rng
        find = lambda name: HERE / name if (HERE / name).exists() else shared / name  # noqa: E731
        self.documents: list[list[Sentence]] = [d for name in recipe["syntax"] for d in treebank(find(name))]
        self.inventory = Inventory(sentence for document in self.documents for sentence in document)
        self.entity_files = [find(name) for name in recipe["entities"]]
        files = [(find(name), float(recipe["often"].get(name, 1))) for name in recipe["reports"]]
        self.reports = [(json.loads(line), often) for path, often in files for line in path.open(encoding="utf8")]
        self.epochs: dict[Kind, int] = defaultdict(int)

    def epoch(self, kind: Kind) -> list[Example]:
        """All examples of a kind, cut and disturbed anew."""
        self.epochs[kind] += 1
        if kind == "syntax":
            return [e for d in self.documents for e in syntax_examples(d, self.inventory, self.pieces, self.rng)]
        if kind == "entities":
            return [e for path in self.entity_files for e in entity_examples(path, self.rng)]
        drawn = [row for row, often in self.reports for _ in range(int(often + self.rng.random()))]
        return [e for row in drawn for e in report_examples(augmented(row, self.rng), self.pieces)]

    def batches(self, kind: Kind) -> Iterator[list[Example]]:
        """Endless batches of about `batch_words`, of windows alike in length."""
        limit = self.recipe["batch_words"][kind]
        while True:
            examples = self.epoch(kind)
            self.rng.shuffle(examples)
            out: list[list[Example]] = []
            for start in range(0, len(examples), 500):
                current: list[Example] = []
                for example in sorted(examples[start : start + 500], key=len_of):
                    if current and (len(current) + 1) * len_of(example) > limit:
                        out.append(current)
                        current = []
                    current.append(example)
                out.append(current)
            self.rng.shuffle(out)
            yield from out


def len_of(example: Example) -> int:
    return len(example.window)


def optimizer_for(model: Reader, recipe: dict[str, Any]) -> torch.optim.AdamW:
    body = [p for name, p in model.named_parameters() if p.requires_grad and name.startswith("encoder.")]
    heads = [p for name, p in model.named_parameters() if p.requires_grad and not name.startswith("encoder.")]
    groups = [{"params": body, "peak": recipe["rate_encoder"]}, {"params": heads, "peak": recipe["rate_heads"]}]
    return torch.optim.AdamW(groups, lr=1e-7, weight_decay=0.02, betas=(0.9, 0.98))


def rate(step: int, total: int, hold: float) -> float:
    """Share of the peak rate: a short warm-up, the peak for `hold` of the way, then straight down to nothing."""
    done = step / total
    return min(1.0, (step + 1) / 60) * (1.0 if done < hold else max(0.0, (1 - done) / (1 - hold)))


def save(path: Path, model: Reader, optimizer: torch.optim.AdamW, step: int, inventory: Inventory) -> None:
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "labels": inventory.lists}
    temporary = path.with_suffix(".part")
    torch.save(state, temporary)
    temporary.replace(path)


def train(recipe: dict[str, Any], args: argparse.Namespace) -> None:
    torch.set_num_threads(args.threads)
    torch.manual_seed(recipe["seed"])
    rng = random.Random(recipe["seed"])
    pieces = Pieces(Tokenizer.from_file(str(args.encoder / "tokenizer.json")))
    corpora = Corpora(recipe, args.shared, pieces, rng)
    model = Reader.new(args.encoder, corpora.inventory.sizes())
    optimizer = optimizer_for(model, recipe)
    checkpoint, step = args.out / "checkpoint.pt", 0
    if args.resume and checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    averaged = Averaged(args.out / "averaged.pt", args.resume)
    supply = {kind: corpora.batches(kind) for kind in recipe["every"]}
    model.train()
    began, saved, words, sums = time.time(), time.time(), 0, defaultdict(lambda: [0.0, 0])
    first = step
    while step < recipe["steps"]:
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate(step, recipe["steps"], recipe["hold"]) + 1e-7
        for kind, every in recipe["every"].items():
            if step % every:
                continue
            with torch.autocast("cpu", torch.bfloat16):
                named, count = losses(model, next(supply[kind]), pieces)
            sum(named.values()).backward()
            words += count
            for name, loss in named.items():
                sums[name][0] += loss.item()
                sums[name][1] += 1
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        optimizer.zero_grad()
        step += 1
        if step >= recipe["average_from"] and step % AVERAGE_EVERY == 0:
            averaged.add(model)
        if step % 50 == 0:
            means = {name: round(total / n, 3) for name, (total, n) in sums.items()}
            print(f"{step} {words} words {words / (time.time() - began):.0f}/s {dict(corpora.epochs)} {means}", flush=True)
            sums.clear()
        if time.time() - saved > 240:
            save(checkpoint, model, optimizer, step, corpora.inventory)
            averaged.save(corpora.inventory.lists)
            saved = time.time()
    averaged.save(corpora.inventory.lists)
    save(checkpoint, model, optimizer, step, corpora.inventory)
    torch.save({"model": model.state_dict(), "labels": corpora.inventory.lists}, args.out / "reader.pt")
    print(f"done: {step - first} steps, {words} words, {time.time() - began:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE / "../../../shared")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with config.json, model.safetensors, tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=HERE / "recipe.toml")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    train(tomllib.loads(args.recipe.read_text()), args)


if __name__ == "__main__":
    main()
