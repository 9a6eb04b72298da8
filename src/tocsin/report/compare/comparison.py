"""The comparison as a whole: four lists with reasons, as text, JSON or CSV. Where records differ is said, not who is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tocsin.link.incidents import Claim
from tocsin.report.compare.foreign import BadRow, ForeignRow, foreign_rows
from tocsin.report.compare.matching import Matched, Pair, matched
from tocsin.report.datasets import dataset
from tocsin.report.exports.colophon import Colophon
from tocsin.report.exports.content import Content, Numbered
from tocsin.report.exports.incidents import counts, day, per_claimant
from tocsin.report.exports.inert import one_line

COLUMNS: Final = (
    "list", "their_id", "their_date", "their_place", "their_type", "their_toll", "our_id", "our_title", "our_days", "our_place",
    "our_tolls", "score", "reasons", "differences", "rules", "versions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TollDifference:
    """A pair whose tolls differ: theirs, and each of our claims that does not allow it."""

    pair: Pair
    theirs: str
    others: tuple[str, ...]
    agreeing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`dataset` is whose shape the file has; `bad` are the rows that could not be taken in."""

    dataset: str
    colophon: Colophon
    found: Matched
    tolls: list[TollDifference]
    bad: list[BadRow]
    rows: int


def compare(path: Path, content: Content) -> Comparison:
    """Hold the incidents against the rows of a file. Raises ForeignError where it is no such file."""
    rows: list[ForeignRow] = []
    bad: list[BadRow] = []
    for row in foreign_rows(path):
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            rows.append(row)
    found = matched(rows, content.incidents())
    tolls = [toll for pair in found.pairs if (toll := toll_difference(pair))]
    label = dataset(rows[0].shape)["label"] if rows else "unknown"
    return Comparison(label, content.colophon, found, tolls, bad, len(rows))


def toll_difference(pair: Pair) -> TollDifference | None:
    """Where a standing claim on the killed does not allow their number; None where all do, or one side gives none."""
    claims = counts(pair.ours.incident, "killed")
    if pair.row.best is None or not claims:
        return None
    apart = [claim for claim in claims if not allows(claim, pair.row)]
    if not apart:
        return None
    agreeing = [f"{claim.answer.words} ({claim.holder.name})" for claim in claims if claim not in apart]
    return TollDifference(pair, pair.row.toll, tuple(f"{c.answer.words} ({c.holder.name})" for c in apart), tuple(agreeing))


def allows(claim: Claim, row: ForeignRow) -> bool:
    """Whether a claim's range and theirs overlap."""
    low = row.low if row.low is not None else row.best or 0
    high = row.high if row.high is not None else row.best or 0
    return (claim.answer.low or 0) <= high and (claim.answer.high is None or low <= claim.answer.high)


def table(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """The four lists as rows of COLUMNS: both, theirs, ours; and once more those with other tolls."""
    closing = {"rules": comparison.colophon.rules, "versions": comparison.colophon.versions}
    for pair in comparison.found.pairs:
        why = {"score": pair.score, "reasons": list(pair.reasons), "differences": list(pair.differences)}
        yield {"list": "in both", **theirs(pair.row), **ours(pair.ours), **why, **closing}
    for row, reason in comparison.found.only_theirs:
        yield {"list": "only theirs", **theirs(row), "reasons": reason, **closing}
    for numbered, reason in comparison.found.only_ours:
        yield {"list": "only ours", **ours(numbered), "reasons": reason, **closing}
    for toll in comparison.tolls:
        differences = [f"theirs {toll.theirs}; ours {', '.join(toll.others)}"]
        yield {"list": "other toll", **theirs(toll.pair.row), **ours(toll.pair.ours), "differences": differences, **closing}


def theirs(row: ForeignRow) -> dict[str, Any]:
    """The columns about their row."""
    days = row.first.isoformat() if row.first == row.last else f"{row.first} to {row.last}"
    kind = f"{row.kind}: {row.sub}" if row.sub else row.kind
    return {"their_id": row.id, "their_date": days, "their_place": row.place, "their_type": kind, "their_toll": row.toll}


def ours(numbered: Numbered) -> dict[str, Any]:
    """The columns about our incident."""
    found = numbered.incident
    first, last = day(found.when.first), day(found.when.last)
    return {
        "our_id": numbered.name, "our_title": found.title,
        "our_days": first if first == last else f"{first or '…'} to {last or '…'}",
        "our_place": found.sites[0].name if found.sites else None, "our_tolls": per_claimant(found, "killed"),
    }  # fmt: skip


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain JSON types."""
    rows: dict[str, list[dict[str, Any]]] = {"in both": [], "only theirs": [], "only ours": [], "other toll": []}
    for row in table(comparison):
        name = row.pop("list")
        rows[name].append({key: value for key, value in row.items() if key not in ("rules", "versions")})
    bad = [{"line": one.line, "why": one.why} for one in comparison.bad]
    return {
        "colophon": comparison.colophon.to_dict(),
        "dataset": comparison.dataset,
        "rows": comparison.rows,
        **rows,
        "unread": bad,
    }


def as_text(comparison: Comparison, most: int = 50) -> str:
    """The comparison for the terminal; of each list at most so many, the rest counted."""
    found = comparison.found
    lines = [
        f"{comparison.rows:,} rows in {comparison.dataset}'s shape: {len(found.pairs):,} in both, "
        f"{len(found.only_theirs):,} only theirs, {len(found.only_ours):,} only ours, {len(comparison.tolls):,} with other tolls",
        "Neither is taken to be right. " + comparison.colophon.identity,
    ]
    lines += _listed("In both", [_pair(pair) for pair in found.pairs], most)
    lines += _listed("Only theirs", [f"{_row(row)} [{why}]" for row, why in found.only_theirs], most)
    lines += _listed("Only ours", [f"{one.name} {one.incident.title} [{why}]" for one, why in found.only_ours], most)
    lines += _listed("Tolls that differ", [_toll(toll) for toll in comparison.tolls], most)
    lines += _listed("Rows that could not be read", [f"line {one.line}: {one.why}" for one in comparison.bad], most)
    return "\n".join(lines) + "\n"


def _row(row: ForeignRow) -> str:
    return f"{row.id} {row.first} {row.place} {row.kind}"


def _pair(pair: Pair) -> str:
    return f"{pair.row.id} = {pair.ours.name} {pair.ours.incident.title} [{'; '.join(pair.reasons)}]"


def _toll(toll: TollDifference) -> str:
    numbers = "; ".join((*toll.others, *toll.agreeing))
    return f"{toll.pair.row.id} = {toll.pair.ours.name}: theirs {toll.theirs}; ours {numbers}"


def _listed(title: str, entries: list[str], most: int) -> list[str]:
    if not entries:
        return []
    rest = [f"  … and {len(entries) - most:,} more"] if len(entries) > most else []
    return ["", title, *(f"  {one_line(entry)}" for entry in entries[:most]), *rest]
