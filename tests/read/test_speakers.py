"""Who speaks, by pronoun or by name, through the whole reader: text in, names of the speakers out."""

from __future__ import annotations

import pytest

from tocsin.model import Report
from tocsin.read.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "A government spokeswoman said the talks had failed. She said they would resume in May.",
            ["A government spokeswoman", "A government spokeswoman"],
        ),
        ("Witnesses saw smoke over the port. They said two shells had hit the customs house.", ["Witnesses"]),
        ("The defence ministry denied the report. It said no soldier had crossed the border.", ["The defence ministry"] * 2),
        (
            "President Ilmar Kask visited the base on Monday. He said the garrison would be doubled.",
            ["Ilmar Kask"],
        ),
        (
            "Ilmar Kask said the vote was free. Jaan Tamm is the governor of the province. He said it was stolen.",
            ["Ilmar Kask", "Jaan Tamm"],  # the subject just before, not the last speaker
        ),
        (  # a translator's "he" for a body: nobody else can be meant
            "Rain fell in the valley. The Ministry of Defence fears a landslide. He speaks of cracks in the dam.",
            ["The Ministry of Defence", "The Ministry of Defence"],
        ),
        (
            "Jaan Tamm left the country. The Ministry of Defence fears a landslide. He speaks of cracks in the dam.",
            ["The Ministry of Defence", "He"],  # it could be Tamm
        ),
        (  # who is named in a mention is not always whom it is about
            "A spokesman for Ilmar Kask said the vote was free. A lawyer who defends Jaan Tamm said it was stolen.",
            ["A spokesman for Ilmar Kask", "A lawyer who defends Jaan Tamm"],
        ),
        (
            "The head of the council, Ilmar Kask, said the vote was free. Mayor Jaan Tamm said it was stolen.",
            ["Ilmar Kask", "Jaan Tamm"],
        ),
        ("The harvest was poor. It said prices would rise.", ["It"]),  # a harvest says nothing: the pronoun keeps its word
    ],
)
def test_speakers(reader: Reader, text: str, speakers: list[str]) -> None:
    record = reader.read(Report(text)).record
    assert [statement.holders[-1].name for statement in record.statements if statement.holders] == speakers
