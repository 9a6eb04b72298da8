"""How some bytes came to us: what was asked, who answered, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """One fetch. `asked` is an address, a path or the name of an input, `answered` the address after redirections; `status` and
    `headers` (as they came, in their order) are HTTP's, None and empty for files. Times are ISO, UTC. `program` is what asked."""

    asked: str
    answered: str | None
    status: int | None
    headers: tuple[tuple[str, str], ...]
    began: str
    ended: str
    program: str

    @classmethod
    def locally(cls, name: str, program: str) -> Fetched:
        """The record of a file or of standard input, read now."""
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return cls(name, None, None, (), at, at, program)
