"""Newsletters: single mails (.eml) and mail folders (mbox), each mail a report."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import Path
from typing import IO, Final

from tocsin.collect.dates import feed_date
from tocsin.collect.decoding import decode
from tocsin.collect.source import MAX_BYTES, InputError, Kind, RawReport

ENDINGS: Final = (".eml", ".mbox", ".mbx")
MOST_PARTS: Final = 200


def mails(path: Path, *, max_bytes: int = MAX_BYTES) -> Iterator[RawReport | InputError]:
    """The mails of a file. One that holds nothing to read is yielded as an error. Raises InputError where the file cannot be
    read."""
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() == ".eml":
                raw = stream.read(max_bytes + 1)
                yield _checked(raw, str(path), None, max_bytes)
                return
            for number, raw in enumerate(split(stream, max_bytes), 1):
                yield _checked(raw, str(path), number, max_bytes)
    except FileNotFoundError as error:
        raise InputError(str(path), "there is no such file or folder") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be opened: {error.strerror or error}") from error


def split(stream: IO[bytes], max_bytes: int) -> Iterator[bytes]:
    """The mails of an mbox: each begins with a line "From …" after a blank one; ">From" in a body is one "From" quoted. One that
    is too long is cut just above the limit, and so refused."""
    mail = bytearray()
    begun, blank = False, True
    for line in stream:
        if blank and line.startswith(b"From "):
            if begun:
                yield bytes(mail)
            mail.clear()
            begun = True
        elif begun and len(mail) <= max_bytes:
            mail += line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line
        blank = line in (b"\n", b"\r\n")
    if begun:
        yield bytes(mail)


def _checked(raw: bytes, name: str, number: int | None, max_bytes: int) -> RawReport | InputError:
    if len(raw) > max_bytes:
        return InputError(name, f"larger than the limit of {max_bytes:,} bytes for one report", number)
    try:
        return mail_report(raw, name, number)
    except InputError as error:
        return error
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as error:
        # The standard library's parser raises all of these on forged headers.
        return InputError(name, f"not a mail that can be read: {type(error).__name__}: {error}", number)


def mail_report(raw: bytes, name: str, number: int | None = None) -> RawReport:
    """The report of a mail: its HTML where it has some, else its text. Raises InputError where it has neither."""
    message = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    part, kind = _body(message)
    if part is None:
        raise InputError(name, "a mail without text", number)
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise InputError(name, "a mail without text", number)
    text, warnings = decode(content, name, declared=part.get_content_charset(), line=number)
    sender, address = parseaddr(_header(message, "From"))
    return RawReport(
        name,
        kind,
        raw,
        text,
        ref=_header(message, "Message-ID").strip("<> ") or None,
        title=_header(message, "Subject") or None,
        published=feed_date(_header(message, "Date")),
        outlet=sender or address or None,
        line=number,
        warnings=warnings,
    )


def _body(message: EmailMessage) -> tuple[EmailMessage | None, Kind]:
    found: dict[str, EmailMessage] = {}
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS:
            break
        kind = part.get_content_type()
        shown = part.get_content_disposition() != "attachment" and isinstance(part, EmailMessage)
        if shown and kind in ("text/html", "text/plain"):
            found.setdefault(kind, part)
    if "text/html" in found:
        return found["text/html"], "html"
    return found.get("text/plain"), "text"


def _header(message: EmailMessage, name: str) -> str:
    """A header in one line, decoded."""
    return " ".join(str(message.get(name) or "").split())[:500]
