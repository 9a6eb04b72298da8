"""Files, folders and standard input in, raw reports or one-line errors out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tocsin.collect import InputError, RawReport, inputs
from tocsin.collect.decoding import decode
from tocsin.collect.files import header

SENTENCE = "The council’s envoy left the town on Monday."


def only(found: list[RawReport | InputError]) -> RawReport:
    (item,) = found
    assert isinstance(item, RawReport)
    return item


BAD = [
    # file name, bytes, the error after the name
    ("empty.txt", b"", "empty: there is nothing to read"),
    ("blank.txt", b" \n\t\n", "empty: there is nothing to read"),
    ("paper.txt", b"%PDF-1.7 ...", "a PDF file: convert it to text first, for instance with pdftotext"),
    ("letter.txt", b"PK\x03\x04 ...", "a zip archive or an office document: unpack it, or save it as text"),
    ("photo.html", b"\x89PNG\r\n\x1a\n", "an image: Tocsin reads text only"),
    ("noise.txt", bytes(range(256)) * 3, "binary data, not text: give a .txt, .html or .jsonl file"),
    ("huge.txt", b"word " * 300, "larger than the limit of 1,000 bytes for one report: split it into single reports"),
    ("broken.json", b'{"text": \n', "2: not valid JSON: Expecting value"),
    ("scalar.json", b'["only a string"]', '1: not a JSON object: a row is {"id", "text", "title", "published", "url", "outlet"}'),
]


@pytest.mark.parametrize(("name", "raw", "problem"), BAD, ids=[b[0] for b in BAD])
def test_bad_files_give_one_line(tmp_path: Path, name: str, raw: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    (found,) = inputs([path], max_bytes=1000)
    assert isinstance(found, InputError)
    separator = ":" if problem[0].isdigit() else ": "
    assert str(found) == f"{path}{separator}{problem}"
    assert "\n" not in str(found)


def test_missing_and_empty_folder(tmp_path: Path) -> None:
    missing, empty = inputs([tmp_path / "nowhere.txt", tmp_path])
    assert str(missing).endswith("nowhere.txt: there is no such file or folder")
    assert "a folder without files to read" in str(empty)


def test_bad_rows_keep_their_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        "\n".join(
            [
                json.dumps(
                    {
                        "id": 7,
                        "text": SENTENCE,
                        "title": "T",
                        "published": "2022-03-03",
                        "outlet": "O",
                        "url": "https://o.example/1",
                    }
                ),
                "{not json",
                "",
                '{"title": "no text"}',
                '{"text": 5}',
                '["a list"]',
                json.dumps({"html": "<p>x</p>"}),
            ]
        ),
        encoding="utf8",
    )
    found = list(inputs([path]))
    good = [f for f in found if isinstance(f, RawReport)]
    assert [(g.line, g.ref, g.kind) for g in good] == [(1, "7", "text"), (7, None, "html")]
    assert (good[0].title, good[0].published, good[0].outlet, good[0].url) == ("T", "2022-03-03", "O", "https://o.example/1")
    assert good[0].raw == path.read_bytes().splitlines()[0]
    assert [str(f) for f in found if isinstance(f, InputError)] == [
        f"{path}:2: not a JSON object: Expecting property name enclosed in double quotes at column 2",
        f'{path}:4: a row without "text" or "html"',
        f'{path}:5: "text" is not a string',
        f'{path}:6: not a JSON object: a row is {{"id", "text", "title", "published", "url", "outlet"}}',
    ]


@pytest.mark.parametrize(
    "text", ['[{"text": "A."}, {"text": "B."}]', '{"text": "A."}\n{"text": "B."}\n', '[\n {"text": "A."},\n {"text": "B."}\n]']
)
def test_json_as_array_or_as_lines(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.json"
    path.write_text(text)
    assert [f.text for f in inputs([path]) if isinstance(f, RawReport)] == ["A.", "B."]


def test_folders_are_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/c.txt", ".hidden/x.txt", "notes.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<html><p>A page.</p></html>" if name.endswith("html") else "A text.")
    found = [f for f in inputs([tmp_path]) if isinstance(f, RawReport)]
    assert [(str(Path(f.name).relative_to(tmp_path)), f.kind) for f in found] == [
        ("a/c.txt", "text"),
        ("a/z.html", "html"),
        ("b.txt", "text"),
    ]


@pytest.mark.parametrize(
    ("piped", "expected"),
    [
        (b"Plain words.\nMore words.", [("text", "Plain words.\nMore words.", None)]),
        (b"<!DOCTYPE html><html><p>A page.</p>", [("html", "<!DOCTYPE html><html><p>A page.</p>", None)]),
        (b'{"text": "A."}\n{"text": "B."}\n', [("text", "A.", 1), ("text", "B.", 2)]),
    ],
)
def test_standard_input(piped: bytes, expected: list[tuple[str, str, int | None]]) -> None:
    found = [f for f in inputs(["-"], stdin=io.BytesIO(piped)) if isinstance(f, RawReport)]
    assert [(f.kind, f.text, f.line) for f in found] == expected
    assert {f.name for f in found} == {"-"}


@pytest.mark.parametrize(
    ("raw", "declared", "warned"),
    [
        (SENTENCE.encode(), None, False),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), None, False),
        (SENTENCE.encode("utf-16"), None, False),
        (SENTENCE.encode("utf-16-le"), None, True),
        (SENTENCE.encode("cp1252"), None, True),
        (SENTENCE.encode("cp1252"), "windows-1252", False),
        (SENTENCE.encode("cp1252"), "no-such-charset", True),
        (SENTENCE.encode(), "iso-8859-1", False),  # valid UTF-8 is UTF-8, whatever a server says
        ("Ой у лузі".encode("cp1251"), "windows-1251", False),
    ],
)
def test_decoding(raw: bytes, declared: str | None, warned: bool) -> None:
    text, warnings = decode(raw, "x", declared=declared)
    assert text in (SENTENCE, "Ой у лузі")
    assert bool(warnings) is warned


def test_a_page_declares_its_charset() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Мінск</p></html>'
    assert decode(page.encode("cp1251"), "x") == (page, ())


def test_header_of_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Title: Talks end\nOutlet: The Ferry Post\nPublished: 2022-03-10\n\nThe talks ended.\n\nNo one signed.\n")
    found = only(list(inputs([path])))
    assert (found.title, found.outlet, found.published, found.url) == ("Talks end", "The Ferry Post", "2022-03-10", None)
    assert found.text == "The talks ended.\n\nNo one signed.\n"
    assert found.raw.startswith(b"Title:")


@pytest.mark.parametrize(
    "text", ["War in the east: what next?\n\nIt goes on.", "Title: alone", "Kyiv: it was them.\n\nMinsk: it was not."]
)
def test_no_header(text: str) -> None:
    assert header(text) == ({}, text)
