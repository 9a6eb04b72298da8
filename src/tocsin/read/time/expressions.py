"""Every expression of time in a text, resolved against the date of publication.

Policy: no date stays no date. Words that cannot be placed on the calendar keep their span, with both ends None and the reason in
`why`; the day of publication is the answer for "today" and its like alone. A bare weekday is the last one on or before
publication, unless the verb looks ahead. What is counted from another day ("a day earlier") takes the day last spoken
of, if there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc

from tocsin.model import Span, When
from tocsin.read.time.calendar import ONE_DAY, Dates, published_day, third, unresolved
from tocsin.read.time.conflicts import since_conflict
from tocsin.read.time.grammar import Match, matches
from tocsin.read.time.phrases import DAYS, Phrase, phrases
from tocsin.read.time.resolve import RESOLVE
from tocsin.read.time.setting import Setting
from tocsin.read.time.tense import outlook, perfect
from tocsin.read.time.words import LETTERS, OTHER, spelled

YEAR_AFTER = frozenset(
    LETTERS[n]
    for n in "in since until by from the of early edge during and to dash between comma months earlier later at this".split()
)
TENSED = frozenset(
    "weekday month day_month month_day days_month month_days day_of_month unit weekend alone lasting within".split()
)


@dataclass(slots=True)
class Text:
    """A text (`raw`) in letters: `tokens[i]` is the token of letter i, `words[i]` its word in small letters. `focus` is the
    day last spoken of, `period` the start of the day, month or year last spoken of."""

    doc: Doc
    raw: str
    letters: str
    tokens: list[int]
    published: date | None
    focus: date | None = None
    period: date | None = None
    words: list[str] = field(default_factory=list)


def time_expressions(doc: Doc, raw: str, published: str | None) -> list[When]:
    """The expressions of a parsed text, with the text itself (spaCy's `doc.text` puts it together anew), in order. `published` is
    an ISO date or date-time; its own zone decides the day."""
    letters, tokens = spelled(doc)
    found = matches(letters)
    text = Text(doc, raw, letters, tokens, published_day(published))
    out: list[When] = []
    if found:
        text.words = [doc[i].lower_ for i in tokens]
        cores = [m for m in found if _is_time(text, m)]
        for phrase in phrases(letters, text.words, cores):
            dates = _resolve(text, phrase)
            if dates is not None:
                out.append(_when(text, phrase, dates))
    return sorted(out + since_conflict(text.raw, text.published, out), key=lambda w: w.mention.start if w.mention else 0)


def _is_time(text: Text, match: Match) -> bool:
    """Whether the words are of time at all: years beside other numbers, "May" and "March" as verbs, parts of names are not."""
    token = text.doc[text.tokens[match.start]]
    if match.rule == "year":
        before = text.letters[match.start - 1] if match.start else OTHER
        following = text.doc[text.tokens[match.stop]] if match.stop < len(text.tokens) else None
        counted = following is not None and following.tag_ == "NNS" and text.words[match.start - 1] not in ("in", "since")
        return before in YEAR_AFTER and not counted
    if match.rule == "month" and match.stop - match.start == 1 and token.lower_ in ("may", "march"):
        return token.pos_ not in ("AUX", "VERB") and token.tag_ != "MD"
    return True


def _setting(text: Text, match: Match, bound: str | None) -> Setting:
    token = text.doc[text.tokens[match.stop - 1]]
    looks = outlook(text.doc[_head(text, match)], bound) if match.rule in TENSED else ""
    return Setting(
        published=text.published,
        focus=text.focus,
        period=text.period,
        outlook=looks,
        perfect=match.rule == "lasting" and perfect(token),
        begun=bound in ("since", "after"),
        complement=match.rule == "beside" and _complement(text, match),
    )


def _head(text: Text, match: Match) -> int:
    """The token of an expression that hangs on a word outside it."""
    first, last = text.tokens[match.start], text.tokens[match.stop - 1]
    for i in range(first, last + 1):
        if not first <= text.doc[i].head.i <= last:
            return i
    return last


def _complement(text: Text, match: Match) -> bool:
    """ "The day before the vote", "a day after Kyiv said": what is counted from follows."""
    if text.words[match.stop - 1] not in ("before", "after", "prior") or match.stop >= len(text.tokens):
        return False
    following = text.doc[text.tokens[match.stop]]
    return following.pos_ in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ") and following.lower_ not in ("that", "which", "who")


def _said(text: Text, match: Match) -> list[str]:
    return text.words[match.start : match.stop]


def _resolve(text: Text, phrase: Phrase) -> Dates | None:
    """The dates of a phrase; its day becomes the one last spoken of."""
    core = phrase.core
    setting = _setting(text, core, phrase.bound)
    if phrase.modifier in ("later", "rest"):  # than publication, whatever the verb
        setting = replace(setting, outlook="future")
    dates = RESOLVE[core.rule](_said(text, core), setting)
    if dates is None:
        return None
    if phrase.modifier:
        dates = _modified(text, dates, phrase.modifier)
    if phrase.to is not None:
        dates = _range(text, dates, phrase.to)
    elif phrase.bound:
        dates = _bounded(text, dates, phrase.bound)
    if phrase.clock is not None and dates.single_day:
        dates = replace(dates, clock=clock_time(_said(text, phrase.clock)))
    if (
        core.rule in DAYS
        and dates.start is not None
        and dates.precision == "day"
        and phrase.bound not in ("since", "from", "between")
    ):
        text.focus = dates.start
    if dates.start is not None:
        text.period = dates.start
    return dates


def _modified(text: Text, dates: Dates, modifier: str) -> Dates:
    """Early, mid, late; earlier and later than publication within the same period; the rest of it."""
    if modifier in ("early", "mid", "late"):
        return third(dates, modifier)
    now = text.published
    if now is None or dates.start is None or dates.end is None or not dates.start <= now <= dates.end or dates.single_day:
        return dates
    if modifier == "earlier":
        return replace(dates, end=max(dates.start, now - ONE_DAY)).because(f"earlier than publication ({now})")
    start = now if modifier == "rest" else min(dates.end, now + ONE_DAY)
    return replace(dates, start=start).because(f"later than publication ({now})")


def _range(text: Text, first: Dates, to: Match) -> Dates:
    last = RESOLVE[to.rule](_said(text, to), replace(_setting(text, to, None), focus=first.start or text.focus))
    if last is None or last.end is None or first.start is None:
        return first if last is None else unresolved(first.precision, first.why)
    start = first.start
    if start > last.end:  # "from December to February 2020"
        start = start.replace(year=last.end.year - (start.replace(year=last.end.year) > last.end), day=min(start.day, 28))
    return Dates(start, last.end, first.precision, f"from one to the other; {last.why}")


def _bounded(text: Text, dates: Dates, bound: str) -> Dates:
    """ "Since", "from", "until", "before", "after": an interval with one end. "By" keeps the day, the latest."""
    if not dates.resolved or bound in ("between", "for"):
        return dates
    if bound == "by":
        return dates.because("at the latest")
    if bound in ("since", "after"):
        start = dates.start if bound == "since" else dates.end
        return Dates(start, None, "open", dates.why).because("open at the end")
    if bound == "from":
        return replace(dates, end=None, precision="open").because("open at the end")
    return Dates(None, dates.end if bound == "until" else dates.start, "open", dates.why).because("open at the start")


def clock_time(said: Sequence[str]) -> str | None:
    """ "7.44 p.m." -> "19:44"; None for words that are no time of the clock."""
    digits = [int(part) for word in said for part in word.replace(".", ":").replace("h", ":").split(":") if part.isdecimal()]
    if not digits:
        return None
    if digits[0] > 99:
        digits = [digits[0] // 100, digits[0] % 100]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    marks = {word.replace(".", "") for word in said}
    if "pm" in marks and hour < 12:
        hour += 12
    elif "am" in marks and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _when(text: Text, phrase: Phrase, dates: Dates) -> When:
    first, last = text.doc[text.tokens[phrase.start]], text.doc[text.tokens[phrase.stop - 1]]
    mention = Span.of(text.raw, first.idx, last.idx + len(last))
    start, end = (d.isoformat() if d else None for d in (dates.start, dates.end))
    if dates.clock and start and dates.single_day:
        moment = f"{start}T{dates.clock}"
        return When(moment, moment, "moment", mention, f"{dates.why}; local time as given")
    return When(start, end, dates.precision, mention, dates.why)
