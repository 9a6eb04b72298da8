"""Where somebody is of whom the words do not say it: the country of a place in the mention, of the army that the report speaks
of, of the place of the event that they are a party to, or that the report is set in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from spacy.tokens import Span as Tokens

from tocsin.codebook.actors import ActorWords
from tocsin.model import Actor, Event, Record
from tocsin.resolve.antecedents import points_back
from tocsin.resolve.coding import Coding
from tocsin.resolve.place_inference import ON_THE_GROUND
from tocsin.resolve.setting import Setting

BEFORE: Final = re.compile(r"\b(?:in|of|on|at|near|from|with|who|that|which)\b|,")
"""What ends the words for somebody."""
SURE: Final = 0.6
"""Share of the mentions of countries from which a report is surely set in one."""
UNKNOWN: Final = frozenset(["UAF"])
"""Sectors of which nothing is known: gunmen stay of unknown origin."""
HOME: Final = frozenset(["GOV", "CVL", "OPP", "LEG", "BUS", "EDU", "LAB"])
"""Sectors of a country's own public life."""
OFFICIAL: Final = frozenset(["GOV", "MIL"])
"""Sectors of those who command."""
COMMANDED: Final = frozenset(["ordered", "planned", "promised", "threatened"])
COMMANDING: Final = frozenset(["orders", "plans", "promises", "threatens", "advocates"])
"""Modes of what is commanded, and stances of who does."""
IRREGULAR: Final = frozenset(["REB", "COP", "UAF"])
"""Sectors beside MIL of those who are no state's army, or one at home."""
Army = tuple[int, str, str]
"""Where an army is named, its country, the words."""
Part = tuple[Event, bool]
"""An event, and whether one acts in it or suffers it."""


class Whereabouts:
    """The country of an actor whom only the place or the report's setting tells: "police in Kharkiv", "the rebels"."""

    def __init__(self, record: Record, setting: Setting, armies: Iterable[Army], told: Callable[[Actor], Coding]) -> None:
        """`told`: what an actor's words, and those of the same name elsewhere, tell before anything is inferred."""
        self._setting = setting
        self._told_of = told
        self._places = [(p.mention.start, p) for p in record.places if p.mention and p.country]
        self._armies = sorted(armies)
        self._statements = {statement.id: statement for statement in record.statements}
        self._parties: dict[tuple[int, int], list[Part]] = {}
        for event in record.events:
            for side, acts in ((event.actors, True), (event.recipients, False)):
                for mention in (a.mention for a in side if a.mention):
                    self._parties.setdefault((mention.start, mention.end), []).append((event, acts))

    def supply(self, coding: Coding, actor: Actor, span: Tokens | None) -> None:
        """Gives a coding without a country the one of a place in the mention, of the event's place, or of the whole report. A
        place within the mention also corrects a seat of government that is another town here ("Tripoli")."""
        if actor.mention is None or (coding.country and coding.certain > 1):
            return
        for start, place in self._places:
            if actor.mention.start <= start < actor.mention.end and not _abroad(
                actor.mention.text[start - actor.mention.start :]
            ):
                if coding.country != place.country:
                    _take(coding, place.country, f"{place.name}: {place.country} (place)")
                return
        if coding.country is None and (above := _above_states(coding, actor)):
            return _take(coding, above, f"of no one country: {above}")
        if coding.country or _from_elsewhere(actor) or UNKNOWN & set(coding.sectors):
            return
        for country, why in self._inferred(coding, actor, span):
            return _take(coding, country, f"inferred: {why}")

    def _inferred(self, coding: Coding, actor: Actor, span: Tokens | None) -> Iterator[tuple[str, str]]:
        """Countries with their reasons, the likeliest first.

        Measured on voa's training half, for the nameless parties to events (1,958 actors, 1,517 recipients): of 177 that
        came to another answer by the army, the place or the setting, 137 were right then and 9 had been right before."""
        start, end = (actor.mention.start, actor.mention.end) if actor.mention else (0, 0)
        named = _named(coding, actor, span)
        parts = [] if named else self._parties.get((start, end), [])
        for event in (event for event, acts in parts if acts):
            yield from self._commanded(event)
        owned = span is not None and any(token.tag_ == "PRP$" for token in span)
        if not named and not owned and (army := self._army(coding, start)):
            yield army[1], f"of “{army[2]}” ({army[1]})"
        for event, acts in parts:
            yield from _scene(event, acts)
        main = self._setting.main()
        if main and (self._concerned(parts, coding, span) or self._local(coding, start, span, named)):
            yield main, f"the report is set in {main}"

    def _commanded(self, event: Event) -> Iterator[tuple[str, str]]:
        """The country of an official who orders, plans, threatens or calls for what a nameless party does: it is his to send."""
        for held in event.held:
            statement = self._statements.get(held.statement or "")
            holder = statement.holders[-1] if statement and statement.holders else None
            if statement is None or holder is None or not (held.mode in COMMANDED or statement.stance in COMMANDING):
                continue
            known = self._told_of(holder)
            if known.country and OFFICIAL & set(known.sectors):
                yield known.country, f"{holder.name} decides on it ({known.country})"

    def _army(self, coding: Coding, start: int) -> Army | None:
        """The state's army that was named last, whose "a patrol", "two soldiers" are."""
        sectors = set(coding.sectors)
        before = bisect_left(self._armies, (start, "", ""))
        return self._armies[before - 1] if before and "MIL" in sectors and not sectors & IRREGULAR else None

    def _concerned(self, parts: list[Part], coding: Coding, span: Tokens | None) -> bool:
        """Whether a nameless party to events is likely of the country that the report is set in: whoever does or suffers
        something on the ground, and who is spoken of or to; of speakers, where the report is surely set in one."""
        if any(event.type in ON_THE_GROUND or (coding.sectors and not acts) for event, acts in parts):
            return True
        pointing = span is not None and points_back(span)
        sure = self._setting.share(self._setting.main() or "") >= SURE and len(self._told(span)) < 2
        return bool(parts) and sure and not pointing

    def _local(self, coding: Coding, start: int, span: Tokens | None, named: bool) -> bool:
        """The same of those who are a party to nothing, or named.

        Measured on voa (746 mentions): where SURE of all mentions of countries are that one's, nine in ten are. Between that
        and a half only the nameless of a country's own public life are taken, where no other country was named since. Names
        in a sentence that speaks of several countries are not."""
        main = self._setting.main() or ""
        if self._setting.share(main) >= SURE:
            return bool(coding.sectors) if not named else len(self._told(span)) < 2
        return not named and bool(HOME & set(coding.sectors)) and self._setting.last(start) == main

    def _told(self, span: Tokens | None) -> set[str]:
        """The countries that a mention's sentence names."""
        return set(self._setting.within(span.sent.start_char, span.sent.end_char)) if span is not None else set()


def _named(coding: Coding, actor: Actor, span: Tokens | None) -> bool:
    """Whether the words, or the name found for a pronoun, are somebody's name."""
    if span is not None and len(span) == 1 and span[0].pos_ == "PRON":
        return any(word[:1].isupper() for word in actor.name.split()[-2:])
    return not coding.generic and (span is None or any(t.pos_ == "PROPN" or t.ent_type_ for t in span))


def _abroad(words: str) -> bool:
    """Whether words that begin with a place go on with somebody who is its, and elsewhere: "Israel's militia ally"."""
    _, genitive, rest = words.replace("’", "'").partition("'s ")
    return bool(genitive) and bool(set(BEFORE.split(rest.lower())[0].split()) & ActorWords.load().abroad)


def _take(coding: Coding, country: str | None, why: str) -> None:
    coding.country, coding.certain = country, 1
    coding.why.append(why)


def _from_elsewhere(actor: Actor) -> bool:
    """Whether the words say that somebody is not from here, or only point at somebody whom nobody has found. Another country's
    ally may well be from here."""
    known = ActorWords.load()
    mention = actor.mention.text if actor.mention else ""
    low = set(mention.lower().split()) - (known.abroad if _abroad(mention) else frozenset())
    if low <= known.pronouns:
        low = set(actor.name.lower().split())
    return bool(low & known.outsiders) or (low <= known.pronouns and not low & known.people)


def _above_states(coding: Coding, actor: Actor) -> str | None:
    """NGO for a nameless non-governmental group, IGO for a body or officials that are called international."""
    low = (actor.mention.text if actor.mention else "").lower().split()
    if "NGO" in coding.sectors and not set(low) & ActorWords.load().home:
        return "NGO"
    return "IGO" if "international" in low and set(low) & ActorWords.load().concert else None


def _scene(event: Event, acts: bool) -> Iterator[tuple[str, str]]:
    """The one country of the places of an event on the ground. Who shoots at a place, or near a border, need not be there; who
    is sent to one is not from there."""
    roles = (None, "at", "to") if event.type == "ASSAULT" and not acts else (None, "at")
    there = [p for p in event.places if p.country and p.role in roles and p.precision != "line"]
    if event.type in ON_THE_GROUND and there and len({place.country for place in there}) == 1:
        yield there[0].country or "", f"where it happened: {there[0].name} ({there[0].country})"
