"""From records to mentions: who speaks for which office, what points back, what is only meant, counts with their holders."""

from __future__ import annotations

import json

import pytest

import tocsin
from tocsin.link.incidents import Mention, Placed, mentions
from tocsin.link.incidents.offices import Speakers
from tocsin.link.incidents.parties import party_key
from tocsin.link.incidents.private import private
from tocsin.link.incidents.rare_names import named


def read(text: str, published: str = "2024-05-14") -> list[Mention]:
    return mentions(tocsin.read(text, published=published, outlet="Courier"), Placed(7, 2))


@pytest.mark.parametrize(
    ("name", "country", "sectors", "key"),
    [
        ("the Belarusian Defence Ministry", "BLR", ("GOV", "MIL"), "BLR/defence ministry"),
        ("The Defense Ministry in Minsk", "BLR", ("GOV",), "BLR/defence ministry"),
        ("Minsk", "BLR", ("GOV",), "BLR/GOV"),
        ("Maksym Kozytskyi", "UKR", ("GOV",), "person/kozytskyi maksym"),
        ("it", None, (), "?"),
    ],
)
def test_what_makes_two_parties_the_same(name: str, country: str | None, sectors: tuple[str, ...], key: str) -> None:
    assert party_key(name, country, sectors) == key


@pytest.mark.parametrize(
    ("name", "sectors", "identity", "met"),
    [
        ("two residents", ("CVL",), None, True),
        ("a nurse", ("MED",), None, True),
        ("Vira Kolomiyets", (), None, True),
        ("the governor", ("GOV",), None, False),
        ("Igor Konashenkov", ("MIL",), "person:igor-konashenkov", False),
        ("the workers' union", ("LAB",), None, False),
    ],
)
def test_who_speaks_for_nobody(name: str, sectors: tuple[str, ...], identity: str | None, met: bool) -> None:
    assert private(name, sectors, identity) == met


def holders(text: str) -> list[str]:
    return [held.holder.key for mention in read(text) for held in mention.held if held.holder.kind == "source"]


def test_an_office_its_spokeswoman_and_a_pronoun_are_one() -> None:
    found = holders(
        "Russian troops shelled Nikopol on Monday, the governor of the Dnipropetrovsk region said. "
        "The governor's spokeswoman said that they had also shelled Marhanets. He said that they had shelled Kherson."
    )
    assert len(found) == 3 and len(set(found)) == 1


def test_the_spokesman_of_the_force_speaks_for_the_only_force_named() -> None:
    text = "No gun of the Rapid Support Forces fired on Friday, the spokesman of the force said."
    assert set(holders(text)) == {"org:rapid-support-forces"}


def test_the_group_is_the_only_movement_named() -> None:
    one = "Mortar shells killed ten people in Mogadishu on Monday, al-Shabaab said. The group said that it had fired them."
    assert set(holders(one)) == {"org:al-shabaab"}
    rights = one.replace("The group said", "Human Rights Watch condemned it. The group said")
    assert len(holders(rights)) > 1 and "org:al-shabaab" not in holders(rights)[1:]
    two = one.replace("The group said", "Boko Haram denied it. The group said")
    assert "org:boko-haram" in holders(two) and len(set(holders(two))) > 1


def test_an_outlet_calls_itself_by_the_end_of_its_name() -> None:
    text = "Gunmen shot two policemen in Mogadishu on Monday, The Courier reported."
    for outlet, kind in (("Benadir Courier", "outlet"), ("Lowland Wire", "source")):
        made = mentions(tocsin.read(text, published="2024-05-14", outlet=outlet), Placed(1))
        assert {held.holder.kind for mention in made for held in mention.held if held.stance} == {kind}, outlet


def test_its_ministry_is_named_after_the_state_whose_it_is() -> None:
    text = (
        "MOSCOW – Russia struck a training ground near Lviv on Sunday, the Kremlin said. "
        "Its Defence Ministry claimed that 180 mercenaries had been killed at the training ground."
    )
    names = {held.holder.name for mention in read(text) for held in mention.held if held.holder.kind == "source"}
    assert "Russia's Defence Ministry" in names and not any(name.startswith("Its") for name in names)
    other = read(text.replace("Its Defence Ministry", "Polish guards closed the border. Its Defence Ministry"))
    assert "Its Defence Ministry" in {held.holder.name for mention in other for held in mention.held}


def test_a_country_that_is_told_is_not_overruled_by_the_last_speakers() -> None:
    text = (
        "Venezuela's president said on Sunday that ten battalions would go north. Ecuador threw out Colombia's ambassador "
        "and reinforced its northern border. Its president denied that a minister of his had met the rebels."
    )
    record = tocsin.read(text, published="2024-05-14", outlet="Courier")
    spoken = [holder.innermost.country for holder in Speakers(record).holders.values() if holder.innermost]
    assert spoken == ["VEN", "ECU"]


@pytest.mark.parametrize(
    ("text", "trigger", "reality", "definite"),
    [
        ("Russian troops shelled Nikopol on Monday, the governor said.", "shelled", "told", False),
        ("The attack on Nikopol killed two people, the governor said.", "attack", "told", True),
        ("The mayor said that Nikopol would be bombed.", "bombed", "mooted", False),
        ("Ukraine has no intention of attacking Belarus, the minister said.", "attacking", "mooted", False),
        ("The Russian army denied that it had shelled Nikopol.", "shelled", "told", False),
        ("The Ministry calls on Kyiv to let the inspectors in.", "calls", "told", False),
    ],
)
def test_what_is_told_and_what_is_only_meant(text: str, trigger: str, reality: str, definite: bool) -> None:
    (found,) = (one for one in read(text) if one.trigger.text == trigger)
    assert (found.reality, found.definite) == (reality, definite)


def test_a_count_is_its_holders() -> None:
    (found,) = (m for m in read("Russian troops shelled Nikopol on Monday, killing seven people, the mayor said.") if m.tallies)
    (tally,) = found.tallies
    assert (tally.low, tally.of) == (7, "killed")
    assert tally.holder is not None and tally.holder.name == "the mayor"


@pytest.mark.parametrize(
    ("words", "tally"),
    [
        ("The mayor put the number of wounded at 26.", (26, 26, "wounded")),
        ("At least eleven people died, the mayor said.", (11, None, "killed")),
        ("Up to 60 soldiers were killed, the mayor claimed.", (None, 60, "killed")),
        ("The mayor did not say whether four people were killed.", None),
        ("The number of people killed by the missiles has risen to 35, the mayor said.", (35, 35, "killed")),
        ("Eleven missiles were lost over the town, the mayor said.", None),
    ],
)
def test_counts_in_what_is_said_of_a_harm(words: str, tally: tuple[int | None, int | None, str] | None) -> None:
    told = read(f"Russian troops shelled Nikopol on Monday. {words}")
    found = [(t.low, t.high, t.of) for m in told for t in m.tallies if t.holder and t.of]
    assert found == ([tally] if tally else [])


def test_who_estimates_gives_the_number_and_the_outlet_does_not() -> None:
    told = read(
        "Russian troops shelled Nikopol on Monday.\n\n"
        "A NATO official estimated on Tuesday that between 70 and 150 soldiers had been killed."
    )
    found = [(t.low, t.high, t.holder and t.holder.key, t.estimate) for m in told for t in m.tallies if t.of == "killed"]
    assert found == [(70, 150, "IGO/nato", True)]


def test_a_named_person_is_himself_and_not_the_last_who_spoke() -> None:
    text = (
        "Russian troops shelled Nikopol on Monday, a senior officer of the General Staff, Pavel Lesko, said. "
        "A spokesman for NATO said that the report was false. Lesko said that Ukrainian troops had shelled Kherson."
    )
    assert set(holders(text)) == {"?/general staff", "IGO/nato"}
    (kherson,) = (one for one in read(text) if "Kherson" in one.evidence.text)
    assert {held.holder.key for held in kherson.held if held.holder.kind == "source"} == {"?/general staff"}


def test_a_mention_is_small_knows_its_place_and_goes_to_json_and_back() -> None:
    (found, *_) = read("Russian troops shelled Nikopol on Monday, killing seven people, the mayor said.")
    assert (found.key, found.report, found.version, found.outlet) == ("7.2/e1", 7, 2, "Courier")
    text = json.dumps(found.to_dict())
    assert len(text) < 2500
    assert Mention.from_dict(json.loads(text)) == found


@pytest.mark.parametrize(
    ("text", "trigger", "day", "points"),
    [
        # the day of saying, and where a speaker sits, are not the happening's
        ("The navy in Odesa said on Monday that a drone had hit a bakery.", "hit", None, []),
        ("A drone hit a bakery in Izmail on Monday, the navy in Odesa said.", "hit", 738_000, ["Izmail"]),
        # the place of what it was done to stands in for a missing one
        ("A drone struck the teaching hospital of Izmail on Monday, nurses said.", "struck", 738_000, ["Izmail"]),
    ],
)
def test_when_and_where_are_the_happenings_own(text: str, trigger: str, day: int | None, points: list[str]) -> None:
    (mention,) = [one for one in read(text) if one.trigger.text == trigger]
    assert (mention.when.given == "event") == (day is not None)
    assert [site.name for site in mention.sites if site.level == "point"] == points


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The tug Amber Star sank near Odesa on Monday. Its cook, Marta Hrynko, had slept.", ("amber star", "marta hrynko")),
        ("Norway's Foreign Ministry said on Monday that General Staff officers had met in Kyiv.", ()),
    ],
)
def test_names_that_few_reports_share(text: str, names: tuple[str, ...]) -> None:
    assert named(tocsin.read(text, published="2024-05-14", outlet="Courier")) == names
