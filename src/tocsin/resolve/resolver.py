"""Names to actors and places: the door of this folder."""

from __future__ import annotations

from pathlib import Path

from tocsin.codebook.actors import ActorBook
from tocsin.read.reading import Reading
from tocsin.resolve.actors import ActorResolver
from tocsin.resolve.gazetteer import Gazetteer
from tocsin.resolve.places import PlaceResolver


class Resolver:
    """Fills the places and actors of readings, one report after another. Holds caches, so keep one for many reports."""

    def __init__(self, gazetteer: Gazetteer, book: ActorBook) -> None:
        self.places = PlaceResolver(gazetteer, book)
        self.actors = ActorResolver(book)

    @classmethod
    def load(cls, codebook: Path | None = None) -> Resolver:
        """The resolver with the shipped codebook and gazetteer. `codebook`: a folder of the analyst's own, whose
        `actors/*.csv` come before the shipped ones. Raises codebook.actors.BadCodebook for a row that cannot be used."""
        return cls(Gazetteer.open(), ActorBook.load(codebook / "actors" if codebook else None))

    def resolve(self, reading: Reading) -> None:
        """Fills every place and every actor of the record in place: places first, since they tell an actor's country."""
        self.places.resolve(reading)
        self.actors.resolve(reading)
