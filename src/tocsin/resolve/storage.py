"""Where the resolver keeps what it builds (the gazetteer) and what the user imports, on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

CACHE_VARIABLE = "TOCSIN_CACHE"
DATA_VARIABLE = "TOCSIN_DATA"


def cache_folder() -> Path:
    """The folder for files that can be built again: `$TOCSIN_CACHE`, else the platform's cache folder."""
    return _folder(CACHE_VARIABLE, "XDG_CACHE_HOME", ".cache", "Library/Caches", "LOCALAPPDATA")


def data_folder() -> Path:
    """The folder for what the user imported: `$TOCSIN_DATA`, else the platform's data folder."""
    return _folder(DATA_VARIABLE, "XDG_DATA_HOME", ".local/share", "Library/Application Support", "APPDATA")


def _folder(variable: str, xdg: str, unix: str, mac: str, windows: str) -> Path:
    if chosen := os.environ.get(variable):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / mac / "tocsin"
    if sys.platform == "win32":
        return Path(os.environ.get(windows, str(Path.home()))) / "tocsin"
    return Path(os.environ.get(xdg) or Path.home() / unix) / "tocsin"
