"""What the desk keeps and gives back."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from pathlib import Path

import examples
import pytest
import zstandard
from store.made import PAGE, add, example, fetched, read, report

import tocsin
from tocsin.model import Version
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError

URL = "https://courier.example/kremin"


def test_a_report_comes_back_with_its_bytes_and_its_fetch(desk: Desk) -> None:
    added = add(desk, "Thirteen people were killed.", url=URL, title="Shelling in Kremin")
    kept = desk.find(URL)
    assert (added.outcome, added.number, kept.report, kept.title) == ("new", 1, added.report, "Shelling in Kremin")
    assert desk.raw(kept.content.raw_sha256 or "") == PAGE % b"Thirteen people were killed."
    [(how, digest)] = desk.fetches(kept.version)
    assert (how, digest) == (fetched(URL), kept.content.raw_sha256)


def test_the_bytes_can_be_proved_without_tocsin(desk: Desk) -> None:
    add(desk, "Thirteen people were killed.", url=URL)
    digest, frame = sqlite3.connect(desk.path).execute("SELECT sha256, bytes FROM evidence").fetchone()
    raw = zstandard.decompress(frame)
    assert (raw, hashlib.sha256(raw).digest()) == (PAGE % b"Thirteen people were killed.", digest)


@pytest.mark.parametrize(
    ("second", "outcome", "numbers"),
    [
        (report("Thirteen people were killed.", url=URL, title="Kremin"), "known", [1]),
        (report("Fourteen people were killed.", url=URL, title="Kremin"), "changed", [1, 2]),
        (report("Thirteen people were killed.", url=URL, title="Kremin mourns"), "changed", [1, 2]),
        (report("Thirteen people were killed.", url=URL + "/2", title="Kremin"), "new", [1]),
    ],
)
def test_a_report_met_again(desk: Desk, second: tocsin.model.Report, outcome: str, numbers: list[int]) -> None:
    first = desk.add(report("Thirteen people were killed.", url=URL, title="Kremin"), raw=b"one", fetched=fetched())
    again = desk.add(second, raw=b"two", fetched=fetched())
    assert again.outcome == outcome
    assert [kept.number for kept in desk.versions(again.report)] == numbers
    assert desk.versions(first.report)[0].content.text == "Thirteen people were killed."


def test_an_unchanged_report_leaves_a_fetch_record_and_no_bytes(desk: Desk) -> None:
    first = desk.add(report("Calm.", url=URL), raw=b"<p>Calm.</p><!-- 1 -->", fetched=fetched())
    desk.add(report("Calm.", url=URL), raw=b"<p>Calm.</p><!-- 2 -->", fetched=fetched())
    assert [digest for _, digest in desk.fetches(first.version)] == [
        hashlib.sha256(b"<p>Calm.</p><!-- %d -->" % n).hexdigest() for n in (1, 2)
    ]
    with pytest.raises(DeskError, match="no bytes"):
        desk.raw(hashlib.sha256(b"<p>Calm.</p><!-- 2 -->").hexdigest())


def test_a_text_that_returns_to_an_earlier_one_is_a_new_version(desk: Desk) -> None:
    for text in ("Four dead.", "Seven dead.", "Four dead."):
        added = add(desk, text, url=URL)
    assert [kept.content.text for kept in desk.versions(added.report)] == ["Four dead.", "Seven dead.", "Four dead."]


@pytest.mark.parametrize("name", ["1", URL, "PREFIX"])
def test_names_of_a_report(desk: Desk, name: str) -> None:
    add(desk, "Calm.", url=URL)
    assert desk.find(hashlib.sha256(b"Calm.").hexdigest()[:9] if name == "PREFIX" else name).title is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("99", "no report '99' in this desk: give its number, its address, or six digits or more of its hash"),
        ("abcdef01", "no report 'abcdef01' in this desk"),
        ("nothing like it", "no report 'nothing like it' in this desk: give its number"),
    ],
)
def test_names_of_no_report(desk: Desk, name: str, problem: str) -> None:
    with pytest.raises(DeskError, match=problem):
        desk.find(name)


def test_strange_letters_come_back_as_they_were(desk: Desk) -> None:
    text = "A lone \ud800, a \0, Łuniniec\u202e, 🚀."
    added = desk.add(report(text, title="\ud800\0"), raw=b"\xff\xfe\0")
    assert desk.version(added.version).content.text == text
    assert desk.verify().sound


def test_a_reading_comes_back_whole(desk: Desk) -> None:
    added, _ = example(desk)
    found, made = read(desk, added), examples.record()
    assert found.statements == made.statements
    assert found.events == made.events
    assert (found.places, found.actors) == (made.places, made.actors)
    assert found.report.text == made.report.text


def test_a_newer_pipeline_adds_a_reading_and_takes_none_away(desk: Desk) -> None:
    added, first = example(desk, "old")
    assert example(desk, "old")[1] == first
    _, second = example(desk, "new")
    assert [(r.id, r.stamp.pipeline) for r in desk.readings(added.version)] == [(first, "old"), (second, "new")]
    assert [desk.record(added.version, r).version.pipeline for r in (first, second)] == ["old", "new"]  # type: ignore[union-attr]
    rows = desk.database.rows("SELECT DISTINCT reading FROM statements")
    assert [r[0] for r in rows] == [second], "the index holds the newest reading only"


def test_what_is_unread(desk: Desk) -> None:
    example(desk, "old")
    add(desk, "Another one.")
    assert [kept.number for kept in desk.unread(Version("0.1.0", "abc", "new"))] == [1, 1]
    assert [kept.content.text for kept in desk.unread(Version("0.1.0", "abc", "old"))] == ["Another one."]


def test_what_an_edit_changed(desk: Desk) -> None:
    added, _ = example(desk)
    later = examples.record()
    later.report.title, later.version = "Shelling in Kremin", Version("0.1.0", "abc", "def")
    del later.statements[1], later.events[1]
    again = desk.add(later.report)
    assert desk.changes(added.report) == []
    desk.keep(later, again.version)
    [(kept, found)] = desk.changes(added.report)
    assert (kept.number, [change.what for change in found]) == (2, ["title", "claim", "event"])


def test_a_reading_of_another_text_is_refused(desk: Desk) -> None:
    added = add(desk, "Another one.")
    with pytest.raises(DeskError, match="its text differs"):
        desk.keep(examples.record(), added.version)


def test_a_reading_of_a_cut_text_comes_back_cut(desk: Desk) -> None:
    text = examples.TEXT + "\n\nMuch more, never read."
    added = desk.add(report(text))
    record = examples.record()
    record.report.warnings = ["only the beginning was read"]
    desk.keep(record, added.version)
    found = read(desk, added)
    assert (found.report.text, found.report.warnings) == (examples.TEXT, ["only the beginning was read"])
    assert desk.verify().sound


def test_rows_to_ask_by(desk: Desk) -> None:
    example(desk)
    ask = desk.database.rows
    assert list(ask("SELECT key, stance, holder, country FROM statements WHERE stance = 'denies'")) == [
        ("s2", "denies", "Norland defence ministry", "RUS")
    ]
    assert list(ask("SELECT key, type, author, first_day FROM events WHERE first_day IS NOT NULL")) == [
        ("e1", "ASSAULT", "Uu", "2022-03-01")
    ]
    assert list(ask("SELECT owner, role FROM places WHERE name = 'Kremin' ORDER BY 1")) == [
        ("", "at"),
        ("e1", "at"),
        ("e2", "at"),
    ]


def test_all_or_nothing(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError), desk.transaction():
        add(desk, "One.")
        raise ZeroDivisionError
    assert desk.info().reports == 0
    with desk.transaction():
        add(desk, "One.")
        add(desk, "Two.")
    assert desk.info().reports == 2
    assert desk.verify().sound


def test_readers_in_other_threads_see_whole_transactions(desk: Desk) -> None:
    seen: list[int] = []
    with desk.transaction():
        add(desk, "One.")
        other = threading.Thread(target=lambda: seen.append(desk.info().reports))
        other.start()
        other.join()
    assert (seen, desk.info().reports) == ([0], 1)


def test_two_processes_may_have_it_open(desk: Desk) -> None:
    with tocsin.Desk(desk.path) as second:
        add(desk, "One.")
        add(second, "Two.")
        assert (desk.info().reports, second.info().reports) == (2, 2)
    assert desk.verify().sound


def test_info(desk: Desk) -> None:
    example(desk)
    info = desk.info()
    assert (info.reports, info.versions, info.readings, info.unread, info.erased) == (1, 1, 1, 0, 0)
    assert (info.languages, info.seq, info.head) == ({"en": 1}, 3, desk.head()[1])
    assert len(info.id) == 32


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            b"not a database at all, but long enough to be looked at" * 20,
            "is not a desk that can be opened: file is not a database",
        ),
        ("CREATE TABLE a (b)", "is a database, but not a desk"),
        ("PRAGMA user_version = 7", "is a database, but not a desk"),
    ],
)
def test_files_that_are_no_desk(tmp_path: Path, content: bytes | str, problem: str) -> None:
    path = tmp_path / "other"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with sqlite3.connect(path) as other:
            other.execute(content)
        other.close()
    before = path.read_bytes()
    with pytest.raises(DeskError, match=problem):
        tocsin.Desk(path)
    assert path.read_bytes() == before


def test_a_desk_of_a_newer_program(desk: Desk) -> None:
    desk.database.connection.execute("PRAGMA user_version = 999")
    desk.close()
    with pytest.raises(DeskError, match="was made by a newer Tocsin"):
        tocsin.Desk(desk.path)


def test_a_folder_and_a_missing_desk(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="is a folder"):
        tocsin.Desk(tmp_path)
    with pytest.raises(DeskError, match="there is no desk at"):
        tocsin.Desk(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()
