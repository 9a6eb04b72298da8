"""Who wrote a report: the names of its authors, the agency whose text it is, and the byline that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from tocsin.clean.strings import plain_string, squeezed
from tocsin.clean.vocabulary import words
from tocsin.codebook.wires import wires

MOST: Final = 20
"""Authors of one report."""
BY: Final = re.compile(
    r"^(?:(?:text|words|story|written|reported|reporting|report|posted|published|analysis) )*(?:by|von|par|por|di|door)\b ?:? ?"
    r"|^(?:authors?|autor(?:in)?|auteur)\b ?:? ?",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(r"\s*(?:[,;/|•·]|\s(?:and|und|et|with|mit|avec|&|[-–—])\s)\s*", re.IGNORECASE)
OTHER_WORK: Final = re.compile(
    r"^(?:edit(?:ing|ed)|compiled|translat\w+|photo\w*|pictures?|video|graphics?|produced)\b", re.IGNORECASE
)
PLACE: Final = re.compile(r"\s+(?:in|from|at|aus|à)\s+[A-ZÀ-Þ].*$")
NAME: Final = re.compile(
    r"^(?:[A-ZÀ-ÖØ-ÞА-Я][\w.’'ʼ-]*|(?:de|da|di|van|von|der|den|al|el|bin|la|le|ter|af|of)\b\.?)(?:[\s-]+\S+){1,4}$"
)
ADDRESS: Final = re.compile(r"https?://|www\.|@|\.(?:com|org|net)\b")


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote it. `byline` names all of them as the page does, `authors` the persons among them."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    byline: str | None = None


def written(said: Iterable[Any], outlet: str | None) -> Written:
    """The authors that a page names, as strings or as schema.org's objects. The outlet itself and its nameless staff are none."""
    authors: list[str] = []
    agency: str | None = None
    for value, person in _names(said):
        named = agency_of(value)
        agency = agency or named
        if named and squeezed(value) != squeezed(named) and not person:
            authors += [p for p in parts(value, outlet) if not agency_of(p)]
        elif not named:
            authors += [value] if person else parts(value, outlet)
    authors = list(dict.fromkeys(authors))[:MOST]
    names = [*authors, *([agency] if agency else [])]
    return Written(tuple(authors), agency, ", ".join(names) or None)


def _names(said: Iterable[Any]) -> Iterable[tuple[str, bool]]:
    """Each name, and whether the page says that it is one person's."""
    for value in said:
        for item in value if isinstance(value, list) else [value]:
            kind = str(item.get("@type", "")).lower() if isinstance(item, dict) else ""
            inner = item.get("name") if isinstance(item, dict) else item
            for one in inner if isinstance(inner, list) else [inner]:
                name = plain_string(one.get("name") if isinstance(one, dict) else one)
                if name and not ADDRESS.search(name):
                    person = "person" in kind and _one_name(name)
                    yield (BY.sub("", name) if person else name), person


def _one_name(name: str) -> bool:
    """Whether a string is one name only, with nothing around it."""
    return not BY.match(name) and not BETWEEN.search(name) and NAME.match(name) is not None and not nameless(name)


def parts(text: str, outlet: str | None = None) -> list[str]:
    """The persons of a byline: "By Jane Doe in Kyiv and Tom Roe, Defence Editor" gives two."""
    found = []
    for part in BETWEEN.split(BY.sub("", text.strip())):
        name = PLACE.sub("", BY.sub("", part)).strip(" .:()")
        name = name.title() if name.isupper() and len(name) > 4 else name
        if OTHER_WORK.match(part.strip()):
            continue
        if 3 <= len(name) <= 60 and NAME.match(name) and not nameless(name) and not _is_outlet(name, outlet):
            found.append(name)
    return found


def nameless(name: str) -> bool:
    """Whether a name is an office and no person: Staff, Defence Editor, News Desk."""
    return any(w.strip(".,()").lower() in words("offices") for w in name.split())


def _is_outlet(name: str, outlet: str | None) -> bool:
    return bool(outlet) and squeezed(name).removeprefix("the ") == squeezed(outlet or "").removeprefix("the ")


@cache
def _agencies() -> tuple[re.Pattern[str], dict[str, str]]:
    spelled = {s: wire.name for wire in wires() for s in wire.spellings}
    short = [re.escape(s) for s in spelled if s.isupper()]
    long = [f"(?i:{re.escape(s)})" for s in spelled if not s.isupper()]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted([*short, *long], key=len, reverse=True))})(?!\w)")
    return pattern, {s.casefold(): name for s, name in spelled.items()}


def agency_of(text: str | None) -> str | None:
    """The news agency that a byline or a credit names."""
    pattern, names = _agencies()
    found = pattern.search(text) if text else None
    return names.get(found[0].casefold()) if found else None
