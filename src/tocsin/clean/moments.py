"""Dates that publishers write: ISO 8601 with a zone and without, seconds since 1970, RFC 822, and what programs print.

The value is an ISO date where only the day is told, a date-time where the hour is, with a zone only where the page gives one: an
hour without a zone is the hour of a clock nobody named. Midnight to the second is what a program writes that knows the day only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from tocsin.clean.facts import MONTHS
from tocsin.collect.dates import feed_date

DAY: Final = len("2022-03-01")
EARLIEST: Final = 1990
"""The web's pages are younger: 1970-01-01 and 0001-01-01 stand for "unknown"."""
AHEAD: Final = timedelta(days=1)
"""No page was published later than this after it was fetched (a day, for clocks and zones)."""
LONGEST: Final = 80
GUESSED: Final = "the date of publication is a guess from the page's address or its text: nothing on the page says it"
"""The warning of a report whose date any better one should replace."""
SECONDS: Final = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
ISO: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\s*[T ,]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(.*))?$", re.IGNORECASE
)
COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s*(.*))?$")
JAVA: Final = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d\d:\d\d:\d\d) (\S+) (\d{4})$")
"""As Java's and C's programs print it: Thu Mar 03 10:15:00 CET 2022."""
CLOCK: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:[:.h]|\s*:\s*)(\d{2})(?::(\d{2}))?(?!\d)\s*([ap]\.?m\b\.?)?\s*(?:Uhr\b|hrs\b|h\b)?", re.IGNORECASE
)
WITH_AP: Final = re.compile(r"(?<![\d:])(\d{1,2})\s*([ap]\.?m)\b", re.IGNORECASE)
ZONE: Final = re.compile(r"\(?\b((?:GMT|UTC)?\s*[+-]\d{1,2}(?::?\d{2})?|[A-Z]{3,4}|Z)\b\)?|(?<!\d)([+-]\d{2}:?\d{2})\b")
WORDED: Final = re.compile(
    r"\b(?P<d1>\d{1,2})(?:st|nd|rd|th|er|º)?\.?(?:[ -]| de )(?P<m1>[^\W\d_]{3,10})\.?,?(?:[ -]| de )(?P<y1>\d{4})\b"
    r"|\b(?P<m2>[^\W\d_]{3,10})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>\d{4})\b"
)
FIGURES: Final = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")


def moment(value: Any, *, us: bool = False) -> str | None:
    """A date as ISO 8601 with the hour and the zone that it has; None where it cannot be read, or means "unknown". `us`: a page
    in American English, where 03/04/2022 is in March; elsewhere it is in April."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        return None
    text = " ".join(value.replace("\u202f", " ").replace("\xa0", " ").split())
    found = _machine(text) or _written(text, us)
    return _known(found) if found else None


def _machine(text: str) -> str | None:
    """What a program wrote for programs."""
    if SECONDS.fullmatch(text):
        seconds = float(text) / (1000 if len(text) == 13 and "." not in text else 1)
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    if m := JAVA.match(text):
        return feed_date(f"{m[2]} {m[1]} {m[5]} {m[3]} {m[4]}")
    if m := ISO.match(text) or COMPACT.match(text):
        return _iso(m)
    return feed_date(text)


def _iso(m: re.Match[str]) -> str | None:
    """ISO 8601 in its many spellings, put into the one that `feed_date` reads: a zone with a blank before it, without a colon,
    with its hours only, by name, or with a name in square brackets after the offset."""
    year, month, day, hour, minute, second, rest = m.groups()
    text = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return feed_date(text)
    text += f"T{int(hour):02}:{minute}:{second or '00'}"
    rest = re.sub(r"\[.*\]$", "", rest or "").strip()
    if n := re.match(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?$", rest):
        text += f"{n[1]}{int(n[2]):02}:{n[3] or '00'}"
    elif rest.upper() == "Z":
        text += "+00:00"
    elif re.match(r"[ap]\.?m\b", rest, re.IGNORECASE):
        return _afternoon(text, rest)
    elif rest:
        text += f" {rest}"
    return feed_date(text) or feed_date(text.split(" ")[0])


def _afternoon(text: str, rest: str) -> str | None:
    found = datetime.fromisoformat(text) if feed_date(text) else None
    if found is None or found.hour > 12:
        return None
    hour = found.hour % 12 + (12 if rest[0] in "pP" else 0)
    return found.replace(hour=hour).isoformat()


def _written(text: str, us: bool) -> str | None:
    """What was written for readers: a day in words or figures, an hour beside it, a zone where it is a known one."""
    found = _day(text, us)
    if found is None:
        return None
    day, start, end = found
    rest = text[:start] + " | " + text[end:]
    if (clock := _clock(rest)) is None:
        return day.isoformat()
    hour, minute, second, after = clock
    text = f"{day.isoformat()}T{hour:02}:{minute:02}:{second:02}"
    zone = ZONE.search(rest[after : after + 20])
    return _iso_zone(text, (zone[1] or zone[2]).strip()) if zone else text


def _iso_zone(text: str, zone: str) -> str:
    found = ISO.match(f"{text} {zone}")
    return (_iso(found) if found else None) or text


def _day(text: str, us: bool) -> tuple[date, int, int] | None:
    for m in WORDED.finditer(text):
        day, month, year = (m["d1"], m["m1"], m["y1"]) if m["d1"] else (m["d2"], m["m2"], m["y2"])
        number = MONTHS.get(month.lower()) or MONTHS.get(month.lower()[:3])
        if number and (made := _date(int(year), number, int(day))):
            return made, m.start(), m.end()
    for m in FIGURES.finditer(text):
        day, month = int(m[1]), int(m[3])
        if month > 12 or (us and m[2] == "/" and day <= 12):
            day, month = month, day
        if made := _date(int(m[4]), month, day):
            return made, m.start(), m.end()
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(text: str) -> tuple[int, int, int, int] | None:
    """Hour, minute and second, and where the text goes on after them."""
    for m in CLOCK.finditer(text):
        hour, minute, second = int(m[1]), int(m[2]), int(m[3] or 0)
        if m[4]:
            hour = hour % 12 + (12 if m[4][0] in "pP" else 0) if hour <= 12 else 24
        if hour < 24 and minute < 60 and second < 60:
            return hour, minute, second, m.end()
    if (n := WITH_AP.search(text)) and int(n[1]) <= 12:
        return int(n[1]) % 12 + (12 if n[2][0] in "pP" else 0), 0, 0, n.end()
    return None


def _known(text: str) -> str | None:
    """The value, its hour left out at midnight; None for a date that cannot be meant."""
    if int(text[:4]) < EARLIEST:
        return None
    return text[:DAY] if text[DAY:].startswith("T00:00:00") else text


def exact(text: str | None) -> bool:
    """Whether a value has its hour."""
    return text is not None and len(text) > DAY


def zoned(text: str | None) -> bool:
    """Whether a value is an instant: its hour and its zone are told."""
    return exact(text) and datetime.fromisoformat(text or "").tzinfo is not None


def instant(text: str) -> datetime:
    """A value to compare by; without zone it is taken as UTC, a day as its beginning."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def plausible(text: str, fetched: str | None) -> bool:
    """Whether a page that was fetched then can have been published at this date."""
    return fetched is None or instant(text) <= instant(fetched) + AHEAD


def finest(found: Iterable[str]) -> str | None:
    """The best of several statements of one date, the most trusted first: the first decides the day; another that agrees with it
    may give the hour or the zone that it lacks."""
    best: str | None = None
    for other in found:
        if best is None or _refines(other, best):
            best = other
    return best


def _refines(other: str, best: str) -> bool:
    if not exact(best):
        return exact(other) and _same_day(other, best)
    if not exact(other) or not zoned(other):
        return False
    same_clock = other[:16] == best[:16]
    if not zoned(best):
        apart = abs(instant(other) - instant(best))
        return same_clock or (apart <= timedelta(hours=14) and instant(other).minute == instant(best).minute)
    # one clock with two zones: the one that is not Greenwich was set by somebody, the other is a program's default
    return same_clock and instant(best).utcoffset() == timedelta() != instant(other).utcoffset()


def _same_day(other: str, best: str) -> bool:
    """The hour belongs to the day in its own zone, or in Greenwich's, where the page's program may have cut it."""
    return best in (other[:DAY], instant(other).astimezone(UTC).date().isoformat())
