"""Answers without any thought, on the gold's own mentions, so that the figures can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from incidents.gold import Gold, Incident, Mention, Row

Key = Callable[[Gold, Incident, Mention], str]


def alone(gold: Gold, incident: Incident, mention: Mention) -> str:
    """Every mention is a happening of its own."""
    return f"{mention.report}:{mention.start}"


def type_and_day(gold: Gold, incident: Incident, mention: Mention) -> str:
    """All of one type in reports of one day are one happening."""
    return f"{incident.type} {gold.published[mention.report][:10]}"


def type_only(gold: Gold, incident: Incident, mention: Mention) -> str:
    """All of one type are one happening."""
    return str(incident.type)


BASELINES: Final[dict[str, Key]] = {"alone": alone, "type-and-day": type_and_day, "type": type_only}


def predicted(gold: Gold, key: Key) -> list[Row]:
    """The rows of a baseline: every report counts as an origin, nothing is disputed."""
    clusters: dict[str, list[Row]] = {}
    for incident in gold.incidents:
        for mention in incident.mentions:
            row = {"report": mention.report, "start": mention.start, "end": mention.end, "type": incident.type}
            clusters.setdefault(key(gold, incident, mention), []).append(row)
    return [
        {"incident": name, "mentions": mentions, "origins": len({m["report"] for m in mentions}), "disputes": []}
        for name, mentions in clusters.items()
    ]


def unlinked(records: Iterable[Row]) -> list[Row]:
    """The events of records (`tocsin read … --format jsonl`), each alone: what the reader finds before anything is linked."""
    return [
        {
            "incident": f"{record['report']['ref']} {event['id']}",
            "mentions": [{"report": record["report"]["ref"], "type": event["type"]} | _span(event["trigger"])],
            "origins": 1,
        }
        for record in records
        for event in record["events"]
    ]


def _span(span: Row) -> Row:
    return {"start": span["start"], "end": span["end"]}


def perfect(gold: Gold) -> list[Row]:
    """The gold as an answer: what the best possible linker would say."""
    answer = predicted(gold, lambda _, incident, mention: incident.id)
    for row in answer:
        row["origins"] = next(i.origins for i in gold.incidents if i.id == row["incident"])
    for dispute in gold.disputes:
        claimed = {"question": dispute.question, "holders": [s.names[0] for s in dispute.sides], "reports": list(dispute.reports)}
        if not any(row["incident"] == dispute.about for row in answer):
            answer.append({"incident": dispute.about, "mentions": [], "disputes": []})
        next(row for row in answer if row["incident"] == dispute.about)["disputes"].append(claimed)
    return answer
