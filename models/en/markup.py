"""Marked-up reports into training rows: `python models/en/markup.py FILE.xml … > rows.jsonl`.

The way to teach the reader: write reports in your own words, mark them as `data/README.md` says, and run this. It checks what a
machine can check (spans, labels, that every holder exists) and names each report that fails; the others are printed.
"""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.model.vocabulary import EVENT_TYPES, MODES, STANCES, VALUES

Row = dict[str, Any]
KINDS = ("direct", "indirect", "mixed")


class MarkupError(ValueError):
    """A report whose markup cannot be used; the message says which tag and why."""


def flattened(node: ET.Element, at: int = 0) -> tuple[str, list[tuple[str, dict[str, str], int, int]]]:
    """The text of an element, and (tag, attributes, start, end) of everything marked in it, innermost first."""
    text, marks = node.text or "", []
    for child in node:
        inner, inner_marks = flattened(child, at + len(text))
        marks += [*inner_marks, (child.tag, dict(child.attrib), at + len(text), at + len(text) + len(inner))]
        text += inner + (child.tail or "")
    return text, marks


def row_of(report: ET.Element) -> Row:
    """One report as a row of the whole-report format. Raises MarkupError."""
    raw, marks = flattened(report)
    text, lead = raw.strip(), len(raw) - len(raw.lstrip())
    statements: dict[str, Row] = {}
    events: dict[str, Row] = {}
    for tag, values, start, end in marks:
        span = [start - lead, end - lead]
        words = text[span[0] : span[1]]
        if not words or words != words.strip():
            raise MarkupError(f"<{tag}> is empty or has a blank at its edge: {words!r}")
        if tag in ("src", "cue", "con", "via"):
            _mark_statement(statements, tag, values, span, words)
        elif tag in ("ev", "act", "rec", "at", "when", "num"):
            _mark_event(events, tag, values, span)
        else:
            raise MarkupError(f"unknown tag <{tag}>")
    _check(statements, events)
    _nest(list(statements.values()))
    key = {"statements": _sorted(statements), "events": _sorted(events)}
    return {"id": report.get("id"), "published": report.get("published"), "style": report.get("style"), "text": text, **key}


def _sorted(rows: dict[str, Row]) -> list[Row]:
    return sorted(rows.values(), key=lambda row: int(re.sub(r"\D", "", row["id"]) or 0))


def _mark_statement(statements: dict[str, Row], tag: str, values: dict[str, str], span: list[int], words: str) -> None:
    empty: Row = {"speaker": None, "speaker_name": None, "country": None, "sector": None, "cue": None, "stance": None}
    empty |= {"negated": False, "kind": None, "content": [], "channel": None, "within": None}
    one = statements.setdefault(values["i"], {"id": f"s{values['i']}", **empty})
    if tag == "con":
        one["content"].append(span)
        one["kind"] = one["kind"] or values.get("kind")
        one["stance"] = one["stance"] or values.get("stance")
        return
    field = {"src": "speaker", "cue": "cue", "via": "channel"}[tag]
    if one[field] is not None:
        raise MarkupError(f"statement {values['i']} has two <{tag}>")
    one[field] = span
    if tag == "src":
        one |= {"speaker_name": values.get("name") or words, "country": values.get("country"), "sector": values.get("sector")}
    elif tag == "cue":
        one |= {"stance": values.get("stance"), "negated": values.get("neg") == "1"}


def _mark_event(events: dict[str, Row], tag: str, values: dict[str, str], span: list[int]) -> None:
    empty: Row = {"type": None, "trigger": None, "actors": [], "recipients": [], "places": [], "when": None, "counts": []}
    one = events.setdefault(values["e"], {"id": f"e{values['e']}", **empty, "held": [], "core": True})
    if tag == "ev":
        if one["trigger"]:
            raise MarkupError(f"event {values['e']} has two triggers")
        one |= {
            "type": values["type"],
            "trigger": span,
            "core": values.get("core", "1") == "1",
            "held": list(_held(values["held"])),
        }
    elif tag == "when":
        one["when"] = {"span": span, "start": values.get("start"), "end": values.get("end")}
    else:
        field = {"act": "actors", "rec": "recipients", "at": "places", "num": "counts"}[tag]
        one[field].append({"span": span, **{k: v for k, v in values.items() if k != "e"}})


def _held(written: str) -> Iterator[Row]:
    """ "author:Uu 1:PR+/planned" as held values."""
    for part in written.split():
        holder, _, answer = part.partition(":")
        value, _, mode = answer.partition("/")
        if value not in VALUES or (mode and mode not in MODES):
            raise MarkupError(f"no value or mode {answer!r}")
        yield {"holder": holder if holder == "author" else f"s{holder}", "value": value, "mode": mode or None}


def _check(statements: dict[str, Row], events: dict[str, Row]) -> None:
    for name, one in statements.items():
        if not one["content"] or one["stance"] not in STANCES or one["kind"] not in KINDS:
            raise MarkupError(f"statement {name} lacks content, a stance or a kind")
    for name, event in events.items():
        if not event["trigger"] or event["type"] not in EVENT_TYPES:
            raise MarkupError(f"event {name} lacks a trigger or has no known type")
        holders = {held["holder"] for held in event["held"]}
        if "author" not in holders or not holders <= {"author", *(s["id"] for s in statements.values())}:
            raise MarkupError(f"event {name}: the author's value is missing, or a holder is no statement")


def _nest(statements: list[Row]) -> None:
    """`within`: the smallest statement one piece of whose content holds all of this one's."""
    for one in statements:
        one["content"].sort()
        first, last = one["content"][0][0], one["content"][-1][1]
        around = [
            o
            for o in statements
            if o is not one and any(a <= first and last <= b and b - a > last - first for a, b in o["content"])
        ]
        if around:
            one["within"] = min(around, key=lambda o: o["content"][-1][1] - o["content"][0][0])["id"]


def main() -> int:
    good = bad = 0
    for name in sys.argv[1:]:
        try:
            root = ET.fromstring(Path(name).read_text("utf8"))
        except (OSError, ET.ParseError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            bad += 1
            continue
        for report in root.iter("report"):
            try:
                print(json.dumps(row_of(report), ensure_ascii=False))
                good += 1
            except (MarkupError, KeyError) as error:
                print(f"{name}, report {report.get('id')}: {error}", file=sys.stderr)
                bad += 1
    print(f"{good} reports, {bad} bad", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
