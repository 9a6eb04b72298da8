"""Compressed answers, expanded up to a limit: a bomb of a few kilobytes cannot fill the memory."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Final

import brotli
import zstandard

ENCODINGS: Final = "gzip, deflate, br, zstd"
"""What is asked for: Accept-Encoding."""
WINDOW: Final = 1 << 27
"""The largest window that a zstd frame may ask for, in bytes."""


class TooLargeError(ValueError):
    """An answer that would expand beyond the limit."""


def expanded(raw: bytes, encoding: str, limit: int) -> bytes:
    """The content of an answer with this Content-Encoding. Raises TooLargeError beyond `limit` bytes, ValueError where it is
    damaged or in an unknown encoding."""
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if name == "identity":
            continue
        expand = EXPANDERS.get(name)
        if expand is None:
            raise ValueError(f"compressed as {name!r}, which is not known")
        raw = expand(raw, limit)
    if len(raw) > limit:
        raise TooLargeError(f"larger than {limit:,} bytes")
    return raw


def _zlib(window: int) -> Callable[[bytes, int], bytes]:
    def expand(raw: bytes, limit: int) -> bytes:
        out = bytearray()
        rest = raw
        while rest:  # a gzip file may have several members
            one = zlib.decompressobj(window)
            try:
                out += one.decompress(rest, limit + 1 - len(out))
            except zlib.error as error:
                if out and window > 31 - 1:
                    break  # what follows the last member is padding
                raise ValueError(f"damaged: {error}") from error
            if len(out) > limit or one.unconsumed_tail:
                raise TooLargeError(f"expands beyond {limit:,} bytes")
            rest = one.unused_data
        return bytes(out)

    return expand


def _deflate(raw: bytes, limit: int) -> bytes:
    """zlib's format, as the standard says, or bare deflate, as some servers send."""
    try:
        return _zlib(15)(raw, limit)
    except TooLargeError:
        raise
    except ValueError:
        return _zlib(-15)(raw, limit)


def _brotli(raw: bytes, limit: int) -> bytes:
    one = brotli.Decompressor()
    out = bytearray()
    try:
        out += one.process(raw, output_buffer_limit=limit + 1)
        while not one.is_finished() and len(out) <= limit:
            more = one.process(b"", output_buffer_limit=limit + 1)
            if not more:
                raise ValueError("damaged: cut short")
            out += more
    except brotli.error as error:
        raise ValueError(f"damaged: {error}") from error
    if len(out) > limit:
        raise TooLargeError(f"expands beyond {limit:,} bytes")
    return bytes(out)


def _zstd(raw: bytes, limit: int) -> bytes:
    try:
        with zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(io.BytesIO(raw), read_across_frames=True) as reader:
            out: bytes = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise ValueError(f"damaged: {error}") from error
    if len(out) > limit:
        raise TooLargeError(f"expands beyond {limit:,} bytes")
    return out


EXPANDERS: Final[dict[str, Callable[[bytes, int], bytes]]] = {
    "gzip": _zlib(31),
    "x-gzip": _zlib(31),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
