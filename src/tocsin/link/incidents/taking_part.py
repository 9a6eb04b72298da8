"""Who is said to take part in what: "takes no part in the offensive", "none of its soldiers is participating", "has entered the
war"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from tocsin.codebook.actors import many, table
from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.telling import denying_cue
from tocsin.model import Statement

UNSETTLED: Final = frozenset("demands orders asks advocates fears hopes warns threatens predicts questions plans".split())
"""Stances under which nobody says that somebody does or does not."""
OWN: Final = re.compile(r"\b(?:its|his|her|our|their|my|we|i)\b")
NAMED: Final = re.compile(r"\b(?:a|an|the|this|no|any|of|without|such) $")
"""What stands before a noun: "without a fight" is no word for taking part."""
OPEN_CLAUSE: Final = re.compile(r"\b(?:if|whether|could|might|may)\b")
SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+|\n+")
FORCE: Final = frozenset({"ASSAULT", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Participation:
    """That a country (ISO code) takes part in the fighting against another, or (polarity -1) that it does not."""

    subject: str
    target: str
    polarity: int


def participation(statement: Statement, holder: Holder, where: Counter[str]) -> Participation | None:
    """What a statement says on it; None where it says nothing, asks, orders or fears. `where` counts the countries in which the
    report's acts of force happen: the theatre that "the offensive" is in."""
    if statement.negated or statement.stance in UNSETTLED:
        return None
    sentences = (part for span in statement.content for part in SENTENCE.split(span.text))
    found = (_in_sentence(f" {folded(part)} ", statement, holder, where) for part in sentences)
    return next((one for one in found if one), None)


def _in_sentence(text: str, statement: Statement, holder: Holder, where: Counter[str]) -> Participation | None:
    known = IncidentWords.load()
    told = (one for one in _phrases().finditer(text) if " " in one[0] or not NAMED.search(text[: one.start()]))
    phrase = max(told, key=lambda found: found.end() - found.start(), default=None)
    if phrase is None or OPEN_CLAUSE.search(text[: phrase.start()]):
        return None
    before, after = text[: phrase.start()], text[phrase.start() :]
    target_named = named_countries(after)
    if not set(after.split()) & known.taken_part_in and not target_named:
        return None
    subject = _subject(before, holder)
    target = next((code for code in target_named if code != subject and _in_or_against(after, code)), None)
    target = target or next((code for code, _ in where.most_common() if code != subject), None)
    if subject is None or target is None:
        return None
    sign = -1 if _negated(before, after) else 1
    return Participation(subject, target, -sign if denying_cue(statement) else sign)


def theatre(told: Sequence[Mention], named: Iterable[str | None] = ()) -> Counter[str]:
    """In which countries, and against whose people, a report's acts of force happen; then the countries that it names at all
    (`named`), which count for less than any of these."""
    force = [mention for mention in told if mention.type in FORCE]
    sites = (site.country for m in force for site in m.sites if site.country and site.role != "from")
    harmed = (one.country for m in force for one in m.recipients if one.country)
    acts, rest = Counter([*sites, *harmed]), Counter(code for code in named if code)
    most = rest.total() + 1
    return Counter({code: acts[code] * most + rest[code] for code in {*acts, *rest}})


@cache
def _phrases() -> re.Pattern[str]:
    """Any phrase for taking part, the longest first."""
    return re.compile(f"(?<= )(?:{'|'.join(map(re.escape, IncidentWords.load().taking_part_longest))})(?= )")


def _subject(before: str, holder: Holder) -> str | None:
    """Whose part it is: the last country named before; the holder's own where the words are "our", "its", or nobody's ("denies
    taking part")."""
    named = named_countries(before)
    if named:
        return named[-1]
    who = holder.innermost
    return who.country if who and (OWN.search(before) or len(before.split()) <= FEW) else None


FEW: Final = 4
"""Words before the phrase up to which nobody else can be meant."""


def _negated(before: str, after: str) -> bool:
    """Whether a word of negation stands before the phrase, or within it ("takes no part", "is not fighting")."""
    known = IncidentWords.load().negations
    return bool(set(before.split()[-NEAR:]) & known or set(after.split()[:3]) & known)


NEAR: Final = 9


def _in_or_against(after: str, code: str) -> bool:
    """Whether a country is named as where it happens or against whom, and not as whose war it is ("the Russian offensive")."""
    return any(re.search(rf"\b(?:in|against|on|into|of) (?:\w+ )?{re.escape(name)}\b", after) for name in _names().get(code, ()))


def named_countries(text: str) -> list[str]:
    """The codes of the countries that a folded text names, in its order."""
    return list(dict.fromkeys(_words()[found] for found in _any_country().findall(text)))


@cache
def _any_country() -> re.Pattern[str]:
    ordered = sorted(_words(), key=lambda name: -len(name))
    return re.compile(f"(?<= )(?:{'|'.join(map(re.escape, ordered))})(?= )")


@cache
def _rows() -> list[dict[str, str]]:
    return list(table(files("tocsin.codebook").joinpath("actors").joinpath("countries.csv")))


@cache
def _words() -> dict[str, str]:
    """Folded name or demonym -> code."""
    return {
        folded(phrase): row["iso3"]
        for row in _rows()
        for name in (row["name"], *many(row["demonyms"]), *many(row["seats"]))
        for phrase in (name, f"{name}s")
    }


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {row["iso3"]: (folded(row["name"]), *map(folded, many(row["aliases"]))) for row in _rows()}


@cache
def country_name(code: str) -> str:
    """A country's English name; the code itself where it is none."""
    return next((row["name"] for row in _rows() if row["iso3"] == code), code)
