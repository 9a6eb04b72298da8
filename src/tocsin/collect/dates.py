"""Dates of feeds, with their zone or honestly without one.

Library readers take an unknown zone for UTC, which puts a Moscow evening three hours late. Here a zone is known, or it is left
out: "2022-03-03T10:15:00" is a moment on a clock whose zone nobody told.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Final

MONTHS: Final = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
ZONES: Final = {
    "gmt": 0, "utc": 0, "ut": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "msd": 240, "trt": 180, "sast": 120, "cat": 120, "eat": 180, "wat": 60, "irst": 210,
    "gst": 240, "pkt": 300, "npt": 345, "sgt": 480, "hkt": 480, "jst": 540, "kst": 540, "awst": 480, "acst": 570, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780, "ast": -240, "adt": -180, "nst": -210, "est": -300, "edt": -240, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "brt": -180, "art": -180, "clt": -240, "cot": -300,
}  # fmt: skip
"""Minutes east of Greenwich. IST (India, Ireland, Israel) and CST (America, China, Cuba) mean several and are left out."""
SHORT_YEARS: Final = 70
"""A year of two digits below this is of our century."""
RFC822: Final = re.compile(
    r"^(?:[^\W\d]+\.?,?\s+)?(\d{1,2})[ -]([^\W\d]+)\.?,?[ -](\d{4}|\d{2})"
    r"(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(.*))?$"
)
OFFSET: Final = re.compile(r"^(?:gmt|utc)?\s*([+-])(\d{2}):?(\d{2})(?:\s*\(.*\))?$", re.IGNORECASE)


def feed_date(text: str | None) -> str | None:
    """A date of a feed as ISO 8601, with hour and zone only where the feed gives them; None where it cannot be read."""
    text = " ".join((text or "").split())
    if not text:
        return None
    if re.match(r"\d{4}-?\d\d", text):
        return _iso(text)
    if (m := RFC822.match(text)) and (month := MONTHS.get(m[2].lower()[:3])):
        year = int(m[3]) + (0 if len(m[3]) == 4 else 2000 if int(m[3]) < SHORT_YEARS else 1900)
        try:
            day = datetime(year, month, int(m[1]))
            if m[4] is None:
                return day.date().isoformat()
            moment = day.replace(hour=int(m[4]) % 24, minute=int(m[5]), second=min(int(m[6] or 0), 59))
        except ValueError:
            return None
        return moment.replace(tzinfo=_zone(m[7])).isoformat()
    return None


def _iso(text: str) -> str | None:
    """ISO 8601, also with a blank for the T and a zone by its name."""
    if m := re.match(r"^(\S+)[ T](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*([A-Za-z]{1,5})$", text):
        zone = _zone(m[3])
        try:
            return datetime.fromisoformat(f"{m[1]}T{m[2]}").replace(tzinfo=zone).isoformat()
        except ValueError:
            return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.replace(microsecond=0).isoformat() if len(text) > len("2022-03-01") else found.date().isoformat()


def _zone(text: str) -> timezone | None:
    """The zone of its name or offset, None where it is not known."""
    text = text.strip().lower()
    if m := OFFSET.match(text):
        minutes = int(m[2]) * 60 + int(m[3])
        return timezone(timedelta(minutes=minutes if m[1] == "+" else -minutes)) if minutes < 24 * 60 else None
    minutes = ZONES.get(text, -1)
    return timezone(timedelta(minutes=minutes)) if text in ZONES else None
