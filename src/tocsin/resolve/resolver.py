"""Names to actors and places: the door of this folder."""

from __future__ import annotations

from pathlib import Path

from tocsin.codebook.actors import ActorBook
from tocsin.read.reading import Reading
from tocsin.resolve.actors import ActorResolver
from tocsin.resolve.actors_import import own_actors
from tocsin.resolve.gazetteer import Gazetteer
from tocsin.resolve.places import PlaceResolver
from tocsin.resolve.setting import setting_of


class Resolver:
    """Fills the places and actors of readings, one report after another. Holds caches, so keep one for many reports."""

    def __init__(self, gazetteer: Gazetteer, book: ActorBook) -> None:
        self.book = book
        self.places = PlaceResolver(gazetteer, book)
        self.actors = ActorResolver(book)

    @classmethod
    def load(cls, codebook: Path | None = None) -> Resolver:
        """The resolver with the shipped codebook and gazetteer. `codebook`: a folder of the analyst's own (else the one that
        `tocsin actors import` writes to), whose `actors/*.csv` come before the shipped ones. Raises codebook.actors.BadCodebook
        for a row that cannot be used."""
        return cls(Gazetteer.open(), ActorBook.load(*own_actors(codebook)))

    def resolve(self, reading: Reading) -> None:
        """Fills every place and every actor of the record in place: places first, since they tell an actor's country."""
        setting = setting_of(self.book, reading.doc, reading.record.report.outlet.country)
        self.places.resolve(reading, setting)
        setting.add_places(reading.record.places)
        self.actors.resolve(reading, setting)
