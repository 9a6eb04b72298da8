"""Broken JSON mended, as far as that is safe: what the publisher meant must be plain.

Publishers' templates break JSON in a few ways: comments and CDATA around it, line breaks in strings, quotation marks that nobody
escaped, commas before a closing bracket or none between two objects, references of HTML, an end that was cut off. A text that is
broken in another way gives nothing.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any, Final

LONGEST: Final = 3_000_000
"""Characters of a script that are looked at; live blogs have some hundred thousand."""
LONGEST_MENDED: Final = 500_000
"""Characters of a broken script that are mended, letter by letter."""
AROUND: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)+|(?://\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|-->|;)+\s*$"
)
ENTITY: Final = re.compile(r"&(?:quot|#34|#x22);")
ESCAPES: Final = frozenset('"\\/bfnrtu')
BLANK: Final = " \t\r\n\ufeff\xa0"
DEEPEST: Final = 500
"""Brackets within brackets; a text that goes deeper is no description of an article."""
VALUE: Final = re.compile(r"true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|undefined|NaN")


def values(text: str) -> list[Any]:
    """The JSON values of a script: one mostly, several where they stand one after the other; none where it cannot be mended."""
    text = text[:LONGEST].strip(BLANK)
    if (found := _loaded(text)) is not None:
        return [found]
    bare = text
    while (shorter := AROUND.sub("", bare)) != bare:
        bare = shorter
    bare = bare.strip(BLANK)
    if ENTITY.search(bare[:200]) and '"' not in bare[:200]:
        bare = html.unescape(bare)
    if (found := _loaded(bare)) is not None:
        return [found]
    if len(bare) > LONGEST_MENDED or bare[:1] not in ("{", "["):
        return []
    mended = Mender(bare).mended()
    found = _loaded(f"[{mended}]")
    return found if isinstance(found, list) else []


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)  # not strict: line breaks within strings
    except (ValueError, RecursionError):
        return None


class Mender:
    """One walk over a broken text, writing what it should have been."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.out: list[str] = []
        self.open: list[str] = []

    def mended(self) -> str:
        """The text with what is missing put in and what is too much left out. Not yet known to be JSON."""
        while self.at < len(self.text):
            self.step(self.text[self.at])
        self.without_comma()
        self.out += reversed(self.open)
        return "".join(self.out)

    def step(self, sign: str) -> None:
        """One sign outside of strings, or a whole string."""
        if sign in BLANK or sign == ";":
            self.at += 1
        elif sign == '"':
            self.between()
            self.string()
        elif sign in "{[" and len(self.open) == DEEPEST:
            self.at = len(self.text)
        elif sign in "{[":
            self.between()
            self.out.append(sign)
            self.open.append("}" if sign == "{" else "]")
            self.at += 1
        elif sign in "}]":
            self.close(sign)
        elif sign in ",:":
            if not (sign == "," and self.last() in ("", ",", "{", "[", ":")):
                self.out.append(sign)
            self.at += 1
        elif self.text.startswith(("//", "/*"), self.at):
            self.comment()
        elif m := VALUE.match(self.text, self.at):
            self.between()
            self.out.append("null" if m[0] in ("undefined", "NaN") else m[0])
            self.at = m.end()
        else:
            self.at += 1

    def last(self) -> str:
        return self.out[-1] if self.out else ""

    def between(self) -> None:
        """The comma that is missing between two values."""
        if self.last() not in ("", ",", ":", "{", "["):
            self.out.append(",")

    def without_comma(self) -> None:
        """No comma or colon before an end."""
        while self.last() in (",", ":"):
            if self.out.pop() == ":":
                self.out.append(":")
                self.out.append("null")

    def close(self, sign: str) -> None:
        """An end: of what is open, or nothing where that is not open."""
        self.at += 1
        if sign not in self.open:
            return
        self.without_comma()
        while self.open:
            ending = self.open.pop()
            self.out.append(ending)
            if ending == sign:
                return

    def comment(self) -> None:
        ending = "\n" if self.text[self.at + 1] == "/" else "*/"
        end = self.text.find(ending, self.at + 2)
        self.at = len(self.text) if end < 0 else end + len(ending)

    def string(self) -> None:
        """A string, its stray quotation marks, escapes and line breaks put right."""
        found: list[str] = []
        at = self.at + 1
        text = self.text
        while at < len(text):
            sign = text[at]
            if sign == "\\":
                following = text[at + 1 : at + 2]
                whole = following in ESCAPES and (
                    following != "u" or re.match(r"[0-9a-fA-F]{4}", text[at + 2 : at + 6]) is not None
                )
                found.append(f"\\{following}" if whole and following else following.replace("\\", "\\\\"))
                at += 2
            elif sign == '"':
                at += 1
                if self.ends(at):
                    break
                found.append('\\"')
            else:
                found.append(sign)
                at += 1
        self.at = at
        self.out.append('"' + "".join(found) + '"')

    def ends(self, at: int) -> bool:
        """Whether a quotation mark before this place closes its string: what follows must be able to follow a string."""
        rest = self.text[at : at + 200].lstrip(BLANK)
        if not rest or rest[0] in ":}]":
            return True
        if rest[0] == ",":
            after = rest[1:].lstrip(BLANK)
            return not after or after[0] in '"{[}]' or VALUE.match(after) is not None
        return "\n" in self.text[at : at + 200 - len(rest)] and rest[0] == '"'  # a comma was forgotten at the line's end
