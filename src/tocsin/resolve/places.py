"""Where: every place of a record looked up, chosen over the whole report, and said how exactly it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from tocsin.codebook.actors import ActorBook
from tocsin.codebook.place_words import PlaceWords
from tocsin.model import Alternative, Place, Record
from tocsin.model.span import Span
from tocsin.read.reading import Reading
from tocsin.resolve.borders import take_near_side
from tocsin.resolve.gazetteer import Entry, Gazetteer
from tocsin.resolve.place_choice import Evidence, Name, choose
from tocsin.resolve.place_context import again, written
from tocsin.resolve.place_finding import PlaceFinder
from tocsin.resolve.place_inference import infer_places
from tocsin.resolve.place_lists import as_named, complete_lists, split_commas, split_lists
from tocsin.resolve.place_mention import Named, NameFinder
from tocsin.resolve.place_names import place_key
from tocsin.resolve.place_sites import find_site
from tocsin.resolve.place_use import case_of, literal, precision, role, span_of
from tocsin.resolve.setting import Setting

ALTERNATIVES: Final = 3
"""Runners-up that a record keeps for each place."""


class PlaceResolver:
    """Resolves the places of one report after another."""

    def __init__(self, gazetteer: Gazetteer, book: ActorBook) -> None:
        self._gazetteer = gazetteer
        self._words = PlaceWords.load()
        self._finder = NameFinder(gazetteer, self._words, book)
        self._within_names = PlaceFinder(gazetteer, self._words)

    def resolve(self, reading: Reading, setting: Setting) -> None:
        """Fills every place of the record in place."""
        record, doc = reading.record, reading.doc
        record.places += self._within_names.found(doc, record.report.text, record.places)
        split_commas(record)
        complete_lists(record, doc)
        inferred = {event.id: find_site(event, doc) for event in record.events}
        for event in record.events:
            split_lists(event, record.places, doc)
        as_named(record)
        everywhere = [*_places(record)]
        named = {id(place): self._named(place, record.report.text) for place in everywhere}
        names = self._names(everywhere, named, record.report.text, setting)
        evidence = Evidence(countries=Counter(setting.counts), outlet=setting.outlet)
        choose(names.values(), evidence)
        self._spelled_alike(names, evidence)
        self._fill_all(everywhere, named, names, doc)
        self._by_parts(record, everywhere, named, setting, doc)
        for event in record.events:
            for place in event.places:
                self._role(place, doc)
                take_near_side(place, doc, setting)
                if why := inferred[event.id]:
                    place.why = f"{place.why or place.name}; inferred: {why}"
            infer_places(event, record.places, doc)

    def _named(self, place: Place, text: str) -> Named:
        """The name in a mention, read with the words around it."""
        around = written(place, text, self._words)
        one = self._finder.named(around.name)
        return replace(one, line=one.line or around.line, vague=one.vague or around.vague)

    def _fill_all(self, places: list[Place], named: dict[int, Named], names: dict[str, Name], doc: Doc) -> None:
        """Fills the places in the order of the text, so that "there" finds what was named before it."""
        earlier: list[tuple[Place, str]] = []
        for place in sorted(places, key=lambda p: p.mention.start if p.mention else 0):
            if before := again(place, earlier, self._words):
                _take_up(place, before)
                continue
            one = named[id(place)]
            name = names.get(_key(one))
            self._fill(place, one, name, doc)
            if name and name.chosen:
                earlier.append((place, name.chosen.kind))

    def _by_parts(self, record: Record, places: list[Place], named: dict[int, Named], setting: Setting, doc: Doc) -> None:
        """Mentions that are no name themselves take what they hold: a place ("a village near Gomel"), a country's adjective
        ("Belarusian soil"); those of events at last the country that the report is set in."""
        of_events = {id(place) for event in record.events for place in event.places}
        for place in places:
            if place.country is None and place.mention:
                inside = [
                    p for p in places if p is not place and p.mention and p.lat is not None and place.mention.holds(p.mention)
                ]
                if inside:
                    _hold(place, min(inside, key=lambda p: _rank(p, doc)), named[id(place)])
                else:
                    self._by_country(place, setting, id(place) in of_events)

    def _by_country(self, place: Place, setting: Setting, of_event: bool) -> None:
        assert place.mention is not None
        told = setting.within(place.mention.start, place.mention.end)
        if told and not set(place.mention.text.lower().split()) & self._words.missions:
            place.country, place.why = told[0], f"of {told[0]} by its words; no point"
        elif of_event and (main := setting.main()):
            place.country, place.why = main, f"the report is set in {main}; no point"
        place.precision = place.precision or ("area" if place.country else None)

    def _names(self, places: list[Place], named: dict[int, Named], text: str, setting: Setting) -> dict[str, Name]:
        """One entry for each name of the report, with what the text says it lies in."""
        found: dict[str, Name] = {}
        spans: list[tuple[Span, str]] = []
        for place in places:
            one = named[id(place)]
            if one.nameless and not one.candidates:
                continue
            key = _key(one)
            if key in found:
                found[key].count += 1
            else:
                found[key] = Name(key, one.candidates)
            if place.mention:
                spans.append((place.mention, key))
                found[key].own.update(setting.within(place.mention.start, place.mention.end))
        for key, around in _followed(spans, text):
            found[key].containers.add(around)
        return found

    def _spelled_alike(self, names: dict[str, Name], evidence: Evidence) -> None:
        """Names that the gazetteer does not have are looked up by sound, in the countries that the report supports."""
        countries = tuple(sorted(c for c, _ in evidence.countries.most_common(6)))
        missing = [n for n in names.values() if not n.candidates and countries]
        for name in missing:
            name.candidates = self._gazetteer.fuzzy(name.name.partition(" (")[0], countries)
        if any(n.candidates for n in missing):
            choose(names.values(), evidence)

    def _fill(self, place: Place, one: Named, name: Name | None, doc: Doc) -> None:
        entry = name.chosen if name else None
        place.precision = precision(entry, one)
        if entry:
            place.name, place.geonameid = _shown(place, one, entry), entry.geonameid
            place.country = entry.countries[0] if entry.countries else None
            place.lat, place.lon = entry.lat, entry.lon
        if name:
            rejected = name.ranked[1 if entry else 0 :]
            place.alternatives = [_alternative(*r) for r in rejected[:ALTERNATIVES]]
        place.why = _why(entry, name)
        if place.mention and (span := span_of(doc, place.mention.start, place.mention.end)):
            place.literal, why = literal(span, entry, one, self._words)
            place.why = f"{place.why}; not literal: {why}" if why else place.why

    def _role(self, place: Place, doc: Doc) -> None:
        if place.role is None and place.mention and (span := span_of(doc, place.mention.start, place.mention.end)):
            place.role = role(span.root, self._words)


def _followed(spans: list[tuple[Span, str]], text: str) -> Iterator[tuple[str, str]]:
    """The keys of names that are followed by what the text says they lie in, and of those. Mentions may hold others ("Kolin,
    Bohemia" both)."""
    line = sorted(set(spans))
    for i, (inner, key) in enumerate(line):
        follower = next(((outer, around) for outer, around in line[i + 1 :] if outer.start >= inner.end), None)
        if follower and key != follower[1] and _contains(text[inner.end : follower[0].start]):
            yield key, follower[1]


def _places(record: Record) -> Iterator[Place]:
    """Every place of the record, once."""
    seen: set[int] = set()
    for place in (*record.places, *(p for event in record.events for p in event.places)):
        if id(place) not in seen:
            seen.add(id(place))
            yield place


def _shown(place: Place, one: Named, entry: Entry) -> str:
    """The name to show: as the report writes it, with the word that tells its kind; GeoNames' own where the spelling is wrong."""
    if entry.likeness < 1:
        return entry.name
    written_so = place.mention.text if place.mention else one.name
    return written_so.removeprefix("the ").removeprefix("The ") if one.kinds and one.name in written_so else one.name


def _key(one: Named) -> str:
    """One key for a name and the kind of place that it is said to be: Gomel and the Gomel region are two places."""
    key = place_key(one.name)
    return f"{key} ({one.kinds[0]})" if one.kinds else key


def _rank(inner: Place, doc: Doc) -> tuple[bool, bool, bool]:
    """Which of several places in a mention it is about: one with a country ("the Black Sea port of Odesa"), one that the words
    put it in or at before one whose it is ("the U.S. embassy in Tanzania")."""
    span = span_of(doc, inner.mention.start, inner.mention.end) if inner.mention else None
    located = span is not None and case_of(span.root) in ("in", "at", "near", "of", "outside", "inside", "on", "off")
    return inner.country is None, not located, not inner.literal


def _hold(place: Place, inner: Place, one: Named) -> None:
    """A mention around a place: that place, exactly if the mention begins with it, else only its surroundings."""
    place.name, place.geonameid, place.country = inner.name, inner.geonameid, inner.country
    place.lat, place.lon = inner.lat, inner.lon
    begins = place.mention is not None and inner.mention is not None and place.mention.start == inner.mention.start
    place.precision = "line" if one.line else inner.precision if begins else "area"
    place.why = f"by {inner.name}, which its words name"


def _take_up(place: Place, before: Place) -> None:
    """ "There" stands for the place named before it."""
    place.name, place.geonameid, place.country = before.name, before.geonameid, before.country
    place.lat, place.lon, place.precision = before.lat, before.lon, before.precision
    place.why = f"“{place.mention.text if place.mention else place.name}”: {before.name}, named before"


def _contains(gap: str) -> bool:
    """Whether the words between two names say that the first lies in the second: "Paris, Texas", "Gomel in Belarus"."""
    return gap.strip() in (",", "(", "in", ", in", "of", "(in") and len(gap) <= 6


def _alternative(score: float, entry: Entry, why: str) -> Alternative:
    country = entry.countries[0] if entry.countries else None
    return Alternative(entry.name, entry.geonameid, country, entry.lat, entry.lon, round(score, 2), why)


def _why(entry: Entry | None, name: Name | None) -> str:
    if name is not None and name.ranked and entry is None:
        return f"of its namesakes none is of a country that the report is about; the likeliest: {name.ranked[0][2]}"
    if entry is None or name is None:
        return "not in the gazetteer"
    shared = f"; shared or disputed: {entry.country.replace('|', ', ')}" if "|" in entry.country else ""
    margin = f"; {name.ranked[0][0] - name.ranked[1][0]:.1f} ahead of the next" if len(name.ranked) > 1 else ""
    return f"{name.ranked[0][2]}{margin}{shared}"
