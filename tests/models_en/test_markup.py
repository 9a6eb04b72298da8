"""The markup of training reports: XML in, rows out, and what is refused."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "en"))
import markup

GOOD = (
    '<report id="x"><src i="1" name="the mayor" country="UKR">The mayor</src> '
    '<cue i="1" stance="denies" neg="1">did not deny</cue> '
    '<con i="1" kind="indirect">that <ev e="1" type="RETREAT" held="author:Uu 1:Uu">leaving</ev> was possible</con>.</report>'
)


def test_spans_point_into_the_text() -> None:
    row = markup.row_of(ET.fromstring(GOOD))
    (statement,), (event,) = row["statements"], row["events"]
    assert row["text"] == "The mayor did not deny that leaving was possible."
    assert row["text"][slice(*statement["cue"])] == "did not deny"
    assert statement["negated"] is True
    assert [row["text"][slice(*span)] for span in statement["content"]] == ["that leaving was possible"]
    assert event["held"] == [{"holder": "author", "value": "Uu", "mode": None}, {"holder": "s1", "value": "Uu", "mode": None}]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("RETREAT", "PICNIC", "no known type"),
        ("1:Uu", "2:Uu", "a holder is no statement"),
        ("author:Uu", "author:MAYBE", "no value or mode"),
        (">leaving<", "> leaving<", "blank at its edge"),
        ('stance="denies"', 'stance="mumbles"', "lacks content, a stance or a kind"),
    ],
)
def test_bad_markup_is_named(old: str, new: str, complaint: str) -> None:
    with pytest.raises(markup.MarkupError, match=complaint):
        markup.row_of(ET.fromstring(GOOD.replace(old, new)))
