"""What a batch of examples costs: one named loss a head, weighted so that none drowns another."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from corpora import IGNORE, Example, Pair
from network import Reader
from tocsin.read.encoding import Pieces, batch
from tocsin.read.labels import EVENT_ROLES, STATEMENT_ROLES, VALUES

WEIGHTS = {"upos": 0.4, "xpos": 0.4, "lemma": 0.3, "arc": 1.0, "relation": 1.0, "ending": 0.5, "entity": 1.0}
WEIGHTS |= {
    "cue": 2.0,
    "trigger": 2.0,
    "stance": 0.5,
    "negated": 0.3,
    "statement": 2.5,
    "event": 2.5,
    "author": 0.6,
    "source": 0.6,
}
LINEAR = ("upos", "xpos", "lemma", "entity", "cue", "trigger")
HIDDEN = 0.06  # share of word pieces of annotated reports that are hidden in training
MASK, LAST_SPECIAL = 103, 998  # BERT's pieces below are marks and unused
OUTSIDE = {"cue": 0.6, "trigger": 0.6}  # weight of the label "none" where nearly every word has it


def losses(model: Reader, examples: Sequence[Example], pieces: Pieces) -> tuple[dict[str, Tensor], int]:
    """Losses by name (already weighted), and the number of words."""
    arrays = batch([example.window for example in examples], pieces)
    feed = {name: torch.from_numpy(value) for name, value in arrays.feed().items()}
    mask = feed.pop("mask")
    if model.training and any("trigger" in example.labels for example in examples):
        _hide(feed["ids"])
    words = model.encode(**feed)
    out = {**_word_losses(model, words, examples, mask), **_tree_losses(model, words, examples, mask)}
    for name, head, roles in (("statement", model.statement, STATEMENT_ROLES), ("event", model.event, EVENT_ROLES)):
        pairs = [(i, pair) for i, example in enumerate(examples) for pair in getattr(example, name + "s")]
        if pairs:
            out |= _pair_losses(model, name, head, roles, words, mask, pairs)
    return {name: loss * WEIGHTS[name] for name, loss in out.items()}, int(mask.sum())


def _hide(ids: Tensor) -> None:
    """Put the mask in place of some word pieces: the annotated reports are few, and the reader must not learn them by heart."""
    ids[(torch.rand(ids.shape) < HIDDEN) & (ids > LAST_SPECIAL)] = MASK


def _labels(examples: Sequence[Example], name: str, mask: Tensor) -> Tensor | None:
    if not any(name in example.labels for example in examples):
        return None
    target = torch.full(mask.shape, IGNORE)
    for i, example in enumerate(examples):
        if name in example.labels:
            target[i, : len(example.window)] = torch.tensor(example.labels[name])
    target[mask == 0] = IGNORE
    return target


def _word_losses(model: Reader, words: Tensor, examples: Sequence[Example], mask: Tensor) -> dict[str, Tensor]:
    out = {}
    for name in LINEAR:
        target = _labels(examples, name, mask)
        if target is not None:
            scores = getattr(model, name)(words).float().flatten(0, 1)
            weight = None
            if name in OUTSIDE:
                weight = torch.ones(scores.shape[1])
                weight[0] = OUTSIDE[name]
            out[name] = F.cross_entropy(scores, target.flatten(), ignore_index=IGNORE, weight=weight)
    ending = _labels(examples, "ending", mask)
    if ending is not None:
        known = ending != IGNORE
        out["ending"] = F.binary_cross_entropy_with_logits(model.ending(words)[..., 0].float()[known], ending[known].float())
    return out


def _tree_losses(model: Reader, words: Tensor, examples: Sequence[Example], mask: Tensor) -> dict[str, Tensor]:
    heads = _labels(examples, "head", mask)
    if heads is None:
        return {}
    relations, ending = _labels(examples, "relation", mask), _labels(examples, "ending", mask)
    assert relations is not None and ending is not None
    ends = ending.clamp(min=0)
    sentence = torch.cumsum(ends, 1) - ends
    same = (sentence[:, :, None] == sentence[:, None, :]) & (mask[:, None, :] > 0)
    allowed = torch.cat([torch.ones_like(same[..., :1]), same], 2)
    arcs = model.parser.arcs(words).float().masked_fill(~allowed, -1e4)
    scores = model.parser.relations(words, heads.clamp(min=0)).float()
    return {
        "arc": F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE),
        "relation": F.cross_entropy(scores.flatten(0, 1), relations.flatten(), ignore_index=IGNORE),
    }


def averaged(words: Tensor, rows: Sequence[int], anchors: Sequence[Sequence[int]]) -> Tensor:
    """(P, D): the mean vector of each anchor's words."""
    weight = torch.zeros(len(rows), words.shape[1], dtype=words.dtype)
    for k, anchor in enumerate(anchors):
        weight[k, list(anchor)] = 1 / len(anchor)
    return torch.einsum("pw,pwd->pd", weight, words[torch.tensor(rows)])


def _edges(pairs: Sequence[tuple[int, Pair]], roles: Sequence[str], width: int) -> Tensor:
    target = torch.zeros(len(pairs), width, len(roles), 3)
    for k, (_, pair) in enumerate(pairs):
        for r, role in enumerate(roles):
            for start, end in pair.spans.get(role, ()):
                target[k, start:end, r, 0] = 1
                target[k, start, r, 1] = 1
                target[k, end - 1, r, 2] = 1
    return target.flatten(2)


def _pair_losses(
    model: Reader,
    name: str,
    head: torch.nn.Module,
    roles: Sequence[str],
    words: Tensor,
    mask: Tensor,
    pairs: list[tuple[int, Pair]],
) -> dict[str, Tensor]:
    rows = [i for i, _ in pairs]
    anchor = averaged(words, rows, [pair.anchor for _, pair in pairs])
    at, kind = torch.tensor([pair.anchor[0] for _, pair in pairs]), torch.tensor([pair.kind for _, pair in pairs])
    scores = head(words, torch.tensor(rows), anchor, at, kind).float()
    target = _edges(pairs, roles, words.shape[1])
    each = F.binary_cross_entropy_with_logits(scores, target, reduction="none") * mask[rows][..., None]
    per_role = 1 / len(roles) if name == "event" else 0.5
    out = {name: each.sum() * (4 if name == "event" else 1) * per_role / mask[rows].sum()}
    if name == "statement":
        stance = torch.tensor([pair.stance for _, pair in pairs])
        negated = torch.tensor([float(pair.negated) for _, pair in pairs])
        out["stance"] = F.cross_entropy(model.stance(anchor).float(), stance, label_smoothing=0.05)
        out["negated"] = F.binary_cross_entropy_with_logits(model.negated(anchor)[:, 0].float(), negated)
        return out
    return out | _held_losses(model, words, anchor, pairs)


def _held_losses(model: Reader, words: Tensor, trigger: Tensor, pairs: list[tuple[int, Pair]]) -> dict[str, Tensor]:
    out = {}
    own = [k for k, (_, pair) in enumerate(pairs) if pair.author]
    if own:
        inside = torch.tensor([int(pairs[k][1].inside) for k in own])
        answers = torch.tensor([pairs[k][1].author for k in own])
        out["author"] = _value_and_mode(model.held.for_author(trigger[own], inside), answers)
    held = [(k, *one) for k, (_, pair) in enumerate(pairs) for one in pair.held]
    if held:
        index = [k for k, *_ in held]
        cue = averaged(words, [pairs[k][0] for k in index], [one[1] for one in held])
        stance, answers = torch.tensor([one[2] for one in held]), torch.tensor([one[3:] for one in held])
        out["source"] = _value_and_mode(model.held.for_source(trigger[index], cue, stance), answers)
    return out


def _value_and_mode(scores: Tensor, answers: Tensor) -> Tensor:
    scores = scores.float()
    value = F.cross_entropy(scores[:, : len(VALUES)], answers[:, 0])
    return value + 0.5 * F.cross_entropy(scores[:, len(VALUES) :], answers[:, 1])
