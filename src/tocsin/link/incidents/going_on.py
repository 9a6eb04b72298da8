"""Who goes on telling of a report's news: an account that follows it in the same paragraph (of news that is told without a source
also in the next), in words that hold no event of their own or none with a day or place ("The fire brigade found that a bottle of
gas had …"). So a report counts for its source also where the reader has missed what the source says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.telling import ASSERTING
from tocsin.link.incidents.times import on_a_day
from tocsin.model import Record, Statement

DONE: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "PROTEST"})
"""Types that are done and not said: of them there are accounts."""
CLAUSE: Final = re.compile(r"\b(?:had|has|have|was|were|did)\b", re.IGNORECASE)
"""What an account of something past has; "M23", "a disgrace" and "all questions" are none."""
NEGATION: Final = re.compile(r"\b(?:no|not|none|never|nothing|nobody|neither)\b|n[’']t\b", re.IGNORECASE)
SHORTEST: Final = 5
"""Words of an account."""


def going_on(mentions: Sequence[Mention], record: Record, holders: Mapping[str, Holder]) -> None:
    """Sets `going_on` of the mention that leads a report, or a part of it."""
    for lead in (one for one in mentions if one.leads):
        lead.going_on = _going_on(lead, mentions, record, holders)


def _going_on(lead: Mention, mentions: Sequence[Mention], record: Record, holders: Mapping[str, Holder]) -> tuple[Party, ...]:
    if lead.type not in DONE or lead.reality != "told" or lead.refers:
        return ()
    text = record.report.text
    end = _paragraph_end(text, lead.trigger.end)
    if not _sourced(lead):
        rest = text[end:]
        end = _paragraph_end(text, end + len(rest) - len(rest.lstrip()))
    dated = {one.event for one in mentions if on_a_day(one.when) or any(site.given == "event" for site in one.sites)}
    found: dict[str, Party] = {}
    for statement in record.statements:
        who = holders[statement.id]
        follows = lead.trigger.end <= statement.evidence.start < end
        if follows and who.kind == "source" and who.innermost and _account(statement, record, dated):
            found.setdefault(who.key, who.innermost)
    return tuple(found.values())


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _sourced(lead: Mention) -> bool:
    """Whether a report says by itself from whom it has its news."""
    return lead.met or bool(lead.cites) or any(held.holder.kind == "source" for held in lead.held)


def _account(statement: Statement, record: Record, dated: set[str]) -> bool:
    """Whether somebody tells what was done, not what was not, and of nothing that has a day or place of its own."""
    words = " ".join(part.text for part in statement.content)
    told = statement.stance in ASSERTING and len(words.split()) >= SHORTEST and CLAUSE.search(words)
    if not told or statement.negated or NEGATION.search(words):
        return False
    return not any(held.statement == statement.id and event.id in dated for event in record.events for held in event.held)
