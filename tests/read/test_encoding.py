"""Windows: every word in just one, none longer than the encoder reads, cut where a sentence ends."""

from tocsin.read.encoding import MAX_PIECES, Pieces, shape, windows


class OnePieceAWord:
    """A tokeniser that knows no word in two pieces."""

    def no_padding(self) -> None: ...

    def no_truncation(self) -> None: ...

    def encode(self, word: str, add_special_tokens: bool) -> "OnePieceAWord":
        self.ids = [len(word)]
        return self


PIECES = Pieces(OnePieceAWord())


def test_every_word_lies_in_one_window_in_order() -> None:
    words = ["word"] * 1000
    found = windows(words, [0] * 1000, range(0, 1000, 37), PIECES)
    assert [token for window in found for token in window.tokens if token >= 0] == list(range(1000))
    assert all(len(window) <= MAX_PIECES for window in found)


def test_a_break_stands_between_paragraphs_and_carries_no_word() -> None:
    (window,) = windows(["a", "b", "c"], [0, 0, 0], [0, 2], PIECES)
    assert window.words == ["a", "b", None, "c"]
    assert window.tokens == [0, 1, -1, 2]


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    words = (["word"] * 99 + ["."]) * 5
    ends = [i for i, word in enumerate(words) if word == "."]
    found = windows(words, [0] * 500, [0], PIECES, ends)
    assert all(window.words[-1] == "." for window in found)


def test_shapes_tell_case_and_digits() -> None:
    shapes = [shape(word) for word in ("army", "NATO", "Kyiv", "McCain", "24", "S-400", "”")]
    assert shapes == [1, 2, 3, 4, 5, 6, 7]
