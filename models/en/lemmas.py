"""Lemmas that no rule gives: forms of the treebanks whose lemma differs from what their ending suggests ("led" → "lead")."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from corpora import Sentence
from tocsin.read.labels import lemma_rule

SEEN = 2  # times that a form must be seen with its lemma
SURE = 0.9  # share of its occurrences that must have it
ENDING = 3  # letters


def exceptions(sentences: Iterable[Sentence]) -> dict[str, str]:
    """ "form|UPOS" -> lemma, for closed and open words alike; names are left to the rule."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for row in sentence.rows:
            if row[3] not in ("PROPN", "X", "NUM", "PUNCT", "SYM") and row[2] != "_":
                seen[row[1].lower(), row[3]][row[2]] += 1
    by_ending: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (form, upos), lemmas in seen.items():
        lemma, times = lemmas.most_common(1)[0]
        by_ending[form[-ENDING:], upos][lemma_rule(form, lemma)] += min(times, 5)
    out = {}
    for (form, upos), lemmas in sorted(seen.items()):
        lemma, times = lemmas.most_common(1)[0]
        usual = by_ending[form[-ENDING:], upos].most_common(1)[0][0]
        if times >= SEEN and times >= SURE * lemmas.total() and lemma_rule(form, lemma) != usual:
            out[f"{form}|{upos}"] = lemma
    return out
