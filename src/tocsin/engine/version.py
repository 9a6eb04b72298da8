"""What made a record: program, codebook and pipeline, so that the same three on the same input can be asked for again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import tocsin
from tocsin.model import Record

CODEBOOK_FILES = (".yaml", ".yml", ".csv", ".json")
PIPELINE_FILES = (".onnx", ".json", ".npz", ".toml")


def stamp(record: Record) -> Record:
    """The record with its version filled where the reader has not done so."""
    version = record.version
    version.program = version.program or tocsin.__version__
    version.codebook = version.codebook or fingerprint("tocsin.codebook", CODEBOOK_FILES)
    version.pipeline = version.pipeline or fingerprint("tocsin.read.pipelines", PIPELINE_FILES)
    return record


@cache
def fingerprint(package: str, endings: tuple[str, ...]) -> str:
    """Twelve hex digits over the names and bytes of the data files below a package, or "none" where there are none."""
    try:
        found = sorted(_data_files(files(package), "", endings))
    except ModuleNotFoundError:
        return "none"
    digest = hashlib.sha256()
    for name, content in found:
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()[:12] if found else "none"


def _data_files(folder: Traversable, path: str, endings: tuple[str, ...]) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _data_files(entry, name, endings)
        elif entry.name.endswith(endings):
            found.append((name, entry.read_bytes()))
    return found
