"""Fetched text made harmless to look at: nothing in it may hide, reorder or forge what stands around it.

Escaping keeps text from being markup; this keeps it from playing tricks as text. Each character stays one character, so that
offsets into a report hold.
"""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

CONTROLS: Final = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "␡"}
"""The controls of ASCII as their pictures; a carriage return too, which may overwrite a line elsewhere."""
UNSEEN: Final = dict.fromkeys([*range(0x80, 0xA0), 0xFFF9, 0xFFFA, 0xFFFB, *range(0xE0000, 0xE0080)], "\ufffd")
"""Controls without a picture, annotations, and tags, which can smuggle a text within a text."""
REORDERING: Final = {
    0x202A: "⟪", 0x202B: "⟪", 0x202C: "⟫", 0x202D: "⟪", 0x202E: "⟪", 0x2066: "⟪", 0x2067: "⟪", 0x2068: "⟪", 0x2069: "⟫",
}  # fmt: skip
"""Marks that turn the direction of what follows (U+202E makes "gpj.exe" read "exe.jpg"): shown as brackets, and without effect.
The plain marks U+200E and U+200F stay: right-to-left languages need them."""
SHOWN: Final = CONTROLS | UNSEEN | REORDERING


def inert(value: Any) -> Any:
    """The value as a template may show it; what is markup of ours already, and what is no text, stays as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(SHOWN)
    return value
