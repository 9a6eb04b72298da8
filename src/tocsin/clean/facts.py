"""What a text tells about itself: title, byline, date of publication, language, tags.

Nothing is guessed: a date needs day, month and year in a line about publication or in a dateline; the rest stays None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from tocsin.clean.lines import BULLET, Line
from tocsin.clean.vocabulary import words

MONTH_NAMES = """
jan january januar janvier
feb february februar
mar march märz
apr april
may mai
jun june juni juin
jul july juli juillet
aug august août
sep sept september
oct october oktober octobre
nov november
dec december dezember
"""
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES.strip().splitlines(), 1) for name in names.split()}
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?[ -](?:of )?({_NAME})\.?,?[ -](\d{{4}})\b", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"\b({_NAME})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
DATELINE = re.compile(r"^(?:[A-ZÀ-Þ][\w.’' -]{1,30}, ?){1,2}([^—–(]{4,24}\d{4})\b.{0,40}?(?:—|–|--|/|\)| - )")
BYLINE = re.compile(
    r"^(?:text |words |story |written |reported |posted |published )*(?:by|von|par|por|authors?|autor(?:in)?)\b ?:? ?",
    re.IGNORECASE,
)
FOLLOW = re.compile(r"\s+(?:follow|@\w+|and agenc(?:y|ies)).*$", re.IGNORECASE)
HEADLINE_WORDS = 28
KICKER_WORDS = 3
HEAD_LINES = 8
ENGLISH_SHARE = 0.25
SURE = 0.9
LANGUAGE_WORDS = 12
"""Below this many words no language is named."""


def date_in(text: str) -> str | None:
    """The first full date in a text as ISO 8601, with the hour only where the text itself has it in ISO form."""
    if m := ISO.search(text):
        day = _iso(int(m[1]), int(m[2]), int(m[3]))
        return day + (m[4] or "") if day else None
    if m := DAY_FIRST.search(text):
        return _iso(int(m[3]), MONTHS[m[2].lower()], int(m[1]))
    if m := MONTH_FIRST.search(text):
        return _iso(int(m[3]), MONTHS[m[1].lower()], int(m[2]))
    if m := DOTTED.search(text):
        return _iso(int(m[3]), int(m[2]), int(m[1]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def dateline(paragraphs: Iterable[str]) -> str | None:
    """The date of a dateline with its year ("HANOI, 23 January 2017 –") among the first paragraphs."""
    for text in paragraphs:
        if (m := DATELINE.match(text)) and (found := date_in(m[1])):
            return found
    return None


def byline(text: str) -> str | None:
    """The names in a byline."""
    names = FOLLOW.sub("", BYLINE.sub("", text)).strip(" .,|·-–")
    return names if 2 <= len(names) <= 120 else None


def tags(lines: Sequence[str]) -> list[str]:
    """The tags of tag lines: listed after "Tags:", or one a line."""
    found: list[str] = []
    for text in lines:
        rest = text.split(":", 1)[1] if ":" in text[:25] else BULLET.sub("", text)
        found += [t.strip(" .#•|") for t in re.split(r"[,;|•#]", rest)]
    return list(dict.fromkeys(t for t in found if 1 < len(t) <= 60))


def headline(lines: Sequence[Line]) -> Line | None:
    """The line that stands as a headline does: short, not closed by a full stop, at the top and with running text below it. A
    kicker of one to three words is passed over where a longer line follows."""
    first_paragraph = next((i for i, line in enumerate(lines[:HEAD_LINES]) if _like_paragraph(line)), None)
    if not first_paragraph:
        return None
    found = [line for line in lines[:first_paragraph] if _like_headline(line)]
    return next((line for line in found if len(line.words) > KICKER_WORDS), found[0] if found else None)


def _like_paragraph(line: Line) -> bool:
    return line.ends and len(line.words) >= (15 if line.text.endswith(("?", "!")) else 8)


def _like_headline(line: Line) -> bool:
    return 2 <= len(line.words) <= HEADLINE_WORDS and not line.bullet and not line.text.endswith((".", ":", ",", ".”", '."'))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # its model takes a second to unpack: only for texts that need it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where the text is too short to tell or the identifier is not sure.

    A text every fourth word of which is one of the commonest English words is English; only others are put to the model.
    """
    start = text[:3000]
    found = [w.strip(".,:;!?“”\"'()").lower() for w in start.split()]
    if len(found) < LANGUAGE_WORDS:
        return None
    if sum(w in words("english") for w in found) >= ENGLISH_SHARE * len(found):
        return "en"
    code, probability = _identifier().classify(start.lower() if start.isupper() else start)
    return str(code) if probability >= SURE else None
