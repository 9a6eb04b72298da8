"""What a page is asked for: the filters in its address, the same on every page that lists incidents."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from starlette.requests import Request

from tocsin.store.filters import KEYS, Filters

PERIOD: Final = re.compile(r"(\d{1,4})([hdw])")
UNITS: Final = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
Values = dict[str, list[str]]


def filters_of(request: Request, **also: str) -> Filters:
    """The filters of an address, with some that the page adds. Raises DeskError, in a line, where one cannot be read."""
    given: Values = {key: request.query_params.getlist(key) for key in KEYS if key in request.query_params}
    return Filters.parse({**given, **{key: [value] for key, value in also.items()}})


def narrowed(request: Request) -> list[tuple[str, str]]:
    """The filters that are set, as key and value."""
    return [(key, value) for key, value in request.query_params.multi_items() if key in KEYS and value.strip()]


def moment(text: str, now: datetime | None = None) -> str | None:
    """An ISO time in UTC, from one or from a period before now ("24h", "7d"); None where it is neither."""
    text = text.strip()
    if found := PERIOD.fullmatch(text):
        return ((now or datetime.now(UTC)) - int(found[1]) * UNITS[found[2]]).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        when = datetime.fromisoformat(text[:40])
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
