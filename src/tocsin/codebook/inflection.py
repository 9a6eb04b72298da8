"""The forms of a codebook's word, so that a rule finds "shelled" whatever lemma the parser gives it.

Lemmas are right for 96 % of words, and least often for just the rare verbs that a codebook names. Too many forms do no harm
("peacekeepered" is written by nobody); the forms that are another word's (star: staring) are left out.
"""

from __future__ import annotations

import re
from typing import Final

IRREGULAR: Final = {
    words.split()[0]: tuple(words.split())
    for words in """
be is are was were been being|bear bore borne|beat beaten|begin began begun|bend bent|bid|bind bound|bite bit bitten
blow blew blown|break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came
cut|deal dealt|do does did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed|fight fought|find found
flee fled|fly flew flown|forbid forbade forbidden|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given
go went gone goes|grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hit|hold held|hurt|keep kept|know knew known
lay laid|lead led|leave left|lend lent|let|lie lay lain|lose lost|make made|mean meant|meet met|overthrow overthrew overthrown
pay paid|put|quit|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent
set|shake shook shaken|shoot shot|shut|sing sang sung|sink sank sunk|sit sat|slay slew slain|speak spoke spoken|spend spent
split|spread|stand stood|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn|swim swam|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|undergo underwent undergone|wear wore worn
withdraw withdrew withdrawn|withhold withheld|win won|write wrote written|man men|woman women|child children|gunman gunmen
policeman policemen|crisis crises|person people|wife wives|knife knives|thief thieves|life lives|overrun overran
""".replace("\n", "|")
    .strip("|")
    .split("|")
}


def forms(word: str) -> frozenset[str]:
    """A word with its regular plural, past and participles, and its irregular forms."""
    if not word.isalpha() or len(word) < 3:
        return frozenset((word, *IRREGULAR.get(word, ())))
    found = {word, _plural(word), *IRREGULAR.get(word, ())}
    stem = word[:-1] if word.endswith("e") else word
    for base in _stems(word, stem):
        if word not in IRREGULAR:
            found.add(base + ("d" if base.endswith("ee") else "ed"))
        found.add(base + "ing")
    if re.search("[^aeiou]y$", word):
        found |= {word[:-1] + "ied"} if word not in IRREGULAR else set()
    if word.endswith("ie"):
        found.add(word[:-2] + "ying")
    return frozenset(found)


def _plural(word: str) -> str:
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search("(s|x|z|ch|sh|o)$", word) else "s")


def _stems(word: str, stem: str) -> list[str]:
    """What -ed and -ing are put on: the last consonant doubled after one short vowel, both ways in longer words."""
    if word.endswith("ee"):
        return [word]
    short = re.search("[^aeiou][aeiou][bdgklmnprtv]$", word) or re.fullmatch("[aeiou][bdgklmnprtv]", word)
    if not short:
        return [stem]
    syllables = len(re.findall("[aeiouy]+", word))
    return [word + word[-1]] if syllables == 1 else [word, word + word[-1]]
