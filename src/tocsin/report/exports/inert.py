"""Hostile text made inert: what an export holds is read by spreadsheets, browsers and terminals that would obey it.

JSON keeps every character, the dangerous ones as escapes, so that offsets stay true. Tables and XML are for display: there a
character that cannot be shown becomes U+FFFD, and a cell that a spreadsheet would calculate begins with an apostrophe.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

LONGEST_CELL: Final = 32_000
"""Characters of a cell; the common spreadsheets hold 32,767. What is longer is cut, and the cell says so."""
FORMULA: Final = re.compile(r"^[\s'\"]*[=+\-@\t\r|%]")
"""What spreadsheets calculate or run (OWASP, CSV injection), also behind blanks and quotation marks."""
INVISIBLE: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
"""Characters without a shape that reorder, hide or join what stands beside them (Unicode TR 36)."""
ESCAPED: Final = re.compile(f"[\x7f-\x9f<\u2028\u2029\ud800-\udfff{INVISIBLE}]")
UNSHOWN: Final = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff{INVISIBLE}]")
JOINERS: Final = re.compile("(?<=[\u0600-\u0dff])\u200c|(?<=[\u0900-\u0dff])\u200d")
"""Zero-width joiners that Persian and the scripts of India spell with; they are left in."""


def json_text(value: Any, indent: int | None = None) -> str:
    """JSON in UTF-8 in which control characters, text direction marks, lone surrogates and "<" are escapes."""
    return ESCAPED.sub(_escape, json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def shown(text: str) -> str:
    """Text in which every character can be seen: for tables, XML, documents and terminals."""
    kept = {at.start() for at in JOINERS.finditer(text)}
    return UNSHOWN.sub(lambda found: found[0] if found.start() in kept else "\ufffd", text)


def one_line(text: str) -> str:
    """`shown`, with all blanks and line ends as single blanks."""
    return shown(" ".join(text.split()))


def cell(value: Any) -> Any:
    """A cell of a table. Numbers stay numbers, None is an empty cell, lists are joined by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        value = "; ".join(str(part) for part in value if part is not None)
    text = one_line(str(value))
    if FORMULA.match(text):
        text = f"'{text}"
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}… (cut)"
