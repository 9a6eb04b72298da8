"""Reports that have to do with a report."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.store.answers import Related
from tocsin.store.linking import Linking
from tocsin.store.reports import Reports
from tocsin.store.tags import marks


def related(linking: Linking, reports: Reports, report: int, limit: int) -> list[Related]:
    """Other reports with the reason for each, the strongest reasons first; each once."""
    found: dict[int, str] = {}
    for number, why in _all(linking, report, limit + 1):
        if number != report:
            found.setdefault(number, why)
    kept = ((reports.newest(number), why) for number, why in found.items())
    return [Related(one, why) for one, why in kept if one is not None and not one.erased][:limit]


def _all(linking: Linking, report: int, limit: int) -> Iterator[tuple[int, str]]:
    rows = linking.database.rows
    incidents = dict.fromkeys(row.incident for row in linking.mentions.of_report(report) if row.incident is not None)
    for one in incidents:
        sql = """SELECT DISTINCT m.report FROM memberships s JOIN mentions m ON m.id = s.mention
                 WHERE s.incident = ? AND s.until IS NULL LIMIT ?"""
        yield from ((row[0], f"tells of the same incident, i{one}") for row in rows(sql, (one, limit)))
    versions = [row[0] for row in rows("SELECT id FROM versions WHERE report = ?", (report,))]
    asked = marks(versions)
    sql = f"""SELECT DISTINCT v.report FROM versions v JOIN (
                SELECT source other FROM copies WHERE version IN ({asked})
                UNION SELECT version FROM copies WHERE source IN ({asked})
              ) c ON c.other = v.id LIMIT ?"""
    yield from ((row[0], "shares copied text") for row in rows(sql, (*versions, *versions, limit)))
    story = linking.stories.of(report)
    if story is not None:
        sql = "SELECT report FROM linked WHERE story = ? ORDER BY report DESC LIMIT ?"
        yield from ((row[0], f"belongs to the same story, s{story}") for row in rows(sql, (story, limit)))
