"""How values lie in the desk file: canonical JSON, zstd frames, SHA-256, times in UTC.

All of it can be undone without Tocsin: `zstd -d` gives the bytes or the JSON, `sha256sum` their hash.
"""

from __future__ import annotations

import hashlib
import json
import threading
from datetime import UTC, datetime
from typing import Any, Final

import zstandard

LEVEL: Final = 4
"""Of zstd. On pages of benchmarks/keeping.py level 7 takes near half of the time of keeping and saves a twentieth of the size."""
MAX_SIZE: Final = 1 << 30
"""The largest content that is unpacked from a frame, in bytes: a damaged or forged frame cannot fill the memory."""
_own = threading.local()  # a zstd context serves one thread at a time


def packed(raw: bytes) -> bytes:
    """One zstd frame that knows its own content size."""
    if not hasattr(_own, "packer"):
        _own.packer = zstandard.ZstdCompressor(level=LEVEL)
    frame: bytes = _own.packer.compress(raw)
    return frame


def unpacked(frame: bytes) -> bytes:
    """The content of a frame. Raises ValueError where it is damaged or larger than MAX_SIZE."""
    if not hasattr(_own, "unpacker"):
        _own.unpacker = zstandard.ZstdDecompressor()
    try:
        size = zstandard.frame_content_size(frame)
        if not 0 <= size <= MAX_SIZE:
            raise ValueError("a compressed value of unknown or absurd size")
        raw: bytes = _own.unpacker.decompress(frame)
    except zstandard.ZstdError as error:
        raise ValueError(f"a compressed value is damaged: {error}") from error
    return raw


def to_json(value: Any) -> bytes:
    """Canonical JSON: keys sorted, no blanks. A lone surrogate, which UTF-8 cannot hold, is kept as its escape."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode("utf8")
    except UnicodeEncodeError:
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def plain(text: str | None) -> str | None:
    """A text as SQLite can hold it: without lone surrogates and without the character nought."""
    if text is None:
        return None
    return text.encode("utf8", "replace").decode("utf8").replace("\0", " ")


def sha256(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()


def now() -> str:
    """This second in UTC: 2022-03-03T09:15:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
