"""A time as the user gives it: a day (2022-03-01), or how long ago (7d, 48h, 2w)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from tocsin.cli.errors import UserError

AGO: Final = re.compile(r"(\d{1,5})\s*([hdw])")
UNITS: Final = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def day(text: str | None, now: datetime | None = None) -> str | None:
    """The ISO day that is meant; None where nothing was given. Raises UserError for anything else."""
    if text is None:
        return None
    text = text.strip().lower()
    if found := AGO.fullmatch(text):
        return ((now or datetime.now(UTC)) - int(found[1]) * UNITS[found[2]]).date().isoformat()
    try:
        return date.fromisoformat(text[:10] if "t" in text else text).isoformat()
    except ValueError:
        raise UserError(f"{text!r} is no time: give a day (2022-03-01) or how long ago (7d, 48h, 2w)") from None
