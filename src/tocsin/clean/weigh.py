"""How much a line looks like a body line: a sum of a few readable signs, each with its reason.

A line of STAYS or more stays. The weights were set by hand from what the signs mean; none is fitted. A sentence (five words or
more, closed by a full stop) starts well above, a fragment below, and its neighbours can lift a fragment (a subhead, a short
quote) or sink a sentence (a teaser in a list of links).

Learned weights were tried: a logistic regression over four hundred signs, trained on 900 pages composed of our own words, alone
and added to these, was no better on extractors' output. One fitted to the lines of real pages, which may not train what ships,
has body F1 .955 / .913 on the output of trafilatura and resiliparse (development data); these weights have .956 / .922, though
they keep the headline, which that data calls furniture (.961 / .935 without it).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tocsin.clean.furniture import Phrases
from tocsin.clean.lines import BULLET, Line
from tocsin.clean.vocabulary import words

STAYS = -2.0
"""Well below nought: a line lost costs the reader of a report more than a line of furniture kept. Body F1 on extractors' output
is best between -2.5 and -1.5 (development data, 836 texts)."""
STRONG = 3.0
"""A line of this weight is taken for running text."""
HEADLINE = 7
"""Words in capitals: fewer may be a subhead."""
TEASER = 10
"""Words of a sentence of the text; two of them, one after the other, are no list of teasers."""
LINK = 5
"""Words of a headline, bullet and all."""
LONG = 40
"""Words of a paragraph that is no teaser."""
PARAGRAPH = 12
"""A sentence of so many words is a paragraph of its own."""
CONTACT = re.compile(r"https?://|www\.|\b\S+@\S+\.\w{2,4}\b|(?:^|\s)@\w{3,}|\.(?:com|org|net|de|co\.uk)/")
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
SHAPES = (
    BULLET,
    re.compile(r"^\W?\d{1,3}[.):]"),
    re.compile(r"^(?:[A-Z][a-z]{2,8}\.? \d|\d{1,2}\.? [A-Z])"),
    re.compile(r"^[^:]{3,40}: "),
)
"""How the lines of a list begin: a bullet, a number, a date, a label."""
SEPARATOR = "separator"
MUCH = 0.12
ENOUGH = 150
"""A "Comments" after so many words closes the article; above them it is a button of the page's head."""
TEASED = re.compile(r"(?:\.\.\.|…|\[…\])$")
FIGURE = re.compile(r"\d")
FORM = 5
"""Times that the questions of a form come back."""
DIALOGUE = 0.3
"""Share of lines: a text with so many labels that come back names its speakers by them."""
AGAIN = "said again and again in the same text"
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
QUOTES = re.compile(r"[“”„«»\"‘]")
RARE = 0.15
"""A text that speaks to its reader in more lines than this share (a guide, a letter) speaks so in its body."""
QUOTED = re.compile(r"^[“„«\"‘'–—-].*")


@dataclass
class Weight:
    """A line's sum and the signs that count against it, strongest last."""

    line: Line
    known: Phrases | None
    score: float = 0.0
    against: list[tuple[float, str]] = field(default_factory=list)

    def add(self, weight: float, sign: str) -> None:
        self.score += weight
        if weight < 0:
            self.against.append((weight, sign))

    @property
    def why(self) -> str:
        """The strongest sign against the line."""
        return min(self.against)[1] if self.against else "not running text"


def weigh(line: Line, known: Phrases | None = None, *, capitals: bool = False) -> Weight:
    """What the line itself says. `capitals`: the whole text is in capitals, so that they mean nothing."""
    found = Weight(line, known)
    count = length(line)
    if line.ends and count >= 5:
        found.add(2.0, "a sentence")
    elif not line.ends:
        found.add(-0.75, "no sentence")
    for least, weight in ((15, 1.5), (30, 0.5), (45, 1.0)):
        if count >= least:
            found.add(weight, "long")
    if count <= 3:
        found.add(-0.75, "a few words only")
    elif count <= 8 and not line.ends:
        found.add(-0.5, "a short line without a sentence's end")
    _weigh_words(found, line, count)
    if not capitals:
        _weigh_capitals(found, line, count)
    _weigh_marks(found, line, count)
    return found


def length(line: Line) -> int:
    """Words; in a script without blanks every two signs count as one."""
    return max(len(line.words), len(UNSPACED.findall(line.text)) // 2)


def _weigh_words(found: Weight, line: Line, count: int) -> None:
    bare = [w.strip(".,:;!?“”\"'()").lower() for w in line.words]
    common = sum(w in words("english") or w in words("others") for w in bare) / count
    if count >= 5:
        if common >= 0.3:
            found.add(0.5, "words of running text")
        elif common < 0.12 and line.text.isascii():
            found.add(-1.0, "hardly a word of running text")


def _weigh_capitals(found: Weight, line: Line, count: int) -> None:
    long_words = [w for w in line.words if len(w) > 3 and w[0].isalpha()]
    if count >= 4 and line.text.isupper() and not line.ends:
        found.add(-5.5 if count >= HEADLINE else -3.0, "all capitals, as in a headline")
    elif len(long_words) >= 2 and not line.ends and sum(w[0].isupper() for w in long_words) >= 0.85 * len(long_words):
        found.add(-1.0 if 6 <= count <= 20 else -0.5, "capitals as in a headline or a list of names")


def _weigh_marks(found: Weight, line: Line, count: int) -> None:
    text = line.text
    if QUOTED.match(text) and line.ends:
        found.add(0.75, "a quotation")
    if CONTACT.search(text) and count <= 35:
        found.add(-1.0 if count <= 12 else -0.5, "an address")
    if CLOCK.search(text) and count <= 8 and not line.ends:
        found.add(-1.0, "a date or an hour alone")
    if TEASED.search(text):
        found.add(-1.0, "a teaser that breaks off")
    if " | " in text:
        found.add(-1.0, "parted by bars, as in a menu")
    half = len(text) // 2
    if count >= 4 and text[:half].strip() == text[half:].strip():
        found.add(-9.0, "the same words twice, as in a list of links")


def in_text(weights: Sequence[Weight]) -> None:
    """Adds what the rest of the text says. `weights` are those of one text, in order, known furniture among them."""
    own = [-2.0 if w.known else w.score for w in weights]
    strong = [i for i, score in enumerate(own) if score >= STRONG]
    company = _company(sum(map(_tells, weights)), len(weights))
    for weight in weights:
        weight.add(*company)
    if not strong:
        return
    furnished = any(map(_tells, weights[strong[-1] :]))
    for i, weight in enumerate(weights):
        before, after = (own[i - 1] if i else 0.0), (own[i + 1] if i + 1 < len(own) else -1.0)
        if before >= STRONG and after >= STRONG:
            weight.add(1.25, "between two paragraphs")
        else:
            weight.add(0.25 * (_clipped(before) + _clipped(after)), "among lines that are not running text")
        if i > strong[-1]:
            weight.add(-1.75 if furnished else -0.25, "after the last paragraph")
        elif i > strong[0]:
            weight.add(0.75, "inside the article")
        elif not weight.line.ends:
            weight.add(-1.5 if length(weight.line) <= 8 else -1.0, "above the first paragraph")


def _tells(weight: Weight) -> bool:
    """Whether a line is furniture of a page; separators stand in clean texts too."""
    return weight.known is not None and weight.known.why != SEPARATOR


def _company(known: int, lines: int) -> tuple[float, str]:
    """A text without any known furniture was cleaned before; one with much of it has more."""
    if known == 0:
        return 2.5, "the text has no furniture"
    if known >= 3 and known >= MUCH * lines:
        return -0.5, "the text has much furniture"
    return (0.75, "the text has little furniture") if known <= 2 else (0.0, "")


def lists(weights: Sequence[Weight]) -> None:
    """Three or more lines of one shape (numbered, with bullets, headed by a date) are a list, which an article may hold. A text
    that has more short lines than sentences, and little known furniture, is a list as a whole."""
    unknown = [w for w in weights if not w.known]
    fragments = [w for w in unknown if not w.line.ends]
    furniture = {w.line.text for w in weights if w.known}
    if len(fragments) >= max(12, 0.5 * len(unknown)) and len(furniture) < MUCH * len(weights):
        for weight in fragments:
            weight.add(1.25, "the text is a list")
    shapes = [next((i for i, shape in enumerate(SHAPES) if not w.known and shape.match(w.line.text)), None) for w in weights]
    start = 0
    for i in range(1, len(shapes) + 1):
        if i < len(shapes) and shapes[i] == shapes[start]:
            continue
        block = weights[start:i]
        if shapes[start] == 0 and start and _links_below(weights[start - 1], block):
            for weight in block:
                weight.add(-4.5, "headlines of others, below a finished sentence")
        elif shapes[start] is not None and len(block) >= 3:
            for weight in block:
                weight.add(1.25, "one of a list")
        start = i


def _links_below(above: Weight, block: Sequence[Weight]) -> bool:
    """Whether lines with bullets are links: a list of the text is announced by a colon or a heading, or is made of sentences or
    of single words; one line with a dash is somebody's words."""
    fragments = not any(w.line.ends for w in block) and sum(length(w.line) for w in block) >= LINK * len(block)
    return len(block) >= 2 and fragments and not above.known and above.line.ends


def _clipped(score: float) -> float:
    return max(-2.0, min(2.0, score))


def repeated(weights: Sequence[Weight]) -> None:
    """A line that stood in the text before is a teaser, a caption or a pull quote; a sentence said three times is a message of
    the page, and so are one to three words: its label or the byline of a live page (lines between these lengths come back in the
    body too: steps of a plan, rows of a table, which have figures)."""
    keys = [w.line.text.casefold() for w in weights]
    times = Counter(keys)
    form = _form(keys, times)
    seen: set[str] = set()
    for weight, key in zip(weights, keys, strict=True):
        if length(weight.line) >= 4 and key not in form:
            if times[key] >= 3 and weight.line.ends and not FIGURE.search(key):
                weight.add(-8.0, AGAIN)
            elif key in seen:
                weight.add(-0.75, "said before in the same text")
        seen.add(key)
    labels = [w for w, key in zip(weights, keys, strict=True) if times[key] >= 3 and _label(w)]
    if len(labels) < DIALOGUE * len(weights):
        for weight in labels:
            weight.add(-6.0, AGAIN)


def _label(weight: Weight) -> bool:
    """One to three words that neither introduce something nor stand in a list."""
    line = weight.line
    if weight.known or length(line) > 3:
        return False
    return not (line.ends or line.bullet or line.text.endswith(":") or line.text[0].isdigit())


def _form(keys: Sequence[str], times: Counter[str]) -> set[str]:
    """The questions of a form: lines that come back in turn, each time with other text after them (the same interview with many
    people). The messages of a page stand together, or are one."""
    often = {key for key, count in times.items() if count >= FORM}
    followed = sum(key in often and following not in often for key, following in pairwise(keys))
    return often if len(often) >= 2 and followed >= 0.8 * sum(times[key] for key in often) else set()


def addressed(weights: Sequence[Weight]) -> None:
    """Sentences that speak to the reader stand out of a text that does not, where the page has furniture."""
    own = [w for w in weights if not w.known]
    found = [w for w in own if w.line.ends and _speaks_to_reader(w.line)]
    if len(found) > RARE * len(own) or sum(map(_tells, weights)) < 2:
        return
    for weight in found:
        weight.add(-2.0 if length(weight.line) <= 30 else -1.0, "speaks to the reader, unlike the text")


def _speaks_to_reader(line: Line) -> bool:
    """Two words of address, or one in a line of a dozen words; a quotation speaks to somebody else."""
    if QUOTES.search(line.text):
        return False
    said = sum(w.strip(".,:;!?()").lower() in words("reader") for w in line.words)
    return said >= 2 or (said == 1 and len(line.words) <= PARAGRAPH)


def sections(weights: Sequence[Weight]) -> None:
    """After a heading of links or forms the lines are suspect until a paragraph follows; after the article's end all are."""
    total = sum(length(w.line) for w in weights if not w.known)
    passed = 0
    inside = ended = False
    for weight in weights:
        if weight.known:
            inside = inside or weight.known.section
            ended = ended or (weight.known.end and passed >= min(0.5 * total, ENOUGH))
            continue
        passed += length(weight.line)
        if ended:
            weight.add(-9.0, "after the article's end")
        elif inside:
            finished = weight.line.ends and length(weight.line) >= 8
            inside = weight.score < STRONG and not (finished and length(weight.line) >= PARAGRAPH)
            weight.add((-0.5 if finished else -1.5) if inside else 0.0, "in a block of links")


def tail(weights: Sequence[Weight]) -> None:
    """Running text is two paragraphs, one after the other, or a long one. Where none follow any more, in the later half of a text
    the three or more lines below the next furniture are teasers of other reports, however well they are written."""
    own = [i for i, weight in enumerate(weights) if not weight.known]
    runs = [b for a, b in pairwise(own) if weights[b].score >= STAYS and _runs_on(weights[a], weights[b])]
    if not runs:
        return
    start = next((i for i in range(runs[-1] + 1, len(weights)) if _tells(weights[i])), len(weights))
    below = [i for i in own if i > start]
    words_below = sum(length(weights[i].line) for i in below)
    if len(below) < 3 or words_below > 0.5 * sum(length(weights[i].line) for i in own):
        return
    for i in below:
        weights[i].add(-7.0, "below the article, among teasers")


def _runs_on(weight: Weight, following: Weight) -> bool:
    """Whether the second line belongs to running text: a paragraph below another, or a long one."""
    paragraph = weight.score >= STAYS and weight.line.ends and length(weight.line) >= TEASER
    return following.line.ends and length(following.line) >= (TEASER if paragraph else LONG)
