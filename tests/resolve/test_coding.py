"""Country, sectors and role from the words of a mention: words in, codes out."""

from __future__ import annotations

import pytest

from tocsin.codebook.actors import ActorBook
from tocsin.resolve.coding import Coder

CASES = [
    # words, date, country, sectors
    ("Belarusian opposition leader Svetlana Tikhanovskaya", "2022-03-03", "BLR", ["OPP"]),
    ("Belarusian President Alexander Lukashenko", "2022-03-03", "BLR", ["GOV"]),
    ("the Ukrainian Ministry of Defense", None, "UKR", ["GOV", "MIL"]),
    ("rebels of the Sudan People's Liberation Army", None, "SDN", ["REB"]),
    ("riot police", None, None, ["COP"]),
    ("Kremlin spokesman Dmitry Peskov", "2022-03-03", "RUS", ["GOV"]),
    ("UN peacekeepers", None, "IGO", ["MIL"]),
    ("gunmen", None, None, ["UAF"]),
    ("Moscow", None, "RUS", ["GOV"]),
    ("the government of Haiti", None, "HTI", ["GOV"]),
    ("pro-Russian separatists", None, None, ["REB"]),
    ("Russian-backed separatists", None, None, ["REB"]),
    ("ethnic Albanians", None, None, ["CVL"]),
    ("Iraq's al-Qaeda frontman", None, "IRQ", ["REB"]),
    ("former President Bill Clinton", "2005-01-01", "USA", ["ELI"]),
    ("President Bill Clinton", "1998-01-01", "USA", ["GOV"]),
    ("Laura Bush", "2005-01-01", None, []),
    ("President Robert Mugave", "2003-01-01", "ZWE", ["GOV"]),
    ("Prime Minister Benazir Bhuto", "1994-01-01", "PAK", ["GOV"]),
    ("the U.S. ambassador to Iraq", None, "USA", ["GOV"]),
    ("French paper workers", None, "FRA", ["LAB"]),
    ("the Israeli parliament", None, "ISR", ["LEG"]),
    ("NATO", None, "IGO", ["MIL"]),
    ("opposition parties in Nepal", None, "NPL", ["OPP"]),
    ("a longtime U.S. ally", None, None, []),
    ("London-based Amnesty International", None, "NGO", []),
    ("a special envoy for Sudan", None, None, ["GOV"]),
    ("a report by Amnesty International", None, "NGO", []),
    ("more than 1,000 people", None, None, ["CVL"]),
    ("up to 16 Russian engineers", None, "RUS", []),
    ("hundreds of people", None, None, ["CVL"]),
    ("the South American bloc", None, None, []),
    ("Cuban-American groups", None, "USA", []),
    ("Iran's regional allies", None, None, []),
    ("lawyers for two British journalists", None, None, ["JUD"]),
    ("a woman for teaching English", None, None, ["CVL"]),
    ("a leading Democrat", None, "USA", ["PTY"]),
    ("the Social Democrats", None, None, ["PTY"]),
    ("al-Qaida-linked militants", None, None, ["REB"]),
    ("the Kremlin-backed prime minister", None, None, ["GOV"]),
    ("a former CIA officer from Norway", None, "NOR", ["SPY"]),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(ActorBook.load())


@pytest.mark.parametrize(("text", "date", "country", "sectors"), CASES, ids=[case[0] for case in CASES])
def test_words_in_codes_out(coder: Coder, text: str, date: str | None, country: str | None, sectors: list[str]) -> None:
    coding = coder.code(text, date)
    assert (coding.country, coding.sectors) == (country, sectors), coding.why


def test_the_day_tells_which_of_two_presidents_is_meant(coder: Coder) -> None:
    assert coder.code("President George Bush", "1990-08-02").name == "George H. W. Bush"
    later = coder.code("President George Bush", "2003-03-20")
    assert later.name == "George W. Bush"
    assert any("also of this name" in reason for reason in later.why)


def test_every_code_has_a_reason(coder: Coder) -> None:
    for text, date, country, sectors in CASES:
        assert bool(coder.code(text, date).why) == bool(country or sectors), text
