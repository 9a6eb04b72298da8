"""The commands that collect and keep, as the user calls them."""

from __future__ import annotations

import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from cli.conftest import Run
from collect import misbehaving as bad
from collect.test_archives import warc
from collect.test_mail import mail
from store.made import fetched, report

import tocsin
from tocsin.store.location import desk_path

TEXT = "Title: Bridge {n} closed\nPublished: 2022-03-03\n\n" + bad.TEXT * 3


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "made" / "desk.tocsin"
    monkeypatch.setenv("TOCSIN_DESK", str(path))
    monkeypatch.chdir(tmp_path)
    return path


def written(folder: Path, count: int = 2) -> Path:
    folder.mkdir()
    for n in range(count):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf8")
    return folder


def test_add_read_and_search(run: Run, tmp_path: Path, desk: Path) -> None:
    done = run("add", str(written(tmp_path / "texts")))
    assert (done.status, done.out) == (
        0,
        "2 new reports, 0 changed, 0 known before\nread: 2 reports\nlinked: 2 reports; 0 incidents are new or changed\n",
    )
    assert run("add", "texts").out == "0 new reports, 0 changed, 2 known before\n"
    with tocsin.Desk(desk) as kept:
        assert [hit.kept.title for hit in kept.search("closed")] == ["Bridge 1 closed", "Bridge 0 closed"]
        record = kept.record(1)
        assert record is not None and len(record.statements) == 1


def test_add_from_everywhere(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "a.warc.gz").write_bytes(warc())
    (folder / "a.eml").write_bytes(mail(text=bad.TEXT * 3, html=None))
    (folder / "a.txt").write_text(TEXT, encoding="utf8")
    rows = "\n".join([json.dumps({"id": "r1", "text": bad.TEXT * 3}), "broken", json.dumps({"id": "r2", "text": "Other. " * 30})])
    done = run("add", "--no-read", "all", "-", "none.txt", stdin=rows)
    assert (done.status, done.out) == (1, "4 new reports, 0 changed, 0 known before\n"), done
    assert [line.split(": ")[1] for line in done.err.splitlines() if "a.example" not in line] == ["-:2", "none.txt"]


def test_a_row_changed_is_a_version(run: Run) -> None:
    Path("a.jsonl").write_text(json.dumps({"id": "r1", "text": "Four people died on Monday, the mayor said."}), encoding="utf8")
    run("add", "--no-read", "a.jsonl")
    Path("a.jsonl").write_text(json.dumps({"id": "r1", "text": "Seven people died on Monday, the mayor said."}), encoding="utf8")
    assert run("add", "--no-read", "a.jsonl").out == "0 new reports, 1 changed, 0 known before\n"


def test_sources_and_a_collection(run: Run, desk: Path) -> None:
    page = b'<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'
    paths = {"/feed": bad.giving(bad.rss(3)), "/a/": bad.articles, "/a/1": bad.gone, "/": bad.giving(page, "text/html")}
    with bad.serving(paths) as server:
        refused = run("source", "add", server.base)
        assert (refused.status, "own network" in refused.err) == (1, True)
        local = ("--allow-private",)
        done = run("source", "add", f"{server.base}/", "--grade", "B", "--wire", "PAP", *local)
        assert done.out == f"listed: feed {server.base}/feed (Courier, grade B)\n"
        assert run("source", "add", f"{server.base}/feed", "--country", "POL").out.startswith("listed: feed")
        assert "answers with 3 items, the newest of 2022-03-03T10:15:00+03:00" in run("source", "check", *local).out
        done = run("collect", "--pace", "0", "--no-read", *local)
        assert done.out.splitlines() == [
            "1 sources: 2 new reports, 0 changed, 0 looked at again and unchanged",
            "1 items could not be had, or only in part:",
            f"  {server.base}/a/1: the server answered 404 Not Found",
        ]
    with tocsin.Desk(desk) as kept:
        assert kept.find(f"{server.base}/a/2").content.outlet.country == "POL"
    assert run("source", "export", "s.yaml").out == "s.yaml: 1 sources\n"
    assert "grade: B" in Path("s.yaml").read_text(encoding="utf8")
    assert run("source", "remove", "courier").out == f"removed: {server.base}/feed\n"
    assert run("source", "import", "s.yaml").out == "1 sources in s.yaml: 1 listed or changed, 0 as before\n"
    assert "Courier" in run("source", "list").out
    assert run("collect", "--no-read").status == 1, "the only source is dead"


def test_the_proof_and_what_breaks_it(run: Run, tmp_path: Path, desk: Path) -> None:
    run("add", "--no-read", str(written(tmp_path / "texts")))
    done = run("desk", "verify")
    assert (done.status, done.out.splitlines()[-1]) == (0, "sound: every byte, version, reading and fetch is as the log says")
    with tocsin.Desk(desk) as kept:
        kept.database.connection.execute("DROP TRIGGER log_keeps")
        kept.database.connection.execute("UPDATE log SET at = 'never' WHERE seq = 2")
    done = run("desk", "verify")
    assert (done.status, done.out.splitlines()[-1]) == (1, "1 faults")
    assert done.err == "tocsin: log entry 2 of never: the chain breaks here, it or an entry before it was changed\n"


def test_info_log_where_and_read(run: Run, tmp_path: Path, desk: Path) -> None:
    run("add", "--no-read", str(written(tmp_path / "texts")))
    info = run("desk", "info").out
    assert re.search(r"reports +2 in 2 versions\nreadings +0; 2 versions not read\nlanguages +en 2\n", info)
    assert run("desk", "read", "--limit", "1").out.startswith("read: 1 reports\nlinked: 1 reports; ")
    assert run("desk", "read").out.startswith("read: 1 reports\n")
    assert run("desk", "read").out == ""
    assert [line.split("\t")[2] for line in run("desk", "log").out.splitlines()] == [
        "desk",
        "report",
        "report",
        "reading",
        "reading",
    ]
    assert run("where").out.splitlines()[0].startswith(f"{desk}\t")


def test_bundle_erase_and_export(run: Run, tmp_path: Path, desk: Path) -> None:
    run("add", "--no-read", str(written(tmp_path / "texts")))
    with tocsin.Desk(desk) as kept:
        kept.add(report("A page.", url="https://a.example/"), raw=b"<p>A page.</p>", fetched=fetched("https://a.example/"))
    assert run("bundle", "1").out == "1.zip: 6 files\n"
    assert "SHA256SUMS" in zipfile.ZipFile("1.zip").namelist()
    assert run("export", "--warc", "all.warc.gz").out == "all.warc.gz: 3 records\n"
    assert run("erase", "1", "--yes").err == 'tocsin: say why with --why "…": the reason stays in the log\n'
    done = run("erase", "1", "--yes", "--why", "asked for")
    assert done.out.startswith("erased: report 1, 1 versions, 0 readings")
    assert "asked for" in run("desk", "log", "--kind", "erase").out
    assert run("add", "--no-read", "texts").out.splitlines()[-1] == "1 were erased before and were not kept again"
    assert run("desk", "verify").status == 0


def test_a_warc_comes_back_from_a_warc(run: Run, tmp_path: Path, desk: Path) -> None:
    raw = bad.article(1)
    with tocsin.Desk(desk) as kept:
        kept.add(report("A page.", url="https://a.example/1"), raw=raw, fetched=fetched("https://a.example/1"))
    run("export", "--warc", "all.warc.gz")
    done = run("add", "--no-read", "--desk", "other", "all.warc.gz")
    assert done.out == "1 new reports, 0 changed, 0 known before\n"
    with tocsin.Desk("other") as other:
        found = other.find("https://a.example/1")
        assert other.raw(found.content.raw_sha256 or "") == raw
        assert ("Set-Cookie", "a=1") in other.fetches(found.version)[0][0].headers


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("desk", "info"), "there is no desk at"),
        (("collect",), "there is no desk at"),
        (("bundle", "1"), "there is no desk at"),
        (("add", "none.txt"), "there is no such file or folder"),
        (("source", "import", "none.yaml"), "cannot be opened"),
        (("source", "add", "http://a.example/", "--kind", "radio"), "kind is one of feed, page, sitemap, folder"),
        (("source", "add", "http://a.example/", "--kind", "feed", "--grade", "Z"), "grade is a letter from A to F"),
        (("add", "http://a.example/", "--proxy", "tor"), "the proxy 'tor' cannot be used"),
        (("collect", "--every", "soon"), "a pause is like 30s, 15m or 2h"),
    ],
)
def test_refusals_in_one_line(run: Run, arguments: tuple[str, ...], problem: str) -> None:
    done = run(*arguments)
    assert (done.status, problem in done.err, done.err.count("\n")) == (1, True, 1), done


def test_where_nothing_is_and_what_else_there_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "cache"))
    assert run("where").out.startswith("no desk at")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "gazetteer.sqlite").write_bytes(b"123")
    assert run("where").out.splitlines()[1] == f"{tmp_path}/cache/gazetteer.sqlite\t3 bytes"


def test_where_the_desk_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert desk_path(Path("x")) == Path("x")
    assert desk_path() == Path(os.environ["TOCSIN_DESK"])
    monkeypatch.delenv("TOCSIN_DESK")
    monkeypatch.setenv("TOCSIN_DATA", str(tmp_path))
    assert desk_path() == tmp_path / "desk.tocsin"
