"""What made a record: program, codebook and pipeline, so that the same three on the same input can be asked for again.

The codebook is all data that an analyst may edit or import: what ships, her own folder, her actors and places. The pipeline is
the reader's model, the one that ships or another that the setting names.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import tocsin
from tocsin.model import Record
from tocsin.resolve.actors_import import FOLDER
from tocsin.resolve.gazetteer import IMPORTED
from tocsin.resolve.storage import data_folder

CODEBOOK_FILES: Final = (".yaml", ".yml", ".csv", ".json", ".jsonl")
PIPELINE_FILES: Final = (".onnx", ".json", ".npz", ".toml")
OWN_CODEBOOK: Final = "TOCSIN_CODEBOOK"
OWN_PIPELINE: Final = "TOCSIN_PIPELINE"


def stamp(record: Record) -> Record:
    """The record with its version filled; a pipeline that the reader has named stays."""
    version = record.version
    version.program = version.program or tocsin.__version__
    version.codebook = codebook_version(os.environ.get(OWN_CODEBOOK, ""), data_folder())
    version.pipeline = version.pipeline or pipeline_version(os.environ.get(OWN_PIPELINE, ""))
    return record


@cache
def codebook_version(own: str, data: Path) -> str:
    """Twelve hex digits over the codebook that ships, the user's own folder, and what she imported."""
    digests = [fingerprint(files("tocsin.codebook"), CODEBOOK_FILES)]
    folders = [Path(own), data / FOLDER] if own else [data / FOLDER]
    digests += [fingerprint(folder, CODEBOOK_FILES) for folder in folders]
    digests += [_identity(path) for path in [data / IMPORTED] if path.exists()]
    known = [digest for digest in digests if digest != "none"]
    return known[0] if len(known) == 1 else hashlib.sha256("\n".join(known).encode()).hexdigest()[:12]


@cache
def pipeline_version(own: str) -> str:
    """Twelve hex digits over the files of the model, or "none" where there is none."""
    return fingerprint(Path(own) if own else files("tocsin").joinpath("read", "pipelines"), PIPELINE_FILES)


def fingerprint(folder: Traversable, endings: tuple[str, ...]) -> str:
    """Twelve hex digits over the names and bytes of the data files below a folder, or "none" where there are none."""
    try:
        found = sorted(_data_files(folder, "", endings))
    except (FileNotFoundError, NotADirectoryError):
        return "none"
    digest = hashlib.sha256()
    for name, content in found:
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()[:12] if found else "none"


def _identity(path: Path) -> str:
    """A database of hundreds of megabytes is known by its size and its time; hashing it would delay the first reading."""
    found = path.stat()
    return f"{path.name} {found.st_size} {found.st_mtime_ns}"


def _data_files(folder: Traversable, path: str, endings: tuple[str, ...]) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _data_files(entry, name, endings)
        elif entry.name.endswith(endings):
            found.append((name, entry.read_bytes()))
    return found
