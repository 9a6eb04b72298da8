"""A report's text as the reader works on it: tokens, words, paragraphs, quotations, windows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from tocsin.read.encoding import Pieces, Window, windows
from tocsin.read.quotations import Quotation, paragraphs, quotation_states, quotations

SENTENCE_MARKS = frozenset(".!?…”\"»'’")


@lru_cache(maxsize=1)
def blank() -> Language:
    """spaCy's English tokeniser and vocabulary, nothing else: 97.5 F on EWT's words, 99.7 on PUD's."""
    import spacy

    return spacy.blank("en")


@dataclass(slots=True)
class Document:
    """`doc` covers the text; *words* are its tokens that are not white space, addressed by their index: `tokens[i]` is word i's
    token, `spans[i]` its offsets."""

    text: str
    doc: Doc
    tokens: list[int]
    spans: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]
    quotations: list[Quotation]
    windows: list[Window]
    starts: list[int]
    stops: list[int]

    @classmethod
    def of(cls, text: str, pieces: Pieces) -> Document:
        """Tokenise a text and cut it into windows."""
        doc = blank().make_doc(text)
        tokens = [token.i for token in doc if not token.is_space]
        words = [doc[i].text for i in tokens]
        spans = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in tokens]
        starts = [start for start, _ in spans]
        blocks, found = paragraphs(text), quotations(text)
        breaks = [bisect_left(starts, start) for start, _ in blocks]
        ends = [i for i, word in enumerate(words) if word in SENTENCE_MARKS]
        cut = windows(words, quotation_states(spans, found), breaks, pieces, ends)
        return cls(text, doc, tokens, spans, blocks, found, cut, starts, [stop for _, stop in spans])

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """The words that overlap `text[start:end]`, half-open."""
        return bisect_right(self.stops, start), bisect_left(self.starts, end)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """The text offsets of words `first` to `last` (half-open)."""
        return self.spans[first][0], self.spans[last - 1][1]

    def token(self, word: int) -> Any:
        """The spaCy token of a word."""
        return self.doc[self.tokens[word]]

    def root(self, start: int, end: int) -> Any:
        """The spaCy token on which the other words of `text[start:end]` hang."""
        first, stop = self.words_in(start, end)
        return self.doc[self.tokens[first] : self.tokens[stop - 1] + 1].root

    def word_of(self, token: int) -> int:
        """The word of a token index (the next word for white space)."""
        return bisect_left(self.tokens, token)

    def paragraph_of(self, offset: int) -> int:
        """The index of the paragraph that an offset lies in."""
        return max(0, bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1)
