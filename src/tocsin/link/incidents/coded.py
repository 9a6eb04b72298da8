"""What the codebook knows of a name alone, without the report in which it stands."""

from __future__ import annotations

from functools import cache, lru_cache

from tocsin.codebook.actors import ActorBook
from tocsin.resolve.coding import Coder, Coding


@lru_cache(maxsize=4096)
def coded(name: str) -> Coding:
    """Country, sectors and identity of a name."""
    return _coder().code(name, None)


@cache
def _coder() -> Coder:
    return Coder(ActorBook.load())
