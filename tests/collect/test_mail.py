"""Newsletters as single mails and as mail folders."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.collect.mail import mail_report, mails
from tocsin.collect.source import InputError, RawReport


def mail(
    subject: str = "Bridge closed – näht", html: str | None = "<p>Körper</p>", text: str | None = "Körper\nFrom here on."
) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, '"The Courier" <news@courier.example>'
    message["Date"], message["Message-ID"] = "Thu, 03 Mar 2022 10:15:00 +0100", "<1@courier.example>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        (mail(), "html", "<p>Körper</p>\n"),
        (mail(html=None), "text", "Körper\nFrom here on.\n"),
        (mail(text=None), "html", "<p>Körper</p>\n"),
    ],
)
def test_a_mail(raw: bytes, kind: str, text: str) -> None:
    found = mail_report(raw, "news.eml")
    assert (found.kind, found.text, found.raw) == (kind, text, raw)
    assert (found.title, found.outlet, found.published) == ("Bridge closed – näht", "The Courier", "2022-03-03T10:15:00+01:00")
    assert found.ref == "1@courier.example"


def test_a_folder_of_mails(tmp_path: Path) -> None:
    path = tmp_path / "news.mbox"
    quoted = mail(html=None).replace(b"From here", b">From here")
    path.write_bytes(
        b"From a@b Thu Mar  3\n" + quoted + b"\nFrom c@d Thu Mar  3\n" + b"Subject: empty\n\n" + b"\nFrom e@f\n" + mail()
    )
    first, second, third = mails(path)
    assert isinstance(first, RawReport) and "\nFrom here on." in first.text
    assert isinstance(second, InputError) and second.line == 2
    assert isinstance(third, RawReport) and third.line == 3


def test_a_mail_that_is_too_long_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "news.mbox"
    path.write_bytes(b"From a\n" + mail() + b"x" * 5000 + b"\n\nFrom b\n" + mail())
    first, second = mails(path, max_bytes=3000)
    assert "larger than the limit of 3,000 bytes" in str(first)
    assert isinstance(second, RawReport)


def test_what_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"")
    assert [isinstance(found, InputError) for found in mails(tmp_path / "a.eml")] == [True]
    with pytest.raises(InputError, match="no such file"):
        list(mails(tmp_path / "none.eml"))


@given(st.binary(max_size=400))
def test_any_bytes_give_a_mail_or_a_line(raw: bytes) -> None:
    for head in (b"", b"Content-Type: multipart/mixed; boundary=x\n", b"Subject: =?utf-8?b?", b"Date: "):
        try:
            found = mail_report(head + raw, "fuzz.eml")
        except (InputError, ValueError, LookupError, TypeError, AttributeError, IndexError):
            continue
        assert found.raw == head + raw
