"""The reader's network: one MiniLM encoder and every head on it.

Word heads answer for each word (tags, lemma rule, entity, sentence end, cue, event type); the biaffine heads for each pair of
words in a sentence (Dozat & Manning 2017); the pair heads for each word of a window about one cue or one trigger; the held
heads for one trigger and, if a statement holds it, that statement's cue.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from minilm import MiniLM
from tocsin.read.encoding import SHAPES, STATES
from tocsin.read.labels import CUES, EDGES, ENTITIES, EVENT_ROLES, HELD_MODES, STANCES, STATEMENT_ROLES, TRIGGERS, VALUES

WIDTH, ARC, RELATION, PAIR, HELD = 384, 256, 96, 128, 192
FAR = 8  # words nearer than this each have a distance of their own; beyond, distances share logarithmic buckets


def with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Parser(nn.Module):
    """Biaffine arcs and relations; head 0 is the root, head k + 1 the window's word k."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.arc_head, self.arc_dependent = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.relation_head, self.relation_dependent = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.relation = nn.Parameter(torch.empty(RELATION + 1, relations, RELATION + 1))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.relation, std=0.02)

    def rooted(self, words: Tensor) -> Tensor:
        return torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, -1), words], 1)

    def arcs(self, words: Tensor) -> Tensor:
        """(B, W, W + 1) scores, dependent by head."""
        heads = F.leaky_relu(self.arc_head(self.rooted(words)), 0.1)
        return with_one(F.leaky_relu(self.arc_dependent(words), 0.1)) @ self.arc @ heads.transpose(1, 2)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """(B, W, R) scores for the given heads (B, W)."""
        all_heads = with_one(F.leaky_relu(self.relation_head(self.rooted(words)), 0.1))
        dependents = with_one(F.leaky_relu(self.relation_dependent(words), 0.1))
        own = torch.gather(all_heads, 1, heads[..., None].expand(-1, -1, all_heads.shape[-1]))
        side, count, other = self.relation.shape
        mixed = (own.flatten(0, 1) @ self.relation.reshape(side, count * other)).view(-1, count, other)
        return torch.einsum("nrj,nj->nr", mixed, dependents.flatten(0, 1)).view(*words.shape[:2], count)


class Convolution(nn.Conv1d):
    """Along the words of (P, words, channels)."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.transpose(1, 2)).transpose(1, 2)


class Product(nn.Module):
    """What a convolution makes of its input, as one matrix product: int8 makes that several times as fast."""

    def __init__(self, layer: nn.Conv1d) -> None:
        super().__init__()
        (self.size,), (self.step,), self.edge = layer.kernel_size, layer.dilation, int(layer.padding[0])
        self.linear = nn.Linear(layer.in_channels * self.size, layer.out_channels)
        assert layer.bias is not None
        with torch.no_grad():
            self.linear.weight.copy_(layer.weight.permute(0, 2, 1).flatten(1))
            self.linear.bias.copy_(layer.bias)

    def forward(self, x: Tensor) -> Tensor:
        padded, width = F.pad(x, (0, 0, self.edge, self.edge)), x.shape[1]
        return self.linear(torch.cat([padded[:, i * self.step : i * self.step + width] for i in range(self.size)], -1))


class PairHead(nn.Module):
    """Answers for every word of a window, seen from one anchor (the words of a cue or trigger)."""

    def __init__(self, kinds: int, roles: int) -> None:
        super().__init__()
        self.word, self.anchor, self.gate = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.kind, self.distance = nn.Embedding(kinds, PAIR), nn.Embedding(41, PAIR)
        self.norm = nn.LayerNorm(PAIR)
        self.near: nn.Module = Convolution(PAIR, PAIR, 3, padding=1)
        self.wide: nn.Module = Convolution(PAIR, PAIR, 5, padding=6, dilation=3)
        self.answer = nn.Linear(PAIR, roles * len(EDGES))
        nn.init.normal_(self.kind.weight, std=0.05)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.zeros_(self.gate.weight)
        nn.init.zeros_(self.answer.weight)
        nn.init.constant_(self.answer.bias, -2.5)

    def forward(self, words: Tensor, window: Tensor, anchor: Tensor, at: Tensor, kind: Tensor) -> Tensor:
        """words (B, W, D); for each of P pairs: window (P,) index into B, anchor (P, D), at (P,) first word of the anchor, kind
        (P,). Returns (P, W, roles * 3)."""
        offset = torch.arange(words.shape[1])[None] - at[:, None]
        return self._answers(self.word(words)[window], torch.ones_like(offset)[..., None], offset, anchor, kind)

    def near_anchor(
        self, words: Tensor, window: Tensor, anchor: Tensor, at: Tensor, kind: Tensor, reach: tuple[int, int]
    ) -> Tensor:
        """The same for the words from `reach[0]` before the anchor to `reach[1]` behind its first word alone: (P, reach, roles *
        3). What a cue or trigger has to do with lies near it, and most of a window does not."""
        offset = torch.arange(-reach[0], reach[1] + 1)[None]
        place = at[:, None] + offset
        inside = ((place >= 0) & (place < words.shape[1]))[..., None].to(words.dtype)
        place = window[:, None] * words.shape[1] + place.clamp(0, words.shape[1] - 1)
        seen = self.word(words).flatten(0, 1)[place.flatten()].view(-1, sum(reach) + 1, PAIR)
        return self._answers(seen, inside, offset, anchor, kind)

    def _answers(self, seen: Tensor, inside: Tensor, offset: Tensor, anchor: Tensor, kind: Tensor) -> Tensor:
        """`inside` (P or 1, words, 1) is 0 beyond the window, where the convolutions must see nothing."""
        far = offset.abs()
        bucket = torch.where(far < FAR, far, (FAR + torch.log2(far.clamp(min=FAR).float() / FAR) * 2.4).long()).clamp(max=20)
        bucket = torch.where(offset < 0, 20 - bucket, 20 + bucket)
        seen = seen * (1 + self.gate(anchor))[:, None]
        x = F.gelu(self.norm(seen + (self.anchor(anchor) + self.kind(kind))[:, None] + self.distance(bucket))) * inside
        x = (x + F.gelu(self.near(x))) * inside
        return self.answer(x + F.gelu(self.wide(x)))


class Held(nn.Module):
    """Value and mode of an event for its author and for a statement that holds it: (P, values + modes) each."""

    def __init__(self) -> None:
        super().__init__()
        answers = len(VALUES) + len(HELD_MODES)
        self.stance, self.inside = nn.Embedding(len(STANCES), 64), nn.Embedding(2, 64)
        self.author = nn.Sequential(nn.Linear(WIDTH + 64, HELD), nn.GELU(), nn.Dropout(0.1), nn.Linear(HELD, answers))
        self.source = nn.Sequential(nn.Linear(2 * WIDTH + 64, HELD), nn.GELU(), nn.Dropout(0.1), nn.Linear(HELD, answers))

    def for_author(self, trigger: Tensor, inside: Tensor) -> Tensor:
        return self.author(torch.cat([trigger, self.inside(inside).to(trigger.dtype)], -1))

    def for_source(self, trigger: Tensor, cue: Tensor, stance: Tensor) -> Tensor:
        return self.source(torch.cat([trigger, cue, self.stance(stance).to(trigger.dtype)], -1))


class Reader(nn.Module):
    """Encoder and heads. `sizes`: numbers of upos, xpos, lemma rules and relations."""

    def __init__(self, encoder: MiniLM, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = encoder
        self.shape, self.state = nn.Embedding(SHAPES, WIDTH), nn.Embedding(STATES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.state.weight)
        self.dropout = nn.Dropout(0.12)
        self.upos, self.xpos = nn.Linear(WIDTH, sizes["upos"]), nn.Linear(WIDTH, sizes["xpos"])
        self.lemma, self.entity = nn.Linear(WIDTH, sizes["lemma"]), nn.Linear(WIDTH, len(ENTITIES))
        self.ending = nn.Linear(WIDTH, 1)
        self.parser = Parser(sizes["relation"])
        self.cue, self.trigger = nn.Linear(WIDTH, len(CUES)), nn.Linear(WIDTH, len(TRIGGERS))
        self.stance, self.negated = nn.Linear(WIDTH, len(STANCES)), nn.Linear(WIDTH, 1)
        self.statement = PairHead(1, len(STATEMENT_ROLES))
        self.event = PairHead(len(TRIGGERS), len(EVENT_ROLES))
        self.held = Held()
        for frozen in (encoder.pieces, encoder.positions, encoder.kinds):
            frozen.weight.requires_grad = False

    @classmethod
    def new(cls, folder: Path, sizes: dict[str, int]) -> Reader:
        return cls(MiniLM.load(folder), sizes)

    def encode(self, ids: Tensor, attention: Tensor, shapes: Tensor, states: Tensor, first: Tensor) -> Tensor:
        """(B, W, D): the vector of each word's first piece."""
        base = self.encoder
        embedded = base.pieces(ids) + base.positions.weight[: ids.shape[1]] + base.kinds.weight[0]
        x = self.dropout(base.norm(embedded + self.shape(shapes) + self.state(states)))
        mask = (1.0 - attention[:, None, None, :]) * -1e4
        for layer in base.layers:
            x = layer(x, mask)
        return self.dropout(torch.gather(x, 1, first[..., None].expand(-1, -1, x.shape[-1])))
