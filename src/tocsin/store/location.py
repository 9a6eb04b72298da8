"""Where the desk lies where nobody says: one file in the platform's folder for data."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from tocsin.resolve.storage import cache_folder, data_folder

VARIABLE: Final = "TOCSIN_DESK"
NAME: Final = "desk.tocsin"


def desk_path(given: Path | None = None) -> Path:
    """The path given, else that of the variable TOCSIN_DESK, else the file in the user's folder for data."""
    if given is not None:
        return given
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named).expanduser() if named else data_folder() / NAME


def other_files() -> list[Path]:
    """What else the program keeps on this machine: imports in the folder for data, what can be built again in that for caches."""
    folders = dict.fromkeys([data_folder(), cache_folder()])
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
