"""Expressions of time as phrases: a core of `grammar.py` with what stands before and after it – "early on", "since", "night", "at
dawn on" – and pairs of cores as ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tocsin.read.time.grammar import Match, compiled
from tocsin.read.time.words import LETTERS

DAYS: Final = frozenset(
    "iso days_month month_days day_month month_day day_of_month weekday alone day_beside_alone beside ago unit weekend".split()
)
TIMES: Final = frozenset(["part", "clock", "early_hours"])
MODIFIABLE: Final = frozenset(
    "unit whole_unit weekday weekend day_month month_day month month_year decade year season alone part rest".split()
)
RANGED: Final = DAYS | frozenset("month month_year year decade season".split())
BETWEEN: Final = compiled("(?:on|of|comma|in|at|the|by|early|only|earlier|later){0,3}")
"""What may stand between a day and a time of day: "at dawn on Sunday", "early hours of Monday", "Sunday, at 10.30 a.m."."""
MODIFIER: Final = re.compile(
    compiled("(?:early|earlier|later)(?:dash|of)?(?:on)?(?:in)?(?:the)?|the?edge of|the?rest of").pattern + "$"
)
JOINT: Final = compiled("(?:and|to|until|dash)(?:on|in|the|at)?")
PREPOSITION: Final = frozenset(LETTERS[n] for n in "on in at by from since until between within during for of".split())
BOUND: Final = {LETTERS[n]: n for n in "by from since until between for earlier later".split()}
LOOK_BACK: Final = 5


@dataclass(slots=True)
class Phrase:
    """Positions in the letters of a text. `core` is resolved; `modifier` is early, mid, late, earlier, later or rest; `bound` is
    by, from, since, until, between, for, before or after; `to` is the core that a range ends with; `clock` the core of a time of
    day; `timed` is set where a time of day stands first."""

    core: Match
    start: int
    stop: int
    modifier: str | None = None
    bound: str | None = None
    to: Match | None = None
    clock: Match | None = None
    timed: bool = False


def phrases(letters: str, words: Sequence[str], found: Sequence[Match]) -> list[Phrase]:
    """The phrases that the cores of a text make, in order. `words` are the text's, in small letters."""
    made = [_before(letters, words, phrase) for phrase in _with_times(letters, found)]
    return _ranges(letters, [phrase for phrase in made if phrase is not None])


def _with_times(letters: str, found: Sequence[Match]) -> list[Phrase]:
    """A day and the time of day beside it are one phrase."""
    out: list[Phrase] = []
    for match in found:
        last = out[-1] if out else None
        near = last is not None and match.start - last.stop <= 3 and BETWEEN.fullmatch(letters, last.stop, match.start)
        if last and near and match.rule in TIMES and last.core.rule in DAYS | TIMES:
            last.stop, last.clock = match.stop, _clock(last.clock, match)
        elif last and near and match.rule in DAYS and last.core.rule in TIMES:
            last.clock, last.core, last.stop, last.timed = _clock(last.clock, last.core), match, match.stop, True
        else:
            out.append(Phrase(match, match.start, match.stop, clock=match if match.rule == "clock" else None))
    return out


def _clock(one: Match | None, other: Match) -> Match | None:
    return other if other.rule == "clock" else one


def _before(letters: str, words: Sequence[str], phrase: Phrase) -> Phrase | None:
    """Take in the modifier and the prepositions before a core. None for "in the week" without one."""
    floor = max(0, phrase.start - LOOK_BACK)
    if phrase.core.rule in MODIFIABLE and (found := MODIFIER.search(letters[floor : phrase.start])):
        modifier = _modifier(words[floor + found.start() : phrase.start])
        if modifier:
            phrase.modifier, phrase.start = modifier, floor + found.start()
    if phrase.core.rule == "whole_unit" and phrase.modifier is None:
        return None
    if letters[phrase.stop : phrase.stop + 1] == LETTERS["genitive"]:
        return phrase  # "credit for Thursday's bombing": the preposition governs the bombing
    while phrase.start > 0 and phrase.bound is None:
        letter = letters[phrase.start - 1]
        if letter in BOUND:
            phrase.bound = _bound(words[phrase.start - 1], BOUND[letter])
        if phrase.bound is None and letter not in PREPOSITION:
            break
        phrase.start -= 1
        if letter == LETTERS["of"]:  # "the killing of Monday": the preposition is not part of the expression
            phrase.start += 1
            break
    if phrase.bound in ("before", "after") and (phrase.timed or phrase.core.rule in TIMES):
        phrase.bound = None  # "before dawn on Sunday" is still Sunday
    return phrase


def _modifier(said: Sequence[str]) -> str | None:
    """Early, mid, late, earlier, later, rest; None for "before" and "after", which bound."""
    known = {
        "early": "early", "mid": "mid", "late": "late", "earlier": "earlier", "later": "later", "start": "early",
        "beginning": "early", "outset": "early", "middle": "mid", "end": "late",
        "close": "late", "rest": "rest", "remainder": "rest",
    }  # fmt: skip
    return next((known[word] for word in said if word in known), None)


def _bound(word: str, name: str) -> str | None:
    if name in ("earlier", "later"):
        return {"before": "before", "prior": "before", "after": "after"}.get(word)
    return "until" if word == "through" else name


def _ranges(letters: str, made: Sequence[Phrase]) -> list[Phrase]:
    """ "From Monday to Friday", "between 1 May and 3 June", "2006 and 2009": two phrases in one."""
    out: list[Phrase] = []
    for phrase in made:
        last = out[-1] if out else None
        start = phrase.start + (phrase.bound == "until")
        gap_stop = phrase.core.start if phrase.modifier is None else phrase.start
        if last and last.to is None and {last.core.rule, phrase.core.rule} <= RANGED and 0 < gap_stop - last.stop <= 2:
            joint = JOINT.fullmatch(letters, last.stop, gap_stop)
            alike = last.core.rule == phrase.core.rule and phrase.modifier is None
            if joint and (
                last.bound in ("between", "from") or (alike and last.bound in (None, "since")) or start != phrase.start
            ):
                last.to, last.stop = phrase.core, phrase.stop
                continue
        out.append(phrase)
    return out
