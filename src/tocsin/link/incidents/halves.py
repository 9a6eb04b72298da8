"""Names that join two: "the mission and residents", but not "the Command of the Army and the Navy"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.parties import names_state
from tocsin.link.incidents.stems import folded

RELATIVE: Final = re.compile(r",? (?:who|whom|whose|which|that)\b.*| ?\(.*")
AND: Final = re.compile(r",? and ")
BEGINS: Final = re.compile(r"(?:the|a|an|its|their|his|her|some|two|three|several)\b", re.IGNORECASE)
"""Another begins with an article of its own: "Peace and Security" is one."""
PARALLEL: Final = re.compile(r" (?:of|for) (?:the|its|their)\b", re.IGNORECASE)
"""After this "and the" may go on with whose it is: "the Command of the Army and the Navy"."""


@lru_cache(maxsize=4096)
def halves(name: str) -> tuple[str, ...]:
    """The two names that a name joins; nothing of any other."""
    two = AND.split(RELATIVE.sub("", name))
    return tuple(two) if len(two) == 2 and _two(*two) else ()


def joint(name: str) -> bool:
    """Whether a name may be that of two, which is neither's: "army and paramilitaries", "the administrations of A and B"."""
    first, _, second = RELATIVE.sub("", name).partition(" and ")
    several = first.partition(" of ")[0].endswith("s") and " of " in first
    return bool(second) and (bool(halves(name)) or several or (second[:1].islower() and not BEGINS.match(second)))


def _two(first: str, second: str) -> bool:
    if names_state(first) and names_state(second):
        return True
    if set(folded(second).split()) & IncidentWords.load().private:
        return True
    return bool(BEGINS.match(second)) and not PARALLEL.search(first)
