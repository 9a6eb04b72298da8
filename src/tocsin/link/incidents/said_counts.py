"""Counts of dead and wounded in what somebody says, where they stand in no event's sentence: "put the number of wounded at
26"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.party import Holder
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.profile import deadly
from tocsin.link.incidents.stems import folded
from tocsin.link.incidents.tally import Tally
from tocsin.link.incidents.targets import kind_of
from tocsin.link.incidents.telling import COUNTING, ESTIMATING, harms
from tocsin.link.incidents.weapons import means
from tocsin.model import Record, Span, Statement
from tocsin.read.numerals import SMALL, of_word

WORDS: Final = "|".join(sorted(SMALL, key=len, reverse=True))
NUMERAL: Final = rf"(?:\d[\d,]*|(?:{WORDS})(?:-(?:{WORDS}))?)"
NUMBER: Final = (
    rf"(?:(?P<bound>at least|more than|up to|as many as|about|some)\s+|(?P<between>between)\s+)?(?P<number>{NUMERAL})"
    rf"(?(between)\s+and\s+(?P<most>{NUMERAL}))"
    r"(?! of (?:the|them|those|these|his|her|its|their)\b)"  # "one of the dead" counts nobody
)
RANGE: Final = re.compile(r"\bbetween\s+\S+\s+and\s+$|\d\s*(?:to|or|[-–])\s*$", re.IGNORECASE)
"""Before the higher number of a range, of which the reader has made a count."""
PRONOUN: Final = re.compile(r"\b(?:the|each|every|other|another|first|second|third|next|last)\s+$", re.IGNORECASE)
"""Before a "one" that counts nobody."""
OUT: Final = re.compile(r"\s+(?:out|down|to the ground|up)\b", re.IGNORECASE)
"""After "burned": as buses do, whoever sits in them."""
EARLIER_HARM: Final = re.compile(r"\bwho had\b", re.IGNORECASE)
FELL: Final = r"fell(?! (?:into|in|from|on|onto|off|to|down|ill|over|under|short|at|near|silent|back|apart)\b)"
KILLED: Final = (
    rf"killed|dead|died|dying|lost their lives|perished|{FELL}|deaths|eliminated|neutralised|neutralized|martyred|lives|bodies"
    r"|corpses|graves|fatalities|victims"
)
WOUNDED: Final = r"wounded|injured|hurt|burned|burnt|burns"
CHANGED: Final = r"(?:risen|rose|rises|climbed|climbs|grown|grew|increased|up|fallen|lowered|reduced|revised|corrected)"
KILLING: Final = r"killed|killing|kills|buried|burying|lost|death of|deaths of|eliminated|eliminating"
WOUNDING: Final = r"wounded|wounding|injured|injuring|hurting"
PATTERNS: Final = tuple(
    (of, re.compile(pattern, re.IGNORECASE))
    for of, words, verbs, nouns in (
        ("killed", KILLED, KILLING, "dead|killed|deaths|victims"),
        ("wounded", WOUNDED, WOUNDING, "wounded|injured"),
    )
    for pattern in (
        rf"\b{NUMBER}\s+(?P<whom>(?:[\w’'-]+\s+){{0,4}}?)(?P<harm>{words})\b",
        rf"\b(?:{verbs})\s+(?:another\s+)?{NUMBER}(?=\s+\w)",
        rf"\b(?:number|toll) of [^.;]{{0,40}}?\b(?:{words}|{nouns})\b[^.;]{{0,80}}?\b{CHANGED}\b[^.;]{{0,20}}?\bto\s+{NUMBER}\b",
        rf"\b(?:number|toll) of (?:the )?(?:{nouns})\s+(?:\w+\s+){{0,2}}?(?:at|to|is|was|as)\s+{NUMBER}\b",
        rf"\bput(?:s|ting)?\s+(?:the\s+)?(?:{nouns})\s+at\s+{NUMBER}\b",
    )
)
TOLLS: Final = (
    re.compile(rf"\btoll\s+(?:\w+\s+){{0,3}}?(?:of|at|to|is|was|as)\s+{NUMBER}\b", re.IGNORECASE),
    re.compile(rf"\btoll\b[^.;]{{0,60}}?\b{CHANGED}\b[^.;]{{0,20}}?\bto\s+{NUMBER}\b", re.IGNORECASE),
)
BEEN: Final = r"(?:was|were|is|are|has|had|been)"
NONE: Final = tuple(
    (of, re.compile(pattern, re.IGNORECASE))
    for of, harm, nouns in (
        (("killed",), r"killed|dead|died|lost (?:their|his|her) li(?:fe|ves)", "deaths?|fatalities|dead"),
        (("killed", "wounded"), "hurt|harmed", "casualties|victims"),
        (("wounded",), "wounded|injured", "wounded|injuries"),
    )
    for pattern in (
        rf"\b(?:nobody|no[ -]one|no (?:soldiers?|servicem[ae]n|policem[ae]n))\s+(?:{BEEN}\s+){{0,2}}(?:{harm})\b",
        rf"\bno\s+(?:{nouns})\b",
    )
)
"""That there were none. "No civilian was hurt" says nothing of soldiers, and is left out."""
ALONE: Final = re.compile(rf"^\W*(?:of\s+)?{NUMBER}(?P<unit>(?:\s+[\w’'-]+){{0,3}})\W*$", re.IGNORECASE)
"""A number in answer, or with no more than whom it counts: "seven", "nine villagers"."""
WHOM: Final = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]+s\b")
"""Whom a count is of, where that follows."""
LISTED: Final = re.compile(rf"\b(?:names?|lists?) (?:of|with) {NUMBER}\W*$", re.IGNORECASE)
THE_DEAD: Final = re.compile(rf"\b(?:{KILLED}|killing|buried|victims|mourn(?:ed|ing)|toll)\b", re.IGNORECASE)
"""Words by which a report speaks of dead."""
EARLIER: Final = re.compile(
    r"\bhad (?:at )?(?:first|earlier|initially|originally|previously)\b|\b(?:first|initially|originally|previously|earlier) "
    r"(?:said|spoke|spoken|put|gave|given|reported|counted)\b", re.IGNORECASE,
)  # fmt: skip
"""What its holder says no longer."""
SENTENCE: Final = re.compile(r"[^\n.!?]+[.!?]?")
NEAR: Final = 500
"""Characters between what happened and what the report goes on to tell of its dead."""
FARTHEST: Final = 800
"""Characters between what happened and what is said of its dead."""


def add_said_counts(mentions: Sequence[Mention], record: Record, holders: dict[str, Holder], report: int, version: int) -> None:
    """Adds to the harm told last before a statement the counts in its words that no event has already."""
    told = harms(mentions) or [one for one in mentions if one.leads and one.reality == "told"]
    for statement in record.statements:
        holder = holders[statement.id]
        if statement.negated or statement.stance not in ESTIMATING or holder.kind != "source" or holder.innermost is None:
            continue
        said = statement.evidence
        before = [m for m in told if m.trigger.start <= said.end and said.start - m.trigger.end < FARTHEST]
        if not before:
            continue
        harm = max(before, key=lambda one: one.trigger.start)
        passage = Passage.of(statement.evidence, report, version)
        known = {(t.of, t.low, t.high, t.holder.key if t.holder else "") for m in mentions for t in m.tallies}
        words = " ".join(span.text for span in statement.content)
        if EARLIER.search(" ".join(said.text.split())) or _rejected(statement):
            continue
        dead = THE_DEAD.search(record.report.text, max(0, said.start - NEAR), said.end) is not None
        for tally in [*_counts(words), *_none(words)] or _in_answer(words, harm, statement, dead):
            if (tally.of, tally.low, tally.high, holder.key) not in known:
                estimate = statement.stance not in COUNTING
                harm.tallies += (replace(tally, passage=passage, holder=holder, estimate=estimate),)


def add_told_counts(mentions: Sequence[Mention], record: Record, holders: dict[str, Holder], report: int, version: int) -> None:
    """The same for what the report tells in its own voice ("Two watchmen were wounded."), beside the harm that it belongs to."""
    text = record.report.text
    told = harms(mentions)
    said = [one.evidence for one in record.statements if holders[one.id].kind != "outlet"]
    for found in SENTENCE.finditer(text):
        first, last = found.span()
        before = [m for m in told if m.trigger.start < last and first - m.trigger.end < NEAR]
        if not before or any(one.start < last and first < one.end for one in said):
            continue
        harm = max(before, key=lambda one: one.trigger.start)
        known = {t.of for m in mentions for t in m.tallies if t.passage and t.passage.start < last and first < t.passage.end}
        values = {(t.of, t.low, t.high) for m in mentions for t in m.tallies}
        for tally in _counts(found.group()):
            if tally.of not in known and (tally.of, tally.low, tally.high) not in values:
                harm.tallies += (replace(tally, passage=Passage.of(Span.of(text, first, last), report, version)),)


def _counts(text: str) -> Iterator[Tally]:
    for of in ("killed", "wounded"):
        every = (match for name, pattern in PATTERNS if name == of for match in pattern.finditer(text))
        found = next((match for match in every if not (_of_arms(match) or _of_things(match) or _no_count(match))), None)
        number = of_word(found["number"]) if found else None
        if found and number is not None:
            low, high = _range(int(number), found)
            whom = WHOM.match(text, found.end())  # "40 dead attackers"
            yield Tally(low, high, None, of, found.group() + (whom.group() if whom else ""))


def _none(text: str) -> Iterator[Tally]:
    for every, pattern in NONE:
        if found := pattern.search(text):
            yield from (Tally(0, 0, None, of, found.group()) for of in every)


def _no_count(match: re.Match[str]) -> bool:
    """Whether "one" stands for a thing named before ("when the second one fell"), a number is the higher one of a range, or it
    counts those of whom something else is told ("two who had been hurt have died")."""
    if EARLIER_HARM.search(match.groupdict().get("whom") or ""):
        return True
    before = match.string[: match.start("number")]
    return RANGE.search(before) is not None or (match["number"].lower() == "one" and PRONOUN.search(before) is not None)


def _of_arms(match: re.Match[str]) -> bool:
    """Whether what is counted are weapons: "three drones were lost"."""
    after = WHOM.match(match.string, match.end())
    return bool(means(match.string[match.start("number") : after.end() if after else match.end()]))


def _of_things(match: re.Match[str]) -> bool:
    """Whether it is things that burned: "three trucks burned out"."""
    parts = match.groupdict()
    burned = (parts.get("harm") or "").lower().startswith("burn")
    return burned and (OUT.match(match.string, match.end()) is not None or not _people(parts.get("whom") or ""))


def _in_answer(words: str, harm: Mention, statement: Statement, dead: bool) -> Iterator[Tally]:
    """A toll, or a number that stands alone in answer: of the dead, or of the wounded where only these were counted before.
    `dead` is whether the report speaks of dead just before."""
    whole = " ".join(statement.evidence.text.split())
    toll = next((match for one in TOLLS for text in (words, whole) if (match := one.search(text))), None)
    found = toll or ALONE.match(words) or LISTED.search(words)
    number = of_word(found["number"]) if found else None
    if found is None or number is None or not _people(found.groupdict().get("unit") or ""):
        return
    counted = [tally.of for tally in harm.tallies if tally.of in ("killed", "wounded")]
    low, high = _range(int(number), found)
    if counted or toll or dead or deadly(harm):
        yield Tally(low, high, None, "wounded" if set(counted) == {"wounded"} else "killed", found.group().strip())


def _rejected(statement: Statement) -> bool:
    """Whether a statement only says of a number that it is wrong."""
    words = {word for span in statement.content for word in folded(span.text).split()}
    cue = set(folded(statement.cue.text).split()) if statement.cue else set()
    return bool(words & IncidentWords.load().falsehood or cue & IncidentWords.load().denying)


def tolls(words: str) -> bool:
    """Whether words give a number of dead or wounded."""
    return next(_counts(words), None) is not None


def _people(unit: str) -> bool:
    """Whether what a number counts is nothing, or people."""
    words, known = folded(unit).split(), IncidentWords.load()
    return not words or any(word in known.people or kind_of(word) for word in words)


def _range(number: int, found: re.Match[str]) -> tuple[int | None, int | None]:
    bound, most = (found["bound"] or "").lower(), of_word(found["most"] or "")
    if most is not None:
        return number, int(most)
    if bound in ("at least", "more than"):
        return number, None
    return (None, number) if bound in ("up to", "as many as") else (number, number)
