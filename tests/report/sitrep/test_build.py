"""The situation report: what stands in it, what is left out and said to be, every sentence with its passages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from report.exports.made import HOSTILE, hostile_incident
from report.incidents_made import HAPPENED, SAID, shelling
from report.sitrep.made import material

from tocsin.link.incidents import Appearance, Passage
from tocsin.report.exports.content import Numbered
from tocsin.report.sitrep.blocks import parsed, plain, sentences
from tocsin.report.sitrep.build import TEMPLATES, SitrepError, made, text_of
from tocsin.report.sitrep.formats import as_docx, as_html, as_markdown, written


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_sentence_about_the_world_has_a_footnote(template: str) -> None:
    found = made(material(), template)
    marked = [text for block in found.document.blocks if block.kind == "item" for text, marks, _ in sentences(block) if marks]
    assert len(marked) >= 4
    for block in found.document.blocks:
        for _, marks, _ in sentences(block):
            assert set(marks) <= set(found.document.notes)


def test_what_the_ocha_report_says() -> None:
    text = text_of(made(material(), "ocha").document)
    told, left_out = text.split("Left out")
    for sentence in [
        "Period 2022-02-26 to 2022-03-04: 17 reports by 7 outlets on 2 incidents.",
        "Kremin, 2022-03-01: Olha Taran said: “Thirteen people were killed in the town of Kremin on Tuesday, the governor,",
        "Norland defence ministry denied it: “The Norland defence ministry denied that its forces had shelled Kremin”.",
        "Olha Taran gave the number killed as 13.",
        "Silent since 2022-02-01: Radio Kremin.",
        "Unread: 12 reports in Russian.",
        "Dnipro Wire reported: “Two battalions left the border on Thursday”.",
    ]:
        assert sentence in told, sentence
    assert "before that as 4" not in told and "before that as 4" in left_out


def test_a_number_that_its_passages_do_not_hold_is_rejected_and_said_to_be() -> None:
    found = made(material(), "ocha")
    assert {one.sentence.text: [str(why) for why in one.why] for one in found.rejected} == {
        "Olha Taran gave the number killed as 13, before that as 4.": ["the number “4” stands in none of its passages"],
    }
    after = text_of(found.document).partition("Left out")[2]
    assert "before that as 4. (the number “4” stands in none of its passages)" in after


def test_at_most_five_highlights() -> None:
    passages = [replace(SAID, start=n, end=n + 71) for n in range(12)]
    claims = [replace(HAPPENED, appearances=(Appearance("1", passage, "The Vistula Courier"),)) for passage in passages]
    many = [Numbered(replace(shelling(), id=f"i{n}", claims=(claim,)), 1) for n, claim in enumerate(claims)]
    text = text_of(made(material(incidents=many), "ocha").document)
    highlights = text.partition("Highlights")[2].partition("By area")[0]
    assert highlights.count("Kremin, 2022-03-01:") == 5


def test_a_single_party_is_never_told_as_if_it_was_so() -> None:
    for template in TEMPLATES:
        outside = re.sub("“[^”]*”", "", text_of(made(material(), template).document).partition("Left out")[0])
        outside = "\n".join(line for line in outside.splitlines() if not line.endswith("?"))  # a question settles nothing
        assert not re.search(r"\b(was|were|true|false|confirmed)\b", outside), outside


def test_a_speaker_known_by_a_pronoun_gets_a_second_passage() -> None:
    words = "He said that thirteen people were killed in Kremin"
    whole = f"Olha Taran, the governor, spoke on Tuesday.\n{words}."
    at = whole.index(words)
    passage = Passage(12, 1, at, at + len(words), words)
    claim = replace(HAPPENED, appearances=(Appearance("12.1/e1", passage, "The Vistula Courier", "2022-03-03"),))
    incident = replace(shelling(), claims=(claim,), disputes=())
    found = made(material(incidents=[Numbered(incident, 1)], changes=[], text=lambda report, version: whole), "ocha")
    assert found.rejected == []
    assert "Olha Taran said: “He said that thirteen people were killed in Kremin”." in text_of(found.document)
    assert any("Olha Taran, the governor, spoke" in plain(note) for note in found.document.notes.values())
    nameless = words.rjust(at + len(words))
    unknown = made(material(incidents=[Numbered(incident, 1)], changes=[], text=lambda report, version: nameless), "ocha")
    assert {str(one.why[0]) for one in unknown.rejected} == {"the name “Olha Taran” stands in none of its passages"}


def test_templates_of_ones_own_come_first_and_are_checked_too(tmp_path: Path) -> None:
    own = "# Mine\n\n{% for told in sections.highlights %}- {{ put(told.lead) }}\n{% endfor %}\n\nMoscow lost 900 men.\n\n"
    own += "Nothing else.\n\n{{ own('By Ada, for 3 readers.') }}\n"
    (tmp_path / "ocha.md.jinja").write_text(own, encoding="utf8")
    found = made(material(), "ocha", tmp_path)
    text, _, out = text_of(found.document).partition("Left out")
    assert "Moscow" not in text and "Nothing else." in text and "By Ada, for 3 readers." in text
    assert "Moscow lost 900 men. (no passage bears it out)" in out


def test_broken_and_missing_templates_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(SitrepError, match=r"no template 'none.md.jinja': ocha, incidents, sides"):
        made(material(), "none")
    (tmp_path / "mine.md.jinja").write_text("{% for x in %}", encoding="utf8")
    with pytest.raises(SitrepError, match=r"mine\.md\.jinja is broken in line 1"):
        made(material(), "mine", tmp_path)
    (tmp_path / "mine.md.jinja").write_text("{{ nothing }}", encoding="utf8")
    with pytest.raises(SitrepError, match="'nothing' is undefined"):
        made(material(), "mine", tmp_path)
    (tmp_path / "mine.md.jinja").write_text("{{ put.__globals__ }}", encoding="utf8")
    with pytest.raises(SitrepError, match="broken"):
        made(material(), "mine", tmp_path)


def test_hostile_text_is_inert_in_every_format(tmp_path: Path) -> None:
    incident = hostile_incident()
    passage = replace(SAID, text="# a\n| [x](javascript:alert(1)) <script>alert(1)</script> **b** [^1]: \u202e" + HOSTILE)
    claims = tuple(replace(one, appearances=(Appearance("1", passage, HOSTILE),)) for one in incident.claims)
    found = made(material(incidents=[Numbered(replace(incident, claims=claims), 1)], changes=[]), "incidents")
    page = as_html(found)
    assert "<script" not in page and "javascript:" not in re.sub(r">[^<]*<", "><", page) and "\u202e" not in page
    markdown = as_markdown(found)
    assert not re.search(r"(?<!\\)(\]\(|<|\*\*)", markdown)
    assert parsed(markdown).notes.keys() == found.document.notes.keys()
    written(found, "docx", tmp_path / "a.docx")
    assert (tmp_path / "a.docx").stat().st_size > 5000


def test_formats(tmp_path: Path) -> None:
    found = made(material(), "ocha")
    page = as_html(found)
    links, anchors = set(re.findall(r'href="#n(\d+)"', page)), set(re.findall(r'id="n(\d+)"', page))
    assert links and links <= anchors
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "http" not in page.replace("http-equiv", "")
    markdown = as_markdown(found)
    assert markdown.startswith("# Situation report, 2022-02-26 to 2022-03-04\n") and "\n- Kremin, 2022-03-01: " in markdown
    assert [plain(block.pieces) for block in parsed(markdown).blocks] == [plain(block.pieces) for block in found.document.blocks]
    document = as_docx(found)
    assert document.paragraphs[0].text.startswith("Situation report, 2022-02-26")
    for format in ("html", "md", "docx", "pdf"):
        written(found, format, tmp_path / f"a.{format}")


def test_a_table_goes_through_all_formats(tmp_path: Path) -> None:
    own = "| who | says |\n|---|---|\n{% for told in sections.highlights %}| a | {{ put(told.lead) }} |\n{% endfor %}"
    (tmp_path / "t.md.jinja").write_text(own, encoding="utf8")
    found = made(material(), "t", tmp_path)
    assert "<th>who</th>" in as_html(found) and "<td>a</td>" in as_html(found)
    assert "| who | says |\n|---|---|\n| a | Kremin" in as_markdown(found)
    assert len(as_docx(found).tables) == 1


def test_an_empty_period_says_so() -> None:
    found = made(material(incidents=[], changes=[], silent=[], unread={}, reports=0, outlets=0), "ocha")
    text = text_of(found.document)
    assert "0 reports by 0 outlets on 0 incidents" in text and "Nothing that passages bear out." in text and found.rejected == []
