"""One actor across reports: a new mention and what is known in, a judgement with its reason out."""

from __future__ import annotations

import pytest

from tocsin.codebook.actors import ActorBook
from tocsin.model import Actor
from tocsin.resolve.coding import Coder
from tocsin.resolve.identity import Identity, identify, identity_of, judge, widened


def known(name: str, country: str | None = None, sectors: str = "", entity: str | None = None, role: str = "") -> Identity:
    return Identity(name, (name,), entity, country, frozenset(sectors.split()), frozenset([role] if role else []))


def actor(name: str, country: str | None = None, sectors: str = "", entity: str | None = None, why: str = "") -> Actor:
    return Actor(name, None, id=entity, country=country, sectors=sectors.split(), why=why or None)


@pytest.mark.parametrize(
    ("new", "old", "verdict", "why"),
    [
        (actor("Vladimir Poutine", entity="person:vladimir-putin"), known("Vladimir Putin", entity="person:vladimir-putin"),
         "same", "both are person:vladimir-putin"),
        (actor("George W. Bush", "USA", "GOV", "person:george-w-bush"),
         known("George H. W. Bush", "USA", "ELI", "person:george-h-w-bush"), "different", "is not"),
        (actor("Bush", "USA", "GOV", "person:george-w-bush", "also of this name: George H. W. Bush"),
         known("George W. Bush", "USA", "GOV", "person:george-w-bush"), "unsure", "several people"),
        (actor("George W. Dunham", "USA"), known("George H. W. Dunham", "USA"), "different", "middle names"),
        (actor("George W. Dunham", "USA"), known("George Walker Dunham", "USA"), "same", "both USA"),
        (actor("Aleksandr Korenev", "BLR", "MIL"), known("Alexander Korenev", "BLR", "MIL"), "same", "both BLR"),
        (actor("Aleksandr Korenev"), known("Alexander Korenev", "BLR", "MIL"), "unsure", "nothing else is known to confirm"),
        (actor("Anna Tereshko"), known("Anna Tereshko", "UKR", "CVL"), "same", "nothing else is known to compare"),
        (actor("Anna Tereshko", "POL"), known("Anna Tereshko", "UKR"), "unsure", "but POL and UKR"),
        (actor("Anna Tereshko", "UKR", "MED"), known("Anna Tereshko", "UKR", "COP"), "unsure", "MED"),
        (actor("Tereshko", "UKR", "GOV"), known("Anna Tereshko", "UKR", "GOV"), "unsure", "one word of a name alone"),
        (actor("Tereshko", "UKR", "GOV"), known("Tereshko", "UKR", "GOV"), "unsure", "one word of a name alone"),
        (actor("Mrs Anna Kim Lee", "KOR"), known("Mr Anna Kim Lee", "KOR"), "different", "titles"),
        (actor("Karim Daud Jr", "LBY"), known("Karim Daud Sr", "LBY"), "different", "generation"),
        (actor("Ivan Melnyk", "UKR"), known("Petro Melnyk", "UKR"), "different", "against"),
        (actor("Party of Northern Dawn", "SDN"), known("Anna Dawn", "SDN"), "different", "a person and a body"),
        (actor("Northern Dawn Army", "SDN", "REB"), known("Northern Dawn Army", "SDN", "REB"), "same", "both SDN, REB"),
        (actor("the police", "UKR", "COP"), known("the police", "UKR", "COP"), "unsure", "nobody is named"),
        (actor("the police", "UKR", "COP"), known("the police", "POL", "COP"), "different", "UKR and POL"),
        (actor("Russia", "RUS", "GOV", "state:RUS"), known("Russia", "RUS", "GOV", "state:RUS"), "same", "both are state:RUS"),
        (actor("he", "UKR"), known("Anna Tereshko", "UKR"), "different", "names nobody"),
    ],
)  # fmt: skip
def test_one_against_one(new: Actor, old: Identity, verdict: str, why: str) -> None:
    judgement = judge(new, old)
    assert (judgement.verdict, why in judgement.why) == (verdict, True), judgement


def test_a_name_that_fits_two_known_people_is_given_to_neither() -> None:
    two = [known("Karim Daud", "LBY", "GOV"), known("Karim A. Daud", "LBY", "GOV")]
    found = identify(actor("Karim Daud", "LBY", "GOV"), two)
    assert [j.verdict for j in found] == ["unsure", "unsure"]
    assert all("fits several" in j.why for j in found)


def test_the_codebook_decides_between_namesakes() -> None:
    two = [known("Karim Daud", "LBY", "GOV", "person:karim-daud"), known("Karim Daud", "LBY", "GOV")]
    found = identify(actor("Karim Daud", "LBY", "GOV", "person:karim-daud"), two)
    assert [(j.known.entity, j.verdict) for j in found] == [("person:karim-daud", "same"), (None, "unsure")]


def test_nobody_known_gives_nothing() -> None:
    assert identify(actor("Anna Tereshko", "UKR"), [known("Ivan Melnyk", "UKR")]) == []


def test_an_identity_grows_with_its_mentions_and_forgets_nothing() -> None:
    one = identity_of(actor("Tereshko", "UKR", "GOV"), "a1")
    one = widened(one, Actor("Anna Tereshko", None, country="POL", sectors=["OPP"], role="minister"))
    assert one == Identity("a1", ("Anna Tereshko", "Tereshko"), None, "UKR", frozenset({"GOV", "OPP"}), frozenset({"minister"}))


def test_rivals_and_competitors_are_no_spellings_of_each_other() -> None:
    code = Coder(ActorBook.load()).code
    for one, other in [
        ("BBC", "Reuters"),
        ("Facebook", "Boeing"),
        ("Republicans", "Democrats"),
        ("Hamas", "Fatah"),
        ("CDU", "SPD"),
    ]:
        assert code(one, None).id != code(other, None).id, (one, other)
