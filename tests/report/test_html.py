"""The page: complete, escaped, self-contained, and linked both ways."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from examples import TEXT, record

from tocsin.model import Actor, Record, Report, Span, Statement
from tocsin.report.html import page, voice_numbers


class Page(HTMLParser):
    """Identifiers, links, tags and the visible text of the body's <main>."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.outside: list[str] = []
        self.main = ""
        self._within: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        self.ids += filter(None, [known.get("id")])
        self.links += filter(None, [known.get("href")])
        self.outside += [f"{tag} {name}" for name in known if name in ("src", "srcset", "onclick", "onload", "action")]
        if tag in ("main", "p"):
            self._within.append(f"{tag} {known.get('class') or ''}".strip())

    def handle_endtag(self, tag: str) -> None:
        if tag in ("main", "p"):
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if "main" in self._within and self._within[-1] in ("p", "p headline"):
            self.main += data


@pytest.fixture
def source() -> str:
    return page(record())


def test_the_text_is_all_there(source: str) -> None:
    assert Page(source).main == TEXT.replace("\n\n", "")


def test_every_card_leads_to_its_passage_and_back(source: str) -> None:
    found = Page(source)
    for card in ("s1", "s2", "s3", "s4", "s5", "e1", "e2", "e3"):
        assert found.ids.count(card) == 1 and found.ids.count(f"p-{card}") == 1
        assert f"#{card}" in found.links and f"#p-{card}" in found.links
    inner = {link.removeprefix("#") for link in found.links if link.startswith("#")}
    assert inner <= set(found.ids), "a link leads nowhere"
    assert len(found.ids) == len(set(found.ids))


def test_nothing_comes_from_outside(source: str) -> None:
    found = Page(source)
    assert found.outside == []
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(found.tags)
    assert "default-src 'none'; style-src 'unsafe-inline'" in source
    assert "url(" not in source and "@import" not in source
    assert [link for link in found.links if not link.startswith("#")] == ["https://courier.example/kremin"]


def test_readers_words_and_reasons_are_shown(source: str) -> None:
    for words in (
        "Denied by Norland defence ministry",
        "Claimed by Olha Taran",
        "doubtful, 41 %",
        "asks to subscribe",
        'title="CT-"',
    ):
        assert words in source, words


HOSTILE = '"><script>alert(1)</script></style><b onclick=x>'


def hostile() -> Record:
    """A record all of whose words try to break out of the page."""
    text = f"{HOSTILE} said {HOSTILE}."
    whole, who = Span.of(text, 0, len(text)), Actor(HOSTILE, None, country=HOSTILE, sectors=[HOSTILE], why=HOSTILE)
    statement = Statement(HOSTILE, [who], None, "asserts", False, "direct", [whole], whole, addressees=[who], why=[HOSTILE])
    report = Report(
        text, title=HOSTILE, byline=HOSTILE, url=f"javascript:alert(1)//{HOSTILE}", published=HOSTILE, warnings=[HOSTILE]
    )
    return Record(report, [statement], [], [], [who])


def test_a_report_cannot_break_out_of_the_page() -> None:
    source = page(hostile())
    assert "<script" not in source and "<b onclick" not in source
    assert source.count("</style>") == 1
    assert not [link for link in Page(source).links if link.startswith("javascript")]


def test_a_report_without_anything_in_it() -> None:
    source = page(Record(Report("", warnings=["there is no text to read in this report"]), [], [], [], []))
    assert "There is no text to show" in source and "no text to read" in source


def test_sides_have_colours_countries_where_there_are_several() -> None:
    found = record()
    assert voice_numbers(found) == {"s1": 2, "s2": 1, "s3": 1, "s4": 2, "s5": 1}
    for statement in found.statements:
        statement.holders[-1].country = "UKR"
    assert voice_numbers(found) == {"s1": 1, "s2": 2, "s3": 3, "s4": 1, "s5": 2}


def test_the_style_sheet_has_a_colour_for_every_speaker(source: str) -> None:
    used = set(re.findall(r"\b([vk]\d)\b", "".join(re.findall(r'class="([^"]*)"', source))))
    assert all(f".{name}{{" in source for name in used)
