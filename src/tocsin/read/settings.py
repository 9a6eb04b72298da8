"""What was chosen on development data: thresholds, and how a head's score becomes the doubt that users see."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Thresholds:
    """Probabilities from which a word counts as a cue, as the opening of a bare statement, as a trigger, and as a
    doubtful one, which stands for other reasons (`doubtful`)."""

    cue: float = 0.5
    bare: float = 0.5
    trigger: float = 0.5
    doubtful: float = 0.5


@dataclass(frozen=True, slots=True)
class Calibration:
    """Platt scaling: the share of readings that are right among those with a given raw score, as a logistic curve over the
    score's log-odds."""

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, score: float) -> float:
        """A raw score (0 to 1) as the probability that the reading is right."""
        kept = min(max(score, 1e-4), 1 - 1e-4)
        return 1 / (1 + math.exp(-(self.slope * math.log(kept / (1 - kept)) + self.shift)))


@dataclass(slots=True)
class Settings:
    """The choices of one pipeline folder (`settings.json`, written by `models/en/tune.py`)."""

    thresholds: Thresholds = field(default_factory=Thresholds)
    statement: Calibration = field(default_factory=Calibration)
    event: Calibration = field(default_factory=Calibration)

    @classmethod
    def load(cls, path: Path) -> Settings:
        """The settings of a file; the defaults where there is none."""
        if not path.exists():
            return cls()
        raw = json.loads(path.read_text("utf8"))
        calibration = raw.get("calibration", {})
        return cls(
            Thresholds(**raw.get("thresholds", {})),
            Calibration(**calibration.get("statement", {})),
            Calibration(**calibration.get("event", {})),
        )
