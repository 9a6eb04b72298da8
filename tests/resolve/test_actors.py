"""Actors of whole reports: what the mention leaves open comes from the words around it, other mentions, or the setting."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from tocsin.codebook.actors import ActorBook
from tocsin.model import Actor, Place, Record, Report, Span
from tocsin.read.reading import Reading
from tocsin.resolve.actors import ActorResolver
from tocsin.resolve.setting import Setting, setting_of

VOCAB = spacy.blank("en").vocab


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return ActorBook.load()


def parsed(rows: str) -> Doc:
    """A parse from rows of "word tag relation head", the head by number from 1, 0 the root."""
    cells = [line.split() for line in rows.strip().splitlines()]
    words, tags, relations = ([c[k] for c in cells] for k in (0, 1, 2))
    heads = [int(c[3]) - 1 if int(c[3]) else i for i, c in enumerate(cells)]
    relations = ["ROOT" if r == "root" else r for r in relations]
    return Doc(VOCAB, words=words, pos=tags, heads=heads, deps=relations, sent_starts=[i == 0 for i in range(len(words))])


def resolved(book: ActorBook, doc: Doc, *actors: Actor, places: tuple[Place, ...] = (), published: str | None = None) -> Setting:
    record = Record(Report(doc.text, published=published), [], [], list(places), list(actors))
    setting = setting_of(book, doc, None)
    ActorResolver(book).resolve(Reading(record, doc), setting)
    return setting


def mention(doc: Doc, words: str, name: str | None = None) -> Actor:
    start = doc.text.index(words)
    return Actor(name or words, Span.of(doc.text, start, start + len(words)))


LEADER = """
Belarusian ADJ amod 3
opposition NOUN compound 3
leader NOUN nsubj 6
Anna PROPN flat 3
Ivanova PROPN flat 4
spoke VERB root 0
and CCONJ cc 8
Ivanova PROPN conj 6
"""


def test_titles_before_a_name_and_the_surname_later(book: ActorBook) -> None:
    doc = parsed(LEADER)
    full, surname = mention(doc, "Anna Ivanova"), Actor("Ivanova", Span.of(doc.text, len(doc.text) - 8, len(doc.text) - 1))
    resolved(book, doc, full, surname)
    assert (full.country, full.sectors) == ("BLR", ["OPP"])
    assert (surname.name, surname.country, surname.sectors) == ("Anna Ivanova", "BLR", ["OPP"])
    assert "elsewhere" in (surname.why or "")


APPOSITION = """
Anna PROPN nsubj 9
Ivanova PROPN flat 1
, PUNCT punct 5
Haitian ADJ amod 5
judge NOUN appos 1
, PUNCT punct 5
has AUX aux 9
not PART advmod 9
spoken VERB root 0
"""


def test_an_apposition_after_a_comma(book: ActorBook) -> None:
    doc = parsed(APPOSITION)
    actor = mention(doc, "Anna Ivanova")
    resolved(book, doc, actor)
    assert (actor.country, actor.sectors) == ("HTI", ["JUD"])


POLICE = """
Police NOUN nsubj 2
fired VERB root 0
in ADP case 4
Haiti PROPN obl 2
"""


def test_nameless_police_belong_to_the_country_that_the_report_is_set_in(book: ActorBook) -> None:
    doc = parsed(POLICE)
    actor = mention(doc, "Police")
    resolved(book, doc, actor)
    assert (actor.country, actor.sectors) == ("HTI", ["COP"])
    assert "set in HTI" in (actor.why or "")


def test_unknown_stays_unknown(book: ActorBook) -> None:
    doc = parsed("Gunmen NOUN nsubj 2\nfired VERB root 0")
    actor = mention(doc, "Gunmen")
    resolved(book, doc, actor)
    assert (actor.country, actor.sectors) == (None, ["UAF"])


def test_a_pronoun_takes_its_name_s_codes(book: ActorBook) -> None:
    doc = parsed("He PRON nsubj 2\nspoke VERB root 0")
    actor = mention(doc, "He", "Belarusian President Alexander Lukashenko")
    resolved(book, doc, actor, published="2022-03-03")
    assert (actor.country, actor.sectors, actor.role) == ("BLR", ["GOV"], "president")


def test_a_place_within_the_mention_corrects_a_seat_of_government(book: ActorBook) -> None:
    doc = parsed("militias NOUN nsubj 4\nin ADP case 3\nTripoli PROPN nmod 1\nfought VERB root 0")
    actor = mention(doc, "militias in Tripoli")
    start = doc.text.index("Tripoli")
    tripoli = Place("Tripoli", Span.of(doc.text, start, start + 7), country="LBN")
    resolved(book, doc, actor, places=(tripoli,))
    assert actor.country == "LBN"


def test_people_in_the_tags_are_the_same_person_in_any_spelling(book: ActorBook) -> None:
    doc = parsed("Putin PROPN nsubj 2\nspoke VERB root 0")
    record = Record(
        Report(doc.text, tags=["Vladimir Poutine", "War"], published="2022-03-03"), [], [], [], [mention(doc, "Putin")]
    )
    ActorResolver(book).resolve(Reading(record, doc), setting_of(book, doc, None))
    assert [(a.name, a.id) for a in record.actors] == [
        ("Putin", "person:vladimir-putin"),
        ("Vladimir Putin", "person:vladimir-putin"),
    ]


def test_the_setting_is_the_country_most_named(book: ActorBook) -> None:
    doc = parsed("Haitian ADJ amod 2\npolice NOUN nsubj 3\nleft VERB root 0\nHaiti PROPN obj 3\nfor ADP case 6\nCuba PROPN obl 3")
    setting = setting_of(book, doc, None)
    assert (setting.counts["HTI"], setting.main()) == (2, "HTI")
