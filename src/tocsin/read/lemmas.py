"""Lemmas: what the treebanks show of a form is looked up; for any other the network names a rule, and known words check it.

The network reads endings well and spelling badly ("companies" → "companie"): a lemma that is no known word gives way to one of
the form's regular bases that is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from tocsin.read.labels import apply_lemma_rule

BASES: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "NOUN": (("ies", ("y", "ie")), ("ves", ("f", "fe", "ve")), ("es", ("e", "")), ("s", ("",))),
    "VERB": (("ies", ("y", "ie")), ("ied", ("y", "ie")), ("es", ("e", "")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e"))),
    "ADJ": (("ier", ("y",)), ("iest", ("y",)), ("er", ("", "e")), ("est", ("", "e"))),
}
"""Part of speech -> endings with what stands in their place in the base form, likelier first."""
DOUBLED: Final = ("ed", "ing", "er", "est")


class Lemmas:
    """The table of a pipeline folder (`lemmas.json`: "form|UPOS" -> lemma), and whether a lower-case word is known."""

    def __init__(self, folder: Path, known: Callable[[str], bool]) -> None:
        path = folder / "lemmas.json"
        self.seen: dict[str, str] = json.loads(path.read_text("utf8")) if path.exists() else {}
        self.known = known
        self._of = lru_cache(maxsize=100_000)(self._looked_up)

    def of(self, form: str, upos: str, rule: str) -> str:
        """The lemma of a form of a part of speech, for which the network names a rule of `labels.lemma_rule`."""
        return self._of(form, upos, rule)

    def _looked_up(self, form: str, upos: str, rule: str) -> str:
        return self.seen.get(f"{form.lower()}|{upos}") or self._checked(form, upos, rule)

    def _checked(self, form: str, upos: str, rule: str) -> str:
        lemma = apply_lemma_rule(form, rule)
        low = form.lower()
        if upos not in BASES or lemma.lower() == low or self.known(lemma.lower()):
            return lemma
        bases = list(_bases(low, upos))
        spelled = next((base for base in bases if self.known(base)), None)
        if spelled is None and bases and low.endswith(("ies", "ied", "ier", "iest")):  # no English word keeps its "i" there
            spelled = bases[0]
        return spelled or (low if self.known(low) else lemma)


def _bases(form: str, upos: str) -> Iterator[str]:
    """What a regular form can come from: "planning" from "planning" less its ending, the same with "e", the same undoubled."""
    for ending, replacements in BASES[upos]:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form.removesuffix(ending)
            if ending in DOUBLED and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
            for replacement in replacements:
                yield stem + replacement
