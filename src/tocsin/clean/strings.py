"""Short strings of a page's head: plain text without markup, addresses, and whether two of them mean the same."""

from __future__ import annotations

import html
import re
from typing import Any, Final
from urllib.parse import urlsplit

from tocsin.clean.lines import CONTROL, INVISIBLE
from tocsin.collect.addresses import absolute, canonical

LONGEST: Final = 500
LONGEST_LOOKED_AT: Final = 5_000
TAG: Final = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>")
LETTERS: Final = re.compile(r"[^\W_]+")
BREAKS: Final = re.compile(r"</(?:p|div|li|h[1-6]|blockquote)>|<br\s*/?>", re.IGNORECASE)


def plain_string(value: Any, longest: int = LONGEST) -> str | None:
    """A short plain string: markup out, character references resolved (twice where they were written twice), blanks squeezed."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = value[:LONGEST_LOOKED_AT]
    for _ in range(2):
        text = html.unescape(TAG.sub(" ", text)) if "<" in text or "&" in text else text
    text = CONTROL.sub("", text.translate(INVISIBLE))
    return " ".join(text.split())[:longest] or None


def paragraphs(value: Any, longest: int = 1_000_000) -> str:
    """A long text of a description, its paragraphs on lines of their own, markup out."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(TAG.sub(" ", BREAKS.sub("\n", value[:longest])))
    return "\n".join(line for part in TAG.sub(" ", text).splitlines() if (line := " ".join(part.split())))


def squeezed(text: str) -> str:
    """The letters and figures of a text in small letters."""
    return " ".join(LETTERS.findall(text.lower()))


def host(address: str | None) -> str:
    """The host of an address without "www." and the like; "" where it has none."""
    try:
        name = (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|amp|m|mobile|edition)\.", "", name)


def same_page(first: str, second: str) -> bool:
    """Whether two addresses are the same page: scheme, fragment and a slash at the end do not count."""
    return _bare(first) == _bare(second)


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", canonical(address)).rstrip("/")


def own_address(value: Any, base: str | None) -> str | None:
    """An http(s) address that a page gives as its own: not the front page, not of another site where its own is known."""
    if not isinstance(value, str) or not value.strip():
        return None
    found = absolute(value, base or "")
    if found is None:
        return None
    try:
        parts = urlsplit(found)
    except ValueError:
        return None
    if parts.path.strip("/") == "" and not parts.query:
        return None
    return found if base is None or related(host(found), host(base)) else None


def related(first: str, second: str) -> bool:
    """Whether two hosts belong to one site."""
    return first == second or first.endswith("." + second) or second.endswith("." + first)
