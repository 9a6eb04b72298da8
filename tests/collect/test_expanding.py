"""Compressed answers: all encodings, bombs, damage."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from tocsin.collect.expanding import TooLargeError, expanded

TEXT = b"The bridge was closed. " * 100


def bare(raw: bytes) -> bytes:
    one = zlib.compressobj(wbits=-15)
    return one.compress(raw) + one.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": bare,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("encoding", PACKERS)
def test_all_encodings(encoding: str) -> None:
    assert expanded(PACKERS[encoding](TEXT), encoding, 10_000) == TEXT
    assert expanded(PACKERS[encoding](TEXT), f"identity, {encoding}", len(TEXT)) == TEXT


@pytest.mark.parametrize("encoding", PACKERS)
def test_bombs(encoding: str) -> None:
    bomb = PACKERS[encoding](bytes(30_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(TooLargeError, match="1,000,000 bytes"):
        expanded(bomb, encoding, 1_000_000)


@pytest.mark.parametrize("encoding", PACKERS)
def test_damage(encoding: str) -> None:
    with pytest.raises(ValueError, match="damaged"):
        expanded(b"\x01\x02 this was never compressed", encoding, 1_000)


def test_layers_and_members_and_the_unknown() -> None:
    assert expanded(gzip.compress(brotli.compress(TEXT)), "br, gzip", 10_000) == TEXT
    assert expanded(gzip.compress(TEXT) + gzip.compress(TEXT), "gzip", 10_000) == TEXT * 2
    assert expanded(gzip.compress(TEXT) + b"\0" * 8, "gzip", 10_000) == TEXT
    assert expanded(TEXT, "", 10_000) == TEXT
    with pytest.raises(ValueError, match="'rot13'"):
        expanded(TEXT, "rot13", 10_000)
    with pytest.raises(TooLargeError):
        expanded(TEXT, "identity", 10)
