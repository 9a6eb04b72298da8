"""Score the shipping pipeline on treebanks and entity sets: `python models/en/score_syntax.py --pipeline DIR --shared ../shared`.

Tags, lemmas and trees on gold words and gold sentences (LAS without subtypes); sentence ends on raw text, paragraph breaks kept;
entities by exact span over PER, ORG and LOC, on spaCy's words. Development and test sets measure only.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpora import Sentence, text_of, treebank
from tocsin.read.document import Document
from tocsin.read.encoding import Window, batch
from tocsin.read.quotations import quotation_states, quotations
from tocsin.read.reader import Reader
from tocsin.read.syntax import Syntax, parse

HERE = Path(__file__).parent
TREEBANKS = {"EWT": "ewt-test", "GUM": "gum-test", "PUD": "pud-test"}
ENTITIES = {"UNER-EWT": "uner-ewt-test", "UNER-PUD": "uner-pud-test", "GUM": "gum-test", "CoNLL-03": "conll03-test"}
AT_ONCE = 32


def gold_sentences(documents: Sequence[Sequence[Sentence]]) -> Iterator[tuple[Sentence, Window]]:
    for document in documents:
        text, spans = text_of(list(document))
        found = quotations(text)
        for sentence, own in zip(document, spans, strict=True):
            yield sentence, Window([row[1] for row in sentence.rows], quotation_states(own, found))


def base(relation: str) -> str:
    return relation.split(":")[0].lower()


def score_trees(reader: Reader, documents: Sequence[Sequence[Sentence]]) -> dict[str, float]:
    """Percentages of words: UPOS, XPOS, lemma, UAS, LAS."""
    hits: Counter[str] = Counter()
    pairs = sorted(gold_sentences(documents), key=lambda pair: len(pair[1]))
    reader.heads.labels["relation"]
    for start in range(0, len(pairs), AT_ONCE):
        group = pairs[start : start + AT_ONCE]
        windows = [window for _, window in group]
        encoded = reader.heads.encode(batch(windows, reader.heads.pieces))
        encoded.ending[:] = 0
        for (sentence, _), found in zip(group, parse(reader.heads, windows, encoded), strict=True):
            hits.update(_tree_hits(reader, sentence, found))
    return {name: round(100 * hits[name] / hits["words"], 2) for name in ("upos", "xpos", "lemma", "uas", "las")}


def _tree_hits(reader: Reader, sentence: Sentence, found: Syntax) -> Counter[str]:
    labels, hits = reader.heads.labels, Counter(words=len(sentence.rows))
    for i, row in enumerate(sentence.rows):
        upos = labels["upos"][found.upos[i]]
        lemma = reader.lemmas.of(row[1], upos, labels["lemma"][found.lemma[i]])
        head = 0 if found.head[i] == i else found.head[i] + 1
        relation = "root" if head == 0 else labels["relation"][found.relation[i]]
        hits["upos"] += upos == row[3]
        hits["xpos"] += labels["xpos"][found.xpos[i]] == row[4]
        hits["lemma"] += lemma == row[2] or row[2] == "_"
        hits["uas"] += head == int(row[6])
        hits["las"] += head == int(row[6]) and base(relation) == base(row[7])
    return hits


def score_ends(reader: Reader, documents: Sequence[Sequence[Sentence]]) -> float:
    """F1 of sentence spans on raw text, in percent."""
    right = gold_total = found_total = 0
    for document in documents:
        text, spans = text_of(list(document))
        gold = {(own[0][0], own[-1][1]) for own in spans}
        parsed: Document = next(iter(reader.syntax_only([text])))
        found = set()
        for sentence in parsed.doc.sents:
            words = [token for token in sentence if not token.is_space]
            if words:
                found.add((words[0].idx, words[-1].idx + len(words[-1])))
        right += len(gold & found)
        gold_total += len(gold)
        found_total += len(found)
    return round(200 * right / (gold_total + found_total), 2)


def score_entities(reader: Reader, rows: Sequence[dict]) -> dict[str, float]:  # type: ignore[type-arg]
    """Precision, recall and F1 in percent; an article before and a possessive after a name do not count."""
    right = gold_total = found_total = 0
    for row, parsed in zip(rows, reader.syntax_only(row["text"] for row in rows), strict=True):
        gold = {_cleaned(row["text"], *span) for span in row["ents"]}
        found = {_cleaned(row["text"], e.start_char, e.end_char, e.label_) for e in parsed.doc.ents}
        right += len(gold & found)
        gold_total += len(gold)
        found_total += len(found)
    return {
        "p": round(100 * right / max(1, found_total), 1),
        "r": round(100 * right / max(1, gold_total), 1),
        "f1": round(200 * right / max(1, gold_total + found_total), 1),
    }


def _cleaned(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    if text[start:end].lower().startswith("the "):
        start += 4
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end, label


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", type=Path, default=HERE / "../../src/tocsin/read/pipelines/en")
    parser.add_argument("--shared", type=Path, default=HERE / "../../../shared")
    parser.add_argument("--out", type=Path, help="write the scores to this JSON file too")
    args = parser.parse_args()
    reader = Reader.load(args.pipeline)
    scores: dict[str, object] = {}
    for name, file in TREEBANKS.items():
        documents = list(treebank(args.shared / f"train/conllu/{file}.conllu"))
        scores[name] = {**score_trees(reader, documents), "sentence_ends": score_ends(reader, documents)}
        print(name, scores[name], flush=True)
    for name, file in ENTITIES.items():
        rows = [json.loads(line) for line in (args.shared / f"train/ner/{file}.jsonl").open(encoding="utf8")]
        scores[f"NER {name}"] = score_entities(reader, rows)
        print("NER", name, scores[f"NER {name}"], flush=True)
    if args.out:
        args.out.write_text(json.dumps(scores, indent=1) + "\n")


if __name__ == "__main__":
    main()
