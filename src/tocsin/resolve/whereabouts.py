"""Where somebody is of whom the words do not say it: the country of a place in the mention, or that the report is set in."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span as Tokens

from tocsin.codebook.actors import ActorWords
from tocsin.model import Actor, Record
from tocsin.resolve.coding import Coding
from tocsin.resolve.setting import Setting

SURE: Final = 0.6
"""Share of the mentions of countries from which a report is surely set in one."""


class Whereabouts:
    """The country of an actor whom only the place or the report's setting tells: "police in Kharkiv", "the rebels"."""

    UNKNOWN: Final = frozenset(["UAF"])
    """Sectors of which nothing is known: gunmen stay of unknown origin."""
    HOME: Final = frozenset(["GOV", "CVL", "OPP", "LEG", "BUS", "EDU", "LAB"])
    """Sectors of a country's own public life."""

    def __init__(self, record: Record, setting: Setting) -> None:
        self._setting = setting
        self._places = [(p.mention.start, p) for p in record.places if p.mention and p.country]

    def supply(self, coding: Coding, actor: Actor, span: Tokens | None) -> None:
        """Gives a coding without a country the one of a place in the mention, or of the whole report. A place
        within the mention also corrects a seat of government that is another town here ("Tripoli")."""
        if actor.mention is None or (coding.country and coding.certain > 1):
            return
        for start, place in self._places:
            if actor.mention.start <= start < actor.mention.end:
                if coding.country == place.country:
                    return
                coding.country, coding.certain = place.country, 1
                coding.why.append(f"{place.name}: {place.country} (place)")
                return
        if not coding.country and self._local(coding, actor, span):
            self._from_setting(coding)

    def _local(self, coding: Coding, actor: Actor, span: Tokens | None) -> bool:
        """Whether an actor is likely of the country that the report is set in: nobody unknown, foreign, or only pointed at.

        Measured on voa (746 mentions): where SURE of all mentions of countries are that one's, nine in ten are. Between that
        and a half only the nameless of a country's own public life are taken, where no other country was named since. Names
        in a sentence that speaks of several countries are not."""
        main = self._setting.main()
        low = set((actor.mention.text if actor.mention else actor.name).lower().split())
        if (
            main is None
            or low & ActorWords.load().outsiders
            or low <= ActorWords.load().pronouns
            or self.UNKNOWN & set(coding.sectors)
        ):
            return False
        named = not coding.generic and (span is None or any(t.pos_ == "PROPN" or t.ent_type_ for t in span))
        told = set(self._setting.within(span.sent.start_char, span.sent.end_char)) if span is not None else set()
        if self._setting.share(main) >= SURE:
            return bool(coding.sectors) if not named else len(told) < 2
        start = actor.mention.start if actor.mention else 0
        return not named and bool(self.HOME & set(coding.sectors)) and self._setting.last(start) == main

    def _from_setting(self, coding: Coding) -> None:
        if main := self._setting.main():
            coding.country, coding.certain = main, 1
            coding.why.append(f"inferred: the report is set in {main}")
