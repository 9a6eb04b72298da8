"""Text search over titles and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.reports import Kept, Reports

TERM: Final = re.compile(r'(-)?(?:(title|text):)?(?:"([^"]*)"?|(\S+))')
WORD: Final = re.compile(r"\w")
AROUND: Final = 80
"""Characters of a passage on each side of the first word found."""
Order = Literal["newest", "best"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A report found, and the passage around the first of the words."""

    kept: Kept
    passage: str


def fts(query: str) -> str:
    """A question in FTS5's own language, whatever is typed: words and "phrases" that must all be there, `word*` for beginnings,
    `-word` to exclude, `title:word`, OR between two. Raises DeskError where there is no word in it."""
    wanted: list[str] = []
    without: list[str] = []
    either = False
    for minus, column, phrase, word in TERM.findall(query.replace("\0", " ")):
        text = phrase or word
        if text == "OR" and not phrase:
            either = bool(wanted)
            continue
        if not WORD.search(text):
            continue
        star = "*" if word.endswith("*") else ""
        term = (f"{column} : " if column else "") + '"' + text.rstrip("*").replace('"', '""') + '"' + star
        if minus:
            without.append(term)
        elif either:
            wanted[-1], either = f"{wanted[-1]} OR {term}", False
        else:
            wanted.append(term)
    if not wanted:
        raise DeskError(f"nothing to search for in {query!r}: give at least one word to find")
    asked = " AND ".join(f"({term})" for term in wanted)
    return f"({asked}) NOT ({' OR '.join(without)})" if without else asked


class Search:
    """Search over the newest versions."""

    def __init__(self, database: Database, reports: Reports) -> None:
        self.database = database
        self.reports = reports

    def find(self, query: str, *, limit: int = 50, order: Order = "newest", before: int | None = None) -> list[Hit]:
        """The reports with these words, newest additions first, or best matches first (slower over common words). `before` is
        the version of the last hit of a page before, to go on from there in the order of newest."""
        by = "words.rowid DESC" if order == "newest" else "bm25(words, 4.0, 1.0)"
        sql = f"""
            SELECT words.rowid FROM words CROSS JOIN versions v ON v.id = words.rowid CROSS JOIN reports r ON r.id = v.report
            WHERE words MATCH ? AND words.rowid < ? AND r.latest = v.id ORDER BY {by} LIMIT ?"""
        asked = fts(query)
        rows = list(self.database.rows(sql, (asked, before or 1 << 62, limit)))
        found = (self.reports.version(version) for (version,) in rows)
        return [Hit(kept, passage(kept, asked)) for kept in found if kept is not None and not kept.erased]

    def count(self, query: str) -> int:
        """How many versions have these words."""
        return int(self.database.value("SELECT count(*) FROM words WHERE words MATCH ?", (fts(query),)))


def passage(kept: Kept, asked: str) -> str:
    """The words of the text around the first term of the question, or its beginning."""
    text = kept.content.text
    terms = [t.strip('"') for t in re.findall(r'"[^"]+"', asked)]
    found = re.search("|".join(rf"\b{re.escape(t)}" for t in terms), text, re.IGNORECASE)
    at = found.start() if found else 0
    start, end = max(at - AROUND, 0), min(at + AROUND, len(text))
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")
