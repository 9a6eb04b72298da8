"""Generated blocks in Markdown files: what stands between `<!-- NAME:begin -->` and `<!-- NAME:end -->`."""

from __future__ import annotations

import re


def replaced(text: str, name: str, content: str) -> str:
    """The text with the block's content replaced. Raises ValueError where the text has no such block."""
    pattern = re.compile(rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"there is no block {name!r}: write <!-- {name}:begin --> and <!-- {name}:end --> on lines of their own")
    return pattern.sub(lambda found: f"{found[1]}{content.rstrip()}\n{found[2]}", text)


def content(text: str, name: str) -> str:
    """What stands in the block."""
    found = re.search(rf"<!-- {name}:begin -->\n(.*?)<!-- {name}:end -->", text, re.DOTALL)
    if not found:
        raise ValueError(f"there is no block {name!r}")
    return found[1].rstrip()
