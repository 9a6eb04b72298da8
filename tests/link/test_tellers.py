"""Who tells of a happening and who only refers to it, comments on it, or names a doer; whose eyes are the outlet's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tocsin
from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents import Holder, Holding, Mention, Party, Passage, Placed, Tally, mentions, origins
from tocsin.link.incidents.accusations import sides
from tocsin.link.incidents.offices import office_words, seats
from tocsin.link.incidents.own_people import names_outlet, own_staff
from tocsin.link.incidents.parties import party
from tocsin.link.incidents.private import names_nobody, shows, speaks_for_nobody
from tocsin.link.incidents.telling import accounts, refers, tells
from tocsin.link.incidents.together import apart
from tocsin.link.incidents.voice import voice
from tocsin.model import Actor, Event, Span

DAY = "2024-05-14"
SPAN = Passage(1, 1, 0, 4, "text")


@pytest.mark.parametrize(
    ("text", "trigger", "definite", "expected"),
    [
        ("The attack began at seven, the governor said.", "attack", True, False),
        ("He declared a day of mourning for the victims of Tuesday's strike on the market.", "strike", True, True),
        ("The agency has arrested three men over the attack in which six cadets died.", "attack", True, True),
        ("Rockets struck the market on Tuesday.", "struck", False, False),
        ("The government welcomed the sanctions that were adopted on Monday.", "sanctions", True, True),
        ("“The strike was carried out with precision weapons,” it said.", "strike", True, False),
    ],
)
def test_what_only_refers(text: str, trigger: str, definite: bool, expected: bool) -> None:
    start = text.index(trigger)
    event = Event("e1", "ASSAULT", Span.of(text, start, start + len(trigger)), [], Span.of(text, 0, len(text)))
    assert refers(text, (0, len(text)), event, definite, False) is expected


def held(stance: str | None, value: str = "CT+") -> Holding:
    return Holding(Holder("source", (Party("the ministry", "BLR/ministry", country="BLR"),)), value, SPAN, stance=stance)


@pytest.mark.parametrize(
    ("stance", "value", "refers", "expected"),
    [
        ("asserts", "CT+", False, True),
        ("believes", "CT+", False, False),
        ("supports", "CT+", False, False),
        ("asserts", "CT+", True, False),
        ("asserts", "CT-", False, False),
    ],
)
def test_who_tells(stance: str, value: str, refers: bool, expected: bool) -> None:
    mention = Mention("1.1/e1", 1, 1, "e1", "ASSAULT", SPAN, SPAN, "Post", "Post", refers=refers)
    assert tells(mention, held(stance, value)) is expected


def test_who_owns_to_it_tells_of_it_in_any_words() -> None:
    own = held("claims")
    mention = Mention("1.1/e1", 1, 1, "e1", "ASSAULT", SPAN, SPAN, "Post", "Post", refers=True, actors=own.holder.chain)
    assert tells(mention, own)


@pytest.mark.parametrize(
    ("name", "mention", "nobody"),
    [
        ("a nurse", "", True),
        ("Anna Lesko", "an elder of the clan", True),
        ("Free Vistula", "the committee Free Vistula", False),
        ("Lowland Wire", "", False),
        ("the council of elders", "", False),
        ("a surgeon at the army hospital", "", True),
        ("two Northland security officials", "", True),
        ("a guard who hid in the cistern", "", True),
        ("an official of the Defence Ministry", "", False),
        ("an army spokesman", "", False),
        ("a small armed faction", "", False),
        ("Baltic diplomat", "a Baltic diplomat", True),
        ("the drivers", "", True),
        ("two of their neighbours", "", True),
        ("a former minister of the interior", "", True),
        ("two hospitals", "", False),
        ("some ministries", "", False),
    ],
)
def test_who_speaks_for_nobody(name: str, mention: str, nobody: bool) -> None:
    assert speaks_for_nobody(Party(name, name, mention=mention)) is nobody


@pytest.mark.parametrize(
    ("sectors", "role", "nobody"), [(("EDU",), None, True), (("MIL",), None, False), (("HLH",), "director", False)]
)
def test_a_person_of_any_trade_without_office_speaks_for_nobody(sectors: tuple[str, ...], role: str | None, nobody: bool) -> None:
    assert speaks_for_nobody(Party("Anna Lesko", "person/anna lesko", sectors=sectors, role=role)) is nobody


@pytest.mark.parametrize(
    ("name", "picture", "nobody"),
    [
        ("Video verified by the Post", True, False),
        ("photographs that the analysts have examined", True, False),
        ("news", False, True),
        ("the video unit of the army", False, False),
    ],
)
def test_pictures_and_papers_are_no_speakers(name: str, picture: bool, nobody: bool) -> None:
    assert (shows(name), names_nobody(name)) == (picture, nobody)


@pytest.mark.parametrize(
    ("mention", "own"),
    [("our correspondent", True), ("A Post photographer", True), ("She", True), ("our", False), ("This story", False)],
)
def test_whose_eyes_are_the_outlets(mention: str, own: bool) -> None:
    assert own_staff(Party("Lowland Wire", "outlet/lowland wire", mention=mention)) is own


def rebels(name: str, country: str, key: str) -> Holder:
    return Holder("source", (Party(name, key, country=country, sectors=("REB",), office=key),))


def office(name: str, country: str | None, key: str, id: str | None = None) -> Holder:
    return Holder("source", (Party(name, key, id=id, country=country, office=key),))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (office("the army", "NOR", "NOR/army"), office("General Staff of the Armed Forces", "NOR", "NOR/armed staff"), True),
        (office("police in Rovno", None, "?/polic rovno"), office("police of the West", "NOR", "NOR/polic west"), True),
        (office("the FLN", "NOR", "org:fln", "org:fln"), office("eastern front of the FLN", "NOR", "NOR/eastern fln"), True),
        (office("local authority of Rovno", "NOR", "NOR/rovno"), office("command of Rovno", "NOR", "NOR/command rovno"), False),
        (office("Defence Ministry", "NOR", "NOR/defenc ministry"), office("Foreign Ministry", "NOR", "NOR/foreign"), False),
        (office("the army", "NOR", "NOR/army"), office("the military's information team", "NOR", "NOR/x"), True),
        (office("the IDF", "ISR", "org:idf", "org:israel-defense-forces"), office("the military", "ISR", "ISR/military"), True),
        (office("Peace and Security Bureau", "NOR", "NOR/bureau peac"), office("the Bureau's head", None, "?/bureau head"), True),
        (office("the commissioner", None, "?/x"), office("the Police Commission", "NOR", "NOR/commission polic"), True),
        (office("Southern Command", "NOR", "NOR/command south"), office("Naval Command South", "NOR", "NOR/command naval"), True),
        (office("U.S. Treasury", "USA", "USA/a"), office("the United States Treasury", "USA", "USA/b"), True),
        (office("the PLF", None, "?/plf"), office("the Permanent Liberation Front", "NOR", "NOR/front liber perman"), True),
        (office("the CSP", None, "?/csp"), office("the Strategic Framework (CSP)", None, "?/framework strategic"), True),
        (office("the army and rebels", "NOR", "NOR/army rebel"), office("the army", "NOR", "NOR/army"), False),
        (office("the army", "NOR", "NOR/army"), rebels("Western Liberation Army", "NOR", "NOR/army liber western"), False),
    ],
)  # fmt: skip
def test_offices_that_are_one(one: Holder, other: Holder, same: bool) -> None:
    found = seats([one, other], states=True)
    assert (found[one.key] == found[other.key]) is same


def test_a_state_that_says_is_its_army_where_nothing_tells_the_armys_country() -> None:
    state, command, front = office("Oslo", "NOR", "NOR/"), office("the General Command", None, "?/command general"), "?/front"
    assert seats([state, command], states=True)["NOR/"] == "?/command general"
    assert seats([state, office("the Liberation Front", None, front)], states=True)["NOR/"] == "NOR/"
    publishes = command.chain  # in its own pages, and is cited by nobody
    assert seats([state, state], states=True, near=publishes)["NOR/"] == "?/command general"
    own = office("the Foreign Ministry", "NOR", "NOR/foreign ministry")
    assert seats([state, command, command, own], states=True)["NOR/"] == "NOR/foreign ministry"


def test_two_who_each_name_the_other() -> None:
    assert [one.name for one in sides(Party("the administrations of Northland and Southland", "?/x"))] == [
        "Northland",
        "Southland",
    ]
    assert len(sides(Party("the two ministries", "?/x"))) == 0


@pytest.mark.parametrize(
    ("lemma", "kind", "act"), [("brought", "AID", {"aid"}), ("brought", "ASSAULT", set()), ("shelled", "AID", {"strike"})]
)
def test_a_light_verb_takes_its_types_act(lemma: str, kind: str, act: set[str]) -> None:
    assert IncidentWords.load().acts_of(lemma, kind) == act


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("The ministry denied that a drone had struck the depot in Kharkiv on Monday. A lamp had fallen over, it said.", True),
        ("The ministry denied that a drone had struck the depot in Kharkiv on Monday.", False),
    ],
)
def test_who_says_what_it_was_instead_tells_of_it(said: str, party: bool) -> None:
    lead = "A drone struck a depot in Kharkiv on Monday, the governor of the Kharkiv region said.\n\n"
    found = mentions(tocsin.read(lead + said, published="2024-05-14", outlet="Lowland Wire"), Placed(1))
    assert any(one.explained for one in found) is party


def test_pictures_that_the_outlet_has_seen_are_its_own_telling() -> None:
    text = (
        "Satellite pictures seen by Lowland Wire show a burnt tank at a depot in Kharkiv, which the governor of the "
        "Kharkiv region said was hit by a drone on Monday."
    )
    found = mentions(tocsin.read(text, published="2024-05-14", outlet="Lowland Wire"), Placed(1))
    assert len(origins([one for one in found if one.type == "ASSAULT"])) == 2


@pytest.mark.parametrize(
    ("more", "sources"),
    [
        # what follows the news in its paragraph, in words in which no event was read
        ("The fire brigade said that a bottle of gas had been left beside the stove.", ["the mayor", "The fire brigade"]),
        # not what is no account of anything, or says what was not, or stands further down
        ("The fire brigade spoke of a tragedy.", ["the mayor"]),
        ("The fire brigade said that no sign of gas had been found.", ["the mayor"]),
        ("\n\nThe fire brigade said that its engines had been late because of the snow.", ["the mayor"]),
    ],
)
def test_who_goes_on_telling_of_the_news(more: str, sources: list[str]) -> None:
    text = f"A blast destroyed a bakery in Izmail on Monday, the mayor said. {more}"
    record = tocsin.read(text, published="2024-05-14", outlet="Courier")
    record.events = [one for one in record.events if one.trigger.end < text.index("mayor")]  # the reader has missed the rest
    assert [origin.name for origin in origins(mentions(record, Placed(1)))] == sources


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("the relief mission and residents", ["the relief mission", "residents"]),
        ("the mayor and a spokesman for the army", ["the mayor", "a spokesman for the army"]),
        ("Norway and Sweden", ["Norway", "Sweden"]),
        ("the Command of the Army and the Navy", ["the Command of the Army and the Navy"]),
        ("the Peace and Security Bureau", ["the Peace and Security Bureau"]),
        ("the mayor, who was born there and lives there", ["the mayor, who was born there and lives there"]),
    ],
)
def test_who_speak_together(name: str, parts: list[str]) -> None:
    assert [one.name for one in apart(Party(name, name))] == parts


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("OSLO - Police in Bergen", "Police in Bergen"),
        ("Oslo, NNA - The Army", "The Army"),
        ("Al - Hadi Front", "Al - Hadi Front"),
    ],
)
def test_a_dateline_is_no_part_of_a_name(name: str, expected: str) -> None:
    assert party(Actor(name, None)).name == expected


def told(
    report: int, type: str, *held: Holding, actors: tuple[Party, ...] = (), outlet: str = "Post", owner: str = ""
) -> Mention:
    return Mention(
        f"{report}.1/e1", report, 1, "e1", type, SPAN, SPAN, outlet, owner or outlet, published=DAY, held=held, actors=actors
    )  # fmt: skip


def says(name: str, passage: Passage = SPAN, sectors: tuple[str, ...] = ()) -> Holding:
    return Holding(Holder("source", (Party(name, f"?/{name}", sectors=sectors),)), "CT+", passage, stance="asserts")


def test_a_body_that_publishes_for_itself_is_the_office_that_others_cite() -> None:
    owner = "Ministry of Defence of the Kingdom of Norway"
    own = told(1, "ASSAULT", Holding(voice("Briefing", owner), "CT+", SPAN), outlet="Briefing", owner=owner)
    ministry = Party("the Norwegian Defence Ministry", "NOR/defence ministry", country="NOR", office="NOR/defenc ministry")
    other = told(2, "ASSAULT", Holding(Holder("source", (ministry,)), "CT+", SPAN, stance="asserts"))
    assert len(origins([own, other])) == 1


def test_what_is_done_in_words_hangs_on_whose_words_they_are() -> None:
    command, state = Party("the Northern Command", "NOR/command north", country="NOR"), Party("Oslo", "NOR/", country="NOR")
    mayor = says("the mayor")
    first = told(1, "THREATEN", says("the press"), actors=(command,))
    found = [first, told(2, "THREATEN", mayor, actors=(state,)), told(3, "THREATEN", mayor)]
    assert [(one.name, one.reports) for one in origins(found)] == [("the Northern Command", (1, 2, 3))]


def test_a_station_that_cites_an_office_is_no_origin_beside_it() -> None:
    clause, sentence = Passage(1, 1, 0, 30, "text"), Passage(1, 1, 0, 60, "text")
    both = told(1, "ASSAULT", says("Radio Sund", sentence), says("the health office", clause))
    assert [one.name for one in origins([both])] == ["the health office"]
    apart_ = told(1, "ASSAULT", says("Radio Sund", clause), says("the health office", Passage(1, 1, 40, 60, "text")))
    assert len(origins([apart_])) == 2


def test_what_is_said_to_the_outlet_itself_is_its_own_also_in_quotation_marks() -> None:
    text = (
        "The army shelled a market in Izmail on Monday, the mayor said.\n\n"
        "“Nobody warned us and the whole row went up,” Anna Kowal, who sells honey, told the Courier."
    )
    found = mentions(tocsin.read(text, published="2024-05-14", outlet="Evening Courier"), Placed(1))
    assert {one.name for one in origins(found)} == {"the mayor", "Evening Courier"}


@pytest.mark.parametrize(("type", "own"), [("ASSAULT", True), ("CONSULT", False)])
def test_what_people_told_a_report_without_other_source_is_the_outlets_own(type: str, own: bool) -> None:
    wire = told(1, type, says("the mayor"))
    later = Mention("2.1/e1", 2, 1, "e1", type, SPAN, SPAN, "Courier", "Courier", published="2024-05-15", met=True)
    assert [one.name for one in origins([wire, later])] == ["the mayor", *(["Courier"] if own else [])]
    cites = replace(later, held=(says("the mayor"),))
    assert [one.name for one in origins([wire, cites])] == ["the mayor"]


def test_what_reports_only_come_to_speak_of_stands_behind_the_first_who_does() -> None:
    def aside(report: int, *held: Holding) -> Mention:
        return Mention(
            f"{report}.1/e1", report, 1, "e1", "ASSAULT", SPAN, SPAN, "Post", "Post", published=DAY, held=held, refers=True
        )

    own = Holding(Holder("outlet", (Party("Post", "outlet/post"),)), "CT+", SPAN)
    assert [one.name for one in origins([aside(1, own)])] == ["Post"]
    assert [one.name for one in origins([aside(1, says("the mayor")), aside(2, says("the rector"))])] == ["the mayor"]
    assert [one.name for one in origins([aside(1, own), told(2, "ASSAULT", says("the rector"))])] == ["the rector"]
    denied = Holding(Holder("source", (Party("the mayor", "?/mayor"),)), "CT-", SPAN, stance="denies")
    assert origins([aside(1, denied)]) == []


def test_who_apologises_is_the_origin_of_it() -> None:
    sorry = told(1, "CONCEDE", says("the army"))
    sorry.retracted = ("?/the army",)
    assert [one.name for one in origins([sorry])] == ["the army"]
    sorry.type = "ASSAULT"
    assert origins([sorry]) == []


def test_who_is_only_quoted_beside_what_is_told_is_no_source_of_it() -> None:
    own = Holding(Holder("outlet", (Party("Post", "outlet/post"),)), "CT+", SPAN)
    beside = told(1, "ASSAULT", own)
    beside.cites = (Party("the foreign minister", "?/foreign minister"),)
    assert [one.name for one in origins([beside])] == ["Post"]


def mine(value: str = "CT+", outlet: str = "Post") -> Holding:
    return Holding(Holder("outlet", (Party(outlet, f"outlet/{outlet.lower()}"),)), value, SPAN)


def test_a_toll_is_told_where_the_blow_is_only_referred_to_but_not_what_is_the_occasion_of_an_arrest() -> None:
    blow = told(1, "ASSAULT", mine())
    aside = replace(told(2, "ASSAULT", mine(outlet="Echo"), outlet="Echo"), refers=True)
    raised = replace(aside, tallies=(Tally(9, 9, None, "killed", "nine", SPAN, says("the hospital").holder),))
    assert [one.name for one in origins([blow, raised])] == ["Post", "the hospital"]
    occasion = replace(
        raised, evidence=Passage(2, 1, 0, 34, "men held over the raid in which 9 d"), trigger=Passage(2, 1, 18, 22, "raid")
    )
    assert [one.name for one in origins([blow, occasion])] == ["Post"]


@pytest.mark.parametrize(
    ("name", "nobody"),
    [
        ("officials on both sides", True),
        ("either side", True),
        ("officials on the Uzhyn side", False),
        ("both ministries", False),
    ],
)
def test_both_sides_are_nobody(name: str, nobody: bool) -> None:
    assert names_nobody(name) is nobody


def test_by_whose_grace_an_office_is_held_is_no_part_of_its_name() -> None:
    assert office_words("Moscow-backed mayor of Uzhyn", None) == office_words("the mayor of Uzhyn", None)
    assert office_words("the Kremlin-appointed governor", None) == office_words("governor", None)


@pytest.mark.parametrize(
    ("outlet", "owner", "finds"), [("Delta Watch", "Delta Watch", True), ("Delta Watch", "Delta Media", False)]
)
def test_who_counts_by_itself_tells_nothing_after_others(outlet: str, owner: str, finds: bool) -> None:
    later = replace(told(2, "ASSAULT", mine(outlet=outlet), outlet=outlet, owner=owner), published="2024-05-16")
    assert [one.name for one in origins([told(1, "ASSAULT", mine()), later])] == ["Post", *[owner] * finds]


def test_an_outlet_that_says_that_it_was_not_so_no_longer_tells_it() -> None:
    first, other = told(1, "ASSAULT", mine()), told(2, "ASSAULT", says("the mayor"), outlet="Echo")
    back = replace(told(3, "ASSAULT", mine("CT-")), published="2024-05-15")
    assert [one.name for one in origins([first, other])] == ["Post", "the mayor"]
    assert [one.name for one in origins([first, other, back])] == ["the mayor"]


def test_a_private_person_tells_the_outlet_itself_also_in_words_that_only_refer_to_it() -> None:
    passage = Passage(1, 1, 0, 60, "A ferryman told the Beacon that the bus had burnt out")
    seen = Holding(says("a ferryman").holder, "CT+", passage, stance="asserts")
    aside = replace(told(1, "ASSAULT", seen, outlet="Delta Beacon"), refers=True)
    main = replace(told(1, "ASSAULT", says("the army"), outlet="Delta Beacon"), key="1.1/e2")
    assert [one.name for one in origins([main, aside])] == ["the army", "Delta Beacon"]
    assert [one.name for one in origins([main, replace(aside, held=(says("a ferryman"),))])] == ["the army"]


def test_two_are_apart_also_where_the_codebook_knows_the_first() -> None:
    two = Party("al-Shabaab and the Security Bureau", "org:al-shabaab", "org:al-shabaab", sectors=("REB",))
    assert [one.name for one in apart(two)] == ["al-Shabaab", "the Security Bureau"]


def test_a_state_that_says_is_none_of_those_who_fight_it() -> None:
    state = Party("Somali officials", "SOM/", country="SOM")
    rebels = Party("the military spokesman of al-Shabaab", "SOM/shabaab", country="SOM", sectors=("MIL",))
    both = [Holder("source", (state,)), Holder("source", (rebels,))]
    assert seats(both, states=True)["SOM/"] == "SOM/"


@pytest.mark.parametrize(
    ("name", "outlet", "named"),
    [
        ("Delta Beacon", "The Delta Beacon", True),
        ("BRNA", "Border Region News Agency", True),
        ("the Brna council", "Border Region News Agency", False),
        ("Delta Beaconsfield", "Delta Beacon", False),
    ],
)
def test_what_an_outlet_is_called_by_others(name: str, outlet: str, named: bool) -> None:
    assert names_outlet(name, outlet) is named


def test_who_works_at_a_hospital_does_not_speak_for_it() -> None:
    assert speaks_for_nobody(Party("doctor at the city hospital", "x", sectors=("HLH",), mention="a doctor at the city hospital"))
    assert not speaks_for_nobody(Party("director of the city hospital", "x", role="director"))


def test_a_denial_says_what_it_was_only_in_words_that_tell_it() -> None:
    assert accounts("The bangs were fireworks at a wedding")
    assert not accounts("They are fighting the fog")
    assert not accounts("not one round was fired")
    assert not accounts("Perhaps they burned a tyre")


def test_who_only_quotes_another_carries_what_he_says() -> None:
    quotes = replace(says("BRNA"), value="Uu")
    assert [one.name for one in origins([told(1, "ASSAULT", quotes, says("the command"))])] == ["the command"]
    count = Tally(1, 1, None, "wounded", "one", SPAN, quotes.holder)
    assert [one.name for one in origins([replace(told(1, "ASSAULT", quotes, says("the army")), tallies=(count,))])] == [
        "the army"
    ]


def test_a_command_is_told_apart_by_where_it_commands() -> None:
    full = Party("Operational Command North", "x", country="NOR", office="?/command north operational")
    short = Party("Norway's northern military command", "y", country="NOR", office="NOR/command military north")
    assert len(set(seats([Holder("source", (full,)), Holder("source", (short,))]).values())) == 1


def test_a_mission_of_several_states_is_the_same_wherever_it_is_said_to_be() -> None:
    one = Party("AU mission", "x", country="IGO", office="IGO/au mission")
    other = Party("spokesman for the AU mission", "y", country="SOM", office="SOM/au mission")
    assert len(set(seats([Holder("source", (one,)), Holder("source", (other,))]).values())) == 1


@pytest.mark.parametrize(
    ("saw", "met"),
    [
        ("said that he had not seen any tank", False),
        ("said that he had heard no tank, but shots", True),
        ("told the Courier that all was calm and nobody had been hurt", False),
        ("told the Courier that all was on fire", True),
    ],
)
def test_who_has_not_seen_it_is_no_witness_of_it(saw: str, met: bool) -> None:
    text = f"Tanks have entered Izmail, the mayor said.\n\nA baker in the town {saw}."
    found = mentions(tocsin.read(text, published="2024-05-14", outlet="Evening Courier"), Placed(1))
    assert any(one.met for one in found) is met


def test_a_movement_known_by_its_identity_is_who_speaks_for_it_by_its_full_name() -> None:
    short = Party("The LFN", "org:front-of-the-north", id="org:front-of-the-north", country="NOR", sectors=("REB",))
    spokesman = Party("the spokesman of the Front of the North", "x", country="NOR", office="NOR/front north")
    military = Party("the North Front's military spokesman", "y", country="NOR", office="NOR/front military north")
    for named in (replace(short, name="the front"), replace(short, name="The FN")):
        for other in (spokesman, military):
            both = seats([Holder("source", (named,)), Holder("source", (other,))], states=True)
            assert len(set(both.values())) == 1, (named.name, other.name)


def test_who_only_speaks_for_a_body_adds_no_word_to_its_name() -> None:
    one = Party("The delegation of the RLA", "x", country="NOR", office="NOR/rla")
    other = Party("the RLA fighters", "y", country="NOR", office="NOR/fighter rla")
    assert len(set(seats([Holder("source", (one,)), Holder("source", (other,))], states=True).values())) == 1


@pytest.mark.parametrize("name", ["those who", "both it", "its enemies", "both sides"])
def test_words_that_stand_for_a_name_are_no_source(name: str) -> None:
    assert names_nobody(name)


def test_analysts_comment_and_their_pictures_are_the_outlets_own() -> None:
    for name, whose in (("analysts", ["the army"]), ("photographs that our analysts have examined", ["the army", "Post"])):
        assert [one.name for one in origins([told(1, "ASSAULT", says("the army"), says(name))])] == whose
