"""A bundle: one report, or one event of it, with all that proves it, as a zip that `sha256sum -c` checks without Tocsin."""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.collect.fetched import Fetched
from tocsin.store.errors import DeskError
from tocsin.store.packing import sha256

if TYPE_CHECKING:
    from tocsin.store.desk import Desk

SUMS = "SHA256SUMS"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""All files of a zip bear this time: the same bundle twice gives the same bytes."""
README = """A bundle of a Tocsin desk.

  raw/        the untouched bytes, as they came; each is named by its SHA-256
  versions/   what Tocsin took from them: title, dates, text, and the lines left out with the reason of each
  fetches/    when each version was asked for, who answered, with which headers
  readings/   what each reading found, with the versions of program, codebook and pipeline that made it; offsets are Unicode
              code points of the version's text
  log.json    the entries of the desk's log about this report, and the head of the log when the bundle was made
  {sums}  check everything: sha256sum -c {sums}
"""


def bundle(desk: Desk, name: str, path: Path) -> list[str]:
    """Write the bundle of a report, or of an event named REPORT/EVENT (12/e3); the names of its files. Raises DeskError where
    there is no such thing, or it was erased."""
    whole, _, event = name.rpartition("/")
    if not (whole and event[:1] == "e" and event[1:].isdigit()):
        whole, event = name, ""
    kept = desk.find(whole)
    files: dict[str, bytes] = {}
    for version in desk.versions(kept.report):
        _version(desk, version.version, version.number, files)
    if event:
        files["event.json"] = _json(_event(desk, kept.version, event))
    files["log.json"] = _json(_log(desk, kept.report))
    files["README.txt"] = README.format(sums=SUMS).encode()
    files[SUMS] = "".join(f"{sha256(raw).hex()}  {file}\n" for file, raw in sorted(files.items())).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, raw in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(file, EPOCH), raw, zipfile.ZIP_DEFLATED)
    return sorted(files)


def _version(desk: Desk, version: int, number: int, files: dict[str, bytes]) -> None:
    report = desk.version(version).content
    if report.raw_sha256:
        files[f"raw/{report.raw_sha256}"] = desk.raw(report.raw_sha256)
    files[f"versions/{number}.json"] = _json(asdict(report))
    files[f"fetches/{number}.json"] = _json([_fetch(fetched, digest) for fetched, digest in desk.fetches(version)])
    for reading in desk.readings(version):
        record = desk.record(version, reading.id)
        if record is not None:
            files[f"readings/{number}-{reading.id}.json"] = _json(record.to_dict())


def _fetch(fetched: Fetched, digest: str) -> dict[str, Any]:
    return asdict(fetched) | {"sha256": digest}


def _event(desk: Desk, version: int, key: str) -> dict[str, Any]:
    """An event with the statements whose holders hold something about it."""
    record = desk.record(version)
    event = next((e for e in record.events if e.id == key), None) if record else None
    if record is None or event is None:
        raise DeskError(f"no event {key} in the newest reading of this report")
    holders = {held.holder for held in event.held}
    statements = [asdict(s) for s in record.statements if s.id in holders]
    return {"report": record.report.id, "version": asdict(record.version), "event": asdict(event), "statements": statements}


def _log(desk: Desk, report: int) -> dict[str, Any]:
    versions = {kept.version for kept in desk.versions(report)}
    entries = []
    for entry in desk.log():
        if json.loads(entry.body).get("version") in versions:
            entries.append({"seq": entry.seq, "at": entry.at, "kind": entry.kind, "body": entry.body, "hash": entry.hash.hex()})
    seq, head = desk.head()
    return {"entries": entries, "head": {"seq": seq, "hash": head}}


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return (text.encode("utf8", "backslashreplace")) + b"\n"
