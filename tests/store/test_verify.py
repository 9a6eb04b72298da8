"""Tampering with the file, one way after the other: the proof names each."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
import zstandard
from store.made import add, example

import tocsin
from tocsin.model import Report
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError

FORGED = zstandard.compress(b"forged")
BODY = "(SELECT body FROM versions WHERE id = 1)"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE evidence SET bytes = :forged WHERE id = 1", r"bytes [0-9a-f]{64}: altered, their hash is now"),
        ("UPDATE evidence SET bytes = x'00' WHERE id = 1", r"bytes [0-9a-f]{64}: a compressed value is damaged"),
        ("UPDATE versions SET body = :forged WHERE id = 1", "version 1: altered, the hash of its content is now"),
        ("UPDATE versions SET body = NULL WHERE id = 1", "version 1: its content is gone, and no erasure is in the log"),
        ("UPDATE versions SET evidence = 2 WHERE id = 1", "version 1: its hashes are not those of the log"),
        ("DELETE FROM versions WHERE id = 1", "version 1: in the log, but its row is gone"),
        ("UPDATE readings SET body = :forged", "reading 1: altered"),
        ("UPDATE readings SET body = NULL", "reading 1: its content is gone"),
        ("DELETE FROM readings", "reading 1: in the log, but its row is gone"),
        ("UPDATE fetches SET status = 404 WHERE id = 1", "fetch 1: altered"),
        ("DELETE FROM fetches WHERE id = 1", r"fetch [0-9a-f]{12}…: in the log, but its row is gone or was changed"),
        (
            "UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE seq = 2",
            "log entry 2 of 2020-01-01T00:00:00Z: the chain breaks here",
        ),
        ("UPDATE log SET body = '{}' WHERE seq = 3", "log entry 3 of .*: the chain breaks here"),
        ("DELETE FROM log WHERE seq = 2", "log entry 2: missing"),
        (
            "INSERT INTO versions SELECT 9, 2, 9, added, text_sha256, content, digest, evidence, title, outlet, domain,"
            " published, language, body FROM versions WHERE id = 1",
            "version 9: not in the log",
        ),
    ],
)
def test_tampering_is_named(desk: Desk, change: str, fault: str) -> None:
    example(desk)
    add(desk, "Another one.")
    assert desk.verify().faults == []
    desk.close()
    with sqlite3.connect(desk.path) as knife:
        for (trigger,) in knife.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            knife.execute(f"DROP TRIGGER {trigger}")
        knife.execute(change, {"forged": FORGED} if ":forged" in change else {})
    knife.close()
    proof = desk.verify()
    assert not proof.sound
    assert any(re.match(fault, found) for found in proof.faults), proof.faults


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE evidence SET bytes = :forged", "DELETE FROM evidence", "UPDATE versions SET body = :forged",
        "DELETE FROM versions", "UPDATE readings SET body = :forged", "DELETE FROM readings", "UPDATE log SET body = ''",
        "DELETE FROM log",
    ],
)  # fmt: skip
def test_the_file_itself_refuses(desk: Desk, change: str) -> None:
    example(desk)
    with pytest.raises(sqlite3.IntegrityError, match=r"never|only added"):
        desk.database.connection.execute(change, {"forged": FORGED} if ":forged" in change else {})


def test_a_proof_counts_and_tells(desk: Desk) -> None:
    example(desk)
    told: list[tuple[str, int, int]] = []
    proof = desk.verify(lambda *what: told.append(what))
    assert proof.counts == {"log": 3, "evidence": 1, "versions": 1, "readings": 1, "fetches": 1, "reviews": 0}
    assert ("evidence", 1, 1) in told
    assert (proof.seq, proof.head) == desk.head()


def test_an_erasure_takes_the_content_and_leaves_the_proof(desk: Desk) -> None:
    words = "zzquagmire"
    added = add(desk, f"The {words} of Kremin.", url=f"https://courier.example/{words}", title=words, raw=words.encode() * 9)
    example(desk)
    erased = desk.erase(added.report, "a witness asked for it")
    assert (erased.versions, erased.readings, erased.shared) == (1, 0, [])
    assert desk.search("kremin")[0].kept.report != added.report
    assert desk.search(words) == []
    assert desk.version(added.version).erased
    with pytest.raises(DeskError, match="was erased"):
        _ = desk.version(added.version).content
    proof = desk.verify()
    assert (proof.faults, proof.erased) == ([], 1)
    [entry] = desk.log(kind="erase")
    assert json.loads(entry.body) == {"report": added.report, "versions": [added.version], "why": "a witness asked for it"}
    desk.close()
    assert not any(words.encode() in path.read_bytes() for path in desk.files())
    assert b"quagmire" not in desk.path.read_bytes(), "the search index keeps no piece of the word"


def test_an_erased_report_does_not_come_back(desk: Desk) -> None:
    url = "https://courier.example/gone"
    desk.erase(add(desk, "Gone.", url=url).report, "asked for")
    assert add(desk, "Gone, again.", url=url).outcome == "erased"
    assert desk.info().versions == 1
    with pytest.raises(DeskError, match="no report"):
        desk.find(url)


@pytest.mark.parametrize("why", ["", "  "])
def test_an_erasure_needs_a_reason(desk: Desk, why: str) -> None:
    add(desk, "Calm.", url="a")
    with pytest.raises(DeskError, match="say why"):
        desk.erase(1, why)


def test_shared_bytes_go_and_are_named(desk: Desk) -> None:
    first = add(desk, "One.", url="a", raw=b"both in one feed")
    second = add(desk, "Two.", url="b", raw=b"both in one feed")
    assert desk.erase(first.report, "asked for").shared == [second.report]
    assert desk.find("b").content.text == "Two."
    assert desk.verify().faults == []


def test_a_bundle_is_checked_without_tocsin(desk: Desk, tmp_path: Path) -> None:
    example(desk)
    names = desk.bundle("1", tmp_path / "report.zip")
    assert [name.split("/")[0] for name in names] == [
        "README.txt", "SHA256SUMS", "fetches", "log.json", "raw", "readings", "versions",
    ]  # fmt: skip
    folder = tmp_path / "open"
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        archive.extractall(folder)
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count(": OK")) == (0, 6)
    assert (folder / "raw").iterdir().__next__().read_bytes().startswith(b"<html>")
    (folder / "log.json").write_text("{}", encoding="utf8")
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, "log.json: FAILED" in done.stdout) == (1, True)


def test_a_bundle_of_an_event(desk: Desk, tmp_path: Path) -> None:
    example(desk)
    assert "event.json" in desk.bundle("1/e2", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        found = json.loads(archive.read("event.json"))
    assert (found["event"]["trigger"]["text"], [s["id"] for s in found["statements"]]) == ("shelled", ["s2"])
    desk.bundle("1/e2", tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with pytest.raises(DeskError, match="no event e9"):
        desk.bundle("1/e9", tmp_path / "c.zip")


def write_on(path: Path, pipe: int) -> None:
    """Add reports until somebody kills us; each committed one is told through the pipe."""
    desk = tocsin.Desk(path)
    number = desk.info().reports
    while True:
        text = f"Report {number} of many, with w{number * 7919} in it. " * 30
        desk.add(Report(text, url=f"https://courier.example/{number}"), raw=text.encode() * 2)
        number += 1
        os.write(pipe, b"%d\n" % number)


def test_fifty_kills_at_random_moments_lose_and_break_nothing(tmp_path: Path) -> None:
    path, promised, chance = tmp_path / "desk", 0, random.Random(1)
    for number in range(50):
        reading, writing = os.pipe()
        if (child := os.fork()) == 0:
            try:
                write_on(path, writing)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            first = told.readline() if number % 5 else b""  # some are killed while the file is opened, or made
            time.sleep(chance.uniform(0.0, 0.04))
            os.kill(child, signal.SIGKILL)
            lines = [first, *told.readlines()]
        os.waitpid(child, 0)
        promised = max([promised, *(int(line) for line in lines if line.endswith(b"\n"))])
        with tocsin.Desk(path) as desk:
            assert desk.info().reports >= promised
            assert desk.verify().faults == []
    assert promised > 50
