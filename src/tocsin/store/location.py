"""Where the desk lies where nobody says: one file in the platform's folder for data."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

VARIABLE: Final = "TOCSIN_DESK"
NAME: Final = "desk.tocsin"


def desk_path(given: Path | None = None) -> Path:
    """The path given, else that of the variable TOCSIN_DESK, else the file in the user's folder for data."""
    if given is not None:
        return given
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named).expanduser() if named else data_folder() / NAME


def data_folder() -> Path:
    """The folder for data of this platform."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Tocsin"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Tocsin"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tocsin"
