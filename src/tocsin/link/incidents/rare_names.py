"""The proper names of a report that few others share: those of victims, ships, companies, and not of states, offices, outlets,
places or people in office, who are named in reports on anything. They speak for one happening and find none by themselves: how
rare a name is no report tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from tocsin.codebook.actors import ActorWords, NameWords
from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.parties import country_words
from tocsin.link.incidents.stems import folded
from tocsin.model import Record

MOST: Final = 6
"""Names that are kept of a report, the most named first."""
NAME: Final = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w-]*[a-zà-ÿ][\w-]*(?: [A-ZÀ-Þ][\w-]*[a-zà-ÿ][\w-]*){1,3}")
"""Two to four capital words."""
IN_OFFICE: Final = frozenset({"GOV", "MIL", "COP", "JUD"})
SENTENCE: Final = re.compile(r"(?:^|[.!?:]\W*\s|\n|[“\"])$")
"""What stands before the first word of a sentence, which is written large whatever it is."""


def named(record: Record) -> tuple[str, ...]:
    """The folded names, the most named first."""
    places = [word for place in record.places for word in (place.name, place.mention.text if place.mention else "")]
    others = [one.name for one in record.actors if one.id or IN_OFFICE & set(one.sectors)]
    known = " | ".join(folded(words) for words in (*places, *others, record.report.outlet.name or ""))
    found = Counter(name for name in _names(record.report.text) if name not in known)
    return tuple(name for name, _ in found.most_common(MOST))


def _names(text: str) -> Iterator[str]:
    dull = _dull()
    for match in NAME.finditer(text):
        words = folded(match.group()).split()
        if SENTENCE.search(text[max(0, match.start() - 3) : match.start()]) and words[0] in IncidentWords.load().stop_words:
            words = words[1:]
        if len(words) > 1 and not dull & set(words):
            yield " ".join(words)


@cache
def _dull() -> frozenset[str]:
    """Words of which no such name is made."""
    known = IncidentWords.load()
    ours = known.state_bodies | known.media | known.stop_words | known.place_kinds | known.sites | known.speaks_for
    return NameWords.load().bodies | ours | country_words() | ActorWords.load().titles
