"""Text in, paragraphs and furniture out (cases.yaml), and what cleaning must never do."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.clean.facts import date_in, dateline, language
from tocsin.clean.furniture import Phrases, known, phrases
from tocsin.clean.text import clean_text

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    report = clean_text(case["text"])
    assert report.text.split("\n\n") == case["paragraphs"]
    taken = {f.text: f.why for f in report.furniture}
    for text, why in case.get("furniture", {}).items():
        assert taken[text] == why
    for field in ("title", "byline", "published", "tags"):
        if field in case:
            assert getattr(report, field) == case[field]
    assert bool(report.warnings) == ("warning" in case)
    assert all(w.startswith(case["warning"]) for w in report.warnings)


@pytest.mark.parametrize("entry", phrases(), ids=lambda p: p.example)
def test_every_phrase_knows_its_example(entry: Phrases) -> None:
    assert entry.matches(entry.example, entry.example.lower(), len(entry.example.split()))
    assert known(entry.example, last=entry.last) is not None


def test_lines_that_pages_have() -> None:
    """Furniture of our own wording, in the kinds that pages of newspapers have."""
    lines = (Path(__file__).parent / "furniture_lines.txt").read_text(encoding="utf8").splitlines()
    assert len(lines) > 150
    assert [line for line in lines if known(line) is None] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry told people not to share the photo of the convoy.",
        "Read in parliament on Tuesday, the letter accused the army of treason.",
        "By Friday the army had taken both banks of the river.",
        "The two sides will comment on the exchange of prisoners tomorrow.",
        "More than forty people were killed, the governor said.",
        "Related talks opened in the capital.",
        "“We will not comment,” the spokesman said.",
        "He called on soldiers to follow him on the road to the capital.",
        "Live rounds were fired at the crowd.",
        "Video from the town shows burnt trucks beside the bridge.",
        "Unlike Twitter, Facebook never became completely inaccessible.",
        "Photos published by the army show a crater.",
        "The parties of the left, right and centre voted for the truce.",
        "The mayor, left alone by his own party, resigned on March 4, 2022.",
        "The agency said on March 4, 2022, that the convoy had left the town.",
        "They support the front with money and journalism students with grants.",
        "The report was supported by a trust for journalism.",
        "READ it aloud, he told the court.",
        "He kept in touch with the envoy, who got the news from the front.",
        "Jan Example, a reporter, was held for two days.",
        "Jan Example is a reporter for the Daily Example who was held for two days.",
        "Also on Tuesday, three soldiers were killed in the same province.",
        "He never dreamed that his country would become a member of the alliance.",
        "The men who signed up for the territorial defence got their rifles at the school.",
        "People in the occupied town were told to register to vote by Friday.",
        "The channel had violated the platform's terms of service, the company said.",
        "According to an Example/Reuters poll, the two candidates are level.",
        "The company will subscribe for all the shares that it is entitled to.",
        "Help is on the way, and more is to come, the mayor said.",
        "This photo was on every front page, he said.",
        "6:05 p.m.",
        "The mayor leads by two points. [EXAMPLEPOST]",
    ],
)
def test_sentences_are_not_known_furniture(sentence: str) -> None:
    assert known(sentence) is None


def test_a_clean_text_passes_untouched() -> None:
    text = "Talks end without result\n\nThe two delegations left the town in the evening.\n\n“We tried,” said one envoy."
    report = clean_text(text, title="Another title", published="2022-03-10")
    assert (report.text, report.furniture, report.title, report.published) == (text, [], "Another title", "2022-03-10")


def test_nothing_is_ever_emptied() -> None:
    assert clean_text("Read more\nShare").text == "Read more\n\nShare"
    assert clean_text("").text == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 3 March 2022, 10:15", "2022-03-03"),
        ("Updated on March 3rd, 2022", "2022-03-03"),
        ("Stand: 24.02.2022, 05:40 Uhr", "2022-02-24"),
        ("2022-03-03T10:15:00+01:00", "2022-03-03T10:15:00+01:00"),
        ("31 February 2022", None),
        ("On Tuesday", None),
        ("March 3", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    assert date_in(text) == day


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("War: what is next for it?\n\nNobody knows where the front will be in a week.", "War: what is next for it?"),
        ("World\n\nTalks end without result\n\nThe two delegations left the town without a word.", "Talks end without result"),
        ("The two delegations left the town in the evening without a word.\n\nTalks end", None),
        ("The talks ended.\n\nThe two delegations left the town in the evening without a word.", None),
        ("Talks end without result", None),
    ],
)  # fmt: skip
def test_titles(text: str, title: str | None) -> None:
    report = clean_text(text)
    assert report.title == title
    assert title is None or title in report.text


def test_dateline_needs_a_year() -> None:
    assert dateline(["MINSK, 4 March 2022 (Agency) — The president said"]) == "2022-03-04"
    assert dateline(["MINSK, 4 March (Agency) — The president said"]) is None


def test_language() -> None:
    english = "The ministry said on Monday that the army had left the town and that it would not come back to it."
    german = "Das Ministerium erklärte am Montag, die Armee habe die Stadt verlassen und werde nicht mehr dorthin zurückkehren."
    assert language(english) == "en"
    assert language(german) == "de"
    assert language("Two words") is None
    assert clean_text(german).language == "de"


def test_speed() -> None:
    paragraph = "The governor said on Monday that two villages near the border had been shelled overnight by the other side. "
    text = "\n".join([paragraph * 2, "Read more", "A short line"] * 400)
    start = time.process_time()
    clean_text(text)
    assert len(text.split()) / (time.process_time() - start) > 20_000  # the target is 50,000 on an idle core
