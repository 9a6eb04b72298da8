"""What the words of each rule of `grammar.py` mean on the calendar.

Every function takes the words (in small letters, bare of "on" and the like) and the setting, and gives dates with a reason, or
None where the words are no expression of time after all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tocsin.read.time.calendar import Dates
from tocsin.read.time.counted import (
    ago,
    alone,
    beside,
    day_beside_alone,
    lasting,
    part,
    rest,
    season_,
    span,
    unit,
    weekday,
    weekend_,
    within,
)
from tocsin.read.time.dates import day_month, day_of_month, days_month, decade, iso, month_alone, month_year, year_alone, years_
from tocsin.read.time.setting import Setting

RESOLVE: Final[dict[str, Callable[[Sequence[str], Setting], Dates | None]]] = {
    "iso": iso, "days_month": days_month, "month_days": days_month, "day_month": day_month, "month_day": day_month,
    "day_of_month": day_of_month, "month_year": month_year, "month": month_alone, "weekday": weekday, "weekend": weekend_,
    "alone": alone, "day_beside_alone": day_beside_alone, "unit": unit, "whole_unit": part, "rest": rest, "season": season_,
    "ago": ago,
    "beside": beside, "span": span, "lasting": lasting, "within": within, "decade": decade, "years": years_, "year": year_alone,
    "clock": part, "part": part, "early_hours": part,
}  # fmt: skip
