"""Where a clause says that something happened: a sentence with its [trigger], the type, the words of the place found there."""

from __future__ import annotations

import pytest

from tocsin.model import Event, Span
from tocsin.read.reader import Reader
from tocsin.resolve.place_sites import find_site

NONE = ""
CASES = [
    ("Gunmen [shot] two farmers in the camps on Monday.", "ASSAULT", "the camps", "at"),
    ("Soldiers [detained] ten men in a small village.", "COERCE", "a small village", "at"),
    ("Soldiers were [killed] in a southern province, Ghor, on Monday.", "ASSAULT", "Ghor", "at"),
    ("The ministers [met] in Zabid on Monday.", "CONSULT", "Zabid", "at"),
    ("A car bomb [exploded] in front of the Kirkuk offices of a bank.", "ASSAULT", "the Kirkuk offices of a bank", "at"),
    ("Fighters crossed into a Chadian village, burned houses and [kidnapped] five men.", "ASSAULT", "a Chadian village", "at"),
    ("Rebels hold camps in the east, [attacking] convoys and patrols.", "ASSAULT", "the east", "at"),
    ("Villagers fled the land [seized] by the rebels.", "ASSAULT", "the land", "at"),
    ("The prison is a large building where prisoners were [beaten].", "ASSAULT", "The prison", "at"),
    ("A [blast] took place in the old market.", "ASSAULT", "the old market", "at"),
    ("The president [visited] Kenya on Monday.", "CONSULT", "Kenya", "to"),
    ("The government [closed] its borders on Monday.", "COERCE", "its borders", "at"),
    ("Troops [withdrew] from the northern town on Monday.", "RETREAT", "the northern town", "from"),
    ("Kenya has suffered a series of [bombings] this year.", "ASSAULT", "Kenya", "at"),
    ("The ministers met their guests in Zabid on Monday to [sign] a treaty.", "SUPPORT", "Zabid", "at"),
    ("Both sides [agreed] to a truce at a summit in Oslo.", "AGREE", "Oslo", "at"),
    ("The rebels declared a [truce] during a meeting with the envoy in Oslo.", "CONCEDE", "Oslo", "at"),
    ("Four soldiers have been [held] since a clash in Zabid.", "COERCE", NONE, ""),
    ("Three men were [arrested] at home.", "COERCE", NONE, ""),  # whose home, where?
    ("The court [sentenced] him to ten years in prison.", "COERCE", NONE, ""),
    ("The group [accused] the police of torture in the camps.", "ACCUSE", NONE, ""),  # who accuses is not there
    ("Police in Kenya said that gunmen had [shot] two men.", "ASSAULT", NONE, ""),  # left to what is inferred
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize(("sentence", "kind", "words", "role"), CASES, ids=[case[0][:50] for case in CASES])
def test_an_event_is_where_its_clause_says(reader: Reader, sentence: str, kind: str, words: str, role: str) -> None:
    before, trigger, after = sentence.replace("[", "|").replace("]", "|").split("|")
    text = before + trigger + after
    (document,) = reader.syntax_only([text])
    span = Span.of(text, len(before), len(before) + len(trigger))
    event = Event("e1", kind, span, [], span)
    find_site(event, document.doc)
    found = [(place.mention.text, place.role) for place in event.places if place.mention]
    assert found == ([(words, role)] if words else []), event.why
    assert bool(event.why) == bool(words)
