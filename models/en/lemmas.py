"""What the treebanks show of lemmas: "form|UPOS" -> lemma. For a form that is not here the network names a rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from corpora import Sentence

CLOSED = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"))
OPEN = frozenset(("ADJ", "ADV", "NOUN", "VERB"))
SEEN = 2  # times that a form must be seen with its lemma
SURE = 0.8  # share of its occurrences that must have it


def seen_lemmas(sentences: Iterable[Sentence]) -> dict[str, str]:
    """All words of the closed classes, and the forms of the open ones that are not their own lemma."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for row in sentence.rows:
            if row[3] in CLOSED | OPEN and row[2] != "_":
                seen[row[1].lower(), row[3]][row[2]] += 1
    out = {}
    for (form, upos), lemmas in sorted(seen.items()):
        lemma, times = lemmas.most_common(1)[0]
        if times >= SEEN and times >= SURE * lemmas.total() and (upos in CLOSED or lemma != form):
            out[f"{form}|{upos}"] = lemma
    return out
