"""Who: a party to what happened, and the holder of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tocsin.link.incidents.plain import Plain

HolderKind = Literal["outlet", "source", "unnamed"]


@dataclass(slots=True)
class Party(Plain):
    """Somebody named in a report. `key` is what makes two mentions of a party the same across reports: its identity where
    `resolve` knows one ("person:…", "Q…"), else country, sectors and name ("BLR/GOV/ministry of defence"), else the name folded.
    `mention` are the words used here, empty where they are the name. `office` is the institution that a speaker stands for
    ("RUS/defence ministry"), whoever speaks for it. `guessed` where nothing about the party itself tells its country, and the
    country is that of where the report is set: such a country contradicts no other."""

    name: str
    key: str
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    mention: str = ""
    office: str = ""
    guessed: bool = False

    @property
    def seat(self) -> str:
        """What makes two sources the same: the office where one is known, else the party itself."""
        return self.office or self.key


@dataclass(slots=True)
class Holder(Plain):
    """Who holds a claim. `chain` is outermost first, innermost last (agency > ministry). For `outlet` the chain is the outlet
    alone: the report says it in its own voice. For `unnamed` the chain holds who is known around it, perhaps nobody."""

    kind: HolderKind
    chain: tuple[Party, ...] = ()

    @property
    def innermost(self) -> Party | None:
        """Whose claim it is; None for an unnamed source."""
        return self.chain[-1] if self.chain and self.kind != "unnamed" else None

    @property
    def key(self) -> str:
        """What makes two holders the same: the office or identity of the innermost; the word "unnamed" where nobody is named."""
        return self.chain[-1].seat if self.chain and self.kind != "unnamed" else "unnamed"

    @property
    def name(self) -> str:
        """What to call the holder."""
        return self.chain[-1].name if self.chain and self.kind != "unnamed" else "an unnamed source"

    @property
    def words(self) -> str:
        """The whole chain for readers: "Ministry of Defence, according to Reuters"."""
        outer = [party.name for party in reversed(self.chain[:-1] if self.kind != "unnamed" else self.chain)]
        return ", according to ".join([self.name, *outer])
