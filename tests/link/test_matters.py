"""What reports are about: which of them are on one matter."""

from __future__ import annotations

from tocsin.link.matters import ALIKE, RELATED, TERMS, Matters, matter, related
from tocsin.link.stories import words_of

MILL = "Raiders sacked the paper mill of Anton Brodal at Lesno on Friday and left with four lorries."
SOLD = "The owner, Anton Brodal, has sold what fire and looters left of his works at Lesno."
DERBY = "Rain and a flooded pitch delayed the derby in Kremin by an hour; the visitors won on penalties."


def test_names_that_two_reports_share_put_them_on_one_matter() -> None:
    matters = Matters()
    for number, text in enumerate((MILL, SOLD, DERBY), 1):
        matters.add(number, words_of(None, text))
    alike = matters.alike(2)
    assert alike[1] > ALIKE > alike[3]
    assert related(alike) == [1]


def test_only_the_heaviest_terms_are_kept_and_only_the_likest_reports_are_related() -> None:
    words = words_of(None, " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(60)))
    made = matter(words, {term: 1.0 + n for n, term in enumerate(words.terms)})
    assert len(made) == TERMS and abs(sum(weight**2 for weight in made.values()) - 1) < 1e-9
    assert list(words.terms)[-1] in made and next(iter(words.terms)) not in made
    assert related({number: 0.1 + number / 100 for number in range(20)}) == list(range(19, 19 - RELATED, -1))


def test_a_report_without_terms_is_on_no_matter() -> None:
    assert matter(words_of(None, ""), {}) == {}
