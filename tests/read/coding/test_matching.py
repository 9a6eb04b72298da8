"""The pattern language on parses written by hand: sentence and pattern in, does it hold?"""

from __future__ import annotations

import pytest
import yaml
from parses import parsed

from tocsin.codebook.patterns import Source, pattern
from tocsin.read.coding.matching import Sentences, holds

# word/lemma/part of speech/relation/head (counted from 1, 0 the root); the trigger has an asterisk before it
SENTENCES = {
    "active": "Troops/troops/NOUN/nsubj/2 *shelled/shell/VERB/ROOT/0 the/the/DET/det/4 town/town/NOUN/obj/2 from/from/ADP/case/7 "
    "the/the/DET/det/7 hills/hill/NOUN/obl/2",
    "passive": "The/the/DET/det/2 town/town/NOUN/nsubj:pass/4 was/be/AUX/aux:pass/4 *shelled/shell/VERB/ROOT/0 by/by/ADP/case/6 "
    "troops/troops/NOUN/obl:agent/4",
    "relative": "Troops/troops/NOUN/nsubj/6 who/who/PRON/nsubj/3 *shelled/shell/VERB/acl:relcl/1 the/the/DET/det/5 "
    "town/town/NOUN/obj/3 left/leave/VERB/ROOT/0",
    "nominal": "The/the/DET/det/2 *shelling/shelling/NOUN/nsubj/7 of/of/ADP/case/4 town/town/NOUN/nmod/2 by/by/ADP/case/6 "
    "troops/troops/NOUN/nmod/2 went/go/VERB/ROOT/0 on/on/ADP/compound:prt/7",
    "control": "Generals/general/NOUN/nsubj/2 told/tell/VERB/ROOT/0 troops/troops/NOUN/obj/2 to/to/PART/mark/5 "
    "*shell/shell/VERB/xcomp/2 the/the/DET/det/7 town/town/NOUN/obj/5",
    "coordinated": "Troops/troops/NOUN/nsubj/2 came/come/VERB/ROOT/0 and/and/CCONJ/cc/4 *shelled/shell/VERB/conj/2 "
    "farms/farm/NOUN/obj/4 and/and/CCONJ/cc/7 town/town/NOUN/conj/5",
    "phrase": "The/the/DET/det/2 film/film/NOUN/nsubj/3 *bombed/bomb/VERB/ROOT/0 at/at/ADP/case/7 the/the/DET/det/7 "
    "box/box/NOUN/compound/7 office/office/NOUN/obl/3",
    "compound": "Experts/expert/NOUN/nsubj/2 saw/see/VERB/ROOT/0 a/a/DET/det/5 *bomb/bomb/NOUN/compound/5 plot/plot/NOUN/obj/2",
}  # fmt: skip
CASES = [
    ("active", "{words: shell, has: {subject: troops, object: town}}", True),
    ("passive", "{words: shell, has: {subject: troops, object: town}}", True),
    ("relative", "{words: shell, has: {subject: troops, object: town}}", True),
    ("nominal", "{words: shelling, has: {subject: troops, object: town}}", True),
    ("control", "{words: shell, has: {subject: troops, object: town}}", True),
    ("coordinated", "{words: shell, has: {subject: troops, object: town}}", True),
    ("control", "{words: shell, has: {subject: general}}", False),
    ("active", "{words: shell, lacks: {object: '*'}}", False),
    ("phrase", "{words: bomb, lacks: {object: '*'}}", True),
    ("phrase", "{words: bomb, has: {prep at|in: box_office}}", True),
    ("phrase", "{words: bomb, has: {prep on: box_office}}", False),
    ("phrase", "{words: bomb, has: {subject: $works}}", True),
    ("active", "{words: shell, has: {prep from: {words: hill, lacks: {modifier: '*'}}}}", True),
    ("active", "{words: shell, pos: NOUN}", False),
    ("active", "{words: mortar_shell}", False),
    ("active", "{words: shell, sentence: hill}", True),
    ("active", "{words: shell, not_sentence: hill}", False),
    ("active", "{words: shell, previous: troops}", True),
    ("active", "{words: shell, next: town}", False),
    ("compound", "{words: bomb, under: {modifier: plot threat}}", True),
    ("compound", "{words: bomb, not_under: {modifier: '*'}}", False),
    ("compound", "{words: bomb, has: {near: expert}}", False),
    ("compound", "{words: bomb, has: {near: plot}}", True),
    ("nominal", "{words: shelling, has: {particle: on}}", False),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_pattern(name: str, text: str, expected: bool) -> None:
    doc, (trigger,) = parsed(SENTENCES[name])
    lists = {"works": pattern({"words": "film play"}, Source("here")).words}
    source = Source("here", {key: words for key, words in lists.items() if words})
    wanted = pattern(yaml.load(text, Loader=yaml.BaseLoader), source)
    assert holds(wanted, doc[trigger]) is expected
    assert Sentences().may_hold(wanted, doc[trigger]) or not expected


def test_what_the_sentence_lacks_is_not_looked_for_in_the_tree() -> None:
    doc, (trigger,) = parsed(SENTENCES["active"])
    wanted = pattern({"words": "shell", "has": {"object": "village"}}, Source("here"))
    assert not Sentences().may_hold(wanted, doc[trigger])
