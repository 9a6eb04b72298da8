"""Numbers in words and digits: "41", "1,200", "2,00,000", "1.2 million", "twenty-one", "a hundred and sixty-five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

ONES: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS: Final = {word: 10 * (i + 2) for i, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES: Final = {"hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "bn": 10**9}
DOZEN: Final = 12
SMALL: Final = ONES | TENS
DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@lru_cache(maxsize=4096)
def of_word(word: str) -> float | None:
    """The value of one word ("12", "1,200", "four", "sixty-two", "dozen", "million"), None where it is no number."""
    low = word.lower()
    if low[:1].isdigit():
        return float(low.replace(",", "")) if DIGITS.fullmatch(low) else None
    if "-" in low:
        tens, _, ones = low.partition("-")
        return float(TENS[tens] + ONES[ones]) if tens in TENS and 0 < ONES.get(ones, 0) < 10 else None
    known = SMALL.get(low, SCALES.get(low, DOZEN if low == "dozen" else None))
    return None if known is None else float(known)


def value(words: Sequence[str]) -> float | None:
    """The number that words say together, "and", hyphens and articles included; None where they say none or more than one.

    >>> value(["one", "hundred", "and", "sixty", "-", "five"])
    165.0
    """
    total, group, seen, last = 0.0, 0.0, False, 0.0
    for word in words:
        low = word.lower()
        if low in ("and", "-", "a", "an"):
            continue
        here = of_word(low)
        if here is None:
            return None
        if low in SCALES or low == "dozen":
            group = (group if seen and group else 1.0) * here
            if here >= 1000:
                total, group = total + group, 0.0
        elif (seen and group % 100 and not (group % 100 >= 20 and group % 10 == 0 and here < 10 and last >= 20)) or (
            seen and here >= 100
        ):
            return None
        else:
            group += here
        seen, last = True, here
    return total + group if seen else None
