"""The checker: a sentence may hold no number, no name and no place that its passages do not hold, and no word that settles a
claim.

It knows nothing of how a sentence was made, so it also holds what an edited template or a hand puts in. What it compares:
    numbers   by value ("13" is borne out by "thirteen"), vague ones ("dozens") by word, each end of a range by itself
    names     every run of capitalised words as a run in one passage, in an outlet's name, or in a figure; accents and a
              possessive 's apart. Scripts without capitals: every word
    places    names as above, and words for kinds of place ("border", "village") by word
    wording   outside quotation marks: "true", "false" never; "was", "were" and the like only where two origins bear it out
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from tocsin.codebook.place_words import PlaceWords
from tocsin.read.numerals import SCALES, SMALL, of_word, value
from tocsin.report.sitrep.sentence import Cited, Figure
from tocsin.report.wording import OWN_WORDS

Number = float | str
ProblemKind = Literal["number", "name", "place", "wording", "no passage"]
TOKEN: Final = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")
VAGUE_NUMBERS: Final = frozenset("dozen dozens hundreds thousands millions scores tens several half twice double triple".split())
CLAUSE: Final = re.compile(r"[.:;!?“”(]")
JOINED: Final = re.compile(r"[ \-–]+")
POSSESSIVE: Final = re.compile(r"['’]s?$")
QUOTED: Final = re.compile(r"“[^”]*”")
ISO_DAY: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
NEVER: Final = frozenset({"true", "false", "truth", "truly", "falsely", "fact", "proven", "proved"})
SETTLING: Final = frozenset({"was", "were", "is", "are", "has", "have", "had", "did", "took", "happened"})
"""What tells something in the writer's own voice: only where two origins bear it out."""
LEAST_ORIGINS: Final = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """What a sentence holds that nothing bears out."""

    kind: ProblemKind
    words: str

    def __str__(self) -> str:
        if self.kind == "no passage":
            return "no passage bears it out"
        if self.kind == "wording":
            return f"“{self.words}” settles what one origin says" if self.words.lower() in SETTLING else f"“{self.words}” judges"
        return f"the {self.kind} “{self.words}” stands in none of its passages"


def problems(text: str, cited: Sequence[Cited], figures: Sequence[Figure] = ()) -> list[Problem]:
    """What is wrong with a sentence, each once; empty where its passages bear it out."""
    if not cited and not figures:
        return [Problem("no passage", "")]
    sources = [normal(words) for words in (*(one.text for one in cited), *(one.outlet for one in cited))]
    sources += [normal(one.words) for one in figures]
    dated = [*(one.words for one in figures), *((one.published or "") for one in cited), *(one.text for one in cited)]
    days = {day for words in dated for day in ISO_DAY.findall(words)}
    undated = ISO_DAY.sub(lambda found: " " if found[0] in days else found[0], text)
    found = [*_numbers(undated, sources), *_names(undated, sources), *_places(undated, sources), *_wording(undated, cited)]
    return list(dict.fromkeys(found))


def normal(text: str) -> list[str]:
    """The words of a text as they are compared: no accents, no possessive, capitals kept."""
    return [POSSESSIVE.sub("", found[0]) for found in TOKEN.finditer(unaccented(text))]


def unaccented(text: str) -> str:
    """The text without accents."""
    return "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))


def _numbers(text: str, sources: Sequence[list[str]]) -> Iterator[Problem]:
    known = {number for words in sources for number in numbers(words)}
    words = {word.lower() for source in sources for word in source}
    own = normal(text)
    for number, spelled in numerals(own):
        if number not in known:
            yield Problem("number", spelled)
    for word in own:
        if word.lower() in VAGUE_NUMBERS and word.lower() not in words:
            yield Problem("number", word)


def numbers(words: Sequence[str]) -> set[Number]:
    """Every number that the words hold: the values of whole numerals and of their parts."""
    parts = {number for word in words if (number := of_word(word)) is not None}
    return {number for number, _ in numerals(words)} | parts


def numerals(words: Sequence[str]) -> Iterator[tuple[Number, str]]:
    """Each numeral with its words: "a hundred and sixty-five" is one, "two 120" are two."""
    run: list[str] = []
    for word in [*words, ""]:
        low = word.lower()
        if low in SMALL or low in SCALES or low == "dozen" or word[:1].isdigit() or (run and low == "and"):
            run.append(word)
        else:
            yield from _read(run)
            run = []


def _read(run: list[str]) -> Iterator[tuple[Number, str]]:
    while run and run[-1].lower() == "and":
        run = run[:-1]
    whole = value(run) if run else None
    if whole is not None:
        yield whole, " ".join(run)
        return
    for word in run:
        if (one := of_word(word)) is not None:
            yield one, word
        elif word[:1].isdigit():  # "1.2.3", a version or the like: no number, but it must stand somewhere as it is
            yield word, word


def _names(text: str, sources: Sequence[list[str]]) -> Iterator[Problem]:
    lowered = [[word.lower() for word in source] for source in sources]
    for run in names(text):
        if not any(_holds(source, [word.lower() for word in run]) for source in lowered):
            yield Problem("name", " ".join(run))


def names(text: str) -> list[list[str]]:
    """The names of a sentence: runs of words with a capital, joined only by blanks or a hyphen, and words of scripts without
    capitals. Numerals are none, nor is a word of our own wording where a sentence or a clause begins with it."""
    plain = unaccented(text)
    found: list[list[str]] = []
    end = name_end = -1
    for token in TOKEN.finditer(plain):
        word, between = POSSESSIVE.sub("", token[0]), plain[max(end, 0) : token.start()]
        begins = end < 0 or CLAUSE.search(between) is not None
        end = token.end()
        if not _is_name(word) or of_word(word) is not None or (begins and word.lower() in OWN_WORDS):
            continue
        if found and name_end == token.start() - len(between) and JOINED.fullmatch(between):
            found[-1].append(word)
        else:
            found.append([word])
        name_end = token.end()
    return found


def _is_name(word: str) -> bool:
    return word[0].isupper() or unicodedata.category(word[0]) == "Lo"


def _holds(source: Sequence[str], run: Sequence[str]) -> bool:
    """Whether the run stands in the source, word after word."""
    size = len(run)
    return any(list(source[at : at + size]) == list(run) for at in range(len(source) - size + 1))


def _places(text: str, sources: Sequence[list[str]]) -> Iterator[Problem]:
    known = {word.lower() for source in sources for word in source}
    for word in normal(QUOTED.sub(" ", text)):
        if word in _place_words() and word not in known and word not in OWN_WORDS:
            yield Problem("place", word)


@cache
def _place_words() -> frozenset[str]:
    words = PlaceWords.load()
    return frozenset(words.locational) | frozenset(words.lines)


def _wording(text: str, cited: Sequence[Cited]) -> Iterator[Problem]:
    origins = {one.origin or one.outlet for one in cited}
    asked = text.rstrip().endswith("?")
    for word in normal(QUOTED.sub(" ", text)):
        low = word.lower()
        if low in NEVER or (low in SETTLING and cited and not asked and len(origins) < LEAST_ORIGINS):
            yield Problem("wording", word)
