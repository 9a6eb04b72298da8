"""Where records go: one class for each format of `tocsin read`, each writing to standard output, to a file or into a folder."""

from __future__ import annotations

import json
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TextIO

from tocsin.cli.errors import UserError
from tocsin.model import Record


class Format(StrEnum):
    """The views of a record."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"


ENDINGS = {Format.text: ".txt", Format.json: ".json", Format.jsonl: ".jsonl", Format.html: ".html"}


FILE_ENDING = re.compile(r"\.(txt|text|html?|xhtml|jsonl?)$", re.IGNORECASE)


class Output(Protocol):
    """Takes records one by one; `close` writes what had to wait."""

    def write(self, record: Record) -> object: ...

    def close(self) -> None: ...


def output(format: Format, target: Path | None) -> Output:
    """The output that the user asked for. Raises UserError where the target cannot be written."""
    if target is not None and (target.is_dir() or not target.suffix):
        return IntoFolder(format, target)
    stream = _opened(target)
    if format is Format.json:
        return OneObject(stream)
    if format is Format.html:
        return OnePage(stream)
    return OneByOne(format, stream)


def _opened(target: Path | None) -> TextIO:
    if target is None:
        return sys.stdout
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return target.open("w", encoding="utf8")
    except OSError as error:
        raise UserError(f"cannot write {target}: {error.strerror}; name another file or folder with --output") from error


def shown(record: Record, format: Format) -> str:
    """A record in one of its views, with its last line ended."""
    if format is Format.jsonl:
        return json.dumps(record.to_dict(), ensure_ascii=False) + "\n"
    if format is Format.json:
        return json.dumps(record.to_dict(), ensure_ascii=False, indent=2) + "\n"
    if format is Format.html:
        from tocsin.report.html import page

        return page(record)
    from tocsin.report.terminal import plain

    return plain(record)


class OneByOne:
    """JSON Lines, or the text view of one report after the other, as they come."""

    def __init__(self, format: Format, stream: TextIO) -> None:
        self.format = format
        self.stream = stream

    def write(self, record: Record) -> None:
        if self.format is Format.text and self.stream.isatty():
            from tocsin.report.terminal import printed

            printed(record)
        else:
            self.stream.write(shown(record, self.format))
        self.stream.flush()

    def close(self) -> None:
        _closed(self.stream)


class OneObject:
    """JSON for people and small tools: the record itself, or a list where there are several. A record waits for the next one, so
    that only one is held in memory."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.first: Record | None = None
        self.count = 0

    def write(self, record: Record) -> None:
        self.count += 1
        if self.count == 1:
            self.first = record
            return
        if self.first is not None:
            self.stream.write("[\n" + shown(self.first, Format.json).rstrip())
            self.first = None
        self.stream.write(",\n" + shown(record, Format.json).rstrip())

    def close(self) -> None:
        if self.first is not None:
            self.stream.write(shown(self.first, Format.json))
        elif self.count:
            self.stream.write("\n]\n")
        _closed(self.stream)


class OnePage:
    """One HTML page of one report."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.written = False

    def write(self, record: Record) -> None:
        if self.written:
            raise UserError("an HTML page holds one report: name a folder for several with --output DIR")
        self.written = True
        self.stream.write(shown(record, Format.html))

    def close(self) -> None:
        _closed(self.stream)


class IntoFolder:
    """One file a report, named by its identifier or title."""

    def __init__(self, format: Format, folder: Path) -> None:
        self.format = format
        self.folder = folder
        self.names: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"cannot write into {folder}: {error.strerror}; name another folder with --output") from error

    def write(self, record: Record) -> Path:
        """Writes the file of this record; where it lies."""
        path = self.path(record)
        path.write_text(shown(record, self.format), encoding="utf8")
        return path

    def path(self, record: Record) -> Path:
        """A new name in the folder for this record."""
        stem = name = file_stem(record)
        number = 1
        while name in self.names:
            number += 1
            name = f"{stem}-{number}"
        self.names.add(name)
        return self.folder / f"{name}{ENDINGS[self.format]}"

    def close(self) -> None:
        pass


def file_stem(record: Record) -> str:
    """A file name without ending, of letters, digits and hyphens: of the input's identifier, the title or the hash."""
    report = record.report
    for words in (report.ref, report.title):
        name = FILE_ENDING.sub("", (words or "").rsplit("/", 1)[-1])
        stem = re.sub(r"[^\w]+", "-", name).strip("-")[:80].strip("-")
        if stem:
            return stem
    return report.id[:12]


def _closed(stream: TextIO) -> None:
    if stream is sys.stdout:
        stream.flush()
    else:
        stream.close()
